"""Reports as HTML that prints well: the same sheet on the page and in a file that needs nothing but itself.

The file carries its style and its icons. It holds no script, and says so to browsers, whatever a text contains. Names
of people, words and explanations are escaped by the template.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from annotations.marks import Sign
from annotations.rendering import render_text
from factcheck.claims.marks import marks_of_cards
from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATE_BY_NAME, PRESSING_FIRST
from factcheck.reports.covers import Cover
from factcheck.reports.left_out import claims_left_out, corrections_left_out
from factcheck.reports.lines import Report, SignLine

SHEETS = ("tokens", "ground", "text", "marks", "states", "ratings", "claims", "pages", "report")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file: its head with the style, what it holds where it may be many, the reports, and the icons."""
    yield (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(cover.title)}</title>\n<style>\n"
    ).encode()
    for sheet in SHEETS:
        yield _static(f"css/{sheet}.css").encode()
    yield b'</style>\n</head>\n<body>\n<main class="report-shell">\n'
    if not cover.of_one:
        yield render_to_string("reports/_cover.html", {"cover": cover}).encode()
    signs = 0
    for report in reports:
        yield render_to_string("reports/_report.html", shown(report, icons="", signs_before=signs)).encode()
        signs += len(report.article_text.signs)
    yield b"</main>\n"
    # Drawn where it is used; what is not displayed at all some browsers do not draw either.
    icons = _static("icons.svg")
    yield icons[icons.index("<svg") :].replace("<svg", '<svg width="0" height="0" aria-hidden="true"', 1).encode()
    yield b"\n</body>\n</html>\n"


def shown(report: Report, *, icons: str, signs_before: int = 0) -> dict[str, Any]:
    """What the template of the report shows; `icons` is the address of the sprite, empty where it is in the page.

    `signs_before` is how many signs of corrections the reports before it drew: they are numbered through the file.
    """
    lines = [
        {
            "claim": claim,
            "state": LIST_STATE_BY_NAME[claim.state_name],
            "look": RATING_TOKENS.get(claim.verdict.rating_look) if claim.verdict else None,
        }
        for claim in report.claims
    ]
    rated = [claim.verdict for claim in report.claims if claim.verdict and claim.verdict.rating]
    ratings = Counter((verdict.rating, verdict.rating_look) for verdict in rated)
    states = Counter(claim.state_name for claim in report.claims)
    return {
        "report": report,
        "icons": icons,
        "lines": lines,
        "text": marked_text(report, icons=icons, signs_before=signs_before),
        "states": [(LIST_STATE_BY_NAME[name], states[name]) for name in PRESSING_FIRST if states[name]],
        "ratings": [(rating, RATING_TOKENS[look], number) for (rating, look), number in ratings.most_common()],
        "without_rating": len(report.claims) - len(rated),
        "left_out": claims_left_out(report),
        "corrections_left_out": corrections_left_out(report),
    }


def marked_text(report: Report, *, icons: str, signs_before: int = 0) -> SafeString:
    """Gives the text that was checked as HTML, with the marks of its claims; each number leads to its claim below.

    A note that stands in the text is shown as one: what a file of many reports repeats has no name to lead to. The sign
    of a correction that was not asked for leads to the others.
    """
    script, place = report.article_text, report.slug
    marks = [replace(mark, href=f"#{place}-claim-{mark.number}") for mark in marks_of_cards(report.claims)]
    told = {correction.number for correction in report.corrections}
    ways = [f"correction-{sign.number}" if sign.number in told else "corrections" for sign in script.signs]
    signs = [
        Sign(sign.at, signs_before + count, sign.sign, _sign_label(sign), f"#{place}-{way}")
        for count, (sign, way) in enumerate(zip(script.signs, ways, strict=True), start=1)
    ]
    blocks = [{**block, "role": block["role"].replace("correction_note", "editors_note")} for block in script.blocks]
    inlines = [inline for inline in script.inlines if inline["kind"] != "correction_marker"]
    return render_text(script.text, blocks, inlines, marks, signs=signs, icons=icons)


def _sign_label(sign: SignLine) -> str:
    return _("%(sign)s Correction %(number)d") % {"sign": sign.sign, "number": sign.number}


def _static(name: str) -> str:
    path = finders.find(name)
    assert path, f"{name} is part of the product"
    return Path(path).read_text(encoding="utf-8")
