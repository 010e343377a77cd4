"""The sentence round a selection."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.examples import latest

Browse = Callable[[User], Client]


def test_it_gives_the_sentence_by_the_rules_that_approvals_are_bound_to(
    browse: Browse, ines: User, article: Article
) -> None:
    text = latest(article).text
    start = text.index("36 soldiers")
    address = f"/articles/{article.slug}/sentence/?revision=1&start={start}&end={start + 2}"
    span = browse(ines).get(address).json()
    assert text[span["start"] : span["end"]] == "At least 36 soldiers were killed on Thursday."


@pytest.mark.parametrize(
    "query", ["", "revision=1&start=5&end=5", "revision=1&start=0&end=99999", "revision=1&start=-1&end=2"]
)
def test_a_span_that_is_none_is_refused(browse: Browse, ines: User, article: Article, query: str) -> None:
    assert browse(ines).get(f"/articles/{article.slug}/sentence/?{query}").status_code == 400
