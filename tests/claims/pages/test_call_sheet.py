"""Whom to call about an article, what to ask, and what they said."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.asking import ask_question, record_answer
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.models import Claim, Question
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.examples import a_claim

Browse = Callable[[User], Client]


@pytest.fixture
def governor(ines: User) -> Source:
    return add_source(by=ines, kind="person", name="Rahmi Doğan", publisher="Hatay", contact="+90 326 000 00 00")


def page(article: Article) -> str:
    return f"/articles/{article.slug}/call-sheet/"


def shown(client: Client, article: Article) -> str:
    response = client.get(page(article))
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_questions_stand_under_the_person_they_go_to(
    browse: Browse, article: Article, claim: Claim, governor: Source, ines: User
) -> None:
    second = a_claim(by=ines, article=article, words="Nearly a million")
    for asked, question in ((claim, "How many died?"), (second, "How many fled?")):
        ask_question(by=ines, claim=asked, question=question, source=governor)
    ask_question(by=ines, claim=claim, question="Where is the count from?")
    html = shown(browse(ines), article)
    assert html.index("The author") < html.index("Where is the count from?") < html.index("Rahmi Doğan")
    assert html.index("+90 326 000 00 00") < html.index("How many died?") < html.index("How many fled?")
    assert html.count("+90 326 000 00 00") == 1
    assert "3 open questions" in html


def test_answers_stand_below_with_time_result_and_who_recorded_them(
    browse: Browse, article: Article, claim: Claim, governor: Source, ines: User, jonas: User
) -> None:
    asked = ask_question(by=ines, claim=claim, question="How many died?", source=governor)
    record_answer(by=jonas, question=asked, result="disputed", answer="Thirty-three, he says.")
    html = shown(browse(ines), article)
    assert "<strong>Disputed.</strong> Thirty-three, he says." in html
    assert "Recorded by Jonas Weil" in html
    assert "Set claim 1 to “Query to author”" in html
    assert "0 open questions" in html


def test_no_words_of_the_article_stand_on_it(browse: Browse, article: Article, claim: Claim, ines: User) -> None:
    """What is read to a person is the question; the claim's words may be their own."""
    ask_question(by=ines, claim=claim, question="How many died?")
    assert "At least 36" not in shown(browse(ines), article).partition("<main")[2]


def test_a_claim_that_waits_without_a_question_is_named(
    browse: Browse, article: Article, claim: Claim, ines: User
) -> None:
    set_check_status(by=ines, claim=claim, status="query_to_author")
    html = shown(browse(ines), article)
    assert "Waiting without a question" in html
    assert f'href="/claims/{claim.uid}/ask/"' in html
    ask_question(by=ines, claim=claim, question="Where is the count from?")
    assert "Waiting without a question" not in shown(browse(ines), article)


def test_withdrawn_claims_are_off_the_sheet(browse: Browse, article: Article, claim: Claim, ines: User) -> None:
    ask_question(by=ines, claim=claim, question="How many died?")
    withdraw_claim(by=ines, claim=Claim.objects.get(pk=claim.pk), reason="Marked twice.")
    assert "How many died?" not in shown(browse(ines), article)


def test_an_empty_sheet_says_how_questions_come(browse: Browse, article: Article, ines: User) -> None:
    assert "Nobody is to be called" in shown(browse(ines), article)


def test_a_contact_is_seen_by_who_may_ask(
    browse: Browse, article: Article, claim: Claim, governor: Source, ines: User, make_person: PersonMaker
) -> None:
    ask_question(by=ines, claim=claim, question="How many died?", source=governor)
    for client in (Client(), browse(make_person("nora", "Nora Petit"))):
        response = client.get(page(article), follow=True)
        assert "+90 326" not in response.content.decode()
    assert Client().get(page(article)).status_code == 302
    assert browse(User.objects.get(username="nora")).get(page(article)).status_code == 403


def test_its_statements_do_not_grow_with_the_questions(
    browse: Browse,
    article: Article,
    claim: Claim,
    governor: Source,
    ines: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = browse(ines)
    ask_question(by=ines, claim=claim, question="How many died?", source=governor)
    client.get(page(article))
    with django_assert_num_queries(5):
        client.get(page(article))
    for number in range(8):
        asked = ask_question(by=ines, claim=claim, question=f"Question {number}?", source=governor)
        if number % 2:
            record_answer(by=ines, question=asked, result="no_reply")
    assert Question.objects.count() == 9
    with django_assert_num_queries(5):
        client.get(page(article))
