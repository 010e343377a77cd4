"""What the tests of search share: articles to be found, and what is found of them."""

from collections.abc import Callable

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.queries import answers
from factcheck.search.questions import read_question
from tests.examples import an_article

Writer = Callable[..., Article]


@pytest.fixture
def write(ines: User) -> Writer:
    """Imports an article: `write("A headline", "A paragraph.")`."""

    def make(*paragraphs: str) -> Article:
        return an_article(by=ines, paragraphs=paragraphs)

    return make


def found(typed: str, kind: str = "") -> list[str]:
    """The headings of what answers, the best first, after everything was read."""
    catch_up_with_everything()
    return [entry.heading for entry in answers(read_question(typed), kind)[0:50]]
