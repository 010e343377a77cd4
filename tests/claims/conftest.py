"""An article in which claims are marked, another that is cited, and what the database says when it refuses."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.examples import a_claim, a_submitted_verdict, an_article

Refusal = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def article(ines: User) -> Article:
    """The article under check: “At least 36 soldiers were killed on Thursday.”"""
    return an_article(by=ines)


@pytest.fixture
def cited(ines: User) -> Article:
    """Another article here, which counts otherwise."""
    paragraphs = (
        "Turkey counts its dead",
        "Turkey says “at least 33” of its soldiers have been killed. The governor counts 33.",
    )
    return an_article(by=ines, paragraphs=paragraphs, publication="The Other Daily")


@pytest.fixture
def claim(article: Article, ines: User) -> Claim:
    """Claim 1, marked by Ines."""
    return a_claim(by=ines, article=article, words="At least 36")


@pytest.fixture
def submitted(claim: Claim, ines: User) -> Verdict:
    """A verdict by Ines on her own words, which waits for a decision."""
    return a_submitted_verdict(by=ines, claim=claim)


@pytest.fixture
def refused_by() -> Refusal:
    """Expects the database to refuse by the constraint of this name (or one of these), and goes on after it."""

    @contextmanager
    def refused_by(*names: str) -> Iterator[None]:
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            yield
        # SQLite names the columns of a broken UNIQUE, not the rule.
        said = str(refusal.value)
        assert any(name in said for name in names) or (connection.vendor == "sqlite" and "UNIQUE" in said)

    return refused_by
