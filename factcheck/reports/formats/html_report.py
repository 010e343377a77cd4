"""Reports as HTML that prints well: the same sheet on the page and in a file that needs nothing but itself.

The file carries its style and its icons. It holds no script, and says so to browsers, whatever a text contains. Names
of people, words and explanations are escaped by the template.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import escape

from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATE_BY_NAME
from factcheck.claims.tables import PRESSING_FIRST
from factcheck.reports.covers import Cover
from factcheck.reports.lines import Report

SHEETS = ("tokens", "ground", "states", "ratings", "claims", "pages", "report")
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
    for report in reports:
        yield render_to_string("reports/_report.html", shown(report, icons="")).encode()
    yield b"</main>\n"
    # Drawn where it is used; what is not displayed at all some browsers do not draw either.
    icons = _static("icons.svg")
    yield icons[icons.index("<svg") :].replace("<svg", '<svg width="0" height="0" aria-hidden="true"', 1).encode()
    yield b"\n</body>\n</html>\n"


def shown(report: Report, *, icons: str) -> dict[str, Any]:
    """What the template of the report shows; `icons` is the address of the sprite, empty where it is in the page."""
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
        "states": [(LIST_STATE_BY_NAME[name], states[name]) for name in PRESSING_FIRST if states[name]],
        "ratings": [(rating, RATING_TOKENS[look], number) for (rating, look), number in ratings.most_common()],
        "without_rating": len(report.claims) - len(rated),
    }


def _static(name: str) -> str:
    path = finders.find(name)
    assert path, f"{name} is part of the product"
    return Path(path).read_text(encoding="utf-8")
