"""The claims that cite a source."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.models import Claim
from factcheck.sources.models import Source
from tests.examples import a_claim, a_draft, a_page, an_article, cite_page


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def source(ines: User) -> Source:
    return a_page(by=ines)


def citing(ines: User, article: Article, source: Source, stance: str = "contradicts") -> Claim:
    claim = a_claim(by=ines, article=article, words="At least 36")
    cite_page(by=ines, verdict=a_draft(by=ines, claim=claim, cited=False), source=source, stance=stance)
    return claim


def test_it_shows_stance_words_quotation_and_state(desk: Client, ines: User, article: Article, source: Source) -> None:
    claim = citing(ines, article, source)
    page = desk.get(f"/sources/{source.uid}/claims/").content.decode()
    for shown in (
        "<html",
        "Contradicts",
        f'href="/claims/{claim.uid}/"',
        "At least 36",
        "“36 soldiers”",
        "is-progress",
    ):
        assert shown in page


def test_htmx_gets_the_part_alone(desk: Client, ines: User, article: Article, source: Source) -> None:
    citing(ines, article, source)
    part = desk.get(f"/sources/{source.uid}/claims/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="source-claims"')
    assert "<html" not in part


def test_a_claim_stands_once_with_its_newest_stance(
    desk: Client, ines: User, ruth: User, article: Article, source: Source
) -> None:
    claim = citing(ines, article, source)
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=claim.verdicts.get()), note="Read it again.")
    second = start_verdict(by=ines, claim=claim)
    second.citations.update(stance="supports")
    page = desk.get(f"/sources/{source.uid}/claims/").content.decode()
    assert page.count(f'href="/claims/{claim.uid}/"') == 1
    assert "Supports" in page
    assert "Contradicts" not in page


def test_it_says_so_when_no_claim_cites_it(desk: Client, source: Source) -> None:
    assert "No claim cites this source yet." in desk.get(f"/sources/{source.uid}/claims/").content.decode()


def test_its_statements_do_not_grow_with_the_claims(
    desk: Client, ines: User, article: Article, source: Source, django_assert_num_queries: Any
) -> None:
    citing(ines, article, source)
    address = f"/sources/{source.uid}/claims/"
    with django_assert_num_queries(STATEMENTS):
        desk.get(address)
    for _claim in range(55):
        citing(ines, article, source)
    with django_assert_num_queries(STATEMENTS):
        page = desk.get(address).content.decode()
    assert page.count("At least 36</a>") == 50
    assert "1–50 of 56 claims" in page
    assert "Show all 56 claims" in desk.get(address, headers={"HX-Request": "true"}).content.decode()


STATEMENTS = 8


def test_an_unknown_source_is_not_found(desk: Client) -> None:
    assert desk.get(f"/sources/{uuid4()}/claims/").status_code == 404


def test_it_is_read_only(desk: Client, source: Source) -> None:
    assert desk.post(f"/sources/{source.uid}/claims/").status_code == 405
