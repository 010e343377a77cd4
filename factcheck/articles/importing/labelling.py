"""Roles that a line's own words give away, wherever in the article it stands."""

import re

from factcheck.articles.importing.agency_slugs import slug_end
from factcheck.articles.importing.bylines import is_byline
from factcheck.articles.importing.captions import credit_offset, is_credit
from factcheck.articles.importing.dates import is_date_line
from factcheck.articles.importing.markers import (
    LONGEST_LINE,
    begins_with_label,
    dated_label,
    furniture_role,
    label_is_all,
    labels_far,
    opens_with,
)
from factcheck.articles.importing.pieces import Piece, divide
from factcheck.articles.importing.publications import AGENCIES
from factcheck.articles.importing.titles import ends_sentence, is_title
from factcheck.articles.importing.tweets import is_tweet_author, is_tweet_metadata
from factcheck.articles.importing.vocabulary import CONTAINS, fold, phrases

ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
ADDRESS_AT_END = re.compile(r"<?(?:https?://|www\.)\S+\Z")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,40}")
COPYRIGHT_SIGN = re.compile(r"(?:copyright\b|\(c\)|©)[^\w]*(?:\(c\)|©)?[^\w]*(?:\d{4}|by\b|[^\W\d_])")
WITH_AGENCY = re.compile(
    r"[(—–-]*\s*(?:with|mit|avec|con|com|ile|с)\s+(?:material from |the |la |le |l')?(?P<names>[^()]{2,60})\)?\.?"
)
BARRED = re.compile(r"\s+[|•·]\s+")
LONG_LABEL = {
    role: re.compile("|".join(re.escape(phrase) for phrase in phrases("labels")[role] if " " in phrase))
    for role in ("related_article", "read_more")
}
LISTS = ("read_more", "related_article", "correction_note", "editors_note")


def label_pieces(source: str, pieces: list[Piece], *, markdown: bool) -> list[Piece]:
    """The pieces with the roles their words give, those that hold two elements side by side cut in two."""
    labelled: list[Piece] = []
    for piece in pieces:
        for part in _cut(source, piece, markdown=markdown):
            part.role = part.role or marked_role(part)
            labelled.append(part)
    _follow_bare_labels(labelled)
    return labelled


def marked_role(piece: Piece) -> str:
    """The role that the words of one line show, or "" for a line like any other."""
    text = piece.text
    if piece.mark == "image":
        return "image_alt"
    if ADDRESS.fullmatch(text):
        return "original_url"
    if len(text) > LONGEST_LINE:
        return "copyright" if COPYRIGHT_SIGN.match(fold(text[:60])) else ""
    if piece.mark == "heading" and not label_is_all("related_article", text) and not label_is_all("read_more", text):
        return furniture_role(text) or ""
    return _note_role(text) or _credit_role(text) or _link_role(piece) or _site_role(text)


def _note_role(text: str) -> str:
    corrects = CONTAINS["correction_note"].search(fold(text)) is not None or opens_with("correction_note", text)
    if begins_with_label("editors_note", text) or dated_label("editors_note", text):
        # An editor's note that owns up to an error is a correction, whatever it calls itself.
        return "correction_note" if corrects else "editors_note"
    if is_tweet_author(text) or is_tweet_metadata(text):
        return "tweet_author"
    if is_date_line(text):
        return "date_line"
    if begins_with_label("correction_note", text) or dated_label("correction_note", text) or corrects:
        return "correction_note"
    return "editors_note" if opens_with("editors_note", text) else ""


def _credit_role(text: str) -> str:
    folded = fold(text)
    if len(text) <= 400 and (
        (opens_with("contributor_credit", text) and not _is_prose(text))
        or begins_with_label("contributor_credit", text)
        or (CONTAINS["contributor_credit"].search(folded) and len(text) <= 250)
        or _with_agency(folded)
        or is_byline(text)
    ):
        return "contributor_credit"
    if opens_with("contact_line", text) or (
        begins_with_label("contact_line", text) and not label_is_all("contact_line", text)
    ):
        return "contact_line"
    if len(text) <= 250 and labels_far("contact_line", text):
        return "contact_line"
    if EMAIL.search(text) and len(text.split()) <= 25 and len(text) <= 250:
        return "contact_line"
    if len(text) <= 400 and CONTAINS["copyright"].search(folded):
        return "copyright"
    # "© Name / Agency" without a year is the credit of a picture.
    if is_credit(text):
        return "photo_credit"
    return "copyright" if COPYRIGHT_SIGN.match(folded) or opens_with("copyright", text) else ""


