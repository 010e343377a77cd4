"""Withdrawing a correction, and letting another take its place."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.ending import supersede_correction, withdraw_correction
from factcheck.corrections.actions.writing import CorrectionMovedOn
from factcheck.corrections.models import Correction
from factcheck.errors import NotAllowed, Unusable
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction
from tests.examples import an_article


@pytest.fixture
def issued(ines: User, ruth: User, corrected: Article) -> Correction:
    return an_issued_correction(by=ines, issued_by=ruth, article=corrected)


def test_it_is_withdrawn_with_a_reason_and_stays(ruth: User, issued: Correction) -> None:
    with pytest.raises(Unusable, match="Say why"):
        withdraw_correction(by=ruth, correction=issued, reason=" ")
    withdrawn = withdraw_correction(by=ruth, correction=issued, reason="36 was right after all.")
    assert (withdrawn.state, withdrawn.ended_by, withdrawn.end_reason) == ("withdrawn", ruth, "36 was right after all.")
    assert (withdrawn.issued_by, withdrawn.note) == (ruth, issued.note)


def test_an_editor_ends_none(ines: User, issued: Correction) -> None:
    with pytest.raises(NotAllowed):
        withdraw_correction(by=ines, correction=issued, reason="Mine.")
    with pytest.raises(NotAllowed):
        supersede_correction(by=ines, correction=issued, successor=issued)


def test_only_what_was_issued_ends(ines: User, ruth: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    with pytest.raises(CorrectionMovedOn):
        withdraw_correction(by=ruth, correction=draft, reason="No.")


def test_another_takes_its_place_and_they_are_linked(
    ines: User, ruth: User, corrected: Article, issued: Correction
) -> None:
    second = an_issued_correction(by=ines, issued_by=ruth, article=corrected, right="34")
    ended = supersede_correction(by=ruth, correction=issued, successor=second)
    assert (ended.state, ended.superseded_by) == ("superseded", second)
    assert list(second.supersedes.all()) == [issued]
    with pytest.raises(CorrectionMovedOn):
        withdraw_correction(by=ruth, correction=issued, reason="Again.")


def test_a_successor_is_another_issued_one_of_the_article(
    ines: User, ruth: User, corrected: Article, issued: Correction
) -> None:
    waiting = a_submitted_correction(by=ines, article=corrected)
    other = an_article(by=ines, paragraphs=("Other", "Text."))
    Correction.objects.filter(pk=waiting.pk).update(article=corrected)
    for successor in (issued, waiting):
        with pytest.raises(Unusable):
            supersede_correction(by=ruth, correction=issued, successor=successor)
    elsewhere = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    Correction.objects.filter(pk=elsewhere.pk).update(article=other, number=7)
    with pytest.raises(Unusable, match="same article"):
        supersede_correction(by=ruth, correction=issued, successor=elsewhere)
