"""What is said after too many wrong attempts."""

from django.test import Client

from factcheck.accounts.models import User


def test_it_says_how_long_and_what_else_can_be_done(client: Client, ines: User) -> None:
    for _attempt in range(6):
        response = client.post("/sign-in/", {"username": "ines", "password": "wrong"})
    assert response.status_code == 429
    html = response.content.decode()
    assert "15 minutes" in html
    assert "/password/" in html
