"""What a person types on a correction, read into what the actions take."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.forms import CountedDayField
from factcheck.articles.models import Article, Publication, Revision
from factcheck.claims.models import Claim
from factcheck.claims.queries import with_words
from factcheck.corrections.actions.writing import AlsoWrong, Written, note_for
from factcheck.corrections.lateness import without_explanation
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionType, ErrorKind, FoundThrough, Scope
from factcheck.language.sentences import sentence_at, sentences

# What the form and the action call by the same name.
KEPT = (
    "type",
    "error_kind",
    "scope",
    "wrong",
    "right",
    "dated",
    "subject",
    "note",
    "found_through",
    "found_how",
    "found_by",
    "found_at",
    "late_because",
)
WRITTEN = (*KEPT, "at")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LocalMinuteField(forms.DateTimeField):
    """A day and minute as the clock of one time zone shows them; `zone` is set by the form that has the field."""

    zone = "UTC"
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def to_python(self, value: Any) -> datetime | None:
        """Reads it in the zone; raises ValidationError for a minute that its clock skipped or showed twice."""
        with timezone.override(self.zone):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Shows it in the zone."""
        with timezone.override(self.zone):
            return super().prepare_value(value)


class FurtherForm(forms.Form):
    """One more change that shares the note; without words it is none. `at` is where its sentence ends."""

    error_kind = forms.ChoiceField(label=_("Kind of this error"), choices=ErrorKind)
    scope = forms.ChoiceField(label=_("This stood in"), choices=Scope)
    wrong = forms.CharField(label=_("Also wrong"), required=False, max_length=2_000, widget=_area(2))
    right = forms.CharField(label=_("Also right"), required=False, max_length=2_000, widget=_area(2))
    subject = forms.CharField(label=_("What this misstated"), required=False, max_length=200)
    claim = forms.ChoiceField(label=_("Its claim"), required=False)
    at = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    leave_out = forms.BooleanField(label=_("Leave it out of the note"), required=False)

    def __init__(self, *args: Any, claims: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].choices = claims  # type: ignore[attr-defined]


MOST_IN_ONE_NOTE = 20
FurtherFormSet = forms.formset_factory(FurtherForm, extra=1, max_num=MOST_IN_ONE_NOTE, absolute_max=MOST_IN_ONE_NOTE)


