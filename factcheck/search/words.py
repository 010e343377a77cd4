"""The words of a text as search knows them, with the places where they stand: one folding for both engines.

Case, accents, vowel points and the width of letters are folded away. A word is a run of letters and digits; what is
written without spaces (Chinese, Japanese, Korean, Thai) is cut into overlapping pairs of characters. Folded words are
all that a database is given to match, so that every engine finds the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_WORD = 40
"""Characters of a word that count: a hash or a line of garbage is found by its beginning."""

# Marks that people leave out when they type: accents, Hebrew points, Arabic vowels. Those of Devanagari or kana are as
# good as letters and stay.
_LEFT_OUT = (
    range(0x0300, 0x0370),
    range(0x0591, 0x05C8),
    range(0x0610, 0x061B),
    range(0x0640, 0x0641),  # the stroke that lengthens an Arabic word
    range(0x064B, 0x0660),
    range(0x0670, 0x0671),
    range(0x06D6, 0x06EE),
)
_APOSTROPHES = range(0x02B9, 0x02C0)
# Letters that Unicode does not take apart, as they are typed by those who do not have them.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŧ": "t"}
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)
# Short i is a letter, not an i with an accent.
_WHOLE = {"й": "й", "Й": "й"}
_WITHOUT_SPACES = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Burmese
    range(0x1100, 0x1200),  # Korean, in parts
    range(0x1780, 0x1800),  # Khmer
    range(0x3005, 0x3008),
    range(0x3040, 0x3100),  # Japanese kana
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),  # Chinese characters
    range(0xAC00, 0xD7B0),  # Korean
    range(0xF900, 0xFB00),
    range(0x20000, 0x32000),
)
# What a character is: w of a word, p of writing without spaces, s silent inside a word, or nothing of the kind.
_RUNS = re.compile(r"w(?:[ws]*w)?|p(?:[ps]*p)?")


class Word(NamedTuple):
    """A folded word and its span in the text, in code points."""

    folded: str
    start: int
    end: int


def fold_character(character: str) -> str:
    """Gives what search keeps of one character: nothing for what is no part of a word."""
    category = unicodedata.category(character)
    if category[0] not in "LNM" or unicodedata.decomposition(character).startswith("<fraction>"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character in _WHOLE:
        return _WHOLE[character]
    # Folding the case may bring marks of its own, and leave letters that come apart again.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = "".join(part for part in parts if _is_kept(part))
    return unicodedata.normalize("NFC", kept).casefold().translate(_PLAIN)


def _is_kept(part: str) -> bool:
    code = ord(part)
    return (
        unicodedata.category(part)[0] in "LNM"
        and code not in _APOSTROPHES
        and not any(code in marks for marks in _LEFT_OUT)
    )


def _kind(character: str) -> str:
    folded = fold_character(character)
    if folded:
        return "p" if any(ord(folded[0]) in script for script in _WITHOUT_SPACES) else "w"
    is_silent = unicodedata.category(character) in ("Mn", "Cf") or any(ord(character) in marks for marks in _LEFT_OUT)
    return "s" if is_silent else " "


class _Folding(dict[int, str]):
    """What `str.translate` takes to fold a word; filled with the characters that come by."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_character(chr(code))
        return self[code]


class _Kinds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = _kind(chr(code))
        return self[code]


class _FoldingApart(dict[int, str]):
    """As `_Folding`, with a space for what stands between words."""

    def __missing__(self, code: int) -> str:
        self[code] = " " if _KINDS[code] == " " else _FOLDING[code]
        return self[code]


_FOLDING, _KINDS, _FOLDING_APART = _Folding(), _Kinds(), _FoldingApart()


def words(text: str) -> Iterator[Word]:
    """Gives the folded words of a text in reading order, with their spans; its cost grows with the text alone."""
    for folded, (start, end) in zip(*spelled(text), strict=True):
        yield Word(folded, start, end)


def spelled(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Gives the folded words of a text in reading order, and their spans: a search reads long texts for a few hits."""
    kinds = text.translate(_KINDS)
    if "p" in kinds:
        both = list(_with_pairs(text, kinds))
        return [word.folded for word in both], [(word.start, word.end) for word in both]
    # Folded all at once, each run is a word of it.
    folded = [word[:LONGEST_WORD] for word in text.translate(_FOLDING_APART).split()]
    return folded, [run.span() for run in _RUNS.finditer(kinds)]


def _with_pairs(text: str, kinds: str) -> Iterator[Word]:
    for run in _RUNS.finditer(kinds):
        start, end = run.span()
        if run[0][0] == "p":
            yield from _pairs(text, start, end)
        else:
            yield Word(text[start:end].translate(_FOLDING)[:LONGEST_WORD], start, end)


def _pairs(text: str, start: int, end: int) -> Iterator[Word]:
    """Each character with the one after it; the last one alone, so that a single character is found anywhere."""
    letters = [(folded, at) for at in range(start, end) if (folded := _FOLDING[ord(text[at])])]
    for (first, at), (second, after) in zip(letters, letters[1:], strict=False):
        yield Word(first + second, at, after + 1)
    last, at = letters[-1]
    yield Word(last, at, at + 1)


def is_pair(folded: str) -> bool:
    """Whether a folded word comes from writing without spaces."""
    return _KINDS[ord(folded[0])] == "p"