def _link_role(piece: Piece) -> str:
    text = piece.text
    if len(text) > 300:
        return ""
    for role in ("related_article", "read_more"):
        if begins_with_label(role, text) or (opens_with(role, text) and not ends_sentence(text)):
            return role
        # "See also our series: ..."; of a single word ("More trouble: ...") nothing can be told.
        if LONG_LABEL[role].match(fold(text)) and labels_far(role, text):
            return role
    if begins_with_label("original_url_label", text) and fold(text).rstrip()[-1:] == ":":
        return "original_url_label"
    whole = any(inline["kind"] == "link" and inline["end"] - inline["start"] == len(text) for inline in piece.inlines)
    # A line that is one link and no sentence leads to another article.
    if whole and not piece.mark and len(text.split()) >= 4 and not ends_sentence(text):
        return "related_article"
    return ""


def _site_role(text: str) -> str:
    role = furniture_role(text)
    if role is not None:
        return role
    if len(text) <= 220:
        folded = fold(text)
        for each in ("comment_prompt", "newsletter_prompt"):
            if CONTAINS[each].search(folded):
                return each
    return ""


def _cut(source: str, piece: Piece, *, markdown: bool) -> list[Piece]:
    """The elements that stand side by side on a line, their roles given; or the piece as it is."""
    for offset, left, right in _places_to_cut(piece):
        halves = divide(source, piece, offset, markdown=markdown) if offset else None
        if halves is not None and halves[0].text and halves[1].text:
            halves[0].role, halves[1].role = left, right
            return list(halves)
    return [piece]


def _places_to_cut(piece: Piece) -> list[tuple[int, str, str]]:
    """Where a line may fall in two, with the roles of its halves; "" is for a role still to be found."""
    text = piece.text
    places = []
    slug = slug_end(text)
    if slug:
        places.append((slug, "agency_slug", "paragraph"))
    if piece.mark in ("heading", "list", "image") or len(text) > LONGEST_LINE:
        return places
    address = ADDRESS_AT_END.search(text) if len(text) <= 400 else None
    if address and begins_with_label("original_url_label", text[: address.start()].rstrip() or "-"):
        places.append((address.start(), "original_url_label", "original_url"))
    bar = BARRED.search(text)
    if bar and len(text) <= 160:
        left, right = text[: bar.start()], text[bar.end() :]
        if is_byline(left) and is_date_line(right):
            places.append((bar.start(), "contributor_credit", ""))
    note_or_credit = _note_role(text) or _credit_role(text) or _link_role(piece)
    credit = None if note_or_credit else credit_offset(text)
    if credit:
        places.append((credit, "caption", "photo_credit"))
    return places


def _follow_bare_labels(pieces: list[Piece]) -> None:
    """Gives what stands under a bare label its role: the titles under "Related", the text under "Correction"."""
    for index, piece in enumerate(pieces):
        if piece.role == "original_url_label" and not (
            index + 1 < len(pieces) and pieces[index + 1].role == "original_url"
        ):
            # "Source:" with no address after it is nobody's label.
            piece.role = ""
        if piece.role not in LISTS or not label_is_all(piece.role, piece.text):
            continue
        follower = index + 1
        while (
            follower < len(pieces)
            and not pieces[follower].role
            and _is_under(piece, pieces[index + 1], pieces[follower])
        ):
            pieces[follower].role, pieces[follower].listed = piece.role, True
            follower += 1


def _is_under(label: Piece, first: Piece, last: Piece) -> bool:
    """Whether the label announces this line too, all lines from the first one to it being announced already."""
    together = last is first or last.group == first.group
    if label.role in ("correction_note", "editors_note"):
        # The note itself: the next line, and more only in its own group.
        return together
    if last.mark == "heading":
        return False
    if last.mark == "list":
        return first.mark == "list"
    return is_title(last.text) and len(last.text.split()) >= 3 and together


def _with_agency(folded: str) -> bool:
    match = WITH_AGENCY.fullmatch(folded) if len(folded) <= 90 else None
    if match is None:
        return False
    parts = [part.strip(" .") for part in re.split(r"[,/&]|\b(?:and|und|et|y|e|и|ve)\b", match.group("names"))]
    return any(part in AGENCIES for part in parts)


def _is_prose(text: str) -> bool:
    """Whether a line that begins like a credit goes on as a sentence of its own."""
    return len(text) > 160 and ends_sentence(text)
