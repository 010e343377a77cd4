"""The table of markers."""

import pytest

from factcheck.articles.importing.elements import ROLES
from factcheck.articles.importing.vocabulary import CONTAINS, LABEL, LINE, OPENING, fold


@pytest.mark.parametrize(
    ("text", "folded"), [("À LIRE aussi", "a lire aussi"), ("İlgili", "ilgili"), ("Editor’s  Note", "editor's note")]
)
def test_folding_forgets_case_accents_and_apostrophes(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_table_is_about_a_role() -> None:
    assert {*LABEL, *OPENING, *LINE} <= set(ROLES)
    assert set(CONTAINS) <= set(ROLES)


def test_no_phrase_is_so_short_that_it_matches_anything() -> None:
    for table in (LABEL, OPENING, CONTAINS):
        for role, pattern in table.items():
            assert not pattern.match("zzz qqq"), role
