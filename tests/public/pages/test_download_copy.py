"""One format of the text with its notes, as a file."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("copy_format", "end", "content_type"),
    [("html", "html", "text/html"), ("markdown", "md", "text/markdown"), ("text", "txt", "text/plain")],
)
def test_it_is_a_file_of_its_kind(
    published_slate: Article, client: Client, copy_format: str, end: str, content_type: str
) -> None:
    client.force_login(User.objects.get(username="ines"))
    response = client.get(f"/articles/{published_slate.slug}/copy/{copy_format}/")
    assert response.headers["Content-Type"] == f"{content_type}; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="russia-backed')
    assert response.headers["Content-Disposition"].endswith(f'-revision-1.{end}"')
    assert "killing at least 36" in response.content.decode()


def test_no_other_format_is_there(published_slate: Article, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    assert client.get(f"/articles/{published_slate.slug}/copy/docx/").status_code == 404
