"""What the sentences of correction notes are, in which languages they come with the house, and what may stand in them.

A sentence has a name: “figure.both” is what a note says of a figure where wrong and right words are known. What a
publication words otherwise replaces the sentence of that name; the rest stays.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Formatter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.corrections.states import CorrectionType, ErrorKind, Scope
from factcheck.errors import Unusable

FALLBACK = "en"
# The languages in which the sentences come with the house.
LANGUAGES = ("en", "de")

# The beginning of a name -> what may stand in braces in its sentence.
_PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "work": (),
    "head": ("date",),
    "opening": ("work",),
    "also": ("work",),
    "where": ("work",),
    "subject": (),
    **dict.fromkeys(ErrorKind.values, ("subject", "wrong", "right")),
    **dict.fromkeys(CorrectionType.values, ("where", "work", "subject", "right")),
}
# Where a note does not know the wrong or the right words, its sentence cannot say them.
_NOT_KNOWN: dict[str, str] = {
    **dict.fromkeys(("right", "word", "figure", "sentence", "marked"), "wrong"),
    **dict.fromkeys(("bare", "unquoted"), "right"),
}

_VARIANTS: dict[str, object] = {
    "both": gettext_lazy("wrong and right words known"),
    "right": gettext_lazy("right words only"),
    "sentence": gettext_lazy("the right words are a sentence"),
    "word": gettext_lazy("the right words are a single word"),
    "figure": gettext_lazy("the right words are a figure"),
    "unquoted": gettext_lazy("only the quotation marks went"),
    "marked": gettext_lazy("only quotation marks came"),
    "removed": gettext_lazy("a sentence was taken out"),
    "bare": gettext_lazy("no words"),
    "subject": gettext_lazy("the sentence says what was misstated"),
    "article": gettext_lazy("article"),
    "post": gettext_lazy("post"),
    "story": gettext_lazy("story"),
    "unclear": gettext_lazy("anything"),
}
_GROUPS: dict[str, object] = {
    "work": gettext_lazy("What a note calls the text"),
    "head": gettext_lazy("How a note begins"),
    "opening": gettext_lazy("How its sentence begins"),
    "also": gettext_lazy("How it goes on about another error"),
    "where": gettext_lazy("What was updated"),
    "subject": gettext_lazy("What was misstated, where nobody says"),
}


@dataclass(frozen=True)
class Wording:
    """The sentences that notes are made of, by name, all in one language."""

    language: str
    sentences: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.sentences[name]


@lru_cache(maxsize=1)
def _built_in() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("factcheck.corrections").joinpath("wordings.toml").read_text(encoding="utf-8"))


def built_in(language: str, style: str = "") -> dict[str, str]:
    """The sentences that come with the house in this language, empty where none do; `style` is that of the date."""
    sentences = _built_in()
    own = sentences.get(style, {}) if language == FALLBACK else {}
    return {**(sentences[language] if language in LANGUAGES else {}), **own}


def names() -> list[str]:
    """The names of all sentences, in the order in which a note needs them."""
    return list(_built_in()[FALLBACK])


def placeholders_of(name: str) -> tuple[str, ...]:
    """What may stand in braces in the sentence of this name."""
    group, _dot, variant = name.partition(".")
    if variant == "removed":
        return "where", "work", "subject", "wrong"
    return tuple(one for one in _PLACEHOLDERS[group] if one != _NOT_KNOWN.get(variant))


def group_of(name: str) -> str:
    """The heading that the sentence stands under, as people read it."""
    group = name.partition(".")[0]
    kinds: dict[str, object] = {**dict(ErrorKind.choices), **dict(CorrectionType.choices)}
    return str(_GROUPS.get(group) or kinds[group])


def label_of(name: str) -> str:
    """What the sentence is for, as people read it."""
    group, _dot, variant = name.partition(".")
    if group in ("head", "opening", "also", "where", "subject"):
        kinds = {**dict(ErrorKind.choices), **dict(CorrectionType.choices), **dict(Scope.choices)}
        if group in ("opening", "also", "where"):
            kinds = dict(Scope.choices)
        return str(kinds.get(variant) or _VARIANTS[variant])
    return str(_VARIANTS[variant])


def check_sentence(name: str, sentence: str) -> None:
    """Raises Unusable where the sentence holds a placeholder that nothing fills, or a brace that stands alone."""
    allowed = placeholders_of(name)
    try:
        found = [(field, wanted, how) for _text, field, wanted, how in Formatter().parse(sentence) if field is not None]
    except ValueError as error:
        raise Unusable(_("A brace stands alone. A placeholder looks like {right}, with both braces.")) from error
    unknown = [field for field, wanted, how in found if field not in allowed or wanted or how]
    if unknown:
        said = _("Nothing fills {%(unknown)s} here.") % {"unknown": unknown[0]}
        if allowed:
            said += " " + _("This sentence may hold %(allowed)s.") % {
                "allowed": ", ".join(f"{{{one}}}" for one in allowed)
            }
        else:
            said += " " + _("This sentence holds no placeholder.")
        raise Unusable(said)
