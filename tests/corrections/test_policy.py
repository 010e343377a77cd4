"""What a publication asks of whoever issues its notes."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Publication
from factcheck.corrections.policy import needs_senior, only_seniors, why_no_senior
from tests.conftest import PersonMaker

SLATE = Publication(name="Slate", retractions_need_senior=True)


@pytest.mark.parametrize(
    ("type_", "publication", "asks"),
    [
        ("retraction", SLATE, True),
        ("clarification", SLATE, False),
        ("correction", SLATE, False),
        ("clarification", Publication(name="Post", clarifications_need_senior=True), True),
        ("retraction", Publication(name="Post"), False),
        ("retraction", None, False),
    ],
)
def test_a_senior_is_asked_for_where_the_publication_says_so(
    type_: str,
    publication: Publication | None,
    asks: bool,  # noqa: FBT001
) -> None:
    assert needs_senior(type_, publication) is asks


def test_it_names_the_seniors_or_says_that_there_is_none(ruth: User, make_person: PersonMaker) -> None:
    assert "Nobody is a senior yet" in only_seniors("retraction", SLATE)
    make_person("sol", "Sol Marek", Role.SENIOR)
    assert only_seniors("retraction", SLATE) == "Slate: only a senior issues a retraction, that is Sol Marek."
    make_person("una", "Una Reed", Role.SENIOR)
    assert only_seniors("retraction", SLATE).endswith("one of Sol Marek, Una Reed.")
    assert only_seniors("update", SLATE) == ""


def test_a_senior_is_kept_from_nothing(ruth: User, make_person: PersonMaker) -> None:
    senior = make_person("sol", "Sol Marek", Role.SENIOR)
    assert why_no_senior("retraction", SLATE, senior) == ""
    assert why_no_senior("retraction", SLATE, ruth) != ""
