"""Finds words as a person typed them in a text as it was typeset, whatever its quotation marks, dashes and spaces."""

import re
import unicodedata
from dataclasses import dataclass

_DOUBLE = "“”„‟«»″＂"
_SINGLE = "‘’‚‛‹›′ʼ`´"
_DASHES = "‐‑‒–—―−"
_SOFT_HYPHEN = "\u00ad"
_SAME = str.maketrans({**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DASHES, "-")})
_QUOTED = re.compile(r"""(["'])(.+)\1""", re.DOTALL)
# What one folded character may stand for. White space beside a dash says nothing about the words.
_UNIT = re.compile(r"\u00ad+|\s*(?:-+|[‐‑‒–—―−]+)\s*|\s+|…|.", re.DOTALL)
# Scripts written with spaces between words and no particles joined to them: there "33" is not found in "133".
_SPACED_SCRIPTS_END = "\u0590"


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with style removed, and for each character that is left the span it came from."""

    text: str
    starts: list[int]
    ends: list[int]


def find_quotation(text: str, quotation: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Every span of the text that holds the quoted words, as offsets of the text itself.

    One span: found. None, or several: a person says which is meant, or quotes more. Words match whole and in
    their own case. Quotation marks typed round the words are dropped where the text has none there. A prefix or
    suffix keeps only the spans that stand right after or before it.
    """
    within = _fold(text)
    sought = _fold(unicodedata.normalize("NFC", quotation.strip())).text.strip()
    places = _places(within, sought, prefix, suffix)
    quoted = _QUOTED.fullmatch(sought)
    if not places and quoted:
        places = _places(within, quoted[2].strip(), prefix, suffix)
    return places


def _places(within: _Folded, sought: str, prefix: str, suffix: str) -> list[tuple[int, int]]:
    if not sought:
        return []
    before = _fold(unicodedata.normalize("NFC", prefix)).text.strip()
    after = _fold(unicodedata.normalize("NFC", suffix)).text.strip()
    places = []
    start = within.text.find(sought)
    while start != -1:
        end = start + len(sought)
        if (
            _is_whole(within.text, start, end)
            and within.text[:start].rstrip().endswith(before)
            and within.text[end:].lstrip().startswith(after)
        ):
            places.append((within.starts[start], within.ends[end - 1]))
        start = within.text.find(sought, start + 1)
    return places


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the span begins and ends between words."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, boundary: int) -> bool:
    if not 0 < boundary < len(text):
        return False
    before, after = text[boundary - 1], text[boundary]
    if unicodedata.combining(after):
        return True
    return before.isalnum() and after.isalnum() and max(before, after) < _SPACED_SCRIPTS_END


def _fold(text: str) -> _Folded:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for unit in _UNIT.finditer(text):
        found = unit[0]
        start, end = unit.span()
        core = found.strip()
        if found.startswith(_SOFT_HYPHEN):
            continue
        if found == "…":
            folded = "..."
        elif not core:
            folded = " "
        elif len(core) < len(found) or len(core) > 1:
            folded = "-"
            start, end = start + found.index(core), start + found.index(core) + len(core)
        else:
            folded = found.translate(_SAME)
        for character in folded:
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return _Folded("".join(characters), starts, ends)
