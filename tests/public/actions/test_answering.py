"""What the newsroom does with a report: looks, answers, closes, and takes that back."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.errors import NotAllowed, Unusable
from factcheck.public.actions.answering import (
    ReportMovedOn,
    answer_report,
    close_report,
    look_at_report,
    reopen_report,
)
from factcheck.public.models import ReaderReport
from tests.conftest import PersonMaker
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(published_slate: Article) -> User:
    return User.objects.get(username="ines")


def verbs() -> list[str]:
    return list(Event.objects.filter(kind="reader report").order_by("pk").values_list("verb", flat=True))


def test_somebody_looks_at_it(report: ReaderReport, editor: User) -> None:
    looked = look_at_report(by=editor, report=report)
    assert (looked.state, looked.looked_by) == ("looked_at", editor)
    assert verbs() == ["received", "looked at"]
    with pytest.raises(ReportMovedOn):
        look_at_report(by=editor, report=report)


def test_it_is_answered_with_the_correction_that_readers_see(
    published_slate: Article, report: ReaderReport, editor: User
) -> None:
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    with pytest.raises(Unusable, match="Readers do not see this correction"):
        answer_report(by=editor, report=report, outcome="corrected", correction=correction)
    publish(published_slate)
    answered = answer_report(by=editor, report=report, outcome="corrected", correction=correction)
    assert (answered.state, answered.correction, answered.decided_by) == ("answered", correction, editor)
    assert verbs() == ["received", "answered"]


def test_a_draft_is_no_answer(published_slate: Article, report: ReaderReport, editor: User) -> None:
    draft = issue(revise(published_slate, "at least 36", "at least 33"), "33", state=CorrectionState.DRAFT)
    publish(published_slate)
    with pytest.raises(Unusable):
        answer_report(by=editor, report=report, outcome="corrected", correction=draft)


@pytest.mark.parametrize("outcome", ["no_error", "known"])
def test_no_error_and_a_known_one_are_answered_in_words(report: ReaderReport, editor: User, outcome: str) -> None:
    with pytest.raises(Unusable, match="Write the answer"):
        answer_report(by=editor, report=report, outcome=outcome, answer="  ")
    answered = answer_report(by=editor, report=report, outcome=outcome, answer=" The ministry\r\nsaid 36. ")
    assert (answered.outcome, answered.answer) == (outcome, "The ministry\nsaid 36.")


@pytest.mark.parametrize(("outcome", "answer"), [("", "Words."), ("perhaps", "Words."), ("known", "a" * 2001)])
def test_what_is_no_answer_is_refused(report: ReaderReport, editor: User, outcome: str, answer: str) -> None:
    with pytest.raises(Unusable):
        answer_report(by=editor, report=report, outcome=outcome, answer=answer)
    report.refresh_from_db()
    assert report.state == "received"


def test_corrected_names_a_correction(report: ReaderReport, editor: User) -> None:
    with pytest.raises(Unusable, match="Choose the correction"):
        answer_report(by=editor, report=report, outcome="corrected", answer="We did.")


def test_two_answers_are_one(report: ReaderReport, editor: User) -> None:
    answer_report(by=editor, report=report, outcome="no_error", answer="It is 36.")
    with pytest.raises(ReportMovedOn, match="Answered"):
        answer_report(by=editor, report=report, outcome="known", answer="We know.")
    assert ReaderReport.objects.get().answer == "It is 36."


def test_an_answer_is_taken_back_and_the_chain_keeps_it(report: ReaderReport, editor: User) -> None:
    answer_report(by=editor, report=report, outcome="no_error", answer="It is 36.")
    again = reopen_report(by=editor, report=report)
    assert (again.state, again.outcome, again.answer, again.decided_by) == ("looked_at", "", "", None)
    assert verbs() == ["received", "answered", "reopened"]
    answered = Event.objects.get(kind="reader report", verb="answered")
    assert "It is 36." in answered.details


def test_spam_is_closed_and_opened_again(report: ReaderReport, editor: User) -> None:
    assert close_report(by=editor, report=report).state == "closed"
    assert reopen_report(by=editor, report=report).state == "looked_at"
    with pytest.raises(ReportMovedOn):
        reopen_report(by=editor, report=report)


def test_who_has_no_role_does_none_of_it(report: ReaderReport, make_person: PersonMaker) -> None:
    nobody = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        look_at_report(by=nobody, report=report)
    with pytest.raises(NotAllowed):
        answer_report(by=nobody, report=report, outcome="known", answer="We know.")
    with pytest.raises(NotAllowed):
        close_report(by=nobody, report=report)
    with pytest.raises(NotAllowed):
        reopen_report(by=nobody, report=report)


def test_an_admin_answers_too(report: ReaderReport, make_person: PersonMaker) -> None:
    admin = make_person("ada", "Ada", Role.ADMIN)
    assert answer_report(by=admin, report=report, outcome="known", answer="We know.").state == "answered"
    assert Correction.objects.count() == 1
