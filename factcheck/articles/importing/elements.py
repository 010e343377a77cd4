"""What the importer gives: articles made of elements, their text, blocks and inlines."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from factcheck.articles.importing.agency_slugs import slug_publication
from factcheck.articles.importing.bylines import byline_names, contact_names, join_names
from factcheck.articles.importing.dates import date_in_address, find_dates
from factcheck.articles.importing.languages import guess_language
from factcheck.articles.importing.markdown import Inline
from factcheck.articles.importing.publications import by_column, by_holder, by_host
from factcheck.articles.importing.refusal import ImportRefused
from factcheck.articles.importing.vocabulary import CONTAINS, fold

ROLES = (
    *("kicker", "headline", "alt_headline", "headline_repeat", "date_line", "standfirst", "image_alt", "caption"),
    *("photo_credit", "agency_slug", "section_heading", "paragraph", "list_item", "tweet_author", "tweet_text"),
    *(
        "read_more",
        "related_article",
        "editors_note",
        "correction_note",
        "contributor_credit",
        "contact_line",
        "copyright",
    ),
    *("share_widget", "newsletter_prompt", "comment_prompt", "original_url_label", "original_url"),
)
BODY_ROLES = frozenset({"paragraph", "list_item"})
SITE_ROLES = frozenset({"share_widget", "newsletter_prompt", "comment_prompt"})
SEPARATOR = "\n\n"
# A sign after a word that sends the reader to a note: "in the country.*"
MARKER = re.compile(r"(?<=[^\s*†‡])(?:\*{1,3}|†|‡)(?=[\s”\"’)»]|\Z)")
NOTE_MARKER = re.compile(r"\A(\*{1,3}|†|‡)")


@dataclass(frozen=True)
class Element:
    """One block of an article; `start` and `end` are its place in the file, None where an editor wrote it."""

    role: str
    text: str
    start: int | None = None
    end: int | None = None
    inlines: tuple[Inline, ...] = ()

    @property
    def scope(self) -> str:
        """ "page" for what belongs to the site that carried the article, "article" for the rest."""
        return "page" if self.role in SITE_ROLES else "article"


@dataclass(frozen=True)
class ImportedArticle:
    """One article as the importer read it."""

    source_file: str
    elements: tuple[Element, ...]
    headline: str | None = None
    publication: str | None = None
    # "stated" (the text names it), "implied" (a column or an address does) or "" (nothing does).
    publication_status: str = ""
    byline: str = ""
    published: date | None = None
    language: str = ""
    original_url: str | None = None

    @property
    def text(self) -> str:
        """The canonical text: the elements, an empty line between."""
        return SEPARATOR.join(element.text for element in self.elements)

    @property
    def body(self) -> list[str]:
        """Paragraphs and list items, in order."""
        return [element.text for element in self.elements if element.role in BODY_ROLES]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Role, start and end of each element in `text`; between two blocks stands one separator."""
        return [
            {"role": element.role, "start": start, "end": start + len(element.text)}
            for element, start in zip(self.elements, self._starts(), strict=True)
        ]

    @property
    def inlines(self) -> list[Inline]:
        """Links, emphasis and markers of correction notes, with their offsets in `text`."""
        found: list[Inline] = []
        for element, start in zip(self.elements, self._starts(), strict=True):
            for inline in element.inlines:
                moved = inline.copy()
                moved["start"] += start
                moved["end"] += start
                found.append(moved)
        return sorted(
            [*found, *self._correction_markers()], key=lambda each: (each["start"], -each["end"], each["kind"])
        )

    @property
    def correction_notes(self) -> list[str]:
        """The texts of the correction notes, in order."""
        return [element.text for element in self.elements if element.role == "correction_note"]

    def to_json(self) -> str:
        """The article as a draft can store it."""
        return json.dumps(asdict(self), ensure_ascii=False, default=date.isoformat)

    @classmethod
    def from_json(cls, stored: str) -> "ImportedArticle":
        """The article that `to_json` stored."""
        values = json.loads(stored)
        values["published"] = date.fromisoformat(values["published"]) if values["published"] else None
        values["elements"] = tuple(
            Element(**{**element, "inlines": tuple(element["inlines"])}) for element in values["elements"]
        )
        return cls(**values)

    def _starts(self) -> list[int]:
        starts, position = [], 0
        for element in self.elements:
            starts.append(position)
            position += len(element.text) + len(SEPARATOR)
        return starts

    def _correction_markers(self) -> list[Inline]:
        """The signs in the text that send the reader to a correction note.

        A note that begins with a sign owns that sign. Notes that show none own the signs in order; where another line
        of the article begins with the sign, it is that line's footnote and no note's.
        """
        notes = [index for index, element in enumerate(self.elements) if element.role == "correction_note"]
        if not notes:
            return []
        heads = {index: NOTE_MARKER.match(element.text) for index, element in enumerate(self.elements)}
        owners = {match.group(1): index for index, match in heads.items() if match is not None}
        unsigned = iter([index for index in notes if heads[index] is None])
        given: dict[str, int] = {}
        markers: list[Inline] = []
        for element, start in zip(self.elements, self._starts(), strict=True):
            if element.role in ("correction_note", "editors_note") or element.scope == "page":
                continue
            for match in MARKER.finditer(element.text):
                sign = match.group()
                note = owners.get(sign)
                if note is None:
                    if sign not in given and (following := next(unsigned, None)) is not None:
                        given[sign] = following
                    note = given.get(sign)
                if note in notes:
                    markers.append(
                        Inline(
                            kind="correction_marker", start=start + match.start(), end=start + match.end(), note=note
                        )
                    )
        return markers


