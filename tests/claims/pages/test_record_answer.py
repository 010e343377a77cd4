"""Recording what a question brought, on the call sheet."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.claims.actions.asking import ask_question
from factcheck.claims.models import Claim, Question

Browse = Callable[[User], Client]


@pytest.fixture
def asked(claim: Claim, ines: User) -> Question:
    return ask_question(by=ines, claim=claim, question="How many died?")


def page(question: Question) -> str:
    return f"/questions/{question.uid}/answer/"


def test_it_is_recorded_with_the_time_of_the_publications_zone(browse: Browse, asked: Question, ines: User) -> None:
    Publication.objects.update(time_zone="America/New_York")
    sent = {"result": "confirmed", "answer": "Thirty-six.", "answered_at": "2020-02-28T14:05"}
    response = browse(ines).post(page(asked), sent, follow=True)
    assert "Claim 1: answer recorded." in response.content.decode()
    asked.refresh_from_db()
    assert (asked.result, asked.answer) == ("confirmed", "Thirty-six.")
    assert asked.answered_at == datetime(2020, 2, 28, 14, 5, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"result": "confirmed", "answer": ""},
        {"result": "perhaps", "answer": "Thirty-six."},
        {"result": "no_reply", "answered_at": "2999-01-01T10:00"},
        {"result": "no_reply", "answered_at": "yesterday"},
    ],
)
def test_what_is_missing_is_shown_on_the_sheet(
    sent: dict[str, str], browse: Browse, asked: Question, ines: User
) -> None:
    response = browse(ines).post(page(asked), sent)
    assert response.status_code == 422
    assert "How many died?" in response.content.decode()
    asked.refresh_from_db()
    assert asked.is_open


def test_a_question_that_is_not_there_is_not_found(browse: Browse, asked: Question, ines: User) -> None:
    address = page(asked).replace(str(asked.uid), "00000000-0000-4000-8000-000000000000")
    assert browse(ines).post(address).status_code == 404
