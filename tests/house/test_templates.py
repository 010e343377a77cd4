"""No template and no module slips markup past the content security policy or past escaping."""

import re
from pathlib import Path

import pytest

from tests.tools import ROOT

REFUSED = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a script with src and a body": re.compile(r"<script\b[^>]*>\s*[^<\s]", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "htmx that evaluates": re.compile(
        r"\bhx-on\b|\bhx-(vals|headers|vars)\s*=\s*['\"]js:|\bhx-trigger\s*=\s*\"(?:[^\"]*[\s,])?[\w:.-]+\["
    ),
    "escaping switched off": re.compile(r"\|\s*(safe|safeseq)\b|autoescape\s+off"),
}
MARKS_SAFE = re.compile(r"\bmark_safe\b|\bSafeString\(|\b__html__\b")
# Who may say that text is HTML already, and why.
MAY_SWITCH_OFF_ESCAPING = {
    "templates/_field_notes.html": "help texts are written in code; Django's own, on passwords, are a list",
}
MAY_MARK_SAFE = {
    "annotations/rendering.py": "it builds the article's text from escaped segments",
    "factcheck/claims/cards.py": "it fills a template with escaped words; a test compares both",
    "factcheck/stencils.py": "it escapes what fills the holes of a template; a test compares both",
    "factcheck/public/json_ld.py": "it writes JSON in which every <, > and & is escaped",
    "factcheck/lists/drawing.py": "rows of cells that are escaped one by one",
    "factcheck/lists/filtering.py": "options whose keys and labels are escaped; a test compares with Django’s",
}


def templates() -> list[Path]:
    return sorted(
        path
        for folder in [ROOT / "templates", ROOT / "factcheck", ROOT / "annotations"]
        for path in folder.rglob("*.html")
    )


def test_there_are_templates() -> None:
    assert templates()


@pytest.mark.parametrize("what", REFUSED)
def test_no_template_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if REFUSED[what].search(line)
    ]
    allowed = MAY_SWITCH_OFF_ESCAPING if what == "escaping switched off" else {}
    assert not [place for place in found if place.partition(":")[0] not in allowed], f"{what}: {found}"


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p class="a" style="color: red">', "a style attribute"),
        ("<style>p {}</style>", "a style element"),
        ('<button onclick="go()">', "a handler in an attribute"),
        ("<script>go()</script>", "a script without src"),
        ('<script src="a.js">go()</script>', "a script with src and a body"),
        ('<a href="javascript:go()">', "a javascript: address"),
        ('<form hx-on:click="go()">', "htmx that evaluates"),
        ('<form data-hx-trigger="submit, keyup[ctrlKey]">', "htmx that evaluates"),
        ("{{ note|safe }}", "escaping switched off"),
    ],
)
def test_what_is_refused_is_recognised(markup: str, what: str) -> None:
    assert REFUSED[what].search(markup)


def test_a_selector_in_a_trigger_evaluates_nothing() -> None:
    assert not REFUSED["htmx that evaluates"].search('<form data-hx-trigger="change from:(#filters [type=checkbox])">')


def test_html_is_declared_safe_only_where_it_is_built() -> None:
    modules = [path for folder in ("annotations", "factcheck") for path in (ROOT / folder).rglob("*.py")]
    assert modules
    found = {str(path.relative_to(ROOT)) for path in modules if MARKS_SAFE.search(path.read_text(encoding="utf-8"))}
    assert found <= set(MAY_MARK_SAFE), f"not named in MAY_MARK_SAFE: {sorted(found - set(MAY_MARK_SAFE))}"