class CorrectionForm(forms.Form):
    """A correction; most of it may stay empty in a draft, and submitting says what is missing."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # The note as the house worded it when the form was shown: one that is still the same is worded anew.
    worded = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4_000)
    type = forms.ChoiceField(label=_("Type"), choices=CorrectionType)
    error_kind = forms.ChoiceField(label=_("Kind of error"), choices=ErrorKind)
    scope = forms.ChoiceField(label=_("It stood in"), choices=Scope)
    wrong = forms.CharField(
        label=_("Wrong words"),
        required=False,
        max_length=2_000,
        widget=_area(3),
        help_text=_("Empty where they are not known."),
    )
    right = forms.CharField(label=_("Right words"), required=False, max_length=2_000, widget=_area(3))
    subject = forms.CharField(
        label=_("What was misstated"),
        required=False,
        max_length=200,
        help_text=_("For the note, as in “the number of soldiers killed”."),
    )
    dated = forms.DateField(
        label=_("Date of the note"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2_000,
        widget=_area(3),
        help_text=_("As readers will see it. Left empty, it is worded in the house style."),
    )
    after = forms.ChoiceField(label=_("The sign stands after"), required=False)
    words = forms.CharField(
        label=_("Or after these words of the corrected text"), required=False, max_length=2_000, strip=False
    )
    claim = forms.ChoiceField(label=_("Claim"), required=False)
    found_through = forms.ChoiceField(
        label=_("Who pointed it out"), choices=[("", _("Not said")), *FoundThrough.choices], required=False
    )
    found_how = forms.CharField(
        label=_("How it was found"), required=False, max_length=200, help_text=_("As in “a letter from a reader”.")
    )
    found_by = forms.CharField(label=_("Who found it"), required=False, max_length=200)
    found_at = LocalMinuteField(label=_("When it was found"), required=False)
    late_because = forms.CharField(
        label=_("Why the note comes late"),
        required=False,
        max_length=1_000,
        widget=_area(2),
        help_text=_("Needed once thirty days have passed since it was found. The note ends in it."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        article: Article,
        texts: tuple[Revision, Revision],
        further: Sequence[Mapping[str, Any]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.article = article
        self.old, self.new = texts
        found_at = self.fields["found_at"]
        found_at.zone = article.zone_name  # type: ignore[attr-defined]
        found_at.help_text = _now("By the clock of %(zone)s.") % {"zone": article.zone_name}
        choices: dict[str, list[tuple[str, str]]] = {
            "after": sentence_choices(self.new),
            "claim": claim_choices(article),
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        names_further = data is not None and "further-TOTAL_FORMS" in data
        self.further = FurtherFormSet(
            data if names_further else None,
            prefix="further",
            initial=[dict(one) for one in further],
            form_kwargs={"claims": choices["claim"]},
        )

    @classmethod
    def of(cls, correction: Correction) -> "CorrectionForm":
        """The form with what a correction says."""
        assert correction.from_revision is not None, "what is made here has both texts"
        anchor = correction.anchors.filter(revision=correction.to_revision, closed_at__isnull=True).first()
        end = anchor.end if anchor and anchor.end else 0
        return cls(
            article=correction.article,
            texts=(correction.from_revision, correction.to_revision),
            initial={
                **{name: getattr(correction, name) for name in ("uid", *KEPT)},
                **place_in_form(correction.to_revision.text, end),
                "note": without_explanation(correction.note, correction.late_because),
                "claim": correction.claim.uid if correction.claim else "",
            },
            further=[
                {
                    **{name: getattr(one, name) for name in ("error_kind", "scope", "wrong", "right", "subject", "at")},
                    "claim": one.claim.uid if one.claim else "",
                }
                for one in correction.further_changes.select_related("claim")
            ],
        )

    def is_valid(self) -> bool:
        """Whether everything that was typed can be read, of the further changes too."""
        return super().is_valid() and (not self.further.is_bound or self.further.is_valid())

    def clean(self) -> dict[str, Any]:
        """Finds the place of the marker; typed words win over the chosen sentence."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["at"] = None
        words = cleaned.get("words", "").replace("\r\n", "\n").strip()
        if words:
            places = self.new.text.count(words)
            if places == 1:
                cleaned["at"] = self.new.text.index(words) + len(words)
            elif places:
                self.add_error("words", _stands_often(places))
            else:
                said = _now("These words do not stand in revision %(number)s. Copy them from the text.")
                self.add_error("words", said % {"number": self.new.number})
        elif cleaned.get("after"):
            cleaned["at"] = int(cleaned["after"].split("-")[1])
        return cleaned

    def written(self) -> Written:
        """What was typed, as the actions take it."""
        typed = self.cleaned_data
        return Written(
            from_revision=self.old,
            to_revision=self.new,
            claim=self._claim(typed["claim"]),
            further=tuple(self._further()),
            **{name: typed[name] for name in WRITTEN},
        )

    def with_note_of_the_house(self) -> "CorrectionForm":
        """The same form, its note worded anew from the other fields."""
        note = note_for(self.article, self.written())
        data = {**self.data.dict(), "note": note, "worded": note}  # type: ignore[attr-defined]
        return CorrectionForm(data, article=self.article, texts=(self.old, self.new))

    def as_it_will_read(self) -> "CorrectionForm":
        """The same form: a note that nobody has touched is worded anew, one that somebody wrote stays."""
        note, worded = (" ".join(self.cleaned_data[name].split()) for name in ("note", "worded"))
        return self if note and note != worded else self.with_note_of_the_house()

    def _further(self) -> Iterator[AlsoWrong]:
        for form in self.further if self.further.is_bound else ():
            typed = form.cleaned_data
            if typed.get("leave_out") or not (typed.get("wrong") or typed.get("right")):
                continue
            said = {name: typed[name] for name in ("error_kind", "scope", "wrong", "right", "subject", "at")}
            yield AlsoWrong(claim=self._claim(typed["claim"]), **said)

    def _claim(self, uid: str) -> Claim | None:
        return Claim.objects.get(article=self.article, uid=uid) if uid else None


