"""The characters of a text in one form, each with the place it came from.

Rule 4 of what is immaterial (canonical equivalents, no-break and thin spaces, soft hyphens), and the one sign for
each style of quotation mark, apostrophe and hyphen. Offsets are code points, end exclusive.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Soft hyphens and what only says where a line may or may not break.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_STYLE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂「」『』", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼʻ`´＇", "'"),
        # True hyphens and the true minus sign; what is a dash depends on its neighbours.
        **dict.fromkeys("‐‑−﹣－", "-"),
        **dict.fromkeys("‒–", "–"),
        **dict.fromkeys("—―⸺⸻", "—"),
        "％": "%",
        "٪": "%",
        "⁄": "/",
    }
)
# Inside guillemets, spaces belong to the marks.
# Two single marks for a double one, as typewriters and wire services have it: ``We lied''.
_DOUBLED = re.compile(r"(?<![\w'])''(?=[^\s'])(?:[^']|(?<!')'(?!'))*?(?<=[^\s'])''(?!')")
_INNER_SPACE = re.compile(r"(?:(?<=[\s(\[][«‹])|(?<=\A[«‹]))\s+(?=\S)|(?<=\S)\s+(?=[»›](?:[\s.,;:!?)]|\Z))")


@dataclass(frozen=True)
class Cleaned:
    """A text in one form; character `i` of it came from `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=1)
def mark_class() -> str:
    """The combining marks, as the inside of a character class: what follows a letter and belongs to it."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0x1F000):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    ranges.append([0xE0100, 0xE01EF])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


def clean(text: str) -> Cleaned:
    """The text in NFC with one sign for each style, without soft hyphens. One pass over the text."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _has_invisible(text)):
        characters, starts, ends = text, list(range(len(text))), list(range(1, len(text) + 1))
    else:
        characters, starts, ends = _composed(text)
    dropped: set[int] = set()
    for space in _INNER_SPACE.finditer(characters):
        dropped.update(range(*space.span()))
    characters = characters.translate(_STYLE)
    for quotation in _DOUBLED.finditer(characters):
        dropped.update((quotation.start() + 1, quotation.end() - 1))
        characters = f'{characters[: quotation.start()]}""{quotation[0][2:-2]}""{characters[quotation.end() :]}'
    if dropped:
        kept = [index for index in range(len(characters)) if index not in dropped]
        characters = "".join(characters[index] for index in kept)
        starts, ends = [starts[index] for index in kept], [ends[index] for index in kept]
    return Cleaned(characters, starts, ends)


def _has_invisible(text: str) -> bool:
    return any(chr(code) in text for code in _INVISIBLE)


def _composed(text: str) -> tuple[str, list[int], list[int]]:
    """NFC with places: a character and what composes with it stand for one another as a whole."""
    visible = [index for index, character in enumerate(text) if ord(character) not in _INVISIBLE]
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    while begin < len(visible):
        end = begin + 1
        while end < len(visible) and _leans(text[visible[end]]):
            end += 1
        places = visible[begin:end]
        composed = unicodedata.normalize("NFC", "".join(text[place] for place in places))
        written.append(composed)
        if len(composed) == len(places):
            starts.extend(places)
            ends.extend(place + 1 for place in places)
        else:
            starts.extend([places[0]] * len(composed))
            ends.extend([places[-1] + 1] * len(composed))
        begin = end
    return "".join(written), starts, ends


def _leans(character: str) -> bool:
    """Whether a character may compose with the one before it: marks, and the later parts of Korean syllables."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
