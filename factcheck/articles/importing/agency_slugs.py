"""The mark of an agency at the head of a first paragraph: "LONDON (Reuters) - ", "(Bloomberg) -- "."""

import re

from factcheck.articles.importing.dates import month_number
from factcheck.articles.importing.publications import AGENCIES, by_mark
from factcheck.articles.importing.titles import PARTICLES
from factcheck.articles.importing.vocabulary import fold

DASH = r"(?:--|[-–—])"
# City, perhaps with country and day, then the mark in brackets or between strokes, then a dash or a full stop.
BRACKETED = re.compile(
    rf"(?P<place>[^()\n]{{0,60}}?)\s?(?:\((?P<mark>[^()\n]{{2,40}})\)|/(?P<stroke>[^/\n]{{2,20}})/)(?P<stop>\s*[.:]?\s*{DASH}+|\s*[.:])?\s+(?=[^\s–—-])"
)
# The Russian way: city, day, dash, mark, full stop.
DASHED = re.compile(rf"(?P<place>[^()\n]{{2,50}}?)\s{DASH}\s(?P<mark>[^.\n]{{2,20}})\.\s+(?=\S)")
BARE = re.compile(rf"(?P<mark>[\w.]{{2,12}}(?:\s[\w.]{{2,12}})?)\s{{1,3}}{DASH}\s+(?=\S)")
# The Italian way goes on with city and day after the mark: "(ANSA) - ROMA, 28 FEB - ".
PLACE_AFTER = re.compile(rf"[A-ZÀ-Þ][A-ZÀ-Þ' ]{{2,25}},\s\d{{1,2}}\s[A-ZÀ-Þ]{{3,9}}\s{DASH}\s+(?=\S)")


def slug_end(text: str) -> int:
    """Where the agency mark at the head of the line ends; 0 where there is none."""
    head = text[:160]
    for form in (BRACKETED, DASHED, BARE):
        match = form.match(head)
        if match is None:
            continue
        parts = match.groupdict()
        mark = parts.get("mark") or parts.get("stroke") or ""
        known = slug_mark(mark) is not None or fold(mark) in AGENCIES
        # A mark nobody knows needs its dash, and looks like a name: "(Nordwire) --".
        likely = form is BRACKETED and bool(parts.get("stop")) and _is_mark(mark)
        if (known or likely) and _is_place(parts.get("place") or ""):
            after = PLACE_AFTER.match(head, match.end()) if form is BRACKETED else None
            end = after.end() if after else match.end()
            return end if end < len(text) else 0
    return 0


def slug_publication(slug: str) -> str | None:
    """The agency that signs with this slug."""
    for part in re.split(r"[()/]|\s[-–—]+\s|--|\.", slug):
        name = slug_mark(part.strip(" -–—,:"))
        if name is not None:
            return name
    return None


def slug_mark(mark: str) -> str | None:
    """The agency of a mark; of two joined marks ("dpa/AFP") the first one's."""
    return next((name for name in map(by_mark, re.split(r"[/,+&]", mark.strip())) if name), None)


def _is_mark(mark: str) -> bool:
    return len(mark.split()) <= 3 and not any(character.isdigit() for character in mark) and mark[:1].isupper()


def _is_place(place: str) -> bool:
    """Whether the words before the mark are places and a day, and no sentence."""
    words = re.split(r"[\s,./-]+", place.strip())
    return (
        all(
            not word
            or word[0].isupper()
            or word[0].isdigit()
            or fold(word) in PARTICLES
            or month_number(fold(word))
            or not (word[0].isupper() or word[0].islower())
            for word in words
        )
        and len(words) <= 8
    )
