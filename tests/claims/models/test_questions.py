"""What the database itself refuses of a question on the call sheet."""

from typing import Any

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Question
from tests.claims.conftest import Refusal


@pytest.fixture
def question(claim: Claim, ines: User) -> Question:
    return Question.objects.create(claim=claim, question="How many?", asked_by=ines, asked_at=timezone.now())


def answered(by: User, **columns: Any) -> dict[str, Any]:
    return {"result": "confirmed", "answer": "36.", "answered_at": timezone.now(), "recorded_by": by} | columns


def test_an_answer_is_kept_whole(question: Question, ines: User) -> None:
    assert Question.objects.filter(pk=question.pk).update(**answered(ines)) == 1


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("question_asks_something", {"question": ""}),
        ("question_result_is_known", {"result": "perhaps"}),
        ("answered_question_says_who_and_when", {"result": ""}),
        ("answered_question_says_who_and_when", {"answered_at": None}),
        ("answered_question_says_who_and_when", {"recorded_by": None}),
        ("question_with_an_answer_holds_it", {"answer": ""}),
        ("question_with_an_answer_holds_it", {"result": "disputed", "answer": ""}),
    ],
)
def test_a_question_is_refused(
    name: str, columns: dict[str, Any], question: Question, ines: User, refused_by: Refusal
) -> None:
    with refused_by(name):
        Question.objects.filter(pk=question.pk).update(**answered(ines, **columns))


def test_nobody_answering_needs_no_words(question: Question, ines: User) -> None:
    assert Question.objects.filter(pk=question.pk).update(**answered(ines, result="no_reply", answer="")) == 1
