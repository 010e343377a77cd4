"""An approval is bound to words, rating, explanation, day and citations, and to nothing else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import Citation, ClaimAnchor, Rating, Verdict
from factcheck.sources.models import Source
from tests.examples import a_claim, a_draft, a_page, an_article, cite_article, cite_page

SENTENCE = "Officials said: “At least 36” soldiers were killed on the S-400's first day."


@pytest.fixture
def verdict(ines: User, cited: Article) -> Verdict:
    """Submitted, on “At least 36”, with an article and a page cited."""
    claim = a_claim(by=ines, article=an_article(by=ines, paragraphs=("Title", SENTENCE)), words="At least 36")
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="Turkey says “at least 33”", stance="contradicts")
    cite_page(by=ines, verdict=draft)
    return submit_verdict(by=ines, verdict=draft)


def now(verdict: Verdict) -> str:
    return fingerprint(Verdict.objects.get(pk=verdict.pk))


Change = Callable[[Verdict, User], Any]


def change_verdict(**columns: Any) -> Change:
    return lambda verdict, ines: Verdict.objects.filter(pk=verdict.pk).update(**columns)


def change_citation(**columns: Any) -> Change:
    return lambda verdict, ines: Citation.objects.filter(verdict=verdict, locator_kind="page").update(**columns)


def change_rating(verdict: Verdict, ines: User) -> None:
    Verdict.objects.filter(pk=verdict.pk).update(rating=Rating.objects.get(slug="misleading"))


def change_source(verdict: Verdict, ines: User) -> None:
    other = a_page(by=ines, name="Another list", url="https://example.org/other")
    Citation.objects.filter(verdict=verdict, locator_kind="page").update(source=other)


def add_citation(verdict: Verdict, ines: User) -> None:
    first = verdict.citations.all()[1]
    Citation.objects.create(
        verdict=verdict, source=first.source, stance="context", note="Later", added_by=ines, added_at=first.added_at
    )


def remove_citation(verdict: Verdict, ines: User) -> None:
    Citation.objects.filter(verdict=verdict, locator_kind="page").delete()


def change_words(verdict: Verdict, ines: User) -> None:
    """A word less in the span; the sentence stays."""
    anchor = verdict.anchor
    assert anchor is not None and anchor.start is not None
    ClaimAnchor.objects.filter(pk=anchor.pk).update(start=anchor.start + 3, exact=anchor.exact[3:])


def rewrite(old: str, new: str) -> Change:
    """Puts other words of the same length into the sentence, round the claim."""
    assert len(old) == len(new)

    def change(verdict: Verdict, ines: User) -> None:
        assert verdict.anchor is not None
        revision = verdict.anchor.revision
        assert old in revision.text
        type(revision).objects.filter(pk=revision.pk).update(text=revision.text.replace(old, new))

    return change


@pytest.mark.parametrize(
    "change",
    [
        change_rating,
        change_verdict(explanation="Another reason."),
        change_verdict(as_of=date(2020, 2, 29)),
        change_source,
        change_citation(stance="contradicts"),
        change_citation(locator="5"),
        change_citation(locator_kind="paragraph"),
        change_citation(quotation="33 soldiers"),
        add_citation,
        remove_citation,
        change_words,
        rewrite("killed", "harmed"),
        rewrite("day", "Day"),
    ],
)
def test_it_changes_with(change: Change, verdict: Verdict, ines: User) -> None:
    before = now(verdict)
    change(verdict, ines)
    assert now(verdict) != before


@pytest.mark.parametrize(
    "change",
    [
        change_verdict(review_by=date(2030, 1, 1)),
        change_citation(order=7),
        change_citation(quotation="36\u00a0soldiers"),
        rewrite("“At least 36”", '"At least 36"'),
        rewrite("S-400's", "S-400’s"),
        rewrite("Officials", "officials"),
        lambda verdict, ines: Source.objects.update(name="Renamed", note="More is known of it"),
    ],
)
def test_it_stays_with(change: Change, verdict: Verdict, ines: User) -> None:
    before = now(verdict)
    change(verdict, ines)
    assert now(verdict) == before


def test_it_is_a_sha_256_that_the_order_of_citations_does_not_touch(verdict: Verdict) -> None:
    before = now(verdict)
    assert len(before) == 64
    first, second = verdict.citations.all()
    Citation.objects.filter(pk=first.pk).update(order=2)
    Citation.objects.filter(pk=second.pk).update(order=1)
    assert now(verdict) == before
