"""Cuts a text into words, numbers and signs, without what is only punctuation between them.

Rules 1, 3, 5, 6, 8 and 9 of what is immaterial are kept here: white space, dashes, commas and sentence punctuation,
the capital of a sentence, the ellipsis, the points of abbreviations.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from factcheck.language.characters import Cleaned, clean, mark_class
from factcheck.language.languages import language_of
from factcheck.language.quotations import find_quotations
from factcheck.language.sentences import sentences

FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
CURRENCIES = "$€£¥₺₽₹₴₩"


class Sort(Enum):
    """What an atom is."""

    WORD = "word"
    NUMBER = "number"
    FRACTION = "fraction"
    MARK = "mark"
    QUOTED = "quoted"
    SIGN = "sign"


@dataclass(frozen=True)
class Atom:
    """A word, number or sign in its one form, and where it stands in the text.

    `joint` is what parts it from the one before: " ", "-", "," (punctuation that is not kept) or "" (nothing).
    """

    sort: Sort
    text: str
    start: int
    end: int
    joint: str
    initial: bool = False
    pointed: bool = False


# What a point can belong to: an abbreviation, an ordinal of German or Turkish.
_POINTED = frozenset({Sort.WORD, Sort.NUMBER})
_L = rf"[^\W\d_{FRACTIONS}]"
_M = mark_class()
_ATOM = re.compile(
    rf"""
    (?P<dash>\s*(?:(?<!-)-{{2,3}}(?!-)|(?<!-)-(?!-)|[–—])(?![{_M}])\s*)
  | (?P<space>\s+)
  | (?P<number>(?<![\d.,])\d{{1,3}}(?:\s\d{{3}})++(?!\d)(?:[.,]\d+)? | \d++(?:[.,':٫٬]\d+)*+
      | (?<![\w.])\.\d++(?![.\d]))
  | (?P<fraction>[{FRACTIONS}])
  | (?P<word>{_L}(?:{_L}|[{_M}])*+(?:['.]{_L}(?:{_L}|[{_M}])*+)*+)
  | (?P<ellipsis>(?:…|\.{{3,}}|\.(?:\ \.){{2,}}(?!\ ?\.))(?![{_M}]))
  | (?P<stop>[,;:.!()\[\]{{}}¡¿،؛。、，；：！（）۔।｡](?![{_M}]))
  | (?P<sign>.[{_M}]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_CONJUNCTION = r"(?:and|or|to|und|oder|bis|et|ou|y|o|e|ed|ve|veya)\s"
_SUSPENDED = re.compile(_CONJUNCTION, re.IGNORECASE)
# Inside quotation marks nothing is style but white space, which may also part a stop or a wrapped word from its own.
_QUOTED = re.compile(
    rf"-{{2,3}}|[–—]|(?:[^\s–—]|(?<=\w-)\s+(?=\w)(?!{_CONJUNCTION})|\s+(?=[,;:!?.)…]))+", re.IGNORECASE
)
_QUOTED_SPACE = re.compile(r"\s+")
_STOP_AT_END = re.compile(r"(?<![.,])\s*[.,]\s*\Z")
# Unspaced en dashes between these join; between other small words they part.
_JOINED_BY_DASH = frozenset("north south east west northern southern eastern western cost".split())
_WORD_BEFORE = re.compile(r"\w+\Z")


def atoms_of(text: str) -> tuple[list[Atom], str]:
    """The atoms of a text, in order, and the language their figures are read in. One pass over the text."""
    cleaned = clean(text)
    scanner = _Scanner(cleaned)
    begin = 0
    quotations = find_quotations(cleaned.text)
    for place in [*sorted(quotations.opening | quotations.closing), len(cleaned.text)]:
        if begin < place and quotations.inside[begin]:
            scanner.quote(begin, place, closed=place in quotations.closing)
        else:
            scanner.scan(begin, place)
        if place < len(cleaned.text):
            scanner.mark(place, opens=place in quotations.opening)
        begin = place + 1
    atoms = list(_merge_initials(scanner.atoms))
    language = language_of([_neutral(atom) for atom in atoms if atom.sort is Sort.WORD])
    return [_begin_small(atom, language) if atom.initial else atom for atom in atoms], language


def _neutral(atom: Atom) -> str:
    """A word as it tells its language: a first letter that may be the capital of a sentence tells nothing."""
    return (atom.text[0].lower()[0] + atom.text[1:]) if atom.initial else atom.text


class _Scanner:
    """Collects atoms from left to right; `joint` is what parts the next one from the last."""

    def __init__(self, cleaned: Cleaned) -> None:
        self.cleaned = cleaned
        self.text = cleaned.text
        self.atoms: list[Atom] = []
        self.joint = " "
        self._begins = iter([start for start, _ in sentences(re.sub(r"\s", " ", self.text))])
        self._begin = next(self._begins, len(self.text))

    def add(self, sort: Sort, written: str, start: int, end: int) -> None:
        begins = start >= self._begin and sort is not Sort.MARK
        while begins and start >= self._begin:
            self._begin = next(self._begins, len(self.text) + 1)
        place = self.cleaned.starts[start], self.cleaned.ends[end - 1]
        self.atoms.append(Atom(sort, written, *place, self.joint, initial=begins and sort is Sort.WORD))
        self.joint = ""

    def mark(self, place: int, *, opens: bool) -> None:
        if not opens:
            self.joint = ""
        elif self.joint != "-":
            self.joint = " "
        self.add(Sort.MARK, '"', place, place + 1)
        self.joint = "" if opens else " "

    def quote(self, start: int, end: int, *, closed: bool) -> None:
        """Adds what stands inside quotation marks, word by word as it is."""
        if closed:
            stop = _STOP_AT_END.search(self.text, start, end)
            # Some put the stop of the sentence inside the marks, some outside.
            end = stop.start() if stop else end
        for found in _QUOTED.finditer(self.text, start, end):
            self.add(Sort.QUOTED, _QUOTED_SPACE.sub("", found[0]), *found.span())
            self.joint = " "

    def scan(self, start: int, end: int) -> None:
        """Adds what stands outside quotation marks."""
        for found in _ATOM.finditer(self.text, start, end):
            written, span = found[0], found.span()
            match found.lastgroup:
                case "space":
                    self.joint = self.joint or " "
                case "dash":
                    self._dash(written, *span)
                case "stop":
                    if written == "." and self.joint == "" and self.atoms and self.atoms[-1].sort in _POINTED:
                        self.atoms[-1] = replace(self.atoms[-1], pointed=True)
                    self.joint = ","
                case "number":
                    self.add(Sort.NUMBER, re.sub(r"\s", " ", written), *span)
                case "fraction":
                    self.add(Sort.FRACTION, written, *span)
                case "word":
                    self.add(Sort.WORD, _without_points(written), *span)
                case "ellipsis":
                    self._sign("...", *span)
                case _:
                    self._sign(written, *span)

    def _sign(self, written: str, start: int, end: int) -> None:
        if written == "'" and self.joint == "" and self.atoms and self.atoms[-1].sort is Sort.WORD:
            # The girls': an apostrophe belongs to its word.
            last = self.atoms[-1]
            self.atoms[-1] = replace(last, text=last.text + "'", end=self.cleaned.ends[end - 1])
            return
        self.joint = "-" if self.joint == "-" else " "
        self.add(Sort.SIGN, "?" if written in "؟？" else written, start, end)
        self.joint = " "

    def _dash(self, written: str, start: int, end: int) -> None:
        """Takes a dash or hyphen for what it does: it joins, parts, or makes a number negative."""
        sign = written.strip()
        at = start + written.index(sign)
        before, behind = at > start, at + len(sign) < end
        left, right = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        if left.isdecimal() and right.isdecimal() and (behind or not before):
            self.joint = "-"
            if sign == "--" and not before and not behind:
                # 10--5 runs from ten to minus five.
                self.add(Sort.SIGN, "-", at + 1, at + 2)
        elif sign in "-–" and not behind and _is_figure(right) and (before or left in "" or left in "([{\"'"):
            self.joint = " "
            self.add(Sort.SIGN, "-", at, at + 1)
        elif sign == "-" and not before and left and (left.isalnum() or left in "%°'\".)" + CURRENCIES):
            self._hyphen(at, end, wrapped=behind)
        elif sign == "–" and not before and not behind and self._joins(start, left, right):
            self.joint = "-"
        else:
            self.joint = ","

    def _hyphen(self, at: int, end: int, *, wrapped: bool) -> None:
        right = self.text[end : end + 1]
        joins = right and (right.isalnum() or right in "\"'" + CURRENCIES)
        if joins and not (wrapped and _SUSPENDED.match(self.text, end)):
            self.joint = "-"
        elif self.joint == "" and self.atoms and self.atoms[-1].sort in {Sort.WORD, Sort.NUMBER}:
            # Pre- and post-war: the hyphen stays with its part.
            last = self.atoms[-1]
            self.atoms[-1] = replace(last, text=last.text + "-", end=self.cleaned.ends[at])
            self.joint = " "
        else:
            self.joint = ","

    def _joins(self, start: int, left: str, right: str) -> bool:
        """Whether an unspaced en dash stands for a hyphen: Moscow–Berlin, S–400, north–south."""
        if not (left.isalnum() and right.isalnum()):
            return False
        word = _WORD_BEFORE.search(self.text, max(0, start - 20), start)
        return not (left.isalpha() and right.islower()) or (word is not None and word[0].lower() in _JOINED_BY_DASH)


def _is_figure(character: str) -> bool:
    return character.isdecimal() or (character != "" and character in CURRENCIES)


def _without_points(word: str) -> str:
    """U.S, a.m, Ph.D: abbreviations are written with points or without."""
    parts = word.split(".")
    return "".join(parts) if all(len(part) <= 2 for part in parts) else word


def _merge_initials(atoms: list[Atom]) -> Iterator[Atom]:
    """J. R. R. Tolkien and J.R.R. Tolkien, z. B. and z.B.: letters with points stand together."""
    held: Atom | None = None
    for atom in atoms:
        if held and _is_initial(held) and _is_initial(atom) and atom.joint == ",":
            held = replace(held, text=held.text + atom.text, end=atom.end)
            continue
        if held:
            yield held
        held = atom
    if held:
        yield held


def _is_initial(atom: Atom) -> bool:
    return (
        atom.sort is Sort.WORD and atom.pointed and atom.text.isalpha() and (len(atom.text) == 1 or atom.text.isupper())
    )


def _begin_small(atom: Atom, language: str) -> Atom:
    """The first word of a sentence without its capital; all of it where a dateline or title shouts."""
    word = atom.text
    if len(word) >= 6 and word.isupper() and word.isalpha():
        return replace(atom, text=_lowered(word, language))
    return replace(atom, text=_lowered(word[0], language) + word[1:])


def _lowered(word: str, language: str) -> str:
    # Only Turkish and its kin write this letter, and a sentence of few words does not always show its language.
    word = word.replace("İ", "i")
    if language == "tr":
        word = word.replace("I", "ı")
    return unicodedata.normalize("NFC", word.lower())
