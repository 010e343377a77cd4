"""Cuts a text into sentences and words, and says which of them count as the same.

The cuts need not please a grammarian: both revisions are cut by the same rules, and a sentence that is cut in two is
aligned as two.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

# From this character on (Hangul, kana, Han) a letter is a syllable or a word.
FIRST_SYLLABLE = "\u1100"
ZERO_WIDTH_JOINER = "\u200d"
SENTENCE_ENDS = ".!?…。！？｡।؟۔"
_CLOSERS = "\"'”’»)\\]」』）】"
# A line that is at least so long was wrapped: its end does not end a sentence, unless the line after it is blank.
WRAPPED_LINE = 40
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}\n](?:(?<=\n)|(?<=[。！？｡])[{_CLOSERS}]*|[{_CLOSERS}]*(?=\s))\s*")


def _ranges(characters: Iterable[int]) -> str:
    """The inside of a character class."""
    found: list[list[int]] = []
    for character in characters:
        if found and character == found[-1][1] + 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)


# Combining marks of the planes that have any.
_MARKS = _ranges(
    code for code in (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)) if unicodedata.category(chr(code))[0] == "M"
)
# Marks, joiners, soft hyphens, skin tones and tags belong to the character before them.
_EXTENDERS = _MARKS + "\u200c\u200d\xad\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
# Scripts without spaces between words: Thai to Khmer, kana, Han. Their characters are compared one by one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_FIGURE = r"[0-9]+(?:[.,][0-9]+)+(?!\w)"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_WORD_AND_SPACE = re.compile(
    rf"(?:{_FIGURE}|[{_UNSPACED}][{_EXTENDERS}]*"
    rf"|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_EXTENDERS}])*"
    rf"|{_FLAG}|\S(?:[{_EXTENDERS}]|(?<=\u200d)[^\s\w])*)\s*"
)
_ASCII_WORD_AND_SPACE = re.compile(rf"(?:[a-z][a-z0-9]*|{_FIGURE}|[a-z0-9]+|\S)\s*")

_SAME_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\xad": None,
    }
)


# A stretch of a text, end exclusive.
Span = tuple[int, int]


class Words(NamedTuple):
    """The words and signs of a stretch of text, without the space between them, and how each compares."""

    starts: list[int]
    ends: list[int]
    folded: list[str]


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences and lines between two offsets, without a gap; the space after a sentence belongs to it."""
    cuts = [
        match.end()
        for match in _SENTENCE_END.finditer(text, start, end)
        if text[match.start()] != "\n" or not _is_wrap(text, match)
    ]
    if not cuts or cuts[-1] < end:
        cuts.append(end)
    return list(zip([start, *cuts], cuts, strict=False)) if start < end else []


def _is_wrap(text: str, line_end: re.Match[str]) -> bool:
    """Whether a long line goes on after its end."""
    start = line_end.start()
    return start >= WRAPPED_LINE and "\n" not in line_end[0][1:] and "\n" not in text[start - WRAPPED_LINE : start]


def fold_sentence(text: str) -> str:
    """What two sentences have in common that differ in white space and style of marks only."""
    folded = text.strip()
    if "  " in folded or not folded.isprintable():
        folded = " ".join(folded.split())
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded).translate(_SAME_MARKS)


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """What two words have in common that differ in case, style of marks or Unicode form only."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.casefold()).translate(_SAME_MARKS)


def words(text: str, start: int, end: int) -> Words:
    """The words between two offsets, each with its marks; an emoji sequence is one, and so is a figure like 1,200."""
    stretch = text[start:end]
    first = end - len(stretch.lstrip())
    if stretch.isascii():
        # Folding keeps the length of ASCII words, so that they can be cut from the folded text.
        with_space = _ASCII_WORD_AND_SPACE.findall(stretch.lower())
        found = folded = list(map(str.rstrip, with_space))
    else:
        with_space = _WORD_AND_SPACE.findall(stretch)
        found = list(map(str.rstrip, with_space))
        folded = list(map(fold_word, found))
    starts = list(accumulate(map(len, with_space), initial=first))[:-1]
    ends = list(map(add, starts, map(len, found)))
    if "" in folded:
        # A soft hyphen by itself folds to nothing, and is as little a word as a space.
        kept = [index for index, word in enumerate(folded) if word]
        return Words([starts[index] for index in kept], [ends[index] for index in kept], list(filter(None, folded)))
    return Words(starts, ends, folded)


def is_unspaced(word: str) -> bool:
    """Whether the word is a character of a script that has no spaces between words."""
    return word >= "\u0e00" and _UNSPACED_CHARACTER.match(word) is not None


def joins(text: str, offset: int) -> bool:
    """Whether a cut at the offset would part a character from its marks, or a ZWJ sequence."""
    if not 0 < offset < len(text):
        return False
    after = text[offset]
    if text[offset - 1] == ZERO_WIDTH_JOINER:
        return True
    return after >= "\u0300" and (
        after == ZERO_WIDTH_JOINER
        or unicodedata.category(after).startswith("M")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
    )
