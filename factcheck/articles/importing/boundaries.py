"""Where, in a file that holds several, one article ends and the next begins.

Nothing but a blank line may stand between two articles, so a boundary is weighed: what ends an article above, a line that
can be a headline, and what follows a headline below.
"""

from factcheck.articles.importing.pieces import Piece
from factcheck.articles.importing.titles import LONGEST_HEADLINE, ends_sentence, is_title
from factcheck.articles.importing.vocabulary import LINE, fold

# How surely a line above says that the article is over.
ENDS = {
    "contributor_credit": 2,
    "contact_line": 2,
    "copyright": 3,
    "original_url": 3,
    "correction_note": 2,
    "comment_prompt": 3,
    "photo_credit": 1,
    "newsletter_prompt": 1,
    "share_widget": 1,
    "editors_note": 1,
    "related_article": 1,
    "read_more": 0,
}
# How surely a line below says that a headline is above it.
BEGINS = {"date_line": 2, "contributor_credit": 2, "agency_slug": 2, "caption": 1, "image_alt": 1, "photo_credit": 1}
ENOUGH = 4
# Shorter lines are headings inside an article more often than headlines of another.
SHORTEST_HEADLINE = 30
LONG_PROSE = 80


def cut(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each article, in order."""
    starts = [0]
    for index in range(1, len(pieces)):
        if _begins_article(pieces, index, starts[-1]):
            start = index
            # A short label straight above the headline is its kicker, not the last word of the article before.
            if index - 1 > starts[-1] and _is_kicker(pieces[index - 1], pieces[index]):
                start = index - 1
            starts.append(start)
    return [pieces[start:stop] for start, stop in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def _begins_article(pieces: list[Piece], index: int, begun: int) -> bool:
    piece = pieces[index]
    if piece.role or piece.mark in ("list", "quote", "image"):
        return False
    if not is_title(piece.text, longest=LONGEST_HEADLINE) or not any(map(_is_prose, pieces[begun:index])):
        return False
    if not any(map(_is_prose, pieces[index + 1 : index + 12])):
        return False
    if piece.mark == "heading":
        before = [other.level for other in pieces[begun:index] if other.mark == "heading"]
        if piece.level == 1 and 1 in before:
            return True
    above = _weight_above(pieces, index, begun)
    below = _weight_below(pieces, index)
    long = len(piece.text) >= SHORTEST_HEADLINE and len(piece.text.split()) >= 4
    return above > 0 and above + below + long >= ENOUGH


def _weight_above(pieces: list[Piece], index: int, begun: int) -> int:
    """What ends an article between its last prose and this line: the surest of it, and a point for each further kind."""
    roles: list[str] = []
    for other in reversed(pieces[begun:index]):
        if _is_prose(other):
            break
        if other.role in ENDS:
            roles.append(other.role)
    kinds = set(roles)
    return max((ENDS[role] for role in kinds), default=0) + max(len(kinds) - 1, 0)


def _weight_below(pieces: list[Piece], index: int) -> int:
    weights: dict[str, int] = {}
    for other in pieces[index + 1 : index + 7]:
        if _is_prose(other) and other.role != "paragraph":
            break
        if other.mark == "list":
            weights["list"] = 1
        if other.role in BEGINS:
            weights[other.role] = BEGINS[other.role]
        if other.role in ("paragraph", "copyright", "comment_prompt"):
            break
    return sum(weights.values())


def _is_prose(piece: Piece) -> bool:
    return piece.role == "paragraph" or (
        not piece.role and piece.mark != "heading" and (ends_sentence(piece.text) or len(piece.text) > 200) and len(piece.text) >= LONG_PROSE
    )


def _is_kicker(piece: Piece, headline: Piece) -> bool:
    if piece.role or piece.mark in ("list", "quote", "image") or headline.mark == "heading" and piece.mark == "heading":
        return False
    known = fold(piece.text) in LINE["kicker"]
    return known or (is_title(piece.text, longest=35) and len(piece.text.split()) <= 4 and piece.text[-1:] not in "?!")
