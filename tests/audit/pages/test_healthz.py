"""Whether the service is well."""

from collections.abc import Callable
from typing import Any

from django.db import OperationalError, connection
from django.test import Client


def test_it_says_ok_to_anybody_and_is_not_stored(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert client.head("/healthz").status_code == 200


def test_a_database_that_does_not_answer_is_503(client: Client, db: None) -> None:
    def broken(execute: Callable[..., Any], *arguments: Any) -> Any:
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(broken):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert b"closed the connection" not in response.content
    assert "no-store" in response["Cache-Control"]
