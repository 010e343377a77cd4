"""The roles of blocks are those of the expectation file of the seed articles."""

import json

from factcheck.articles.importing import ROLES
from factcheck.articles.states import BLOCK_ROLES
from tests.tools import ROOT

EXPECTED = json.loads((ROOT / "tests" / "articles" / "articles-expected.json").read_text(encoding="utf-8"))["roles"]


def test_the_table_knows_the_roles_of_the_expectation_file_and_no_other() -> None:
    assert set(BLOCK_ROLES) == set(EXPECTED) == set(ROLES)


def test_paragraphs_and_list_items_are_the_body() -> None:
    assert {name for name, role in BLOCK_ROLES.items() if role.in_body} == {
        name for name, role in EXPECTED.items() if role["in_body"]
    }
