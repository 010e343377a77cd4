"""An article in the newsroom with claims at every stage, made by the actions that people use."""

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.sources.actions import add_source, source_for_article
from tests.corrections.conftest import AFTER, BEFORE, a_text
from tests.examples import an_article

SENTENCES = [
    "The storm killed at least 36 people on the coast.",
    "The mayor said the harbour would open again on Monday.",
    "Officials counted 120 boats in the bay.",
    "The bridge was built in 1931 by two brothers.",
    "Nobody had seen such waves before.",
]
TEXT = "Storm on the coast\n\n" + " ".join(SENTENCES[:3]) + "\n\n" + " ".join(SENTENCES[3:])
OTHER = "Thirty-three dead\n\nThe coast guard confirmed at least 33 deaths on Friday. More are feared."


def blocks_of(text: str) -> list[dict[str, object]]:
    """A headline and paragraphs, as the importer would give them."""
    blocks: list[dict[str, object]] = []
    at = 0
    for part in text.split("\n\n"):
        blocks.append({"role": "paragraph" if blocks else "headline", "start": at, "end": at + len(part)})
        at += len(part) + 2
    return blocks


@pytest.fixture
def article(ines: User) -> Article:
    """The article under check."""
    return import_article(by=ines, text=TEXT, blocks=blocks_of(TEXT), title="Storm on the coast", publication="Gazette")


@pytest.fixture
def other_article(ines: User) -> Article:
    """The article that is cited."""
    return import_article(by=ines, text=OTHER, blocks=blocks_of(OTHER), title="Thirty-three dead")


ClaimMaker = Callable[..., Claim]
VerdictMaker = Callable[..., Verdict]


@pytest.fixture
def mark(article: Article) -> ClaimMaker:
    """Marks words of the article: `mark("at least 36", by=ines)`."""

    def make(words: str, *, by: User, kind: str = "figure") -> Claim:
        revision = Revision.objects.get(article=article)
        revision.article = article
        start = revision.text.index(words)
        return mark_claim(by=by, revision=revision, start=start, end=start + len(words), exact=words, kind=kind)

    return make


@pytest.fixture
def propose(mark: ClaimMaker) -> VerdictMaker:
    """Gives a verdict that is ready to be submitted: `propose("at least 36", by=ines)`."""

    def make(words: str, *, by: User) -> Verdict:
        claim = mark(words, by=by)
        rating = Rating.objects.get(slug="inaccurate")
        verdict = save_verdict(
            by=by, claim=claim, rating=rating, explanation="The coast guard has 33.", as_of=date(2020, 2, 28)
        )
        source = add_source(by=by, kind="document", name="Coast guard log")
        add_citation(
            by=by,
            verdict=verdict,
            source=source,
            stance="contradicts",
            quotation="thirty-three",
            locator_kind="page",
            locator="4",
        )
        return verdict

    return make


@pytest.fixture
def submit(propose: VerdictMaker) -> VerdictMaker:
    """Gives a verdict that waits for review: `submit("at least 36", by=ines)`."""

    def make(words: str, *, by: User) -> Verdict:
        return submit_verdict(by=by, verdict=propose(words, by=by))

    return make


@pytest.fixture
def submitted(propose: VerdictMaker, other_article: Article, ines: User) -> Verdict:
    """A verdict by Ines on “at least 36” that waits for review and cites the other article."""
    verdict = propose("at least 36", by=ines)
    add_citation(
        by=ines,
        verdict=verdict,
        source=source_for_article(article=other_article, by=ines),
        stance="contradicts",
        quotation="at least 33",
    )
    return submit_verdict(by=ines, verdict=verdict)


@pytest.fixture
def corrected(ines: User) -> Article:
    """Another article, with two revisions: 36, and then 33."""
    article = an_article(by=ines, paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article
