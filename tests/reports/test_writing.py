"""Writing the reports of a selection into a file."""

import hashlib
import io

import pytest

from factcheck.accounts.models import User
from factcheck.reports import queries
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked, cover_of, write_reports
from tests.examples import a_claim, an_article


def test_it_tells_on_the_way_how_far_it_is_and_can_be_ended(ines: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        a_claim(by=ines, article=an_article(by=ines, paragraphs=(f"No. {number}", "At least 36.")), words="At least 36")
    monkeypatch.setattr(queries, "CLAIMS_AT_ONCE", 1)
    file, told = io.BytesIO(), list[int]()
    written = write_reports(Asked(Selection(), "json"), None, file, told.append)
    assert (written.reports, written.claims) == (3, 3)
    assert written.sha256 == hashlib.sha256(file.getvalue()).hexdigest()
    assert told == [1, 2, 3]

    def enough(claims: int) -> None:
        if claims:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_reports(Asked(Selection(), "json"), None, io.BytesIO(), enough)


def test_the_cover_says_what_was_asked_for_and_by_whom(amara: User) -> None:
    cover = cover_of(Asked(Selection(state="approved"), "csv", ("number",)), amara)
    assert (cover.scope, cover.made_by, cover.columns) == (
        "Every article; claims that are: Approved.",
        "Amara Lindqvist",
        ("number",),
    )
    assert not cover.of_one
