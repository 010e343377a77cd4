"""/articles/: search, filters, order and pages, all in the address."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.models import Claim
from tests.articles.conftest import ArticleMaker
from tests.examples import a_claim

pytestmark = pytest.mark.django_db


def titles(client: Client, **query: str) -> list[str]:
    """The headlines on the page, in its order."""
    response = client.get(f"/articles/?{urlencode(query)}")
    assert response.status_code == 200
    return [row.record.title for row in response.context["table"].page.object_list]


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def three(make_article: ArticleMaker) -> None:
    make_article("Ships lie still in the harbour", publication="Slate", published_on=date(2020, 2, 28))
    make_article("Harbour master resigns", publication="Bloomberg", published_on=date(2020, 3, 2))
    make_article("Bread grows dear", published_on=None)
    for days, article in enumerate(Article.objects.order_by("pk")):
        Article.objects.filter(pk=article.pk).update(
            imported_at=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=days)
        )


def test_the_newest_stand_first(desk: Client, three: None) -> None:
    assert titles(desk) == ["Bread grows dear", "Harbour master resigns", "Ships lie still in the harbour"]


def test_every_word_has_to_stand_in_the_headline_in_any_order(desk: Client, three: None) -> None:
    assert titles(desk, words="harbour ships") == ["Ships lie still in the harbour"]
    assert titles(desk, words="harbour bread") == []


def test_a_percent_sign_is_a_word_and_no_pattern(desk: Client, three: None) -> None:
    assert titles(desk, words="%") == []


def test_it_filters_by_publication_and_by_none_named(desk: Client, three: None) -> None:
    assert titles(desk, publication="slate") == ["Ships lie still in the harbour"]
    assert titles(desk, publication="none") == ["Bread grows dear"]


def test_it_filters_by_the_date_that_the_text_gives(desk: Client, three: None) -> None:
    assert titles(desk, since="2020-03-01") == ["Harbour master resigns"]
    assert titles(desk, until="2020-02-28") == ["Ships lie still in the harbour"]
    assert titles(desk, since="2020-02-28", until="2020-02-28") == ["Ships lie still in the harbour"]


def test_it_filters_by_what_readers_see(desk: Client, three: None) -> None:
    assert len(titles(desk, state="unpublished")) == 3
    assert titles(desk, state="retracted") == []


@pytest.mark.parametrize(
    "sort", ["title", "publication", "published_on", "imported_at", "revision_count", "claim_count"]
)
def test_it_sorts_by_each_column_both_ways(desk: Client, three: None, sort: str) -> None:
    assert sorted(titles(desk, sort=sort)) == sorted(titles(desk, sort=f"-{sort}")) == sorted(titles(desk))


def test_the_order_is_that_of_the_column(desk: Client, three: None) -> None:
    assert titles(desk, sort="title") == [
        "Bread grows dear",
        "Harbour master resigns",
        "Ships lie still in the harbour",
    ]
    assert titles(desk, sort="-title")[0] == "Ships lie still in the harbour"


def test_what_is_not_known_comes_last_either_way(desk: Client, three: None) -> None:
    for sort in ("publication", "-publication", "published_on", "-published_on"):
        assert titles(desk, sort=sort)[-1] == "Bread grows dear"


def test_every_row_leads_to_the_workspace(desk: Client, three: None) -> None:
    assert 'href="/articles/bread-grows-dear/"' in desk.get("/articles/").content.decode()


def test_pages_hold_25_and_no_request_makes_them_longer(desk: Client, make_article: ArticleMaker) -> None:
    for number in range(27):
        make_article(f"Harbour, part {number}")
    assert len(titles(desk)) == 25
    assert len(titles(desk, page="2")) == 2
    assert len(titles(desk, per_page="1000")) == 25
    assert "27 articles" in desk.get("/articles/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "99999999999999999999999"},
        {"page": "²"},
        {"page": "two"},
        {"per_page": "0"},
        {"sort": "password"},
        {"sort": "imported_by__password"},
        {"sort": "--title"},
        {"since": "2020-13-41"},
        {"until": "yesterday"},
        {"words": "a\0b"},
        {"words": "x" * 5000},
        {"publication": "no-such"},
        {"publication": "\0"},
        {"state": "unheard"},
    ],
)
def test_a_mistyped_address_never_breaks_the_page(desk: Client, three: None, query: dict[str, str]) -> None:
    assert desk.get("/articles/", query).status_code == 200


def test_a_wrong_date_is_said_at_its_field(desk: Client, three: None) -> None:
    page = desk.get("/articles/", {"since": "2020-13-41"}).content.decode()
    assert 'id="id_since_error"' in page


def test_it_is_narrowed_to_a_desk(desk: Client, three: None) -> None:
    filed = Article.objects.earliest("pk")
    Article.objects.filter(pk=filed.pk).update(desk="Foreign")
    page = desk.get("/articles/", {"desk": "Foreign"}).content.decode()
    assert "1 article" in page
    assert filed.title in page


def test_it_shows_and_finds_whose_work_an_article_is_and_until_when(desk: Client, three: None, ines: User) -> None:
    Article.objects.filter(title="Harbour master resigns").update(
        assignee=ines, deadline_at=timezone.now() - timedelta(hours=1)
    )
    given = Article.objects.filter(assignee=ines).count()
    assert given
    page = desk.get("/articles/?assignee=ines&columns=title&columns=assignee&columns=deadline_at").content.decode()
    assert page.count('<strong class="pressing">Overdue</strong>') == given
    assert len(titles(desk, assignee="nobody")) == 3 - given
    assert titles(desk, sort="deadline_at")[:given] == titles(desk, assignee="ines")


def risky(ines: User, **risks: str) -> None:
    """Marks a claim of a risk in each article whose headline begins with the word: `risky(ines, Bread="legal")`."""
    for word, risk in risks.items():
        article = Article.objects.get(title__startswith=word)
        claim = a_claim(by=ines, article=article, words="14 ships")
        Claim.objects.filter(pk=claim.pk).update(risk=risk)


def test_it_is_narrowed_to_articles_with_an_open_claim_of_a_risk(desk: Client, three: None, ines: User) -> None:
    risky(ines, Ships="legal", Harbour="minors", Bread="normal")
    assert titles(desk, risk="legal") == ["Ships lie still in the harbour"]
    assert titles(desk, risk="any") == ["Harbour master resigns", "Ships lie still in the harbour"]
    assert titles(desk, risk="health") == []
    withdraw_claim(by=ines, claim=Claim.objects.get(risk="minors"), reason="Marked twice.")
    assert titles(desk, risk="any") == ["Ships lie still in the harbour"]


def test_the_gravest_open_risk_stands_first_or_last(desk: Client, three: None, ines: User) -> None:
    risky(ines, Bread="health", Ships="defamation")
    gravest_first = ["Ships lie still in the harbour", "Bread grows dear", "Harbour master resigns"]
    assert titles(desk, sort="risk") == gravest_first
    assert titles(desk, sort="-risk") == gravest_first[::-1]


def test_the_risks_that_it_shows_are_those_of_its_download(desk: Client, three: None, ines: User) -> None:
    risky(ines, Bread="health", Ships="defamation", Harbour="normal")
    page = desk.get("/articles/?sort=risk").content.decode()
    assert page.count('class="risk-mark"') == 2
    answer = desk.post("/lists/articles/download/csv/?sort=risk&columns=risk")
    assert b"".join(answer).decode("utf-8-sig").splitlines() == [
        "Article,Risk",
        "Ships lie still in the harbour,Defamation",
        "Bread grows dear,Health",
        "Harbour master resigns,",
    ]


def test_it_is_narrowed_by_the_day_of_its_import(desk: Client, three: None) -> None:
    assert titles(desk, imported_since="2026-11-02", imported_until="2026-11-02") == ["Harbour master resigns"]
    assert titles(desk, imported_since="2026-11-04") == []


def test_it_is_narrowed_by_who_imported(desk: Client, three: None, make_article: ArticleMaker, jonas: User) -> None:
    make_article("Ice on the river", by=jonas)
    assert titles(desk, importer="jonas") == ["Ice on the river"]
    assert "Jonas" in desk.get("/articles/?columns=imported_by&importer=jonas").content.decode()


def test_what_is_overdue_is_found_and_a_finished_article_is_not(desk: Client, three: None, ines: User) -> None:
    risky(ines, Bread="normal", Ships="normal")
    hour = timedelta(hours=1)
    Article.objects.update(deadline_at=timezone.now() - hour)
    Claim.objects.filter(article__title__startswith="Bread").update(check_status="dismissed", check_reason="No fact.")
    page = desk.get("/articles/?columns=deadline_at").content.decode()
    assert page.count('<strong class="pressing">Overdue</strong>') == 2
    assert titles(desk, due="overdue") == ["Harbour master resigns", "Ships lie still in the harbour"]
    Article.objects.update(deadline_at=timezone.now() + hour)
    assert titles(desk, due="overdue") == titles(desk, due="none") == []
    assert titles(desk, due="day") == ["Harbour master resigns", "Ships lie still in the harbour"]


def test_without_an_article_it_says_what_to_do(desk: Client) -> None:
    page = desk.get("/articles/").content.decode()
    assert "No articles yet" in page
    assert 'href="/articles/import/"' in page


def test_when_nothing_fits_the_filters_can_be_cleared(desk: Client, three: None) -> None:
    page = desk.get("/articles/", {"words": "whale"}).content.decode()
    assert "No article like this" in page
    assert 'id="records"' in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_number_of_statements_does_not_grow(
    desk: Client, make_article: ArticleMaker, django_assert_max_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        make_article(f"Harbour, part {number}", publication=f"Paper {number % 3}")
    # The desks and the people to choose from are two of them.
    with django_assert_max_num_queries(9):
        desk.get("/articles/")


def test_nobody_reads_it_without_signing_in(client: Client, three: None) -> None:
    assert client.get("/articles/").headers["Location"].startswith("/sign-in/")


def test_a_person_without_a_role_is_told_so(client: Client, make_person: Any) -> None:
    client.force_login(make_person("nell", "Nell"))
    response = client.get("/articles/")
    assert response.status_code == 403
    assert "no role yet" in response.content.decode()


def test_it_only_answers_to_get(desk: Client) -> None:
    assert desk.post("/articles/").status_code == 405
