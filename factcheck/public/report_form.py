"""The form with which a reader reports an error."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.models import Revision
from factcheck.public.actions.reporting import Told
from factcheck.public.locating import Span, places_of, readers_sentences, sentence_of
from factcheck.public.plain import plain
from factcheck.public.tokens import signed_token, token_of

LONGEST_WORDS = 1_000
LONGEST_TOLD = 2_000
# As much as a selector remembers, and what escapes it on the way.
LONGEST_CONTEXT = 64


class PlainField(forms.CharField):
    """Words of a stranger, read by `plain`."""

    def to_python(self, value: Any) -> Any:
        """Gives plain text."""
        read = super().to_python(value)
        return plain(read) if isinstance(read, str) else read


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReportForm(forms.Form):
    """Which words of a published revision are wrong, and what is right. It finds the place: `span` once it is valid.

    The token in it leads to the report that it makes, so that sent twice it makes one.
    """

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    revision = forms.CharField(widget=forms.HiddenInput, required=False, max_length=9)
    before = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_CONTEXT, strip=False)
    after = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_CONTEXT, strip=False)
    words = forms.CharField(
        label=_("The words with the error"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=_area(3),
        help_text=_("Copied from the article. Or choose the sentence below."),
    )
    sentence = forms.ChoiceField(label=_("The sentence"), required=False, widget=forms.RadioSelect)
    wrong = PlainField(
        label=_("What is wrong"),
        max_length=LONGEST_TOLD,
        widget=_area(4),
        error_messages={"required": _("Say what is wrong with these words.")},
    )
    right = PlainField(label=_("What is right"), required=False, max_length=LONGEST_TOLD, widget=_area(2))
    source = PlainField(
        label=_("Where that can be checked"),
        required=False,
        max_length=500,
        help_text=_("An address, a book, a document."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    name = PlainField(
        label=_("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Only if we may ask you back."),
    )
    # People do not see it; what fills in every field it finds gives itself away.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, text: Revision, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"token": signed_token(), "revision": text.number, **(initial or {})})
        self.text = text
        self.span: Span | None = None
        self.places: list[Span] = []
        choices = [(f"{start}-{end}", text.text[start:end]) for start, end in readers_sentences(text)]
        self.fields["sentence"].choices = choices  # type: ignore[attr-defined]

    @property
    def sentences_shown(self) -> list[tuple[str, str, bool]]:
        """The sentences to choose from, each with its value, its words and whether it is chosen.

        All of them, or those in which words stand that stand in several.
        """
        chosen = self["sentence"].value()
        within = {"{}-{}".format(*sentence_of(self.text, place)) for place in self.places}
        every: list[tuple[str, str]] = list(self.fields["sentence"].choices)  # type: ignore[attr-defined]
        offered = [choice for choice in every if choice[0] in within] or every
        return [(value, words, value == chosen) for value, words in offered]

    @property
    def opens_sentences(self) -> bool:
        """Whether the sentences have to be looked at: one is chosen, or one has to be."""
        return bool(self.places or self["sentence"].value() or self["sentence"].errors)

    def clean_website(self) -> str:
        """Raises ValidationError for what only a machine fills in."""
        if self.cleaned_data["website"]:
            raise ValidationError(_now("The field “Leave this empty” was filled in. Empty it and send again."))
        return ""

    def clean_token(self) -> str:
        """Gives the token itself; raises ValidationError for one that we did not make."""
        token = token_of(self.cleaned_data["token"])
        if token is None:
            # The next one that is sent has one of ours.
            self.data = {**{name: self.data.get(name, "") for name in self.fields}, "token": signed_token()}
            raise ValidationError(_now("The form was not whole. It is now: send it again."))
        return token

    def clean(self) -> dict[str, Any]:
        """Finds the place of the words, or of the sentence that was chosen."""
        cleaned = super().clean() or self.cleaned_data
        chosen = _span_of(cleaned.get("sentence", ""))
        words = cleaned.get("words", "").replace("\r\n", "\n").strip()
        if not words and not self.errors.get("words"):
            self.span = chosen
            if chosen is None and not self.errors.get("sentence"):
                self.add_error("words", _now("Copy the words from the article, or choose the sentence below."))
        elif words:
            places = places_of(self.text, words, cleaned.get("before", ""), cleaned.get("after", ""))
            self._choose(places, chosen)
        return cleaned

    def _choose(self, places: list[Span], chosen: Span | None) -> None:
        inside = [place for place in places if chosen is None or (chosen[0] <= place[0] and place[1] <= chosen[1])]
        if len(inside) == 1 or (inside and chosen):
            self.span = inside[0]
        elif inside:
            self.places = inside
            said = ngettext(
                "These words stand %(number)d time in the article.",
                "These words stand %(number)d times in the article. Choose the sentence that you mean.",
                len(inside),
            )
            self.add_error("words", said % {"number": len(inside)})
        elif places:
            self.add_error("words", _now("These words do not stand in the sentence that you chose."))
        else:
            said = _now(
                "These words do not stand in the article as it is published. Copy them, or choose the sentence."
            )
            self.add_error("words", said)

    def told(self) -> Told:
        """What the reader says, as the action takes it."""
        return Told(**{name: self.cleaned_data[name] for name in ("wrong", "right", "source", "name", "email")})


def _span_of(value: str) -> Span | None:
    start, dash, end = value.partition("-")
    return (int(start), int(end)) if dash else None
