"""Setting reliability and rank of the sources that were ticked in their list."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.models import Source
from factcheck.sources.seen import seen_of
from tests.examples import a_page

PAGE = "/sources/grade/"


@pytest.fixture
def sources(ines: User) -> list[Source]:
    return [a_page(by=ines), add_source(by=ines, kind="person", name="Zeynep Kaya", reliability="B", rank="primary")]


def ticks(sources: list[Source]) -> dict[str, list[str]]:
    return {"source": [str(source.uid) for source in sources]}


def seen(sources: list[Source]) -> list[str]:
    return [seen_of(source) for source in sources]


def grades() -> dict[str, tuple[str, str]]:
    return {name: (letter, rank) for name, letter, rank in Source.objects.values_list("name", "reliability", "rank")}


def test_the_list_has_a_box_for_each_and_what_is_done_with_them(desk: Client, sources: list[Source]) -> None:
    html = unescape(desk.get("/sources/?kind=&sort=-name").content.decode())
    for source in sources:
        assert f'name="source" value="{source.uid}" form="ticked" aria-label="Tick “{source.name}”"' in html
        assert f'<a href="{source.get_absolute_url()}">{source.name}</a>' in html
    assert 'id="ticked" method="get" action="/sources/grade/"' in html and "js/ticks" in html
    assert 'form="ticked" name="next" value="/sources/?sort=-name"' in html


def test_an_empty_list_has_the_bar_too_because_other_filters_may_fill_it(desk: Client, sources: list[Source]) -> None:
    html = desk.get("/sources/?words=zebra").content.decode()
    assert 'name="source"' not in html
    assert 'id="ticked"' in html and "js/ticks" in html


def test_what_was_ticked_is_shown_with_a_form(desk: Client, sources: list[Source]) -> None:
    html = unescape(desk.get(PAGE, {**ticks(sources), "next": "/sources/?kind=person"}).content.decode())
    assert "2 sources" in html
    assert "Zeynep Kaya" in html and "B: usually reliable · primary" in html
    assert "reliability not said · rank not said" in html
    assert '<option value="" selected>Leave it as it is</option>' in html
    assert 'href="/sources/?kind=person">Cancel</a>' in html
    assert re.findall(r'name="seen" value="([^"]+)" checked', html) == seen(sources)


def test_they_are_set_and_the_message_undoes_it(desk: Client, sources: list[Source]) -> None:
    before = grades()
    given = {"seen": seen(sources), "reliability": "A", "rank": "", "next": "/sources/?sort=-name&page=1"}
    response = desk.post(PAGE, given, follow=True)
    assert response.redirect_chain == [("/sources/?sort=-name&page=1", 302)]
    html = unescape(response.content.decode())
    assert "Reliability and rank of 2 sources set." in html
    assert grades() == {"Casualty figures": ("A", ""), "Zeynep Kaya": ("A", "primary")}
    [undo] = re.findall(r'action="(/sources/grade/[^"]+/undo/[^"]*)"', html)
    response = desk.post(undo, follow=True)
    assert response.redirect_chain == [("/sources/?sort=-name&page=1", 302)]
    assert "2 sources are as they were." in response.content.decode()
    assert grades() == before


def test_one_that_is_unticked_on_the_page_is_left_out(desk: Client, sources: list[Source]) -> None:
    desk.post(PAGE, {"seen": seen(sources[:1]), "reliability": "none", "rank": "secondary"})
    assert grades() == {"Casualty figures": ("", "secondary"), "Zeynep Kaya": ("B", "primary")}


def test_nothing_to_change_is_said_and_has_no_undo(desk: Client, sources: list[Source]) -> None:
    response = desk.post(PAGE, {"seen": seen(sources[1:]), "reliability": "B", "rank": ""}, follow=True)
    html = response.content.decode()
    assert "They have this reliability and rank already." in html
    assert "/undo/" not in html


@pytest.mark.parametrize("given", [{}, {"reliability": "G"}, {"rank": "first"}], ids=["neither", "letter", "rank"])
def test_what_cannot_be_is_shown_at_the_form(given: dict[str, str], desk: Client, sources: list[Source]) -> None:
    before = grades()
    response = desk.post(PAGE, {"seen": seen(sources), **given})
    assert response.status_code == 422
    assert "Zeynep Kaya" in response.content.decode()
    assert grades() == before


def test_who_comes_second_is_shown_the_first_and_decides_anew(desk: Client, sources: list[Source], jonas: User) -> None:
    marks = seen(sources)
    edit_source(by=jonas, source=sources[0], changes={"rank": "tertiary"})
    response = desk.post(PAGE, {"seen": marks, "reliability": "A"})
    assert response.status_code == 409
    html = unescape(response.content.decode())
    assert "Somebody else graded 1 of these sources just now." in html
    assert "“Casualty figures” has now: no reliability, tertiary." in html
    assert grades() == {"Casualty figures": ("", "tertiary"), "Zeynep Kaya": ("B", "primary")}
    again = re.findall(r'name="seen" value="([^"]+)"', html)
    assert desk.post(PAGE, {"seen": again, "reliability": "A"}).status_code == 302
    assert grades() == {"Casualty figures": ("A", "tertiary"), "Zeynep Kaya": ("A", "primary")}


def test_nothing_ticked_leads_back_to_the_list(desk: Client) -> None:
    response = desk.get(PAGE, {"source": "nonsense", "next": "/sources/?kind=person"}, follow=True)
    assert response.redirect_chain == [("/sources/?kind=person", 302)]
    assert "No source is ticked." in response.content.decode()


def test_what_was_not_seen_is_refused_and_leads_back(desk: Client, sources: list[Source]) -> None:
    for marks in ([], ["nonsense"]):
        response = desk.post(PAGE, {"seen": marks, "reliability": "A", "next": "/sources/?kind=person"})
        assert response.status_code == 400
        assert 'href="/sources/?kind=person"' in response.content.decode()


def test_its_statements_do_not_grow_with_the_sources(
    desk: Client, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sources = [a_page(by=ines, name=f"Page {n}", url=f"https://example.org/{n}") for n in range(9)]
    desk.get(PAGE, ticks(sources))
    for some in (sources[:1], sources):
        with django_assert_num_queries(3):
            desk.get(PAGE, ticks(some))
