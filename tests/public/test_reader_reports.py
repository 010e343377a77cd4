"""What is asked of reports: by token, by place, and with what is known there."""

from uuid import uuid4

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.public.reader_reports import (
    address_of,
    checked_there,
    corrections_there,
    draft_address,
    in_context,
    others_there,
    report_by_token,
    report_by_uid,
    reports_waiting,
    revision_that_readers_saw,
)
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict
from tests.public.conftest import ReportMaker, as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(published_slate: Article) -> dict[str, User]:
    return {person.username: person for person in User.objects.all()}


def test_a_wrong_token_finds_nothing(make_report: ReportMaker) -> None:
    report = make_report()
    for token in ("", "short", "a" * 43, str(report.uid), report.token_sha256):
        with pytest.raises(Http404):
            report_by_token(token)
    with pytest.raises(Http404):
        report_by_uid(uuid4())


def test_the_revision_is_one_that_readers_saw(published_slate: Article) -> None:
    revise(published_slate, "at least 36", "at least 33")
    for asked, number in (("1", 1), ("2", 1), ("", 1), ("-1", 1), ("９", 1), ("9" * 30, 1)):
        assert revision_that_readers_saw(as_seen(published_slate), asked).number == number, asked
    publish(published_slate)
    assert revision_that_readers_saw(as_seen(published_slate), "1").number == 1
    assert revision_that_readers_saw(as_seen(published_slate), "").number == 2


def test_the_words_stand_in_their_sentence(make_report: ReportMaker) -> None:
    passage = in_context(report_by_uid(make_report().uid))
    assert passage is not None
    assert passage.words == "at least 36"
    assert passage.sentence_before.startswith("An airstrike")


def test_without_a_claim_nothing_was_checked(make_report: ReportMaker, people: dict[str, User]) -> None:
    assert checked_there(report_by_uid(make_report().uid), people["ruth"]) is None


def test_verdict_and_evidence_are_there(
    published_slate: Article, make_report: ReportMaker, people: dict[str, User]
) -> None:
    claim = a_claim(by=people["ines"], article=published_slate, words="at least 36")
    verdict = an_approved_verdict(by=people["ines"], approved_by=people["ruth"], claim=claim)
    checked = checked_there(report_by_uid(make_report().uid), people["jonas"])
    assert checked is not None
    assert (checked.claim, checked.verdict, len(checked.evidence)) == (claim, verdict, 1)


def test_a_draft_is_named_and_not_shown(
    published_slate: Article, make_report: ReportMaker, people: dict[str, User]
) -> None:
    claim = a_claim(by=people["ines"], article=published_slate, words="at least 36")
    draft = a_draft(by=people["ines"], claim=claim)
    checked = checked_there(report_by_uid(make_report().uid), people["jonas"])
    assert checked is not None
    assert (checked.verdict, checked.evidence) == (draft, ())


def test_who_checks_the_claim_blind_sees_no_finding(
    published_slate: Article, make_report: ReportMaker, people: dict[str, User]
) -> None:
    claim = a_claim(by=people["ines"], article=published_slate, words="at least 36")
    a_submitted_verdict(by=people["ines"], claim=claim)
    ask_second_check(by=people["ines"], claim=claim, checker=people["jonas"])
    report = report_by_uid(make_report().uid)
    blind, seeing = checked_there(report, people["jonas"]), checked_there(report, people["ruth"])
    assert blind is not None and seeing is not None
    assert (blind.is_blind, blind.verdict, blind.evidence) == (True, None, ())
    assert seeing.verdict is not None


def test_corrections_of_the_same_words_are_there(published_slate: Article, make_report: ReportMaker) -> None:
    report = report_by_uid(make_report().uid)
    assert corrections_there(report) == []
    assert draft_address(report) == ""
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    report = report_by_uid(report.uid)
    assert corrections_there(report) == [correction]
    assert f"/articles/{published_slate.slug}/corrections/draft/?from=1&to=2&old=" in draft_address(report)


def test_other_reports_on_the_words_are_there_but_for_spam(make_report: ReportMaker) -> None:
    one, other, elsewhere = make_report(), make_report("36"), make_report("nine-year conflict")
    assert list(others_there(one)) == [other]
    assert [report.pk for report in reports_waiting()] == [one.pk, other.pk, elsewhere.pk]


def test_the_address_stands_apart(make_report: ReportMaker) -> None:
    assert address_of(make_report()) is None
    found = address_of(make_report(email="lena@example.org"))
    assert found is not None and found.email == "lena@example.org"
