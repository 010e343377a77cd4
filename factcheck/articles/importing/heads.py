"""The head of an article: kicker, headlines, standfirst, picture, up to the first paragraph of the body."""

from factcheck.articles.importing.captions import names_picture
from factcheck.articles.importing.pieces import Piece
from factcheck.articles.importing.publications import by_column
from factcheck.articles.importing.titles import (
    TERMINAL,
    ends_sentence,
    is_name,
    is_title,
    likeness,
    same_words,
    sentences,
)
from factcheck.articles.importing.vocabulary import LINE, fold

# Where two lines share a third of their words they are about the same and in other words: the title of a search engine.
ALIKE = 0.3
# An alternative text repeats its caption, or half of it.
ALIKE_PICTURE = 0.5
LONGEST_STANDFIRST = 400
# A headline that is a full sentence with its stop is short; a first paragraph seldom is.
LONGEST_STOPPED_HEADLINE = 90
REPORTED = (
    "said",
    "sagte",
    "a declare",
    "dijo",
    "ha detto",
    "disse",
    "dedi",
    "сказал",
    "заявил",
    "told",
    "reported",
    "according to",
)


def read_head(article: list[Piece]) -> None:
    """Gives the pieces above the body their roles."""
    _pair_pictures(article)
    titles, position = _titles(article)
    _name_titles(article, titles, position)
    _read_lead(article, position)


def _pair_pictures(article: list[Piece]) -> None:
    """Finds alternative texts: the line straight above a caption, or a line in almost the same words."""
    for piece, following in zip(article, article[1:], strict=False):
        if piece.role or piece.mark in ("list", "heading"):
            continue
        together = piece.group == following.group
        if following.role == "caption":
            if together or likeness(piece.text, following.text) >= ALIKE_PICTURE:
                piece.role = "image_alt"
        elif (
            not following.role
            and not following.mark
            and together
            and len(piece.text) < 500
            and (ends_sentence(piece.text) and likeness(piece.text, following.text) >= ALIKE_PICTURE)
        ):
            piece.role, following.role = "image_alt", "caption"
        elif following.role == "photo_credit" and together:
            piece.role = "caption"
    # From below: the caption found last may have its alternative text above it.
    for piece, following in zip(article, article[1:], strict=False):
        if (
            not piece.role
            and not piece.mark
            and following.role == "caption"
            and (piece.group == following.group or likeness(piece.text, following.text) >= ALIKE_PICTURE)
        ):
            piece.role = "image_alt"


def _titles(article: list[Piece]) -> tuple[list[Piece], int]:
    """The lines at the top that can be titles, and where the first one that cannot stands."""
    titles: list[Piece] = []
    for index, piece in enumerate(article):
        if piece.role:
            if piece.role in ("paragraph", "agency_slug"):
                return titles, index
            continue
        if piece.mark in ("list", "quote", "image"):
            return titles, index
        if piece.mark == "heading" or is_title(piece.text) or (not titles and _is_stopped_headline(article, index)):
            titles.append(piece)
            if len(titles) == 6:
                return titles, index + 1
            continue
        return titles, index
    return titles, len(article)


def _is_stopped_headline(article: list[Piece], index: int) -> bool:
    """Whether the first line is a headline although it ends in a full stop: short, and shorter than what follows."""
    text = article[index].text
    if len(text) > LONGEST_STOPPED_HEADLINE or text[:1] in '“"«„' or text.rstrip()[-1:] not in ".…":
        return False
    if names_picture(text) or any(word in fold(text) for word in REPORTED):
        return False
    following = [piece for piece in article[index + 1 :] if not piece.role or piece.role in ("paragraph", "caption")][
        :3
    ]
    return bool(following) and max(len(piece.text) for piece in following) > 1.5 * len(text)


def _name_titles(article: list[Piece], titles: list[Piece], position: int) -> None:
    """Kicker, headline, and what the further titles under it are."""
    if not titles:
        return
    top = next((piece for piece in titles if piece.mark == "heading" and piece.level == 1), None)
    top = top or next((piece for piece in titles if piece.mark == "heading"), None)
    number = titles.index(top) if top is not None else _headline_number(titles)
    for piece in titles[:number]:
        piece.role = "kicker"
    headline = titles[number]
    headline.role = "headline"
    rest = titles[number + 1 :]
    for order, piece in enumerate(rest):
        place = next(index for index, other in enumerate(article) if other is piece)
        last = order == len(rest) - 1 and place == position - 1
        dated = any(other.role == "date_line" for other in article[max(place - 1, 0) : place + 2])
        piece.role = _under_headline(piece, headline, last=last, dated=dated)
        if not piece.role:
            return


def _headline_number(titles: list[Piece]) -> int:
    """Which of the titles is the headline: the first that is no kicker."""
    number = 0
    while number + 1 < len(titles) and number < 2 and _is_kicker(titles[number].text, titles[number + 1].text):
        number += 1
    return number


