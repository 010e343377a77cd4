"""What the database refuses in a correction, on both engines."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState, Origin
from tests.examples import an_article, latest


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def made_here(article: Article, by: User, **what: Any) -> Correction:
    """A correction of the desk, as its actions will write it."""
    revision = latest(article)
    usual: dict[str, Any] = {
        "article": article,
        "number": 1,
        "note": "Correction: it was 33, not 36.",
        "from_revision": revision,
        "to_revision": revision,
        "author": by,
        "recorded_at": timezone.now(),
        "submitted_at": timezone.now(),
    }
    return Correction.objects.create(**(usual | what))


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("correction_has_a_note", {"note": ""}),
        ("correction_type_is_known", {"type": "apology"}),
        ("error_kind_is_known", {"error_kind": "typo"}),
        ("correction_scope_is_known", {"scope": "footer"}),
        ("correction_state_is_known", {"state": "lost", "origin": Origin.IMPORTED}),
        ("correction_made_here_has_author_and_from_revision", {"author": None}),
        ("correction_made_here_has_author_and_from_revision", {"from_revision": None}),
        ("correction_is_issued_by_other_eyes", {"state": CorrectionState.ISSUED}),
        ("returned_correction_says_who_and_why", {"state": CorrectionState.RETURNED}),
        ("is_submitted_before_it_is_decided", {"state": CorrectionState.SUBMITTED, "submitted_at": None}),
        ("discarded_correction_was_never_issued_and_says_why", {"state": CorrectionState.DISCARDED}),
        ("break_glass_reason_is_more_than_spaces", {"break_glass_reason": "  "}),
    ],
)
def test_the_database_refuses(article: Article, ines: User, constraint: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        made_here(article, ines, **wrong)


def test_nobody_issues_their_own(article: Article, ines: User, ruth: User) -> None:
    issued = {"state": CorrectionState.ISSUED, "issued_at": timezone.now()}
    with pytest.raises(IntegrityError, match="other_eyes"), transaction.atomic():
        made_here(article, ines, **issued, issued_by=ines)
    assert made_here(article, ines, **issued, issued_by=ruth).issued_by == ruth


def test_nobody_returns_their_own(article: Article, ines: User, ruth: User) -> None:
    returned = {"state": CorrectionState.RETURNED, "returned_at": timezone.now(), "return_note": "Which figure?"}
    with pytest.raises(IntegrityError, match="returned_by_other_eyes"), transaction.atomic():
        made_here(article, ines, **returned, returned_by=ines)
    assert made_here(article, ines, **returned, returned_by=ruth).returned_by == ruth


def test_what_was_issued_and_withdrawn_says_who_and_why(article: Article, ines: User, ruth: User) -> None:
    ended = {"state": CorrectionState.WITHDRAWN, "issued_by": ruth, "issued_at": timezone.now()}
    with pytest.raises(IntegrityError, match="withdrawn_correction_says"), transaction.atomic():
        made_here(article, ines, **ended)


def test_a_superseded_one_names_its_successor(article: Article, ines: User, ruth: User) -> None:
    issued = {"issued_by": ruth, "issued_at": timezone.now()}
    with pytest.raises(IntegrityError, match="superseded_correction_names"), transaction.atomic():
        made_here(article, ines, **issued, state=CorrectionState.SUPERSEDED)


def test_numbers_are_given_once_in_an_article(article: Article, ines: User) -> None:
    made_here(article, ines)
    with pytest.raises(IntegrityError), transaction.atomic():
        made_here(article, ines)


def test_an_imported_one_needs_neither_author_nor_issuer_nor_the_text_before(article: Article, ines: User) -> None:
    imported = made_here(
        article, ines, origin=Origin.IMPORTED, state=CorrectionState.ISSUED, author=None, from_revision=None
    )
    assert imported.get_absolute_url() == f"/corrections/{imported.uid}/"
