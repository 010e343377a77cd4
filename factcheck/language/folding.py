"""Removes from words what is immaterial by the rules of a fact-checker, and nothing else.

`fold(a) == fold(b)` exactly where `changes.material_changes(a, b)` is empty, so a fingerprint of folded words stays
with what they say. The steps, from characters to compounds, are modules of their own.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from factcheck.language.atoms import Atom, Sort, atoms_of
from factcheck.language.compounds import close_compounds, join_open_compounds
from factcheck.language.figures import read_figures
from factcheck.language.times import read_times

# What folding makes of a text may allow one more rule to apply: a comma gone between the parts of a compound.
_ROUNDS = 8
# A revision asks of the same sentences again and again, once for each claim and cited passage in them: of as many as a
# crowded article has, before and after, the reading is kept.
_MOST_REMEMBERED = 1024
_LONGEST_REMEMBERED = 2000


@dataclass(frozen=True)
class Token:
    """A word, figure, compound or sign in its one form, and where it stands in the text.

    `joint` is what parts it from the one before in folded text: " ", ", ", "-" or "".
    """

    text: str
    start: int
    end: int
    joint: str
    sort: Sort


def fold(text: str) -> str:
    """The text with everything immaterial in one form, or left out.

    Folding again changes nothing. Costs a few passes over the text.
    """
    folded = _folded(tokens_of(text))
    for _ in range(_ROUNDS):
        again = _folded(tokens_of(folded))
        if again == folded:
            return folded
        folded = again
    # Long runs of marks that quote nothing never settle: of those, only white space and normalisation is style.
    return " ".join(unicodedata.normalize("NFC", text).split())


def tokens_of(text: str) -> Sequence[Token]:
    """What a text says, token by token, each in its one form."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _remembered(text: str) -> Sequence[Token]:
    return _read(text)


def _read(text: str) -> Sequence[Token]:
    atoms, language = atoms_of(text)
    tokens: list[Token] = []
    for verbatim, group in groupby(atoms, key=lambda atom: atom.sort in {Sort.MARK, Sort.QUOTED}):
        run = list(group)
        for chunk in [[atom] for atom in run] if verbatim else _chunks(run, language):
            tokens.append(_token(chunk, tokens[-1] if tokens else None))
    return tuple(tokens)


def _chunks(atoms: list[Atom], language: str) -> Iterator[list[Atom]]:
    atoms = join_open_compounds(atoms)
    yield from close_compounds(read_figures(read_times(atoms, language), language), language)


def _token(chunk: list[Atom], before: Token | None) -> Token:
    first = chunk[0]
    text = first.text + "".join(("-" if atom.joint == "-" else "") + atom.text for atom in chunk[1:])
    joint = first.joint if first.joint in {"", "-"} else " "
    if before and joint == " " and before.text[-1].isdecimal() and text[0].isdecimal():
        # 12, 300 is not 12 300.
        joint = ", "
    return Token(text, first.start, chunk[-1].end, joint, first.sort)


def _folded(tokens: Sequence[Token]) -> str:
    return "".join(token.joint + token.text for token in tokens).strip()