def article_of(elements: Sequence[Element], *, source_file: str = "") -> ImportedArticle:
    """The article these elements are, its headline, publication, date and byline read from them."""
    if not elements:
        raise ImportRefused("An article without any text cannot be imported.")
    language = guess_language("\n".join(element.text for element in elements))
    publication, status = _publication(elements)
    address = _first(elements, "original_url")
    return ImportedArticle(
        source_file=source_file,
        elements=tuple(elements),
        headline=_first(elements, "headline"),
        publication=publication,
        publication_status=status,
        byline=_byline(elements),
        published=_published(elements, address, language),
        language=language,
        original_url=address,
    )


def build_article(
    rows: Sequence[tuple[str, str]],
    *,
    source_file: str = "",
    known: Sequence[Element] = (),
    headline: str | None = None,
    publication: str | None = None,
    published: date | None = None,
) -> ImportedArticle:
    """The article an editor made of (role, text) rows.

    A row whose text is that of a `known` element keeps that element's links and place in the file. Headline,
    publication and date are read from the rows where they are not given; an empty one of the first two stands for none.
    """
    waiting: dict[str, list[Element]] = {}
    for element in known:
        waiting.setdefault(element.text, []).append(element)
    elements = []
    for number, (role, written) in enumerate(rows, 1):
        if role not in ROLES:
            raise ImportRefused(f"Row {number} has the role “{role}”, which does not exist.")
        text = (
            " ".join(unicodedata.normalize("NFC", written).split())
            if written.strip() not in waiting
            else written.strip()
        )
        if not text:
            raise ImportRefused(f"Row {number} is empty: write its text or remove the row.")
        same = waiting.get(text)
        elements.append(replace(same.pop(0), role=role) if same else Element(role, text))
    article = article_of(elements, source_file=source_file)
    if headline is not None:
        article = replace(article, headline=headline or None)
    if publication is not None:
        article = replace(article, publication=publication or None, publication_status="stated" if publication else "")
    return replace(article, published=published or article.published)


def _first(elements: Sequence[Element], role: str) -> str | None:
    return next((element.text for element in elements if element.role == role), None)


def _publication(elements: Sequence[Element]) -> tuple[str | None, str]:
    """The publication and how it is known: the surest sign decides."""
    by_role: dict[str, list[str]] = {}
    for element in elements:
        by_role.setdefault(element.role, []).append(element.text)
    signs = (
        ("copyright", by_holder, "stated"),
        ("original_url", by_host, "implied"),
        ("agency_slug", slug_publication, "stated"),
        ("editors_note", _first_published, "stated"),
        ("kicker", by_column, "implied"),
        ("copyright", copyright_holder, "stated"),
    )
    for role, sign, status in signs:
        for text in by_role.get(role, ()):
            name = sign(text)
            if name is not None:
                return name, status
    return None, ""


def copyright_holder(text: str) -> str | None:
    """The holder a copyright line names, where the table does not know it."""
    match = re.search(
        r"(?:©|\(c\)|copyright)[\s©(c)]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
        r"20)?\d\d)?)?[\s,.:]*(?:by\s)?([^.,;|©\d]{3,60})",
        text,
        re.IGNORECASE,
    )
    name = match.group(1).strip(" -–—") if match else ""
    if CONTAINS["copyright"].search(fold(name)):
        return None
    return name if name and name[0].isupper() and len(name.split()) <= 6 else None


def _first_published(note: str) -> str | None:
    """The publication in which, as the note says, the text first appeared."""
    folded = fold(note)
    said = (
        "appeared",
        "published",
        "erschien",
        "paru",
        "publie",
        "publicado",
        "apparso",
        "pubblicat",
        "yayimlan",
        "опубликован",
        "нашр",
        "نشر",
    )
    return by_holder(note) if any(word in folded for word in said) else None


def _byline(elements: Sequence[Element]) -> str:
    for element in elements:
        if element.role == "contributor_credit" and (names := byline_names(element.text)):
            return join_names(names)
    return next(
        (
            join_names(names)
            for element in elements
            if element.role == "contact_line" and (names := contact_names(element.text))
        ),
        "",
    )


def _published(elements: Sequence[Element], address: str | None, language: str) -> date | None:
    """The day of publication: of a date line (rather not that of an update), else of the address."""
    lines = [element.text for element in elements if element.role == "date_line"]
    lines.sort(
        key=lambda line: bool(
            re.search(r"updat|aktualis|mis[e]? a jour|actualiz|aggiorn|atualiz|guncel|обновл|modif", fold(line))
        )
    )
    for line in lines:
        found = find_dates(line, month_first=language in ("en", ""))
        if found:
            return found[0].day
    return date_in_address(address) if address else None
