"""What changed materially between two sentences, each change named.

A verdict lapses with every material change. What is immaterial is decided by folding alone (`folding.py`); here the
folded words are compared, and what differs gets a kind and a place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from factcheck.language.atoms import Sort
from factcheck.language.folding import Token, fold, tokens_of
from factcheck.language.kinds import Kind, Region, Word, kind_of

# How many words on either side naming looks at.
_AROUND = 4

Edges = tuple[int, int, int, int]


@dataclass(frozen=True)
class Change:
    """One material change: its kind, the old and the new words as written, and where the new ones stand.

    `start` and `end` count code points of the new sentence, end exclusive; where words were only taken away they are
    both the place where those stood. `old_start` and `old_end` say the same of the old words; two changes are equal
    whatever these are.
    """

    kind: Kind
    old: str
    new: str
    start: int
    end: int
    old_start: int = field(default=0, compare=False)
    old_end: int = field(default=0, compare=False)


def material_changes(old: str, new: str) -> list[Change]:
    """The material changes from an old to a new sentence, in the order of the new one; empty where none is material.

    Empty exactly where `fold(old) == fold(new)`. Offsets are code points in `new`, end exclusive. Costs a few passes
    over both sentences and one bit-parallel comparison of their words.
    """
    if old == new or fold(old) == fold(new):
        return []
    before, after = tokens_of(old), tokens_of(new)
    regions = _regions(before, after) or [(0, len(before), 0, len(after))]
    old_words, new_words = _words(old, before), _words(new, after)
    whole = _kind_of_all(old_words, new_words)
    return [_change(old, new, before, after, edges, whole or _kind(old_words, new_words, edges)) for edges in regions]


def _regions(old: Sequence[Token], new: Sequence[Token]) -> list[Edges]:
    """Where the tokens differ: first and last of either side."""
    keys = [_key(token) for token in old], [_key(token) for token in new]
    regions: list[Edges] = []
    for step in Indel.opcodes(*keys):
        old_start, old_end, new_start, new_end = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            continue
        if regions and regions[-1][1] == old_start and regions[-1][3] == new_start:
            regions[-1] = regions[-1][0], old_end, regions[-1][2], new_end
        else:
            regions.append((old_start, old_end, new_start, new_end))
    return regions


def _key(token: Token) -> str:
    # Whether a mark opens or closes shows in its joint; elsewhere only a hyphen tells words apart.
    return token.joint + token.text if token.sort is Sort.MARK or token.joint == "-" else token.text


def _words(text: str, tokens: Sequence[Token]) -> list[Word]:
    words: list[Word] = []
    for at, token in enumerate(tokens):
        begins = not any(word.sort is not Sort.MARK for word in words[:2]) if at < 2 else False
        words.append(Word(token.text, text[token.start : token.end], token.sort, begins))
    return words


def _kind_of_all(old: list[Word], new: list[Word]) -> Kind | None:
    """The kind of every change where all words stay: marks that came, went or moved, or another order."""
    spoken, respoken = ([word.text.lower() for word in side if word.sort is not Sort.MARK] for side in (old, new))
    if spoken == respoken:
        return Kind.QUOTATION if len(old) > len(spoken) or len(new) > len(respoken) else None
    if any(word.sort is Sort.QUOTED for word in [*old, *new]):
        return None
    return Kind.OTHER if sorted(spoken) == sorted(respoken) else None


def _kind(old: list[Word], new: list[Word], edges: Edges) -> Kind:
    old_start, old_end, new_start, new_end = edges
    return kind_of(_region(old, old_start, old_end), _region(new, new_start, new_end))


def _region(words: list[Word], start: int, end: int) -> Region:
    return Region(words[max(0, start - _AROUND) : start], words[start:end], words[end : end + _AROUND])


def _change(old: str, new: str, before: Sequence[Token], after: Sequence[Token], edges: Edges, kind: Kind) -> Change:
    old_start, old_end = _span(before, edges[0], edges[1], old)
    new_start, new_end = _span(after, edges[2], edges[3], new)
    return Change(kind, old[old_start:old_end], new[new_start:new_end], new_start, new_end, old_start, old_end)


def _span(tokens: Sequence[Token], first: int, end: int, text: str) -> tuple[int, int]:
    if first < end:
        # A currency written behind its figure stands before it in tokens.
        return min(token.start for token in tokens[first:end]), max(token.end for token in tokens[first:end])
    place = tokens[first].start if first < len(tokens) else len(text.rstrip())
    return place, place
