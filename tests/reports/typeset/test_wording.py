"""The words of a report on paper."""

from datetime import UTC, date, datetime

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import describe_claim, withdraw_claim
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.corrections.actions.ending import withdraw_correction
from factcheck.reports.lines import ClaimLine
from factcheck.reports.queries import report_of
from factcheck.reports.typeset.wording import (
    Clock,
    claim_alarms,
    claim_side,
    correction_alarms,
    correction_side,
    correction_words,
    own,
    quoted,
    source_of,
)
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article

CLOCK = Clock("Europe/Prague")


def line_of(article: Article) -> ClaimLine:
    (line,) = report_of(article).claims
    return line


@pytest.fixture
def article(ines: User) -> Article:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36", claimant="The ministry")
    return article


def test_days_and_times_are_absolute_and_name_their_zone() -> None:
    assert CLOCK.day(date(2020, 2, 28)) == "28 Feb 2020"
    assert CLOCK.time(datetime(2020, 2, 28, 9, 30, tzinfo=UTC)) == "28 Feb 2020, 10:30 CET"
    assert CLOCK.time(None) == ""
    assert CLOCK.time(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == "25 Oct 2026, 02:30 CEST"
    assert CLOCK.time(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == "25 Oct 2026, 02:30 CET"


def test_only_words_from_the_right_are_isolated() -> None:
    assert own("Łódź – “36”") == "Łódź – “36”"
    assert own("משה") == "\u2068משה\u2069"


def test_quoted_words_keep_their_own_marks_inside() -> None:
    assert quoted("he said “36”") == "“he said ‘36’”"


def test_the_side_of_a_claim_tells_people_and_times(ines: User, ruth: User, article: Article) -> None:
    claim = article.claims.get()
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    side = "\n".join(claim_side(line_of(article), CLOCK))
    for words in (
        "claimant: The ministry",
        "Proposed: Ines Halloran, ",
        "Approved: Ruth Adeyemi, ",
        "Version 1; marked by",
    ):
        assert words in side
    assert list(claim_alarms(line_of(article), CLOCK)) == []


def test_what_a_claimant_is_stands_behind_its_name(ines: User, article: Article) -> None:
    describe_claim(by=ines, claim=article.claims.get(), kind="quotation", claimant="משה", claimant_type="person")
    assert "claimant: \u2068משה\u2069 (a person)" in "\n".join(claim_side(line_of(article), CLOCK))


def test_a_lapse_and_a_broken_glass_are_alarms(ines: User, amara: User, article: Article) -> None:
    verdict = a_submitted_verdict(by=ines, claim=article.claims.get())
    verdict = approve_verdict(by=amara, verdict=verdict, break_glass_reason="Nobody is here.")
    lapse_verdict(verdict=verdict, reason="36 → 33", by=None)
    assert list(claim_alarms(line_of(article), CLOCK)) == [
        ("Approved by one person who broke the glass: Nobody is here.", "attention"),
        ("Approval lapsed: 36 → 33", "attention"),
    ]


def test_a_return_and_a_withdrawal_are_told(ines: User, ruth: User, article: Article) -> None:
    claim = article.claims.get()
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Why?")
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    withdrawn, returned = claim_alarms(line_of(article), CLOCK)
    assert withdrawn == ("Withdrawn: Marked twice", "quiet")
    assert returned[0].startswith("Returned by Ruth Adeyemi, ") and returned[0].endswith(": Why?")


def test_a_claim_without_a_verdict_tells_who_marked_it(article: Article) -> None:
    assert list(claim_side(line_of(article), CLOCK))[-1].startswith("Marked by Ines Halloran, ")


def test_a_correction_tells_what_was_wrong_and_how_it_ended(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    (line,) = report_of(corrected).corrections
    assert list(correction_words(line))[:2] == ["Right: “33”", "Wrong: “36”"]
    assert any(words.startswith("Issued: Ruth Adeyemi, ") for words in correction_side(line, CLOCK))
    assert list(correction_alarms(line, CLOCK)) == []
    withdraw_correction(by=ruth, correction=issued, reason="It was 36.")
    (alarm,) = correction_alarms(report_of(corrected).corrections[0], CLOCK)
    assert alarm.startswith("Ended by Ruth Adeyemi, ") and alarm.endswith(": It was 36.")


def test_a_source_is_told_with_its_publisher(ines: User, ruth: User, article: Article) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=article.claims.get())
    verdict = line_of(article).verdict
    assert verdict and source_of(verdict.citations[0]) == "Ministry, Casualty figures"
