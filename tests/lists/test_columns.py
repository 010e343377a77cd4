"""What every list does alike: columns to choose, pages of one length, rows as text."""

from datetime import UTC, date, datetime

import pytest
from django.utils.safestring import mark_safe
from pytest_django import DjangoAssertNumQueries

from factcheck.lists.columns import as_text
from tests.lists.conftest import shown


def columns(query: str) -> list[str]:
    return [column.name for column in shown(query).table.columns if column.visible]


@pytest.mark.django_db
class TestColumns:
    def test_a_list_opens_with_all_but_those_that_are_hidden_at_first(self) -> None:
        assert columns("")[0] == "title"
        assert "claim_count" in columns("")

    def test_only_the_chosen_ones_show_in_their_order_behind_the_first(self) -> None:
        assert columns("columns=claim_count&columns=publication") == ["title", "publication", "claim_count"]

    def test_the_first_cannot_be_left_out_and_an_unknown_one_is_passed_over(self) -> None:
        assert columns("columns=publication&columns=nothing") == ["title", "publication"]
        assert columns("columns=%00") == columns("")

    def test_each_choice_says_whether_it_shows(self) -> None:
        choices = {choice.name: choice.is_shown for choice in shown("columns=publication").table.column_choices}
        assert choices["publication"]
        assert not choices["claim_count"]
        assert "title" not in choices


@pytest.mark.django_db
def test_a_page_has_the_length_that_the_list_gives_it(articles: None) -> None:
    table = shown("per_page=1000000").table
    table.show_page("1")
    assert table.paginator.per_page == 25
    table.show_page("no number")
    assert table.page.number == 1


@pytest.mark.django_db
def test_its_rows_as_text_are_all_it_shows_in_one_statement(
    articles: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    table = shown("columns=publication&sort=title").table
    with django_assert_num_queries(1):
        rows = list(table.rows_of_text())
    assert rows == [["Article", "Publication"], ["=Calm", ""], ["Storm on the coast", "Gazette"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("=1", "=1"),
        (36, "36"),
        (date(2020, 2, 28), "2020-02-28"),
        (datetime(2020, 2, 28, 12, 30, tzinfo=UTC), "2020-02-28T12:30:00Z"),
        (mark_safe("<b>36</b>\n &amp; more"), "36 & more"),
        ("<b>36</b>", "<b>36</b>"),
    ],
)
def test_a_cell_becomes_text(value: object, text: str) -> None:
    assert as_text(value) == text
