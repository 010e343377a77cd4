"""The list of sentences, for marking without a pointer and without a script."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article

Browse = Callable[[User], Client]


def test_it_has_a_button_for_each_sentence(browse: Browse, ines: User, article: Article) -> None:
    page = browse(ines).get(f"/articles/{article.slug}/sentences/").content.decode()
    assert page.count('name="sentence"') == 4
    assert "The province lies in the north." in page


def test_it_takes_no_post(browse: Browse, ines: User, article: Article) -> None:
    assert browse(ines).post(f"/articles/{article.slug}/sentences/").status_code == 405
