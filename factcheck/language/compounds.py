"""Gives a compound or designation one form, however it is joined (rule 7): peace-keepers, vice president, S-400.

A hyphen that makes another word (re-cover) or belongs to the meaning (man-eating, Jean-Luc) stays.
The tables stand in `compounds.toml`.
"""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from factcheck.language.atoms import Atom, Sort
from factcheck.language.numerals import ROMAN

_TABLE: dict[str, str] = tomllib.loads(
    files("factcheck.language").joinpath("compounds.toml").read_text(encoding="utf-8")
)
_PREFIXES = frozenset(_TABLE["prefixes"].split())
_DESIGNATORS = frozenset(_TABLE["designators"].split())
_LOOSE = frozenset(_TABLE["loose"].split())
_LOOSENING = frozenset(_TABLE["loosening"].split())
_COUNTED_ONE = frozenset(_TABLE["counted_one"].split())
# Newly-elected, newly elected: no adverb makes another word with what it tells of.
_ADVERB = re.compile("[a-z]{3,}ly")
# A sold-out show, a sold out show.
_PARTICIPLE = re.compile("[a-z]{2,}ed|sold|built|worn|broken|grown|paid|left|torn|blown|drawn|held|shut|laid|made|lit")
_AFTER_PARTICIPLES = frozenset("out up off down in over away on".split())
# Boeing-737, Boeing 737: the name of a maker is no short designation.
_MAKER = re.compile("[A-Z][a-z]{3,}")
_NO_DESIGNATORS = frozenset(_TABLE["no_designators"].split())
_COUNTED = frozenset(_TABLE["counted"].split())
_HYPHEN_KEPT = frozenset(_TABLE["hyphen_kept"].split())
_AGAIN = tuple(_TABLE["again"].split())
_FIGURES = frozenset(_TABLE["figures"].split())
# Numbers and words stand side by side without being one; these make one chunk.
_PARTS = frozenset({Sort.WORD, Sort.NUMBER, Sort.FRACTION})
_LONGEST_COMPOUND = 4
_FOLD = re.compile("(two|three|four|five|six|seven|eight|nine|ten)fold")
_AGES = frozenset("year month week day hour".split())


@lru_cache(maxsize=1)
def _open_compounds() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in re.split(r"[|\n]", _TABLE["open"]) if phrase.strip())


