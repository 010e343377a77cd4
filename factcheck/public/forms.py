"""What a person says when they publish or retract."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import LONGEST_REASON


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
