"""What a person types to give out work, to ask about claims and to check them blind, as the actions take it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import people_who_may
from factcheck.articles.assigning import WORKS
from factcheck.claims.forms import date_input
from factcheck.claims.models import Rating, Verdict
from factcheck.claims.second_checks import people_to_ask
from factcheck.claims.states import CheckStatus, QuestionResult
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind


class MomentField(forms.DateTimeField):
    """A day and a time in the zone that is active, which its label names."""

    def __init__(self, **kwargs: Any) -> None:
        moment = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=moment, required=False, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs)


class _InAZone(forms.Form):
    """A form with times: it is made, read and shown while the zone is active."""

    moments: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        for name in self.moments:
            field = self.fields[name]
            field.label = _now("%(label)s (%(zone)s)") % {"label": field.label, "zone": zone}


class AssignForm(_InAZone):
    """Who gets it, and until when."""

    moments = ("due",)

    to = forms.ModelChoiceField(
        label=_("Assign to"),
        queryset=User.objects.none(),
        to_field_name="username",
        required=False,
        empty_label=_("Nobody"),
    )
    due = MomentField(label=_("Due"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people_who_may(WORKS)  # type: ignore[attr-defined]


class AssignArticleForm(AssignForm):
    """Who gets the article, until when, and the desk that it belongs to."""

    desk = forms.CharField(
        label=_("Desk"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "desks", "autocomplete": "off"}),
        help_text=_("As in “Foreign”. Figures are counted by desk."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        self.fields["due"].label = _now("Deadline (%(zone)s)") % {"zone": zone}


class AskForm(forms.Form):
    """A question about a claim, to whom, and the check status that comes with it."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ModelChoiceField(
        label=_("Ask"),
        queryset=Source.objects.none(),
        to_field_name="uid",
        required=False,
        empty_label=_("The author of the article"),
    )
    question = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2_000,
        help_text=_("In other words than those quoted: facts are read back, a quotation never is."),
    )
    status = forms.ChoiceField(
        label=_("Check status with it"),
        required=False,
        choices=[
            ("", _("Leave it as it is")),
            (CheckStatus.QUERY_TO_AUTHOR.value, CheckStatus.QUERY_TO_AUTHOR.label),
            (CheckStatus.AWAITING_REPLY.value, CheckStatus.AWAITING_REPLY.label),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Source.objects.filter(kind=SourceKind.PERSON).order_by("name", "pk")
        self.fields["source"].queryset = people  # type: ignore[attr-defined]


class AnswerForm(_InAZone):
    """What a question brought, in which words, and when."""

    moments = ("answered_at",)

    result = forms.ChoiceField(
        label=_("Result"),
        choices=[(result.value, result.label) for result in QuestionResult if result != QuestionResult.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer, paraphrased"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=5_000
    )
    answered_at = MomentField(label=_("Answered"), help_text=_("Empty means now."))


class AskSecondCheckForm(forms.Form):
    """Who is to check the claim blind: people who had no hand in the verdict."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    checker = forms.ModelChoiceField(
        label=_("Ask"), queryset=User.objects.none(), to_field_name="username", empty_label=_("Choose a person")
    )

    def __init__(self, *args: Any, verdict: Verdict | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if verdict:
            self.fields["checker"].queryset = people_to_ask(verdict)  # type: ignore[attr-defined]


class SecondCheckForm(forms.Form):
    """A finding by somebody who has not seen the first one; `revision` is the text that they read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    rating = forms.ModelChoiceField(
        label=_("Rating"),
        queryset=Rating.objects.filter(is_active=True),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a rating.")},
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
        help_text=_("Name the source that you found, and the place in it: a page, a paragraph, a time."),
        error_messages={"required": _("Explain the rating in a sentence or two, and name the source.")},
    )
    as_of = forms.DateField(
        label=_("As of"),
        widget=date_input(),
        error_messages={"required": _("Say as of which day the finding holds.")},
    )
