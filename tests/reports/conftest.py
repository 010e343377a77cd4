"""An article that was corrected: 36 in its first text, 33 in its second."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import AFTER, BEFORE, a_text
from tests.examples import an_article


@pytest.fixture
def corrected(ines: User) -> Article:
    article = an_article(by=ines, paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article
