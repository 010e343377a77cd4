"""Notes that come late, and since when readers saw what was wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import publish_article
from factcheck.corrections.actions.writing import (
    CorrectionIsIncomplete,
    change_correction,
    missing_for_submission,
    submit_correction,
)
from factcheck.corrections.lateness import is_late, seen_wrong_since, with_explanation, without_explanation
from tests.corrections.conftest import AFTER, BEFORE, a_correction, a_text, written
from tests.examples import an_article

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BECAUSE = "The ministry answered only this week."


@pytest.mark.parametrize(("days", "late"), [(29, False), (30, False), (31, True)])
def test_it_is_late_after_thirty_days(days: int, late: bool) -> None:  # noqa: FBT001
    assert is_late(NOW - timedelta(days=days), NOW) is late


def test_what_was_found_at_no_known_time_is_not_late() -> None:
    assert not is_late(None, NOW)


def test_a_note_ends_in_its_explanation_once() -> None:
    note = with_explanation("It was 33, not 36.", BECAUSE)
    assert note == f"It was 33, not 36. {BECAUSE}"
    assert with_explanation(note, BECAUSE) == note
    assert without_explanation(note, BECAUSE) == "It was 33, not 36."
    assert without_explanation("It was 33, not 36.", "") == "It was 33, not 36."


def test_a_late_note_is_submitted_only_with_its_explanation(ines: User, corrected: Article) -> None:
    long_ago = datetime(2020, 2, 28, tzinfo=UTC)
    draft = a_correction(by=ines, article=corrected, found_at=long_ago)
    assert [field for field, _sentence in missing_for_submission(draft)] == ["late_because"]
    with pytest.raises(CorrectionIsIncomplete):
        submit_correction(by=ines, correction=draft)
    explained = written(corrected, found_at=long_ago, late_because=BECAUSE)
    draft = change_correction(by=ines, correction=draft, written=explained)
    assert draft.note.endswith(f"It was 33, not 36. {BECAUSE}")
    assert submit_correction(by=ines, correction=draft).state == "submitted"


def test_readers_saw_the_error_since_the_first_published_text_that_says_it(ines: User, ruth: User) -> None:
    article = an_article(by=ines, paragraphs=("Strike kills 30 in Idlib", *BEFORE[1:]))
    a_text(article, *BEFORE)
    a_text(article, *BEFORE[:2], "Nearly a million people fled, aid groups said.")
    a_text(article, *AFTER)
    shown = []
    for number in (1, 2, 3):
        article.refresh_from_db()
        revision = article.revisions.get(number=number)
        shown.append(publish_article(by=ruth, article=article, revision=revision).published_at)
    first, last, right = (article.revisions.get(number=number) for number in (1, 3, 4))
    headline = a_correction(
        by=ines,
        article=article,
        from_revision=last,
        to_revision=right,
        wrong="Strike kills 36",
        right="Strike kills 33",
    )
    assert seen_wrong_since(headline) == shown[1]
    body = a_correction(by=ines, article=article, from_revision=first, to_revision=right, wrong="", right="33")
    assert seen_wrong_since(body) == shown[0]


def test_what_was_not_published_here_is_not_known(ines: User, corrected: Article) -> None:
    assert seen_wrong_since(a_correction(by=ines, article=corrected)) is None
