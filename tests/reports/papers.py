"""Reports as PDF, set and read back with pypdf."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PdfReader

from factcheck.reports.formats.pdf_report import typeset
from factcheck.reports.lines import ArticleText, Report
from factcheck.reports.typeset.faces import Faces, installed
from tests.reports.files import a_cover


def a_paper(*reports: Report, faces: Faces | None = None, **facts: Any) -> PdfReader:
    """Gives the reports as one PDF, as an export sets them, opened by pypdf."""
    cover = a_cover(**({"of_one": len(reports) == 1, "title": reports[0].title} | facts))
    return PdfReader(io.BytesIO(typeset(cover, reports, faces or installed())))


def words_of(paper: PdfReader) -> str:
    """The text between head and foot of all pages, without white space: lines break where they fit."""
    return squeezed(" ".join(line for page in paper.pages for line in page.extract_text().splitlines()[1:-1]))


def squeezed(text: str) -> str:
    """The text without white space and places to break."""
    return "".join(text.replace("\u200b", "").split())


def bookmarks(outline: Sequence[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Each bookmark with its level."""
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, level + 1)
        else:
            yield level, str(entry.title)


def with_text(report: Report, *paragraphs: str) -> Report:
    """The report on another text, without marks."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append({"role": "paragraph", "start": len(text), "end": len(text) + len(paragraph)})
        text += paragraph
    return replace(report, article_text=ArticleText(text, tuple(blocks), (), ()), claims=())


def titles_of(reports: Iterable[Report]) -> list[str]:
    """The titles, as bookmarks tell them."""
    return [report.title for report in reports]


def places(paper: PdfReader) -> Iterator[tuple[str, float]]:
    """Each run of text on the pages, with how far from the left edge it begins."""
    found: list[tuple[str, float]] = []

    def seen(text: str, page: Any, line: Any, _font: Any, _size: Any) -> None:
        found.append((text, page[0] * line[4] + page[4]))

    for page in paper.pages:
        page.extract_text(visitor_text=seen)
    yield from ((text, at) for text, at in found if text.strip())