def join_open_compounds(atoms: list[Atom]) -> list[Atom]:
    """The atoms with a hyphen in every compound of the tables that is written open; figures in words become words."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        taken = _open_compound(atoms, at)
        for place in range(at, at + taken):
            result.append(replace(atoms[place], joint="-") if place > at else _loosened(atoms, place))
        at += taken
    return _join_words_with_numbers(result)


def _open_compound(atoms: list[Atom], at: int) -> int:
    """How many atoms the compound takes that begins here; 1 where none does."""
    words: list[str] = []
    for atom in atoms[at : at + _LONGEST_COMPOUND]:
        if atom.sort is not Sort.WORD or (words and atom.joint not in {" ", ",", "-"}):
            break
        words.append(atom.text.lower())
    for taken in range(len(words), 1, -1):
        if _is_open_compound(tuple(words[:taken])):
            return taken
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    if words and words[0] in _PREFIXES and following and following.joint in {" ", ","} and following.sort in _PARTS:
        return 2
    return 1


def _loosened(atoms: list[Atom], at: int) -> Atom:
    """An atom that a hyphen ties to the one before, with a space in its place where that says the same."""
    atom, before = atoms[at], atoms[at - 1] if at else None
    if before is None or atom.joint != "-" or before.sort is not Sort.WORD:
        return atom
    if atom.sort is Sort.NUMBER:
        is_maker = bool(_MAKER.fullmatch(before.text)) and not before.initial
        says_nothing = is_maker and before.text not in _DESIGNATORS
    else:
        says_nothing = (
            atom.text in _LOOSE
            or before.text in _LOOSENING
            or _ADVERB.fullmatch(before.text) is not None
            or (atom.text in _AFTER_PARTICIPLES and _PARTICIPLE.fullmatch(before.text) is not None)
        )
    return replace(atom, joint=" ") if says_nothing else atom


def _is_open_compound(words: tuple[str, ...]) -> bool:
    last = words[-1]
    stems = [last, last.removesuffix("s"), last.removesuffix("es"), last.removesuffix("'s"), last.removesuffix("s'")]
    return any((*words[:-1], stem) in _open_compounds() for stem in stems)


def _join_words_with_numbers(atoms: list[Atom]) -> list[Atom]:
    """First-hand and one-time are words, World War II counts, and MiG 29 is a designation."""
    result: list[Atom] = []
    for atom in atoms:
        last = result[-1] if result else None
        fold = _FOLD.fullmatch(atom.text)
        if fold:
            # Tenfold, 10-fold.
            result.extend([replace(atom, text=fold[1]), replace(atom, text="fold", joint="-")])
            continue
        if last and last.sort is Sort.WORD and atom.sort in {Sort.WORD, Sort.NUMBER}:
            word = last.text + atom.text
            if atom.joint == "-" and word.lower() in _FIGURES:
                result[-1] = replace(last, text=word, end=atom.end)
                continue
            if atom.joint == " " and atom.text in ROMAN and last.text.lower() in _COUNTED:
                result.append(replace(atom, sort=Sort.NUMBER, text=ROMAN[atom.text]))
                continue
            if atom.joint == " " and atom.sort is Sort.NUMBER and _designates(last.text) and atom.text.isdecimal():
                result.append(replace(atom, joint="-"))
                continue
        result.append(atom)
    return result


def _designates(word: str) -> bool:
    """MiG 29, MH 17, but not US 36."""
    return word in _DESIGNATORS or (
        word.isupper() and word.isalpha() and len(word) <= 4 and word not in _NO_DESIGNATORS
    )


def close_compounds(atoms: list[Atom], language: str) -> list[list[Atom]]:
    """The atoms in chunks that a space parts, each joined as its one form is."""
    chunks: list[list[Atom]] = []
    for atom in _join_ages(atoms):
        last = chunks[-1][-1] if chunks else None
        if last is None or atom.sort not in _PARTS or last.sort not in _PARTS or atom.joint not in {"", "-"}:
            chunks.append([atom])
        elif atom.joint == "-" and _is_only_typography(last, atom, language, alone=len(chunks[-1]) == 1):
            # German closes E-Mail-Adresse to E-Mailadresse.
            closed = atom.text.lower() if language == "de" and atom.text.istitle() else atom.text
            chunks[-1].append(replace(atom, text=closed, joint=""))
        else:
            chunks[-1].append(atom)
    return chunks


def _join_ages(atoms: list[Atom]) -> list[Atom]:
    """12 year old and 12-year-old, but not 12 year-old; a three day fair."""
    joined = list(atoms)
    for at in range(len(atoms) - 2):
        figure, unit, thing = atoms[at : at + 3]
        # Two hour meetings may be two of an hour each.
        one = thing.sort is Sort.WORD and thing.joint == " " and not thing.text.endswith("s")
        if figure.sort is Sort.NUMBER and unit.text in _COUNTED_ONE and unit.joint == " " and one:
            joined[at + 1] = replace(unit, joint="-")
    for at in range(len(atoms) - 2):
        figure, unit, old = atoms[at : at + 3]
        if figure.sort is Sort.NUMBER and unit.text in _AGES and old.text == "old" and unit.joint == old.joint == " ":
            joined[at + 1], joined[at + 2] = replace(unit, joint="-"), replace(old, joint="-")
    return joined


def _is_only_typography(left: Atom, right: Atom, language: str, *, alone: bool) -> bool:
    """Whether the hyphen between two parts says nothing."""
    if left.sort is Sort.WORD and right.sort is Sort.NUMBER:
        return right.text.isdecimal()
    if left.sort is Sort.NUMBER and right.sort is Sort.WORD:
        return len(right.text) == 1 and right.text.isupper()
    if left.sort is not Sort.WORD or right.sort is not Sort.WORD:
        return False
    first, second = left.text.lower(), right.text.lower()
    if first == "re" and alone:
        return second.startswith(("e", *_AGAIN))
    # Exministro, ex-ministro: languages that do not write wives so.
    return (first != "ex" or language in {"es", "pt", "it", "fr"}) and f"{first}-{second}" not in _HYPHEN_KEPT
