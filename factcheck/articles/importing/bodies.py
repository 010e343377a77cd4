"""The body of an article: headings, lists, tweets, repeated headlines; and what stands below it."""

from factcheck.articles.importing.captions import names_picture
from factcheck.articles.importing.pieces import Piece
from factcheck.articles.importing.publications import AGENCIES
from factcheck.articles.importing.titles import ends_sentence, is_heading, is_title, same_words, sentences
from factcheck.articles.importing.tweets import is_tweet_text, speaks_for_itself
from factcheck.articles.importing.vocabulary import fold

# After these no paragraph of the article follows.
FINAL = frozenset({"copyright", "contact_line", "original_url", "comment_prompt"})
BODY = frozenset({"paragraph", "list_item"})
# Fewer "I" and "we" in a report are slips of its quotations.
PERSONAL_PARAGRAPHS = 2


def read_body(article: list[Piece]) -> None:
    """Gives every piece that has none yet its role."""
    _read_pictures(article)
    _read_tweets(article)
    _read_end(article)
    headlines = [piece.text for piece in article if piece.role in ("headline", "alt_headline")]
    last = max((index for index, piece in enumerate(article) if _is_body(piece)), default=-1)
    for index, piece in enumerate(article):
        if not piece.role:
            piece.role = _role(piece, headlines, body_below=index < last)
        elif (
            piece.role == "related_article"
            and not piece.listed
            and any(same_words(piece.text, each) for each in headlines)
        ):
            piece.role = "headline_repeat"
    _read_leftovers(article)


def _role(piece: Piece, headlines: list[str], *, body_below: bool) -> str:
    if any(same_words(piece.text, headline) for headline in headlines):
        return "headline_repeat"
    if piece.mark == "list":
        return "list_item"
    if piece.mark == "heading":
        return "section_heading"
    strong = any(
        inline["kind"] == "strong" and inline["end"] - inline["start"] == len(piece.text) for inline in piece.inlines
    )
    if piece.mark == "" and is_heading(piece.text) and body_below:
        return "section_heading"
    if strong and len(piece.text) <= 80 and body_below and not ends_sentence(piece.text):
        return "section_heading"
    return "paragraph"


def _read_pictures(article: list[Piece]) -> None:
    """Captions above a credit of their own line inside the body."""
    body = [index for index, piece in enumerate(article) if _is_body(piece)]
    first, last = (body[0], body[-1]) if body else (len(article), -1)
    for index, piece in enumerate(article[1:], 1):
        above = article[index - 1]
        if piece.role != "photo_credit" or above.role or above.mark in ("list", "heading"):
            continue
        in_head = first >= index - 1
        body_below = last > index
        short = (
            len(above.text) <= 160 and sentences(above.text) == 1 and not above.text.rstrip().endswith(("”", "“", "»"))
        )
        if body_below and (names_picture(above.text) or (in_head and len(above.text) <= 400) or short):
            above.role = "caption"


def _read_tweets(article: list[Piece]) -> None:
    """Embedded tweets: the text under an account's name, or above its signature."""
    prose = [piece for piece in article if not piece.role and _is_prose(piece)]
    personal = sum(speaks_for_itself(piece.text) > 0 for piece in prose) > PERSONAL_PARAGRAPHS
    for index, piece in enumerate(article):
        above = article[index - 1] if index else None
        below = article[index + 1] if index + 1 < len(article) else None
        if piece.role == "tweet_author":
            signs = piece.text[:1] in "—–-"
            if signs and above is not None and not above.role:
                above.role = "tweet_text"
            elif not signs and below is not None and not below.role and len(below.text) <= 600:
                below.role = "tweet_text"
                if above is not None and not above.role and above.group == piece.group and len(above.text) <= 50:
                    above.role = "tweet_author"
        elif piece.role == "date_line" and above is not None and above.role == "tweet_text":
            piece.role = "tweet_author"
        elif below is not None and _is_tweet(piece, below, personal=personal):
            piece.role, below.role = "tweet_author", "tweet_text"


def _is_tweet(author: Piece, text: Piece, *, personal: bool) -> bool:
    """Whether two lines without a role are a name and what that person posted."""
    free = not author.role and not author.mark and not text.role and text.mark in ("", "quote")
    return free and is_heading(author.text) and is_tweet_text(text.text, author=author.text, personal=personal)


def _read_end(article: list[Piece]) -> None:
    """Short lines below the last prose that belong to the site or sign the text."""
    last = max(
        (i for i, piece in enumerate(article) if piece.role in BODY or (not piece.role and _is_prose(piece))),
        default=-1,
    )
    prompts = [i for i, piece in enumerate(article) if piece.role == "comment_prompt" and not piece.mark]
    if (
        prompts
        and all(
            not piece.role or piece.role in ("comment_prompt", "newsletter_prompt", "share_widget", "date_line")
            for piece in article[prompts[0] :]
        )
        and sum(len(piece.text) for piece in article[prompts[0] :] if not piece.role) < 600
    ):
        for piece in article[prompts[0] :]:
            piece.role = piece.role or "comment_prompt"
        return
    for index in range(last + 1, len(article)):
        piece = article[index]
        if piece.role or piece.mark:
            continue
        parts = [part.strip() for part in fold(piece.text).strip("()[] .").replace(",", "/").split("/")]
        if all(part in AGENCIES for part in parts):
            piece.role = "contributor_credit"


def _read_leftovers(article: list[Piece]) -> None:
    """Titles below the end of the article lead to others; a short call there is one to subscribe."""
    finals = [index for index, piece in enumerate(article) if piece.role in FINAL]
    if not finals:
        return
    for piece in article[finals[0] + 1 :]:
        if piece.role == "paragraph" and not piece.mark and is_title(piece.text, longest=160):
            piece.role = "related_article" if len(piece.text.split()) >= 5 else "newsletter_prompt"


def _is_body(piece: Piece) -> bool:
    """Whether the piece is, or will be, part of the body."""
    return piece.role in BODY or (not piece.role and (piece.mark == "list" or _is_prose(piece)))


def _is_prose(piece: Piece) -> bool:
    return not piece.mark and len(piece.text) >= 60 and (ends_sentence(piece.text) or len(piece.text) > 160)
