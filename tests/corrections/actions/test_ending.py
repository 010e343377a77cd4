"""Withdrawing a correction, letting another take its place, and discarding what was never issued."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.deciding import return_correction
from factcheck.corrections.actions.ending import discard_correction, supersede_correction, withdraw_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.writing import CorrectionMovedOn, SomebodyElseWroteIt, submit_correction
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
    second = an_issued_correction(by=ines, issued_by=ruth, article=corrected, right="33 soldiers")
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


def test_its_author_discards_what_was_never_issued(ines: User, ruth: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    with pytest.raises(Unusable, match="Say why"):
        discard_correction(by=ines, correction=draft, reason=" \r\n")
    discarded = discard_correction(by=ines, correction=draft, reason="36 was right.")
    assert (discarded.state, discarded.ended_by, discarded.end_reason) == ("discarded", ines, "36 was right.")
    submitted = a_submitted_correction(by=ines, article=corrected)
    assert submitted.number == 2, "its number is not used again"
    returned = return_correction(by=ruth, correction=submitted, note="Not needed.")
    assert discard_correction(by=ines, correction=returned, reason="Indeed.").return_note == "Not needed."


def test_nobody_else_discards_it(jonas: User, ruth: User, ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    for person in (jonas, ruth):
        with pytest.raises(SomebodyElseWroteIt):
            discard_correction(by=person, correction=draft, reason="No.")


def test_what_waits_or_is_issued_is_not_discarded(ines: User, corrected: Article, issued: Correction) -> None:
    for correction in (issued, a_submitted_correction(by=ines, article=corrected)):
        with pytest.raises(CorrectionMovedOn):
            discard_correction(by=ines, correction=correction, reason="No.")


def test_what_was_discarded_is_not_written_on(ines: User, jonas: User, corrected: Article) -> None:
    seen = a_correction(by=ines, article=corrected)
    discard_correction(by=ines, correction=seen, reason="Twice.")
    with pytest.raises(CorrectionMovedOn):
        submit_correction(by=ines, correction=seen)
    with pytest.raises(CorrectionMovedOn):
        take_over_correction(by=jonas, correction=seen)
