"""What a person says when they publish or retract, and what they answer to a reader."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import LONGEST_REASON
from factcheck.corrections.models import Correction
from factcheck.public.actions.answering import LONGEST_ANSWER
from factcheck.public.states import ReportOutcome


class PublishForm(forms.Form):
    """The revision that readers are to see; which of them may be published is the action's to say."""

    revision = forms.ModelChoiceField(
        label=_("Revision"),
        queryset=Revision.objects.none(),
        to_field_name="number",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the revision that readers are to see.")},
    )
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, article: Article) -> None:
        super().__init__(data, initial={"uid": uuid4()})
        revisions = Revision.objects.filter(article=article).defer("text", "blocks", "inlines")
        self.fields["revision"].queryset = revisions  # type: ignore[attr-defined]


class RetractForm(forms.Form):
    """Why an article is taken back; readers read it."""

    reason = forms.CharField(
        label=_("Reason, as readers will read it"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("A retraction tells readers why. Write the reason.")},
    )


class _CorrectionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}. {Truncator(obj.note).chars(110)}"


class AnswerForm(forms.Form):
    """What became of a report; what has to go with which outcome is the action's to say."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=ReportOutcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what became of the report: corrected, no error, or known already.")},
    )
    correction = _CorrectionField(
        label=_("Correction"),
        queryset=Correction.objects.none(),
        to_field_name="uid",
        required=False,
        empty_label=_("None"),
        help_text=_("Issued ones that readers see. Needed where the outcome is “Corrected”."),
    )
    answer = forms.CharField(
        label=_("Answer, as the reader will read it"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Needed unless a correction says it all."),
    )

    def __init__(self, data: Any = None, *, corrections: QuerySet[Correction]) -> None:
        super().__init__(data)
        self.fields["correction"].queryset = corrections  # type: ignore[attr-defined]
