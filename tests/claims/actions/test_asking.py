"""Questions on the call sheet, and what comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.asking import (
    AnsweredByAnother,
    NothingProposed,
    ReadsQuotedWordsOut,
    ask_question,
    follow_answer,
    proposed_status,
    record_answer,
)
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.history import history_of
from factcheck.claims.models import Claim, Question
from factcheck.claims.states import STATUS_AFTER_ANSWER, CheckStatus, QuestionResult
from factcheck.errors import NotAllowed, Unusable
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_page, an_article


@pytest.fixture
def governor(ines: User) -> Source:
    return add_source(by=ines, kind="person", name="Governor Rahmi Doğan", contact="+90 326 000 00 00")


@pytest.fixture
def asked(claim: Claim, governor: Source, ines: User) -> Question:
    return ask_question(by=ines, claim=claim, source=governor, question="How many soldiers died on Thursday?")


def quoting(by: User) -> Claim:
    paragraphs = ("Governor speaks", "The governor said: “We buried thirty-six of our sons before dawn.” He wept.")
    return a_claim(by=by, article=an_article(by=by, paragraphs=paragraphs), words="thirty-six of our sons")


def test_a_question_to_a_person_stands_on_the_sheet(asked: Question, claim: Claim, ines: User) -> None:
    assert (asked.claim, asked.asked_by, asked.is_open, asked.is_to_author) == (claim, ines, True, False)
    assert claim.check_status == CheckStatus.OPEN
    assert not list(broken_links())


def test_a_question_to_the_author_brings_the_status_that_was_chosen(claim: Claim, ines: User) -> None:
    asked = ask_question(by=ines, claim=claim, question="Where is the count from?", status="query_to_author")
    claim.refresh_from_db()
    assert asked.is_to_author
    assert (claim.check_status, claim.check_status_by) == ("query_to_author", ines)


def test_the_history_tells_what_was_asked_and_answered(asked: Question, claim: Claim, ines: User) -> None:
    record_answer(by=ines, question=asked, result="confirmed", answer="Thirty-six, by the hospital’s list.")
    lines = [line.sentence for line in history_of(claim)]
    assert lines[0] == (
        "Ines Halloran recorded what Governor Rahmi Doğan said: confirmed. Thirty-six, by the hospital’s list."
    )
    assert lines[1] == (
        "Ines Halloran put a question to Governor Rahmi Doğan on the call sheet: How many soldiers died on Thursday?"
    )


def test_sent_twice_it_is_one_question(claim: Claim, ines: User) -> None:
    uid = uuid4()
    first, second = (ask_question(by=ines, claim=claim, question="How many?", uid=uid) for _time in range(2))
    assert first == second
    assert Event.objects.filter(verb="asked").count() == 1


def test_nothing_and_nobody_are_not_asked(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="Write the question"):
        ask_question(by=ines, claim=claim, question="  ")
    with pytest.raises(Unusable, match="goes to a person"):
        ask_question(by=ines, claim=claim, question="How many?", source=a_page(by=ines))


def test_quoted_words_are_not_read_out(ines: User) -> None:
    claim = quoting(ines)
    with pytest.raises(ReadsQuotedWordsOut, match="“we buried thirty-six of our sons” are the quoted words") as refusal:
        ask_question(by=ines, claim=claim, question="Is it right that we buried thirty-six of our sons?")
    assert refusal.value.words == "we buried thirty-six of our sons"
    assert not Question.objects.exists()
    ask_question(by=ines, claim=claim, question="How many burials were there that night, and when were they over?")


def test_a_withdrawn_claim_is_not_asked_about(asked: Question, claim: Claim, ines: User) -> None:
    claim = withdraw_claim(by=ines, claim=claim, reason="Marked twice.")
    with pytest.raises(ClaimIsClosed):
        ask_question(by=ines, claim=claim, question="How many?")
    asked = Question.objects.select_related("claim").get(pk=asked.pk)
    with pytest.raises(ClaimIsClosed):
        record_answer(by=ines, question=asked, result="no_reply")


def test_who_has_no_role_asks_and_records_nothing(asked: Question, make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        ask_question(by=nora, claim=asked.claim, question="How many?")
    with pytest.raises(NotAllowed):
        record_answer(by=nora, question=asked, result="no_reply")


class TestAnswers:
    def test_it_is_kept_with_its_time_and_who_recorded_it(self, asked: Question, jonas: User) -> None:
        at = timezone.now() - timedelta(hours=2)
        record_answer(by=jonas, question=asked, result="disputed", answer="Thirty-three.", answered_at=at)
        asked.refresh_from_db()
        assert (asked.result, asked.answer, asked.answered_at, asked.recorded_by) == (
            "disputed",
            "Thirty-three.",
            at,
            jonas,
        )

    def test_it_changes_no_check_status(self, asked: Question, claim: Claim, ines: User) -> None:
        record_answer(by=ines, question=asked, result="disputed", answer="Thirty-three.")
        claim.refresh_from_db()
        assert claim.check_status == CheckStatus.OPEN

    @pytest.mark.parametrize("result", ["", "perhaps"])
    def test_it_has_a_result(self, result: str, asked: Question, ines: User) -> None:
        with pytest.raises(Unusable, match="what the question brought"):
            record_answer(by=ines, question=asked, result=result, answer="Thirty-three.")

    def test_words_are_needed_unless_nobody_answered(self, asked: Question, ines: User) -> None:
        with pytest.raises(Unusable, match="Write the answer"):
            record_answer(by=ines, question=asked, result="confirmed", answer=" ")
        assert record_answer(by=ines, question=asked, result="no_reply").answer == ""

    def test_it_did_not_come_tomorrow(self, asked: Question, ines: User) -> None:
        with pytest.raises(Unusable, match="when it came, not before"):
            record_answer(by=ines, question=asked, result="no_reply", answered_at=timezone.now() + timedelta(minutes=5))

    def test_a_later_answer_replaces_it(self, asked: Question, ines: User) -> None:
        record_answer(by=ines, question=asked, result="no_reply")
        record_answer(by=ines, question=asked, result="confirmed", answer="Thirty-six.")
        assert Event.objects.filter(verb="answered").count() == 2

    def test_who_records_second_is_shown_the_first(self, asked: Question, ines: User, jonas: User) -> None:
        seen = Question.objects.select_related("claim").get(pk=asked.pk)
        record_answer(by=ines, question=asked, result="confirmed", answer="Thirty-six.")
        with pytest.raises(AnsweredByAnother, match="Ines Halloran recorded just now: Confirmed. Thirty-six."):
            record_answer(by=jonas, question=seen, result="disputed", answer="Thirty-three.")


class TestProposals:
    def test_every_result_proposes_something_for_both(self) -> None:
        results = set(QuestionResult.values) - {""}
        assert set(STATUS_AFTER_ANSWER) == {(to_author, result) for to_author in (True, False) for result in results}

    def test_an_open_question_proposes_nothing(self, asked: Question, ines: User) -> None:
        assert proposed_status(asked) is None
        with pytest.raises(NothingProposed):
            follow_answer(by=ines, question=asked)

    def test_it_is_set_when_a_person_says_so(self, asked: Question, claim: Claim, ines: User) -> None:
        record_answer(by=ines, question=asked, result="disputed", answer="Thirty-three.")
        follow_answer(by=ines, question=asked)
        claim.refresh_from_db()
        assert (claim.check_status, claim.check_status_by) == ("query_to_author", ines)
        with pytest.raises(NothingProposed):
            follow_answer(by=ines, question=asked)

    def test_what_the_author_vouches_for_needs_a_reason(self, claim: Claim, ines: User) -> None:
        asked = ask_question(by=ines, claim=claim, question="Where is the count from?")
        record_answer(by=ines, question=asked, result="confirmed", answer="Her own count.")
        with pytest.raises(Unusable, match="Say why"):
            follow_answer(by=ines, question=asked)
        follow_answer(by=ines, question=asked, reason="Her own count.")
        claim.refresh_from_db()
        assert (claim.check_status, claim.check_reason) == ("on_author", "Her own count.")

    def test_what_is_settled_is_left_alone(self, asked: Question, claim: Claim, ines: User) -> None:
        record_answer(by=ines, question=asked, result="disputed", answer="Thirty-three.")
        Claim.objects.filter(pk=claim.pk).update(check_status=CheckStatus.CHECKED)
        assert proposed_status(Question.objects.select_related("claim").get(pk=asked.pk)) is None
