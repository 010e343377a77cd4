"""/reader-reports/waiting/: the part of the desk that says what readers wait for."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.actions.answering import close_report
from tests.public.conftest import ReportMaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(published_slate: Article, client: Client) -> User:
    editor = User.objects.get(username="ines")
    client.force_login(editor)
    return editor


def test_the_desk_loads_it_and_has_a_link_in_its_place(editor: User, client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'data-hx-get="/reader-reports/waiting/"' in page
    assert 'href="/reader-reports/?state=waiting"' in page


def test_it_names_the_longest_waiting_and_counts_them_all(
    editor: User, make_report: ReportMaker, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = make_report("Bashar")
    for _ in range(4):
        make_report("36")
    make_report("nine-year", network="192.0.2.2")
    close_report(by=editor, report=make_report("Moscow.", network="192.0.2.2"))
    with django_assert_max_num_queries(5):
        part = client.get("/reader-reports/waiting/", headers={"HX-Request": "true"}).content.decode()
    assert part.index(f"/reader-reports/{first.uid}/") > 0
    assert "All 6 that wait" in part
    assert "nine-year" not in part
    assert "Moscow." not in part
    assert "<html" not in part


def test_where_none_waits_it_says_so(editor: User, client: Client) -> None:
    page = client.get("/reader-reports/waiting/").content.decode()
    assert "No report waits." in page
    assert "<html" in page
