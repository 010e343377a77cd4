"""/schemas/<name>: what the files mean, for anybody."""

import pytest
from django.test import Client

from factcheck.reports.schemas import PUBLISHED


@pytest.mark.parametrize("name", list(PUBLISHED))
def test_anybody_reads_it_at_the_address_it_names(client: Client, name: str) -> None:
    response = client.get(f"/schemas/{name}")
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "public" in response["Cache-Control"]
    document = response.json()
    assert document == PUBLISHED[name].make()
    assert document.get("$id", f"http://127.0.0.1:8000/schemas/{name}") == f"http://127.0.0.1:8000/schemas/{name}"


@pytest.mark.parametrize("name", ["report-1.json", "lists.html"])
def test_what_is_not_published_is_not_there(client: Client, roles: None, name: str) -> None:
    assert client.get(f"/schemas/{name}").status_code == 404
