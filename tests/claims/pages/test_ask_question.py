"""Putting a question about a claim on the call sheet."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Question
from factcheck.sources.actions import add_source
from tests.examples import a_claim, an_article

Browse = Callable[[User], Client]


def page(claim: Claim) -> str:
    return f"/claims/{claim.uid}/ask/"


def sent(**what: Any) -> dict[str, Any]:
    return {"uid": uuid4(), "source": "", "question": "How many died?", "status": "query_to_author"} | what


def test_it_is_asked_of_the_author(browse: Browse, claim: Claim, ines: User) -> None:
    client = browse(ines)
    html = client.get(page(claim)).content.decode()
    assert "<mark>At least 36</mark> soldiers were killed" in html
    response = client.post(page(claim), sent(), follow=True)
    question = Question.objects.get()
    assert response.redirect_chain == [(f"/articles/{claim.article.slug}/call-sheet/#question-{question.uid}", 302)]
    assert "Question on claim 1 added." in response.content.decode()
    claim.refresh_from_db()
    assert claim.check_status == "query_to_author"


def test_it_is_asked_of_a_person(browse: Browse, claim: Claim, ines: User) -> None:
    governor = add_source(by=ines, kind="person", name="Rahmi Doğan")
    add_source(by=ines, kind="document", name="Coast guard log")
    client = browse(ines)
    html = client.get(page(claim)).content.decode()
    assert f'<option value="{governor.uid}">Rahmi Doğan</option>' in html
    assert "Coast guard log" not in html
    client.post(page(claim), sent(source=governor.uid, status=""))
    assert Question.objects.get().source == governor
    claim.refresh_from_db()
    assert claim.check_status == "open"
    assert "How many died?" in client.get(page(claim)).content.decode()


def test_quoted_words_are_pointed_out_and_nothing_is_lost(browse: Browse, ines: User) -> None:
    paragraphs = ("Governor speaks", "The governor said: “We buried thirty-six of our sons before dawn.” He wept.")
    claim = a_claim(by=ines, article=an_article(by=ines, paragraphs=paragraphs), words="thirty-six of our sons")
    response = browse(ines).post(page(claim), sent(question="Did they have thirty-six of our sons before dawn?"))
    assert response.status_code == 422
    html = response.content.decode()
    assert "“thirty-six of our sons before dawn” are the quoted words." in html
    # Without a script too the reader, and what reads aloud, begin where it says what is wrong.
    assert '<div class="form-errors" role="alert" tabindex="-1" autofocus>' in html
    assert "Did they have thirty-six of our sons before dawn?</textarea>" in html
    assert not Question.objects.exists()


def test_nothing_is_not_asked(browse: Browse, claim: Claim, ines: User) -> None:
    assert browse(ines).post(page(claim), sent(question=" ")).status_code == 422


def test_sent_twice_it_is_one(browse: Browse, claim: Claim, ines: User) -> None:
    client, form = browse(ines), sent()
    for _time in range(2):
        assert client.post(page(claim), form).status_code == 302
    assert Question.objects.count() == 1
