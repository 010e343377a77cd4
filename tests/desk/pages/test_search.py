"""The page that searches everything."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Verdict
from tests.conftest import PersonMaker
from tests.desk.conftest import ClaimMaker, VerdictMaker


def page(client: Client, person: User, **query: str) -> str:
    client.force_login(person)
    response = client.get("/search/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_without_words_it_says_what_can_be_sought(client: Client, ines: User) -> None:
    html = page(client, ines)
    assert "Texts, claims, explanations, citations, questions and answers, sources and their files" in html
    assert "In quotation marks" in html
    assert 'class="result"' not in html


def test_it_finds_an_article_and_leads_to_the_words(client: Client, article: Article, ines: User) -> None:
    html = page(client, ines, q="harbour")
    assert f'href="/articles/{article.slug}/#:~:text=harbour"' in html
    assert "<mark>harbour</mark> would open again" in html


def test_it_finds_a_claim_with_its_state_and_leads_to_it(client: Client, mark: ClaimMaker, ines: User) -> None:
    claim = mark("120 boats", by=ines)
    html = page(client, ines, q="boats", kind="claim")
    assert f'href="/articles/{claim.article.slug}/?claim=1#claim-1"' in html
    assert "120 <mark>boats</mark>" in html
    assert "Unchecked" in html


def test_it_finds_an_explanation_and_a_citation(client: Client, submitted: Verdict, jonas: User) -> None:
    html = page(client, jonas, q="guard has")
    assert "Verdict on claim 1" in html
    assert "<mark>guard</mark> <mark>has</mark> 33" in html
    assert "Awaiting review" in html and "Inaccurate" in html
    assert "<mark>thirty</mark>" in page(client, jonas, q="thirty", kind="citation")


def test_a_draft_is_not_found(client: Client, propose: VerdictMaker, ines: User) -> None:
    propose("at least 36", by=ines)
    assert "Nothing has “guard has”" in page(client, ines, q="guard has")


def test_it_shows_one_kind_and_counts_the_others(client: Client, mark: ClaimMaker, ines: User) -> None:
    mark("120 boats", by=ines)
    html = page(client, ines, q="boats", kind="claim")
    assert html.count('class="result"') == 1
    assert 'href="?q=boats&amp;kind=article"' in html
    assert "1 claim" in html


def test_a_kind_without_an_answer_leads_to_the_others(client: Client, article: Article, ines: User) -> None:
    html = page(client, ines, q="boats", kind="note")
    assert "Not in notes" in html
    assert 'href="?q=boats"' in html


def test_words_that_are_nowhere_say_what_to_try(client: Client, article: Article, ines: User) -> None:
    html = page(client, ines, q="zebra")
    assert "Nothing has “zebra”" in html
    assert "Take away a word" in html


def test_only_what_is_left_out_is_no_question(client: Client, article: Article, ines: User) -> None:
    assert "No word to look for" in page(client, ines, q="-boats")


def test_results_are_paged(client: Client, mark: ClaimMaker, article: Article, ines: User) -> None:
    for number in range(24):
        mark("The storm killed at least 36 people on the coast."[: 9 + number], by=ines)
    html = page(client, ines, q="storm", kind="claim")
    assert "1–20 of 24 claims" in html
    assert 'href="?q=storm&amp;kind=claim&amp;page=2"' in html
    assert page(client, ines, q="storm", kind="claim", page="2").count('class="result"') == 4
    assert page(client, ines, q="storm", page="no page").count('class="result"') == 20


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x>', "\x00", "% %s {0} {{ typed }}"])
def test_what_was_typed_is_text_and_no_markup(client: Client, article: Article, ines: User, typed: str) -> None:
    html = page(client, ines, q=typed)
    assert "<script>alert" not in html and "<img src=x" not in html


def test_words_of_an_article_are_text_and_no_markup(client: Client, article: Article, ines: User) -> None:
    Article.objects.filter(pk=article.pk).update(title="Storm <script>alert(1)</script>")
    html = page(client, ines, q="storm")
    assert "<mark>Storm</mark> &lt;script&gt;" in html


def test_its_statements_do_not_grow_with_what_is_found(client: Client, mark: ClaimMaker, ines: User) -> None:
    counts = []
    for words in (["The bridge"], ["people on the coast", "in the bay", "The mayor"]):
        for part in words:
            mark(part, by=ines)
        page(client, ines, q="the")
        with CaptureQueriesContext(connection) as statements:
            page(client, ines, q="the")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_the_box_stands_on_every_page_of_the_desk_and_on_none_for_readers(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert 'id="search-everything"' in client.get("/articles/").content.decode()
    assert "search-everything" not in client.get("/public/corrections/").content.decode()
    client.logout()
    assert "search-everything" not in client.get("/sign-in/").content.decode()


def test_who_has_no_role_finds_nothing(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    assert client.get("/search/", {"q": "storm"}).status_code == 403
    assert client.post("/search/").status_code in (403, 405)
