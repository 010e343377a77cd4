"""Reports as PDF: set by typst, tagged (PDF/UA-1), with bookmarks and numbered pages.

The texts go to typst as data, and what cannot be printed is written as code points before (see `typeset`). A document
is set as a whole, in memory: over `MOST_CLAIMS` claims or `MOST_CHARACTERS` of text it is refused, with the way on.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.errors import Unusable
from factcheck.reports.covers import Cover
from factcheck.reports.lines import Report
from factcheck.reports.typeset.article_text import TextBlock
from factcheck.reports.typeset.faces import FONTS, Faces, installed
from factcheck.reports.typeset.printable import Printer, each_text, with_texts
from factcheck.reports.typeset.setting import Refused, set_in_type
from factcheck.reports.typeset.sheets import cover_sheet, cut_text, foot_of, printed_words, sheet, unprinted

logger = logging.getLogger(__name__)

MOST_CLAIMS = 1000
MOST_CHARACTERS = 3_000_000
"""As much as is set in about a gigabyte of memory, which is given back; measured in docs/architecture.md."""
DRAWN = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
_SYMBOL = re.compile(r'<symbol id="i-([a-z0-9-]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)


class TooMuchForPaper(Unusable):
    """So many claims are no document: they are read by a program."""


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file in one piece: typst sets a document as a whole. Raises TooMuchForPaper."""
    yield typeset(cover, reports, installed())


def typeset(cover: Cover, reports: Iterable[Report], faces: Faces) -> bytes:
    """Gives the PDF, set in these fonts; in the product's own alone where typst does not find what they promised."""
    within = list(_bounded(reports))
    try:
        return _set(cover, within, faces)
    except Refused:
        logger.exception("A report was set in the product's own fonts: typst refused what the installed fonts promise.")
        return _set(cover, within, Faces(noto=False))


def _set(cover: Cover, reports: list[Report], faces: Faces) -> bytes:
    made_at = int(cover.made_at.timestamp())
    return set_in_type(document(cover, reports, faces), fonts=FONTS, noto=faces.noto, made_at=made_at)


def document(cover: Cover, reports: list[Report], faces: Faces) -> dict[str, Any]:
    """Gives what the template lays out: printable texts, the fonts they need, what had to be written as code points."""
    languages = (report.language for report in reports)
    printer = Printer(faces, next((language for language in languages if language[:2] in ("ja", "ko", "zh")), ""))
    blocks = [cut_text(report) for report in reports]
    # Worded once to see which characters there are, then again with what prints.
    for text in each_text(_sheets(cover, reports, blocks)):
        printer.see(text)
    chosen = printer.choose()
    sheets = _sheets(*with_texts((cover, reports, blocks), printer.printed))
    return {
        **sheets,
        "author": cover.made_by,
        "language": get_language() or "en",
        "made": [cover.made_at.year, cover.made_at.month, cover.made_at.day],
        "fonts": {"serif": chosen.serif, "sans": chosen.sans, "mono": chosen.mono},
        "icons": icons(),
        "unprinted": unprinted(printer.lost),
    }


def _sheets(cover: Cover, reports: list[Report], blocks: list[list[TextBlock]]) -> dict[str, Any]:
    return {
        "title": cover.title,
        "foot": foot_of(cover),
        "words": printed_words(),
        "cover": None if cover.of_one else cover_sheet(cover, reports),
        "reports": [sheet(report, cut) for report, cut in zip(reports, blocks, strict=True)],
    }


def _bounded(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports as they come, until they are too many to be set."""
    claims = characters = 0
    for report in reports:
        claims += len(report.claims)
        characters += sum(len(text) for text in each_text(report))
        if claims > MOST_CLAIMS or characters > MOST_CHARACTERS:
            raise TooMuchForPaper(
                _(
                    "A PDF holds up to %(claims)s claims and %(characters)s characters of text; this is more. "
                    "Narrow the selection, or take it as CSV or JSON, which hold any number."
                )
                % {"claims": f"{MOST_CLAIMS:,}", "characters": f"{MOST_CHARACTERS:,}"}
            )
        yield report


@cache
def icons() -> dict[str, str]:
    """The product's signs as SVG documents, by name; `currentColor` is replaced where they are drawn."""
    path = finders.find("icons.svg")
    assert path, "icons.svg is part of the product"
    symbols = _SYMBOL.findall(Path(path).read_text(encoding="utf-8"))
    return {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {DRAWN}>{shapes}</svg>'
        for name, box, shapes in symbols
    }
