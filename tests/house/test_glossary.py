"""Every word on screen that stands for a role, a state, a kind or a rating is explained in the glossary."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.db.models import TextChoices

from factcheck.accounts.permissions import ROLE_LABELS
from factcheck.articles.states import BLOCK_ROLES
from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATES
from tests.house.test_layout import features
from tests.tools import ROOT

# An entry is a term in bold, or in the first cell of a table's row.
ENTRY = re.compile(r"\*\*([^*\n]+)\*\*|^\|\s*([^|\n]+?)\s*\|", re.MULTILINE)


def entries() -> set[str]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {(bold or cell).strip("`* ").casefold() for bold, cell in ENTRY.findall(text)}


def unexplained(words: Iterator[str]) -> list[str]:
    known = entries()
    wanted = list(words)
    assert wanted
    return [word for word in wanted if word.casefold() not in known]


def states() -> list[ModuleType]:
    names = [f"factcheck.{feature.name}.states" for feature in features()]
    return [import_module(name) for name in names if find_spec(name)]


def choices() -> Iterator[str]:
    """What people read for each value of each table of states; an empty value stands for nothing said."""
    for module in states():
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, TextChoices) and kind is not TextChoices:
                yield from (str(choice.label) for choice in kind if choice.value)


def test_it_explains_every_role() -> None:
    assert unexplained(str(label) for label in ROLE_LABELS.values()) == []


def test_it_explains_every_role_of_a_block() -> None:
    assert unexplained(str(role.label) for role in BLOCK_ROLES.values()) == []


def test_it_explains_every_state_and_kind() -> None:
    assert unexplained(choices()) == []


def test_it_explains_every_state_of_the_lists() -> None:
    assert unexplained(str(state.label) for state in LIST_STATES) == []


def test_it_explains_every_rating() -> None:
    assert unexplained(iter(RATING_TOKENS)) == []
