"""The documentation tells the truth about what it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.test_layout import features
from tests.tools import ROOT

DECISIONS = ROOT / "docs" / "decisions"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
NAMED_FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+\.(?:py|md|css|js|html|json|toml|txt|cff|yml)|\.ci/\w+)`")
MAKE = re.compile(r"\bmake ([a-z]+)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
PICTURE = re.compile(r"screenshots/([\w.-]+\.png)")
VARIABLE = re.compile(r"\benv_(?:bool|int|list|site|text)\(\s*\"(\w+)\"")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def code_in(page: Path) -> Iterator[str]:
    yield from CODE.findall(page.read_text(encoding="utf-8"))


def test_every_decision_gives_context_decision_and_consequences() -> None:
    decisions = sorted(DECISIONS.glob("*.md"))
    assert decisions
    numbers = [page.name[:4] for page in decisions]
    assert numbers == [f"{number:04}" for number in range(1, len(decisions) + 1)], "numbered one after the other"
    for page in decisions:
        headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings[:3] == ["Context", "Decision", "Consequences"], page.name


def test_the_architecture_names_every_feature() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    unnamed = [feature.name for feature in features() if not re.search(rf"\b{feature.name}\b", text)]
    assert not unnamed
    assert re.search(r"\bannotations\b", text)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    dead = []
    for target in targets:
        name, _, heading = target.partition("#")
        file = (page.parent / name) if name else page
        if not file.exists() or (heading and heading not in anchors(file)):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_named_file_exists(page: Path) -> None:
    named = {name for code in code_in(page) for name in NAMED_FILE.findall(code)}
    places = [ROOT, ROOT / "factcheck", page.parent]
    missing = [name for name in named if not any((place / name).exists() for place in places)]
    assert not missing


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_named_command_can_be_given(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {name for code in code_in(page) for name in MAKE.findall(code)}
    assert named <= targets
    commands = {name for code in code_in(page) for name in COMMAND.findall(code)}
    assert commands <= set(get_commands())


def test_every_picture_is_shown_and_every_shown_one_is_there() -> None:
    shown = {name for page in pages() for name in PICTURE.findall(page.read_text(encoding="utf-8"))}
    assert shown == {path.name for path in (ROOT / "docs" / "screenshots").glob("*.png")}


def test_the_readme_names_every_command_and_every_variable() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ours = {path.stem for path in (ROOT / "factcheck").glob("*/management/commands/[!_]*.py")}
    assert ours and ours <= set(COMMAND.findall(readme))
    variables = set(VARIABLE.findall((ROOT / "factcheck" / "settings.py").read_text(encoding="utf-8")))
    assert variables and not [name for name in variables if f"`{name}`" not in readme]


def test_the_changelog_tells_of_a_change() -> None:
    assert re.search(r"^- \S", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_what_the_tour_says_to_press_stands_on_a_page() -> None:
    """Word for word: a button that is renamed is renamed in the README too."""
    tour = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Five minutes")[2].partition("\n## ")[0]
    named = {" ".join(words.split()) for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", tour)}
    assert len(named) > 20
    sources = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "factcheck").rglob("*.py"),
        *(ROOT / "static").rglob("*.js"),
    ]
    said = "\n".join(source.read_text(encoding="utf-8") for source in [*sources, ROOT / "fixtures" / "roles.json"])
    # Between quotation marks, or in a template between its tags; a number there is filled in.
    worded = {words: re.sub("[0-9]+", "{{ number }}", words) for words in named}
    assert not [words for words, told in worded.items() if f'"{told}"' not in said and f"}}{told}{{" not in said]
