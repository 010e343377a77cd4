"""Long lists are counted only so far, and say so."""

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.articles.models import Article
from factcheck.lists import pages
from factcheck.lists.pages import LongPaginator, Part, grouped
from tests.lists.conftest import shown


@pytest.mark.django_db
class TestCounting:
    def test_a_list_that_fits_is_counted_whole(self, articles: None) -> None:
        paginator = LongPaginator(Article.objects.order_by("pk"), 25)
        assert (paginator.count, paginator.has_more, paginator.num_pages) == (2, False, 1)

    def test_a_longer_one_is_counted_up_to_the_most(self, articles: None) -> None:
        paginator = LongPaginator(Article.objects.order_by("pk"), 1, most_counted=1)
        paginator.most = 1
        assert (paginator.count, paginator.has_more, paginator.num_pages) == (1, True, 1)

    def test_there_is_always_a_way_on_to_the_next_page(self, articles: None) -> None:
        paginator = LongPaginator(Article.objects.order_by("pk"), 1, asked="1", most_counted=1)
        assert paginator.page(1).has_next()

    @pytest.mark.parametrize("asked", ["", "0", "-1", "odd", "99999999999", "²"])
    def test_a_strange_page_is_no_fault(self, articles: None, asked: str) -> None:
        paginator = LongPaginator(Article.objects.order_by("pk"), 1, asked=asked)
        assert paginator.get_page(asked).number in (1, 2)

    def test_the_words_say_that_there_are_more(self, articles: None, monkeypatch: pytest.MonkeyPatch) -> None:
        table = shown().table
        table.show_page("1")
        assert table.counted == "2 articles"
        table.paginator.most = 1
        assert table.counted == "more than 1 article"

    def test_where_letters_are_looked_for_fewer_are_counted(self, articles: None) -> None:
        assert shown().table.most_counted == pages.MOST_COUNTED
        assert shown("words=storm").table.most_counted == pages.MOST_READ


@pytest.mark.django_db
def test_the_rows_of_a_page_come_in_order_in_two_statements_beside_the_count(
    articles: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    paginator = LongPaginator(Article.objects.order_by("title"), 25)
    with django_assert_num_queries(3):
        rows = paginator.rows_of(paginator.get_page("1").number)
    assert [row.title for row in rows] == ["=Calm", "Storm on the coast"]


@pytest.mark.django_db
@pytest.mark.parametrize("length", [1, 2, 25])
def test_rows_that_have_to_be_read_one_by_one_are_counted_by_finding_them(
    articles: None, django_assert_num_queries: DjangoAssertNumQueries, length: int
) -> None:
    paginator = LongPaginator(Article.objects.order_by("title"), length, most_counted=pages.MOST_READ)
    with django_assert_num_queries(2):
        rows = paginator.rows_of(paginator.get_page("1").number)
    assert [row.title for row in rows] == ["=Calm", "Storm on the coast"][:length]
    assert paginator.count == 2
    assert not paginator.has_more
    assert paginator.rows_of(2) == ([] if length > 1 else list(Article.objects.filter(title__startswith="Storm")))


@pytest.mark.django_db
@pytest.mark.parametrize("length", [1, 2, 3, 25])
def test_the_parts_of_a_list_follow_one_another_over_its_pages(articles: None, length: int) -> None:
    by_title = Article.objects.order_by("title")
    calm, storm = by_title.filter(title="=Calm"), by_title.exclude(title="=Calm")
    for parts in (
        [Part([storm]), Part([Article.objects.none()]), Part([calm])],
        [Part([Article.objects.none(), storm], merged=by_title), Part([calm])],
        [Part([calm, storm], merged=by_title.reverse())],
    ):
        paginator = LongPaginator(by_title, length, parts=parts)
        titles = [row.title for number in paginator.page_range for row in paginator.rows_of(number)]
        assert titles == ["Storm on the coast", "=Calm"]


def test_a_number_is_written_as_people_read_it() -> None:
    assert (grouped(7), grouped(10_000)) == ("7", "10,000")
