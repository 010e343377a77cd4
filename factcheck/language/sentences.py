"""Cuts canonical text into sentences by fixed rules, the same for every run and every machine.

A sentence never crosses a blank line. Where the rules leave open whether a stop ends a sentence, they do not cut:
a verdict then lapses once too often, which a person sees, and never once too seldom, which nobody does.
"""

import re
from collections.abc import Iterator

from factcheck.language.abbreviations import (
    BEFORE_CAPITALS,
    BEFORE_FIGURES,
    ORDINAL_FOLLOWERS,
    ORDINAL_LEADERS,
    SAYING,
    STARTERS,
    TIMES_FOLLOWERS,
    TITLES,
)

Span = tuple[int, int]

_BLANK_LINE = re.compile(r"\n\s*\n")
_CLOSERS = r"""["'”’“»›)\]}*†‡]|\[\d{1,3}\]|[\u00a0\u202f ][»›](?=\s|$)"""
# One run of stops with what closes behind it. Those of alphabets with spaces between words need white space after
# them; the wide ones end a sentence where they stand. Possessive, so that a line of dots takes no time.
_STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…؟۔։।॥]++)(?P<closers>(?:{_CLOSERS})*+)(?=\s|$)"
    r"|(?P<wide>[。！？｡]++)(?P<wide_closers>[」』）》】〉”’\"']*+)"
)
# A quotation goes on as somebody's words: 「はい。」と言った, “好。”他说.
_WIDE_CONTINUES = re.compile(r"と|って|など|[他她它](?:们|們)?[说說问問]|[、，）」』]")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'-]|\.(?=\w))*$")
_NEXT_WORD = re.compile(r"[\w](?:[\w’'-]|\.(?=\w))*")
_OPENERS = re.compile(r"[\s\"'“”„«»‹›‘’‚(\[{¿¡—–*-]*")
_SPEAKER = re.compile(rf"(?:[^\W\d_][\w’'.-]*\s+){{1,4}}?(?:{SAYING})\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def sentences(text: str) -> list[Span]:
    """The spans of the sentences, in order, trimmed of white space; every other character is in exactly one."""
    return [span for start, end in _paragraphs(text) for span in _sentences_of(text, start, end)]


def sentence_at(text: str, start: int, end: int) -> Span:
    """The sentence a span stands in, or the first to the last where it stands in several; never less than the span."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no span of a text of {len(text)} characters")
    first, last = start, end
    # The paragraphs before the last blank line before the span do not matter, nor those behind it.
    for paragraph_start, paragraph_end in _paragraphs(text, max(0, text.rfind("\n\n", 0, start))):
        if paragraph_start >= end:
            break
        if start < paragraph_end:
            for sentence_start, sentence_end in _sentences_of(text, paragraph_start, paragraph_end):
                if sentence_start < end and start < sentence_end:
                    first, last = min(first, sentence_start), max(last, sentence_end)
    return first, last


def _paragraphs(text: str, begin: int = 0) -> Iterator[Span]:
    start = begin
    for blank in _BLANK_LINE.finditer(text, begin):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _sentences_of(text: str, start: int, end: int) -> Iterator[Span]:
    paragraph = text[start:end]
    begin = 0
    last = len(paragraph.rstrip())
    for stop in _STOP.finditer(paragraph, 0, last):
        if _ends_sentence(paragraph, begin, stop):
            yield from _trimmed(paragraph, begin, stop.end(), start)
            begin = stop.end()
    yield from _trimmed(paragraph, begin, len(paragraph), start)


def _trimmed(paragraph: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    words = paragraph[begin:end]
    if words.strip():
        left = len(words) - len(words.lstrip())
        yield offset + begin + left, offset + begin + len(words.rstrip())


def _ends_sentence(paragraph: str, begin: int, stop: re.Match[str]) -> bool:
    after = stop.end()
    if stop["wide"]:
        return not (stop["wide_closers"] and _WIDE_CONTINUES.match(paragraph, after))

    sign, closers = stop["stop"], stop["closers"]
    opened = _OPENERS.match(paragraph, after)
    next_at = opened.end() if opened else after
    following = paragraph[next_at : next_at + 1]
    # Where only signs are left, they belong to what they close.
    if not following or following.islower() or following in ",;:.!?…":
        return False
    if "…" in sign or ".." in sign:
        return not _is_cut_in_quotation(paragraph, stop)
    if closers and sign != "." and _SPEAKER.match(paragraph, next_at):
        return False
    if sign != ".":
        return True
    # A point inside closing marks is a full stop, but for “U.S.” and the like, which the words before it show.
    return _full_stop(paragraph, begin, stop, next_at)


def _is_cut_in_quotation(paragraph: str, stop: re.Match[str]) -> bool:
    """Whether dots stand for words left out, as in [...] or (…), and not for a pause at the end."""
    return paragraph[stop.start() - 1 : stop.start()] in {"[", "("} and stop["closers"][:1] in {"]", ")"}


def _full_stop(paragraph: str, begin: int, stop: re.Match[str], next_at: int) -> bool:
    found = _WORD_BEFORE.search(paragraph, max(begin, stop.start() - 40), stop.start())
    if found is None:
        return True
    word = found[0]
    following = _NEXT_WORD.match(paragraph, next_at)
    next_word = following[0] if following else ""
    # A lone letter with a point is an initial: J. A. Smith.
    is_initial = len(next_word) == 1 and following is not None and paragraph.startswith(".", following.end())
    starts = next_word.lower() in STARTERS and not is_initial
    key = word.lower()

    if key in TITLES:
        return False
    if key in BEFORE_FIGURES:
        return not next_word[:1].isdigit()
    if key in {"a.m", "p.m", "am", "pm"}:
        return next_word.lower() not in TIMES_FOLLOWERS
    if key in BEFORE_CAPITALS:
        return starts
    if key.isdigit():
        return not _is_ordinal(paragraph[begin : found.start()], key, next_word)
    # J. R. Smith, z. B., U.S.; scripts without capitals have no initials.
    if word.lower() != word.upper() and (len(word) == 1 or _INITIALS.fullmatch(word)):
        return starts
    return True


def _is_ordinal(before: str, number: str, next_word: str) -> bool:
    """Whether a point makes a number an ordinal, as in "3. Oktober", or numbers a list."""
    words = before.split()
    if not words or not before.strip(" \n(*-"):
        return True
    if len(number) > 2:
        return False
    return next_word.lower() in ORDINAL_FOLLOWERS or words[-1].lower() in ORDINAL_LEADERS
