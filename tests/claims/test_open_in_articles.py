"""What is open in articles: which have an open claim, of which risks, the gravest first."""

from collections.abc import Callable

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim
from factcheck.claims.open_in_articles import GRADES, OPEN_CLAIMS
from factcheck.claims.states import Risk
from tests.examples import a_claim, a_submitted_verdict, an_article

pytestmark = pytest.mark.django_db

Risky = Callable[[str, str], Claim]


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def risky(article: Article, ines: User) -> Risky:
    """Marks words of the article as a claim of this risk: `risky("36 soldiers", "legal")`."""

    def make(words: str, risk: str) -> Claim:
        claim = a_claim(by=ines, article=article, words=words)
        Claim.objects.filter(pk=claim.pk).update(risk=risk)
        claim.refresh_from_db()
        return claim

    return make


def risks_of(article: Article) -> str | None:
    return OPEN_CLAIMS.with_risks(Article.objects.all()).get(pk=article.pk).open_risks  # type: ignore[attr-defined]


def found(*risks: str) -> list[Article]:
    return list(Article.objects.filter(OPEN_CLAIMS.of_risks(risks)))


def test_an_article_without_claims_has_nothing_open(article: Article) -> None:
    assert risks_of(article) is None
    assert found(*Risk.values) == list(Article.objects.filter(OPEN_CLAIMS.has_open())) == []


def test_each_risk_of_its_open_claims_is_told_once(article: Article, risky: Risky) -> None:
    for words, risk in (("36 soldiers", "minors"), ("Thursday", "minors"), ("north", "legal"), ("million", "normal")):
        risky(words, risk)
    told = risks_of(article)
    assert told is not None
    assert sorted(told.split(",")) == ["legal", "minors", "normal"]
    assert found("minors") == found("legal", "health") == [article]
    assert found("health", "defamation") == []
    assert list(Article.objects.filter(OPEN_CLAIMS.has_open())) == [article]


def test_what_waits_for_a_reviewer_or_came_back_is_open_and_what_is_settled_is_not(
    article: Article, risky: Risky, ines: User, ruth: User
) -> None:
    claim = risky("36 soldiers", "legal")
    verdict = a_submitted_verdict(by=ines, claim=claim)
    assert found("legal") == [article]
    return_verdict(by=ruth, verdict=verdict, note="Whose count?")
    assert found("legal") == [article]
    withdraw_claim(by=ines, claim=claim, reason="Marked twice.")
    assert found("legal") == []
    assert risks_of(article) is None


def test_an_approved_claim_is_settled(article: Article, risky: Risky, ines: User, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=risky("36 soldiers", "normal")))
    assert risks_of(article) is None
    assert not Article.objects.filter(OPEN_CLAIMS.has_open()).exists()


def test_a_dismissed_claim_is_settled(article: Article, risky: Risky) -> None:
    claim = risky("36 soldiers", "health")
    Claim.objects.filter(pk=claim.pk).update(check_status="dismissed", check_reason="Said elsewhere.")
    assert found("health") == []


def test_every_risk_but_normal_has_a_grade_by_its_weight() -> None:
    graded = [risk for grade in GRADES for risk in grade]
    assert sorted(graded) == sorted(set(Risk.values) - {Risk.NORMAL})
    assert GRADES[0] == ("legal", "defamation")
    assert list(OPEN_CLAIMS.risks) == graded
    assert OPEN_CLAIMS.labels.keys() == set(Risk.values)
