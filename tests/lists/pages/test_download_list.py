"""A list leaves as a file from its own page, whatever page of it is shown."""

import pytest
from django.test import Client

from factcheck.accounts.models import User

pytestmark = pytest.mark.usefixtures("articles")


def test_it_comes_as_a_file_with_a_name(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.post("/lists/articles/download/csv/?words=storm&columns=publication&page=7")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    assert 'filename="articles-' in response["Content-Disposition"]
    assert b"".join(response.streaming_content) == b"Article,Publication\r\nStorm on the coast,Gazette\r\n"  # type: ignore[attr-defined]


def test_another_format_is_refused_in_words(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.post("/lists/articles/download/pdf/")
    assert response.status_code == 400
    assert "as CSV or as XLSX" in response.content.decode()


def test_the_page_offers_what_it_shows(client: Client, ines: User) -> None:
    client.force_login(ines)
    html = client.get("/articles/?words=storm&page=1").content.decode()
    assert 'action="/lists/articles/download/csv/?words=storm"' in html
    assert 'formaction="/lists/articles/download/xlsx/?words=storm"' in html


def test_a_page_shows_only_the_columns_that_are_asked_for(client: Client, ines: User) -> None:
    client.force_login(ines)
    html = client.get("/articles/?columns=publication").content.decode()
    assert 'name="columns" value="publication" checked' in html
    assert 'name="columns" value="claim_count">' in html
    assert 'data-label="Publication"' in html
    assert 'data-label="Claims"' not in html


def test_the_order_survives_a_change_of_the_filters(client: Client, ines: User) -> None:
    client.force_login(ines)
    html = client.get("/articles/?sort=title").content.decode()
    assert '<input type="hidden" form="filters" name="sort" value="title">' in html