def _is_kicker(text: str, following: str) -> bool:
    if fold(text) in LINE["kicker"] or by_column(text) is not None:
        return True
    short = len(text.split()) <= 4 and len(text) <= 35 and text[-1:] not in "?!"
    return (
        short
        and len(following) >= 1.6 * len(text)
        and len(following.split()) >= 4
        and likeness(text, following) < ALIKE
    )


def _is_other_wording(text: str, headline: str) -> bool:
    """Whether the line says what the headline says: many of its words, or the same subject and some."""
    alike = likeness(text, headline)
    return alike >= ALIKE or (alike >= ALIKE / 2 and fold(text).split()[0] == fold(headline).split()[0])


def _under_headline(piece: Piece, headline: Piece, *, last: bool, dated: bool) -> str:
    """The role of a title below the headline; "" where it is left to the body."""
    text = piece.text
    if same_words(text, headline.text):
        return "headline_repeat"
    if piece.mark == "heading" and piece.level > 1:
        # Straight above the body a heading may already be the first of its parts.
        return "" if last and (len(text.split()) <= 5 or text.rstrip()[-1:] in "?") else "standfirst"
    if _is_other_wording(text, headline.text):
        return "alt_headline"
    # Beside the date stands who wrote it: a person, or a desk.
    if is_name(text) or (dated and len(text.split()) <= 5 and text[-1:] not in "?!"):
        return "contributor_credit"
    if len(text.split()) < 5:
        return "" if last else "kicker"
    return "standfirst"


def _read_lead(article: list[Piece], position: int) -> None:
    """The lines between the titles and the body: bullets and sentences that sum up, a caption without its credit."""
    lost_credit = _has_lost_credit(article)
    above = {piece.role for piece in article[:position]}
    below = _next_prose(article)
    for index in range(position, len(article)):
        piece = article[index]
        if piece.role == "paragraph":
            return
        if not piece.role:
            following = article[index + 1 : index + 4]
            piece.role = _lead_role(piece, above, below[index], following, lost_credit=lost_credit)
            if not piece.role:
                return
        above.add(piece.role)


def _next_prose(article: list[Piece]) -> list[Piece | None]:
    """For each piece, the next one below it that can be a paragraph."""
    below: list[Piece | None] = []
    next_prose: Piece | None = None
    for piece in reversed(article):
        below.append(next_prose)
        if piece.role in ("", "paragraph") and piece.mark in ("", "quote"):
            next_prose = piece
    return below[::-1]


def _lead_role(
    piece: Piece, above: set[str], next_prose: Piece | None, following: list[Piece], *, lost_credit: bool
) -> str:
    """The role of a line above the body; "" where the body begins with it. `above`: the roles above it."""
    text = piece.text
    if piece.mark == "list":
        # Bullets above the first paragraph sum the article up; where no paragraph follows they are the article.
        return (
            "standfirst" if "headline" in above and next_prose is not None and len(text) <= LONGEST_STANDFIRST else ""
        )
    if piece.mark or next_prose is None or "headline" not in above or len(text) > LONGEST_STANDFIRST:
        return ""
    shorter = len(text) < len(next_prose.text) * 1.2
    if sentences(text) <= 2 and names_picture(text) and shorter and "caption" not in above:
        return "caption"
    if lost_credit and "caption" not in above and sentences(text) == 1 and len(text) <= 220 and shorter:
        return "caption"
    whole = any(
        inline["kind"] in ("emphasis", "strong") and inline["end"] - inline["start"] == len(text)
        for inline in piece.inlines
    )
    if whole or text.rstrip()[-1:] not in TERMINAL + '”"»“’)*†':
        return "standfirst" if not is_title(text) or whole else ""
    return "standfirst" if _head_goes_on(text, above, following) else ""


def _head_goes_on(text: str, above: set[str], following: list[Piece]) -> bool:
    """Whether below this line stand date, byline or the lead picture: then it sums up and does not begin the body."""
    short = sentences(text) <= 3
    for other in following:
        if other.role in ("date_line", "agency_slug", "contributor_credit"):
            return short and "date_line" not in above
        if other.role in ("caption", "image_alt", "photo_credit"):
            return short and not ({"caption", "image_alt", "date_line", "contributor_credit"} & above)
        if not other.role and len(other.text) > 120:
            return False
    return False


def _has_lost_credit(article: list[Piece]) -> bool:
    """Whether a credit stands somewhere without a picture's caption beside it: its caption is then at the top."""
    for before, piece in zip([None, *article], article, strict=False):
        if piece.role == "photo_credit" and (
            before is None or before.role not in ("caption", "image_alt", "photo_credit")
        ):
            return True
    return False
