"""The list of sources."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.lists.pages import FEWEST_READ, MOST_COUNTED, MOST_READ
from factcheck.lists.queries import shown_list
from factcheck.sources.actions import add_source
from factcheck.sources.listings import SOURCES
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_page, an_article, cite_page


def names(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/sources/{query}")
    assert response.status_code == 200
    return [row.record.name for row in response.context["table"].paginated_rows]


@pytest.fixture
def three(ines: User, jonas: User) -> None:
    a_page(by=ines, name="Casualty figures", url="https://example.org/figures")
    add_source(
        by=ines,
        kind=SourceKind.PERSON,
        name="Zeynep Kaya",
        publisher="Ministry of Defence",
        reliability="A",
        rank="primary",
    )
    add_source(by=ines, kind=SourceKind.DOCUMENT, name="Annual report", note="Mentions Idlib twice")


def test_it_lists_them_by_name(desk: Client, three: None) -> None:
    assert names(desk) == ["Annual report", "Casualty figures", "Zeynep Kaya"]
    assert names(desk, "?sort=-name") == ["Zeynep Kaya", "Casualty figures", "Annual report"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=person", ["Zeynep Kaya"]),
        ("?words=DEFENCE", ["Zeynep Kaya"]),
        ("?words=idlib+report", ["Annual report"]),
        ("?words=example.org", ["Casualty figures"]),
        ("?words=report&kind=person", []),
        ("?words=fi", ["Casualty figures"]),
        ("?words=ig", []),
        ("?words=ex", ["Casualty figures"]),
        ("?words=or", ["Casualty figures"]),
        ("?words=rg", []),
        ("?reliability=A", ["Zeynep Kaya"]),
        ("?reliability=none", ["Annual report", "Casualty figures"]),
        ("?rank=primary", ["Zeynep Kaya"]),
        ("?person=ines", ["Annual report", "Casualty figures", "Zeynep Kaya"]),
        ("?person=jonas", []),
        ("?since=2020-01-01&until=2999-01-01", ["Annual report", "Casualty figures", "Zeynep Kaya"]),
        ("?since=2999-01-01", []),
        ("?sort=-claim_count&page=1", ["Annual report", "Casualty figures", "Zeynep Kaya"]),
    ],
)
def test_filters_stand_in_the_address(desk: Client, three: None, query: str, found: list[str]) -> None:
    assert sorted(names(desk, query)) == found


def test_it_says_that_a_short_word_is_looked_for_where_words_begin(desk: Client, three: None) -> None:
    assert "“fi” is so short" in desk.get("/sources/?words=fi+figures").content.decode()
    assert "is so short" not in desk.get("/sources/?words=figures").content.decode()


def test_a_short_word_begins_a_name_however_its_letters_are_written(desk: Client, three: None) -> None:
    assert names(desk, "?words=ka") == names(desk, "?words=K%C3%A2") == ["Zeynep Kaya"]
    assert names(desk, "?words=ay") == []


def test_those_that_a_publication_cites_are_found(desk: Client, three: None, ines: User) -> None:
    article = an_article(by=ines, publication="Gazette")
    verdict = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), cited=False)
    for _twice in range(2):
        cite_page(by=ines, verdict=verdict, source=Source.objects.get(name="Casualty figures"))
    assert names(desk, "?publication=gazette") == ["Casualty figures"]
    assert len(names(desk, "?publication=nowhere")) == 3


def test_those_cited_for_a_claim_of_a_risk_are_found(desk: Client, three: None, ines: User) -> None:
    article = an_article(by=ines)
    for words, risk in (("36 soldiers", "minors"), ("north", "normal")):
        claim = a_claim(by=ines, article=article, words=words)
        source = a_page(by=ines, name=f"Of {risk}", url=f"https://example.org/{risk}")
        cite_page(by=ines, verdict=a_draft(by=ines, claim=claim, cited=False), source=source)
        Claim.objects.filter(pk=claim.pk).update(risk=risk)
    assert names(desk, "?risk=minors") == ["Of minors"]
    assert names(desk, "?risk=normal") == ["Of normal"]
    assert names(desk, "?risk=legal") == []


def test_they_are_found_by_their_own_date(desk: Client, three: None) -> None:
    Source.objects.filter(pk=Source.objects.earliest("name").pk).update(published_on=date(2020, 2, 28))
    first = names(desk)[:1]
    assert names(desk, "?dated_since=2020-02-28&dated_until=2020-02-28") == first
    assert names(desk, "?dated_since=2020-02-29") == []


def test_more_can_be_shown_of_each(desk: Client, three: None) -> None:
    page = desk.get("/sources/?columns=reliability&columns=rank&columns=url").content.decode()
    for shown in ("A: reliable", "Primary", "https://example.org/figures"):
        assert shown in page
    assert 'data-label="Publisher"' not in page


@pytest.mark.parametrize("query", ["?kind=rumour", "?page=99999", "?page=x", "?sort=nothing", "?words=%00", "?page=-1"])
def test_a_strange_address_is_no_fault(desk: Client, three: None, query: str) -> None:
    assert len(names(desk, query)) == 3


def test_it_says_what_to_do_while_there_are_none(desk: Client) -> None:
    page = desk.get("/sources/").content.decode()
    assert "No sources yet" in page
    assert 'href="/sources/add/"' in page


def test_it_says_so_when_none_fits(desk: Client, three: None) -> None:
    assert "No source like this" in desk.get("/sources/?words=zebra").content.decode()


def test_its_statements_do_not_grow_with_the_sources(
    desk: Client, ines: User, three: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(STATEMENTS):
        names(desk)
    for number in range(60):
        a_page(by=ines, name=f"Page {number}", url=f"https://example.org/{number}")
    with django_assert_num_queries(STATEMENTS):
        assert len(names(desk)) == 50


STATEMENTS = 8  # with the saved views, and the people and publications to filter by


def test_it_is_read_only(desk: Client) -> None:
    assert desk.post("/sources/").status_code == 405


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get("/sources/").status_code == 403


def test_accents_do_not_count_in_the_list(desk: Client, ines: User) -> None:
    add_source(by=ines, kind=SourceKind.PERSON, name="Mevlüt Çavuşoğlu")
    assert names(desk, "?words=cavusoglu+mevlut") == ["Mevlüt Çavuşoğlu"]


@pytest.mark.django_db
def test_under_a_filter_that_four_tables_answer_fewer_are_counted() -> None:
    counted = {
        query: shown_list(SOURCES, RequestFactory().get("/sources/"), QueryDict(query)).table.most_counted
        for query in ("", "kind=person", "words=report", "words=re", "publication=slate", "publication=")
    }
    assert list(counted.values()) == [MOST_COUNTED, MOST_COUNTED, MOST_READ, FEWEST_READ, FEWEST_READ, MOST_COUNTED]
