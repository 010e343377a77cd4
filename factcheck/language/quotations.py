"""Which signs are quotation marks, and what they enclose, whatever their style.

Style tells nothing here: „…“, »…«, “…” and "…" are read alike, by what stands on either side of a mark. So
re-quoting a text never changes how it is read.
"""

import re
from dataclasses import dataclass

_DOUBLE_MARK = re.compile(r'[“”"]')
_OPENING_MARK = re.compile(r'“|(?:(?<=[\s(\[–—-])|^)"')
_QUOTES = "\"'"
_OPENING_NEIGHBOURS = frozenset(" \t\n\r([{<–—-/¿¡")
_CLOSING_NEIGHBOURS = frozenset(" \t\n\r)]}>–—-/.,;:!?…")
# '90s, 'tis: an apostrophe for what is left out.
_ELISION = re.compile(r"'(?:\d0s?\b|(?:tis|twas|em|til|cause|n|round|bout)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Quotations:
    """The places of opening and closing marks, and for each character whether it stands inside them."""

    opening: frozenset[int]
    closing: frozenset[int]
    inside: bytearray


def find_quotations(text: str) -> Quotations:
    """The quotations of a cleaned text. One that has no end ends with the text, one without a beginning begins it."""
    opening: set[int] = set()
    closing: set[int] = set()
    single = _single_marks(text)
    opened: list[int] = []
    inside = bytearray(len(text))
    since = 0
    for place, sign in enumerate(text):
        if sign == '"' or place in single:
            role = single.get(place) or _role(text, place) or ("close" if opened else "open")
            if role == "open":
                opening.add(place)
                opened.append(place)
            else:
                closing.add(place)
                begin = opened.pop() if opened else since
                if not opened:
                    inside[begin:place] = b"\x01" * (place - begin)
                    since = place + 1
    if opened:
        inside[opened[0] :] = b"\x01" * (len(text) - opened[0])
    return Quotations(frozenset(opening), frozenset(closing), inside)


def _role(text: str, place: int) -> str | None:
    """What the neighbours make of a mark: open, close, or None where they leave it open."""
    left, right = _neighbours(text, place)
    opens = left == "" or left.isspace() or left in _OPENING_NEIGHBOURS
    closes = right == "" or right.isspace() or right in _CLOSING_NEIGHBOURS
    if opens == closes:
        return None
    return "open" if opens else "close"


def _neighbours(text: str, place: int) -> tuple[str, str]:
    """The characters before and behind a run of marks; runs longer than a few marks are nobody's quotation."""
    before, behind = place - 1, place + 1
    while before >= 0 and text[before] in _QUOTES and place - before < 4:
        before -= 1
    while behind < len(text) and text[behind] in _QUOTES and behind - place < 4:
        behind += 1
    return text[before : before + 1] if before >= 0 else "", text[behind : behind + 1]


def _single_marks(text: str) -> dict[int, str]:
    """The single marks that quote, with their roles; every other one is an apostrophe."""
    places = [
        place
        for place, sign in enumerate(text)
        if sign == "'" and not (_is_word(text, place - 1) and _is_word(text, place + 1))
    ]
    roles: dict[int, str] = {}
    opened: int | None = None
    candidates: list[int] = []
    for place in [*places, len(text)]:
        role = "open" if place == len(text) else _role(text, place)
        if role == "open" and (place == len(text) or not _ELISION.match(text, place)):
            end = _end_of(text, candidates)
            if opened is not None and end is not None:
                roles[opened], roles[end] = "open", "close"
            opened, candidates = place, []
        elif role == "close" and opened is not None:
            candidates.append(place)
    return roles


def _end_of(text: str, candidates: list[int]) -> int | None:
    """Where a quotation in single marks ends: not at the apostrophe of a plural, if it can end elsewhere."""
    for place in candidates:
        if text[place - 1] not in "sSxXzZ":
            return place
    return candidates[-1] if candidates else None


def _is_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


def inside_marks(words: str) -> str:
    """Words as they stand between the marks of whoever quotes them: “no” in whole goes without its own, parts get ‘no’.

    A mark that opens words cut short, which no other closes, goes too.
    """
    if words[:1] in {"“", '"'}:
        body = words[1:].removesuffix("”" if words[0] == "“" else '"')
        if not _DOUBLE_MARK.search(body):
            return body
    opened = _OPENING_MARK.sub("‘", words)
    return _DOUBLE_MARK.sub("’", opened)
