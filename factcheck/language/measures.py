"""Gives what a figure counts one form: percent, currencies, units of measure, in the ways of `measures.toml`.

A currency comes to stand before its figure ($5, 5 dollars), everything else behind it (km, kilometers).
"""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from factcheck.language.atoms import CURRENCIES, Atom, Sort

_TABLES: dict[str, dict[str, str]] = tomllib.loads(
    files("factcheck.language").joinpath("measures.toml").read_text(encoding="utf-8")
)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST_PHRASE = 4
# Two-hour meetings are not two hour meetings: of times, the hyphen stays.
_TIMES = frozenset("hours minutes seconds".split())

Phrase = tuple[str, ...]


def _key(word: str) -> str:
    """What has four letters matches whatever its case; mW is no MW."""
    return word.lower() if len(word) >= 4 else word


@lru_cache(maxsize=1)
def _phrases() -> dict[Phrase, tuple[str, Phrase]]:
    """Every way to write a measure: whether it is a percent, currency or unit, and its one form."""
    found: dict[Phrase, tuple[str, Phrase]] = {}
    for table, rows in _TABLES.items():
        for row in rows.values():
            ways = [tuple(_TOKEN.findall(way)) for way in row.split("|")]
            for way in ways:
                found[tuple(_key(word) for word in way)] = table, ways[0]
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def begins_measure(word: str) -> bool:
    """Whether a word, perhaps with others, names what a figure counts: kilometer, percentage point."""
    return _key(word) in _first_words()


def read_measures(atoms: list[Atom], language: str) -> list[Atom]:
    """The atoms with what figures count in its one form. One pass over the atoms."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        last = result[-1] if result else None
        before = _before_figure(atoms, at, language)
        if before:
            result.extend(before)
            at += 2
            continue
        if last and last.sort in {Sort.NUMBER, Sort.FRACTION} and atom.joint in {"", " ", "-"}:
            table, form, taken = _measure_at(atoms, at)
            if taken:
                behind = atoms[at + taken].joint if at + taken < len(atoms) else " "
                if _take(result, atoms[at : at + taken], table, form, language, tied=behind == "-"):
                    at += taken
                    continue
        result.append(atom)
        at += 1
    return result


def _measure_at(atoms: list[Atom], at: int) -> tuple[str, Phrase, int]:
    words: list[str] = []
    for atom in atoms[at : at + _LONGEST_PHRASE]:
        if atom.sort not in {Sort.WORD, Sort.SIGN} or (words and atom.joint not in {" ", "-"}):
            break
        words.append(_key(atom.text))
    for taken in range(len(words), 0, -1):
        found = _phrases().get(tuple(words[:taken]))
        if found:
            return *found, taken
    return "", (), 0


def _take(result: list[Atom], written: list[Atom], table: str, form: Phrase, language: str, *, tied: bool) -> bool:
    """Puts a measure in its one form to the figure that ends the result; False where it cannot be."""
    first, end = written[0], written[-1].end
    if table == "units":
        keeps_joint = tied or form[0] in _TIMES
        joint = first.joint if keeps_joint and first.joint == "-" else " "
        result.extend(_atoms(form, first.start, end, joint))
        return True
    if tied and first.joint == "-":
        return False
    if table == "percent":
        result[-1] = _shortened(result[-1], language)
        result.append(Atom(Sort.SIGN, "%", first.start, end, " "))
        return True
    place = len(result) - 1
    while place > 0 and result[place].joint in {"-", ""} and result[place - 1].sort in {Sort.NUMBER, Sort.FRACTION}:
        place -= 1
    if place > 0 and result[place - 1].text in CURRENCIES:
        return False
    figure = result[place]
    result[-1] = _shortened(result[-1], language)
    result[place] = replace(result[place], joint=" ")
    result[place:place] = _atoms(form, figure.start, end, figure.joint if figure.joint != "" else " ")
    return True


def _before_figure(atoms: list[Atom], at: int, language: str) -> list[Atom]:
    """A code or sign that stands before its figure, with it: EUR 5, $5.50, and in Turkish %7 or yüzde 7."""
    if at + 1 >= len(atoms) or atoms[at + 1].sort is not Sort.NUMBER or atoms[at + 1].joint not in {"", " "}:
        return []
    sign, figure = atoms[at], atoms[at + 1]
    percents = sign.text.lower() == "yüzde" or (sign.text == "%" and figure.start == sign.end and sign.joint == " ")
    if percents or (language == "tr" and sign.text == "%"):
        percent = Atom(Sort.SIGN, "%", sign.start, figure.end, " ")
        return [replace(_shortened(figure, language), joint=sign.joint, start=sign.start), percent]
    if sign.text in CURRENCIES:
        return [sign, replace(_shortened(figure, language), joint=" ")]
    if re.fullmatch("[A-Z]{3}", sign.text):
        table, form = _phrases().get((sign.text,), ("", ()))
        if table == "currencies":
            return [*_atoms(form, sign.start, sign.end, sign.joint), _shortened(figure, language)]
    return []


def _shortened(figure: Atom, language: str) -> Atom:
    """A sum or percentage without zeros at the end of its decimals: 2.50 counts what 2.5 does."""
    whole, point, decimals = figure.text.partition("." if language == "en" else ",")
    return replace(figure, text=whole + point + decimals.rstrip("0")) if decimals.isdecimal() else figure


def _atoms(form: Phrase, start: int, end: int, joint: str) -> list[Atom]:
    return [
        Atom(Sort.WORD if word[0].isalnum() else Sort.SIGN, word, start, end, " " if at else joint)
        for at, word in enumerate(form)
    ]
