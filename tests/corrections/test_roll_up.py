"""A week of corrections in sentences."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.roll_up import roll_up
from tests.corrections.conftest import an_issued_correction

LONDON = ZoneInfo("Europe/London")
WEDNESDAY = datetime(2026, 10, 7, 12, tzinfo=UTC)


@pytest.fixture
def issued(ines: User, ruth: User, corrected: Article) -> list[Correction]:
    """Four notes of one week: two figures, a name, and a clarification."""
    said: list[dict[str, str]] = [
        {"error_kind": "figure", "found_through": "reader"},
        {"error_kind": "figure"},
        {"error_kind": "misspelled"},
        {"type": "clarification"},
    ]
    notes = [an_issued_correction(by=ines, issued_by=ruth, article=corrected, **what) for what in said]
    for hours, note in zip((1, 2, 9, 4), notes, strict=True):
        Correction.objects.filter(pk=note.pk).update(issued_at=WEDNESDAY, found_at=WEDNESDAY - timedelta(hours=hours))
    return notes


def test_it_says_how_many_of_what_and_how_fast(issued: list[Correction]) -> None:
    found = roll_up(date(2026, 10, 8), LONDON, Publication.objects.get(name="The Daily Test"))
    assert " ".join(found.sentences) == (
        "The Daily Test issued three corrections and one clarification in the week from 5 October to 11 October 2026. "
        "One misspelled a name and two misstated figures. "
        "Readers pointed out one of them. "
        "Half of the notes came within 3 hours of the hint, all of them within 9 hours."
    )
    assert list(found.corrections) == issued


def test_a_single_note_is_said_without_a_middle(issued: list[Correction]) -> None:
    Correction.objects.exclude(pk=issued[0].pk).update(issued_at=WEDNESDAY - timedelta(days=7))
    sentences = roll_up(date(2026, 10, 8), LONDON).sentences
    assert sentences[0].startswith("The newsroom issued one correction in the week")
    assert sentences[1:] == (
        "One misstated a figure.",
        "Readers pointed out one of them.",
        "It took 60 minutes from the hint to the note.",
    )


def test_a_week_without_a_note_says_so(db: None) -> None:
    found = roll_up(date(2026, 10, 8), LONDON)
    assert found.sentences == ("The newsroom issued no correction in the week from 5 October to 11 October 2026.",)
    assert (found.monday, found.sunday) == (date(2026, 10, 5), date(2026, 10, 11))


def test_what_was_withdrawn_since_is_left_out(issued: list[Correction], ruth: User) -> None:
    Correction.objects.filter(pk=issued[2].pk).update(
        state="withdrawn", ended_by=ruth, ended_at=WEDNESDAY, end_reason="It was right."
    )
    assert issued[2] not in roll_up(date(2026, 10, 8), LONDON).corrections
