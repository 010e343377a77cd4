"""The words on the pages keep to the house: nothing is begged for or praised, and an apostrophe is one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_layout import modules
from tests.house.test_templates import templates
from tests.tools import ROOT

IN_A_TEMPLATE = re.compile(
    r'\{%\s*translate\s+"([^"]*)"|\{%\s*blocktranslate\b[^%]*%\}(.*?)\{%\s*endblocktranslate', re.DOTALL
)
GETTEXT = {"_", "_now", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "npgettext"}
REFUSED = {
    "“please”, “successfully”, “invalid”": re.compile(r"\b(please|successfully|invalid)\b", re.IGNORECASE),
    "a typewriter’s apostrophe": re.compile(r"(?<!=)\w'(\w|\s|$)"),
    "three dots for one sign": re.compile(r"\w\.\.\."),
}
# The help texts of a model's fields stand in its migrations too; they are seen in the admin only.
KEPT_IN_MIGRATIONS = "models"


def said_in(template: Path) -> Iterator[str]:
    for short, long in IN_A_TEMPLATE.findall(template.read_text(encoding="utf-8")):
        yield short or re.sub(r"<[^>]*>|\{[{%].*?[%}]\}", "", long)


def said_by(module: Path) -> Iterator[str]:
    """What a module hands to gettext."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def said() -> Iterator[tuple[Path, str]]:
    for template in templates():
        yield from ((template, words) for words in said_in(template))
    for module in modules():
        if KEPT_IN_MIGRATIONS not in {module.stem, *module.parts}:
            yield from ((module, words) for words in said_by(module))


def test_there_are_words() -> None:
    assert len(list(said())) > 1000


@pytest.mark.parametrize("what", REFUSED)
def test_no_page_says(what: str) -> None:
    found = [f"{path.relative_to(ROOT)}: {words}" for path, words in said() if REFUSED[what].search(words)]
    assert not found


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Please try again.", "“please”, “successfully”, “invalid”"),
        ("Drafts are their authors' own.", "a typewriter’s apostrophe"),
        ("Another person's.", "a typewriter’s apostrophe"),
        ("Sending...", "three dots for one sign"),
    ],
)
def test_what_is_refused_is_recognised(words: str, what: str) -> None:
    assert REFUSED[what].search(words)
