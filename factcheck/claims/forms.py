"""What a person types on a claim, read into what the actions take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Rating, Verdict
from factcheck.claims.states import CheckStatus, ClaimantType, ClaimKind, LocatorKind, Risk, Stance


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class MarkForm(forms.Form):
    """A selection: offsets in code points, and the words that the person saw."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    start = forms.IntegerField(widget=forms.HiddenInput)
    end = forms.IntegerField(widget=forms.HiddenInput)
    # Not stripped: the words are compared with the text as they are.
    exact = forms.CharField(widget=forms.HiddenInput, strip=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ClaimKind)
    claimant = forms.CharField(label=_("Claimant"), required=False, max_length=200)


class SentenceForm(forms.Form):
    """One sentence of the list that works without a script."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    sentence = forms.RegexField(r"^\d{1,9}-\d{1,9}$", widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of claim"), choices=ClaimKind)

    def span(self) -> tuple[int, int]:
        start, end = self.cleaned_data["sentence"].split("-")
        return int(start), int(end)


class BoundsForm(forms.Form):
    """The words a claim is to stand on: selected (offsets and what was seen), or typed as they stand in the text."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    exact = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    words = forms.CharField(
        label=_("The words, as they stand in the text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        help_text=_("Of several places the nearest to the words now is taken."),
    )


class KindForm(forms.Form):
    """What kind of claim it is, and who makes it."""

    kind = forms.ChoiceField(label=_("Kind of claim"), choices=ClaimKind)
    claimant = forms.CharField(
        label=_("Claimant"),
        required=False,
        max_length=200,
        help_text=_("Who says it, where the article attributes it."),
    )
    claimant_type = forms.ChoiceField(
        label=_("The claimant is"),
        required=False,
        choices=ClaimantType,
        help_text=_("Exports tell it: “Brett McGurk” is a person, “Goldman Sachs” is none."),
    )


class VerdictForm(forms.Form):
    """A finding: everything may stay empty in a draft; submitting says what is missing."""

    rating = forms.ModelChoiceField(
        label=_("Rating"),
        queryset=Rating.objects.filter(is_active=True),
        to_field_name="slug",
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label=_("Explanation"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    as_of = forms.DateField(label=_("As of"), required=False, widget=date_input())
    review_by = forms.DateField(label=_("Look again by"), required=False, widget=date_input())

    @classmethod
    def of(cls, verdict: Verdict | None) -> "VerdictForm":
        """The form with what the version says, or empty for a first one."""
        if verdict is None:
            return cls()
        return cls(
            initial={
                "rating": verdict.rating.slug if verdict.rating else None,
                "explanation": verdict.explanation,
                "as_of": verdict.as_of,
                "review_by": verdict.review_by,
            }
        )


class CiteArticleForm(forms.Form):
    """Words of another article here: selected (offsets and what was seen), one of its sentences, or typed."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    exact = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    sentence = forms.RegexField(r"^\d{1,9}-\d{1,9}$", widget=forms.HiddenInput, required=False)
    stance = forms.ChoiceField(label=_("It"), choices=Stance, widget=forms.RadioSelect)
    quotation = forms.CharField(
        label=_("Or type the words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        help_text=_("They are found in the article, however its quotation marks and dashes are set."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=2_000)

    def selected(self, text: str) -> tuple[int, int, str] | None:
        """Start, end and words of what was selected or picked in the text; None where words were typed."""
        given = self.cleaned_data
        if given["exact"] and given["start"] is not None and given["end"] is not None:
            return given["start"], given["end"], given["exact"]
        if given["sentence"]:
            start, end = (int(offset) for offset in given["sentence"].split("-"))
            return start, end, text[start:end]
        return None


class CiteSourceForm(forms.Form):
    """What a source that is no article here says, and where."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(label=_("It"), choices=Stance, widget=forms.RadioSelect)
    quotation = forms.CharField(
        label=_("Quotation"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )
    locator_kind = forms.ChoiceField(
        label=_("Locator"),
        required=False,
        choices=[(kind.value, kind.label) for kind in LocatorKind if kind != LocatorKind.SPAN],
    )
    locator = forms.CharField(label=_("Where"), required=False, max_length=120)
    note = forms.CharField(label=_("Note"), required=False, max_length=2_000)


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("Check status"), choices=CheckStatus)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("Needed for “on author” and “dismissed”.")
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=500)


class RiskForm(forms.Form):
    """How much harm a mistake in the claim would do."""

    risk = forms.ChoiceField(
        label=_("Risk"), choices=Risk, help_text=_("It decides whether one person approves, or two.")
    )
