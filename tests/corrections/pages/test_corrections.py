"""The list of corrections."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.corrections.listings import CORRECTIONS
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.corrections.tables import CorrectionTable
from factcheck.lists.queries import shown_list
from tests.conftest import PersonMaker
from tests.corrections.conftest import an_article_with_a_note
from tests.examples import a_claim, an_article

STATEMENTS = 8  # with the saved views, and twice the people to filter by


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def found(client: Client, query: str = "") -> list[Correction]:
    response = client.get(f"/corrections/{query}")
    assert response.status_code == 200
    return [row.record for row in response.context["table"].paginated_rows]


def test_a_row_leads_to_the_record_and_to_the_article(desk: Client, correction: Correction) -> None:
    page = desk.get("/corrections/").content.decode()
    for shown in (
        f'href="/corrections/{correction.uid}/"',
        "misspelled Bashar al-Assad’s first name.",
        f'href="{correction.article.get_absolute_url()}"',
        "Slate",
        "Misspelled",
        "28 Feb 2020",
        "Issued",
        "Imported",
    ):
        assert shown in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?type=correction", 1),
        ("?type=update", 0),
        ("?error_kind=misspelled&state=issued", 1),
        ("?error_kind=figure", 0),
        ("?state=draft", 0),
        ("?publication=slate", 1),
        ("?publication=none", 0),
        ("?author=ines", 0),
        ("?issuer=ines", 0),
        ("?origin=imported&scope=body", 1),
        ("?origin=desk", 0),
        ("?risk=legal", 0),
        ("?since=2020-02-28&until=2020-02-28", 1),
        ("?since=2020-02-29", 0),
        ("?until=2020-02-27", 0),
        ("?words=bashar+misspelled", 1),
        ("?words=zebra", 0),
        ("?words=ba", 1),
        ("?words=ashar", 1),
        ("?words=sh", 0),
        ("?sort=dated", 1),
        ("?type=odd&page=x&sort=odd", 1),
    ],
)
def test_filters_stand_in_the_address(desk: Client, correction: Correction, query: str, count: int) -> None:
    assert len(found(desk, query)) == count


def test_it_says_that_a_short_word_is_looked_for_where_words_begin(desk: Client, correction: Correction) -> None:
    assert "“ba” is so short" in desk.get("/corrections/?words=ba").content.decode()


def test_undated_notes_come_last_either_way(desk: Client, ines: User, correction: Correction) -> None:
    undated = Correction.objects.get(article=an_article_with_a_note(by=ines, title="Other"))
    Correction.objects.filter(pk=undated.pk).update(dated=None)
    assert found(desk, "?sort=dated") == found(desk, "?sort=-dated") == [correction, undated]


def test_pages_by_date_go_on_from_dated_notes_to_undated_ones(
    desk: Client, ines: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CorrectionTable, "per_page", 2)
    notes = [
        Correction.objects.get(article=an_article_with_a_note(by=ines, title=f"Storm {number}")) for number in range(5)
    ]
    for note, day in zip(notes, (3, None, 9, None, 6), strict=True):
        Correction.objects.filter(pk=note.pk).update(dated=day and date(2020, 2, day))
    pages = [found(desk, f"?page={number}") for number in (1, 2, 3)]
    assert pages == [[notes[2], notes[4]], [notes[0], notes[3]], [notes[1]]]
    assert [found(desk, f"?sort=dated&page={number}")[0] for number in (1, 2, 3)] == [notes[0], notes[2], notes[1]]


def test_it_says_what_to_do_while_there_are_none(desk: Client) -> None:
    assert "No corrections yet" in desk.get("/corrections/").content.decode()


def test_it_says_so_when_none_fits(desk: Client, correction: Correction) -> None:
    assert "No correction like this" in desk.get("/corrections/?state=draft").content.decode()


def test_its_statements_do_not_grow_with_the_corrections(
    desk: Client, ines: User, correction: Correction, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(STATEMENTS):
        found(desk)
    for number in range(5):
        an_article_with_a_note(by=ines, title=f"Article {number}")
    with django_assert_num_queries(STATEMENTS):
        assert len(found(desk)) == 6


def test_the_risks_of_its_claim_and_of_further_changes_are_shown_and_found(
    desk: Client, ines: User, correction: Correction
) -> None:
    article = an_article(by=ines)
    one, other = (a_claim(by=ines, article=article, words=words) for words in ("36 soldiers", "north"))
    Correction.objects.filter(pk=correction.pk).update(claim=one)
    FurtherChange.objects.create(correction=correction, position=1, wrong="north", right="south", claim=other)
    Claim.objects.filter(pk=other.pk).update(risk="health")
    assert found(desk, "?risk=health") == found(desk, "?risk=normal") == [correction]
    assert found(desk, "?risk=legal") == []
    page = desk.get("/corrections/?columns=risk&columns=publication").content.decode()
    assert re.findall(r'class="risk-mark">(\w+)<', page) == ["Health"]
    shown = shown_list(CORRECTIONS, RequestFactory().get("/corrections/"), QueryDict("columns=risk"))
    assert list(shown.table.rows_of_text())[1][1:] == ["Health, Normal"]


def test_without_a_claim_there_is_no_risk(correction: Correction) -> None:
    shown = shown_list(CORRECTIONS, RequestFactory().get("/corrections/"), QueryDict("columns=risk"))
    assert list(shown.table.rows_of_text())[1][1:] == [""]


def test_it_is_read_only(desk: Client) -> None:
    assert desk.post("/corrections/").status_code == 405


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get("/corrections/").status_code == 403


def test_its_rows_leave_as_text_in_one_statement(correction: Correction, django_assert_num_queries: Any) -> None:
    every = QueryDict("&".join(f"columns={name}" for name in CORRECTIONS.table._meta.sequence))
    shown = shown_list(CORRECTIONS, RequestFactory().get("/corrections/"), every)
    with django_assert_num_queries(1):
        head, row = shown.table.rows_of_text()
    cells = dict(zip(head, row, strict=True))
    assert cells["Note"] == correction.note
    assert cells["State"] == "Issued"
    assert cells["Article"] == correction.article.title
    assert cells["Dated"] == ("" if correction.dated is None else correction.dated.isoformat())
    assert cells["Recorded"].endswith("Z")
