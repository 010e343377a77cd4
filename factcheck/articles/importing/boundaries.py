"""Where, in a file that holds several, one article ends and the next begins.

Nothing but a blank line may stand between two articles, so a boundary is weighed: what ends an article above, a line
that can be a headline, and what follows a headline below.
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
SHORTEST_HEADLINE, FEWEST_WORDS = 30, 4
LONG_PROSE = 80
# Below a headline the first paragraph is not far.
HEAD = 12


def cut(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each article, in order."""
    starts = [0]
    prose = first_level = False
    # The roles since the last prose: they tell whether the article is over.
    since: set[str] = set()
    for index, piece in enumerate(pieces):
        if prose and _begins_article(pieces, index, since, after_title=first_level):
            # A short label straight above the headline is its kicker, not the last word of the article before.
            kicker = index - 1 > starts[-1] and _is_kicker(pieces[index - 1], piece)
            starts.append(index - 1 if kicker else index)
            prose, since = False, set()
            first_level = False
        if _is_prose(piece):
            prose, since = True, set()
        elif piece.role in ENDS:
            since.add(piece.role)
        first_level = first_level or (piece.mark == "heading" and piece.level == 1)
    return [pieces[start:stop] for start, stop in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def _begins_article(pieces: list[Piece], index: int, since: set[str], *, after_title: bool) -> bool:
    """Whether a headline stands here; `after_title`: the article so far has a title of the first level."""
    piece = pieces[index]
    if piece.role or piece.mark in ("list", "quote", "image") or not is_title(piece.text, longest=LONGEST_HEADLINE):
        return False
    if not any(map(_is_prose, pieces[index + 1 : index + HEAD])):
        return False
    if piece.mark == "heading" and piece.level == 1 and after_title:
        return True
    above = _weight(since)
    long = len(piece.text) >= SHORTEST_HEADLINE and len(piece.text.split()) >= FEWEST_WORDS
    return above > 0 and above + _weight_below(pieces, index) + long >= ENOUGH


def _weight(since: set[str]) -> int:
    """How surely an article is over: by the surest sign, and a point for each further kind of sign."""
    return max((ENDS[role] for role in since), default=0) + max(len(since) - 1, 0)


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
    if piece.role or piece.mark == "heading":
        return piece.role == "paragraph"
    return len(piece.text) >= LONG_PROSE and (ends_sentence(piece.text) or len(piece.text) > 200)


def _is_kicker(piece: Piece, headline: Piece) -> bool:
    if piece.role or piece.mark in ("list", "quote", "image") or (headline.mark == "heading" == piece.mark):
        return False
    if fold(piece.text) in LINE["kicker"]:
        return True
    return is_title(piece.text, longest=35) and len(piece.text.split()) <= 4 and piece.text[-1:] not in "?!"
