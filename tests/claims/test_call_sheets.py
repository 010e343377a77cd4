"""The call sheet of an article, as its page reads it."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.asking import ask_question, record_answer
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.call_sheets import calls_of, claims_without_question, questions_on
from factcheck.claims.models import Claim
from factcheck.sources.actions import add_source


def test_the_author_comes_first_and_who_answered_everything_last(article: Article, claim: Claim, ines: User) -> None:
    done, asked = (add_source(by=ines, kind="person", name=name) for name in ("Anna Ak", "Bert Bo"))
    first = ask_question(by=ines, claim=claim, question="When?", source=done)
    record_answer(by=ines, question=first, result="no_reply")
    ask_question(by=ines, claim=claim, question="How many?", source=asked)
    ask_question(by=ines, claim=claim, question="Where from?")
    calls = calls_of(article)
    assert [call.source for call in calls] == [None, asked, done]
    assert [len(call.open) for call in calls] == [1, 1, 0]
    assert calls[2].answered == [first]


def test_a_claim_waits_for_its_question_as_long_as_none_is_open(article: Article, claim: Claim, ines: User) -> None:
    assert claims_without_question(article) == []
    set_check_status(by=ines, claim=claim, status="awaiting_reply")
    assert claims_without_question(article) == [claim]
    question = ask_question(by=ines, claim=claim, question="How many?")
    assert claims_without_question(article) == []
    record_answer(by=ines, question=question, result="no_reply")
    assert claims_without_question(article) == [claim]


def test_nobody_is_called_about_what_was_dismissed(article: Article, claim: Claim, ines: User) -> None:
    answered = ask_question(by=ines, claim=claim, question="When was it counted?")
    record_answer(by=ines, question=answered, result="confirmed", answer="On Friday.")
    waits = ask_question(by=ines, claim=claim, question="Who counted?")
    assert [call.open for call in calls_of(article)] == [[waits]]
    set_check_status(by=ines, claim=claim, status="dismissed", reason="The paragraph goes")
    assert [(call.open, call.answered) for call in calls_of(article)] == [([], [answered])]
    set_check_status(by=ines, claim=claim, status="open")
    assert [call.open for call in calls_of(article)] == [[waits]]


def test_the_questions_of_a_claim_come_in_their_order(claim: Claim, ines: User) -> None:
    asked = [ask_question(by=ines, claim=claim, question=question) for question in ("How many?", "When?")]
    assert questions_on(claim) == asked