def sentence_choices(revision: Revision) -> list[tuple[str, str]]:
    """The sentences of a text, numbered, by their span."""
    choices = [("", _now("No sentence chosen"))]
    for number, (start, end) in enumerate(sentences(revision.text), start=1):
        choices.append((f"{start}-{end}", f"{number}. {_shown(revision.text[start:end])}"))
    return choices


def claim_choices(article: Article) -> list[tuple[str, str]]:
    """The claims of an article that stand, by number."""
    claims = with_words(Claim.objects.filter(article=article, withdrawn_at__isnull=True)).order_by("number")
    known = [(str(claim.uid), f"{claim.number}. {_shown(claim.words or '')}") for claim in claims]  # type: ignore[attr-defined]
    return [("", _now("None")), *known]


def place_in_form(text: str, end: int) -> dict[str, str]:
    """How a place shows in the form: the sentence it ends, else the words before it."""
    if not end:
        return {"after": "", "words": ""}
    start, sentence_end = sentence_at(text, end - 1, end)
    if sentence_end == end:
        return {"after": f"{start}-{end}", "words": ""}
    return {"after": "", "words": text[start:end]}


def _shown(words: str) -> str:
    return Truncator(" ".join(words.split())).chars(90)


def _stands_often(places: int) -> ValidationError:
    said = ngettext(
        "These words stand %(number)s time in the text.",
        "These words stand %(number)s times in the text. Copy some more of those before them.",
        places,
    )
    return ValidationError(said % {"number": places})


class SignPlaceForm(forms.Form):
    """The sentence of a text that a sign stands after."""

    after = forms.ChoiceField(
        label=_("The sign stands after"), error_messages={"required": _("Choose the sentence that it stands after.")}
    )

    def __init__(self, data: Any = None, *, revision: Revision) -> None:
        super().__init__(data)
        self.fields["after"].choices = sentence_choices(revision)  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    note = forms.CharField(label=_("What to change"), widget=_area(3), max_length=2_000)


class BreakGlassForm(forms.Form):
    break_glass_reason = forms.CharField(label=_("Why nobody else can decide"), widget=_area(3), max_length=2_000)


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label=_("Why readers need not be told"),
        widget=_area(2),
        max_length=2_000,
        error_messages={"required": _("Say why readers need not be told. The record keeps the reason and your name.")},
    )


class DiscardForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is not needed"), widget=_area(2), max_length=2_000, help_text=_("Kept with its number.")
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"), widget=_area(3), max_length=2_000, help_text=_("Readers see it.")
    )


class _SuccessorField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}. {_shown(obj.note)}"


class SupersedeForm(forms.Form):
    successor = _SuccessorField(
        label=_("It gives way to"), queryset=Correction.objects.none(), to_field_name="uid", empty_label=None
    )

    def __init__(self, data: Any = None, *, successors: QuerySet[Correction]) -> None:
        super().__init__(data)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]


def fields_to_fill(
    correction: Correction, missing: list[tuple[str, str]], *, here: bool = False
) -> list[dict[str, Any]]:
    """What submitting still needs, each with the address of its field; `here` where the form is on the page."""
    page = "" if here else f"{correction.get_absolute_url()}change/"
    return [{"label": sentence, "url": f"{page}#id_{field}", "done": False} for field, sentence in missing]


class WeekForm(forms.Form):
    """A day of the week that is rolled up, and one publication or all."""

    day = CountedDayField(label=_("A day of the week"))
    publication = forms.ModelChoiceField(
        label=_("Publication"),
        queryset=Publication.objects.order_by("name"),
        to_field_name="slug",
        empty_label=_("All"),
        required=False,
    )
