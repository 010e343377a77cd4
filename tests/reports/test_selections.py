"""What a report is asked for, and what then is in it."""

from datetime import date

import pytest
from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.errors import Unusable
from factcheck.reports.selections import (
    Selection,
    count_claims,
    in_words,
    selected_articles,
    selected_claims,
    selection_of,
)
from tests.examples import a_claim, an_approved_verdict, an_article


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def approved(ines: User, ruth: User, article: Article) -> Claim:
    claim = a_claim(by=ines, article=article, words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    return claim


@pytest.fixture
def unchecked(jonas: User) -> Claim:
    """A claim that Jonas marked in another article, of another publication and another day."""
    other = an_article(
        by=jonas,
        paragraphs=("Other", "At least 40 were there."),
        publication="The Other",
        published_on=date(2021, 5, 1),
    )
    return a_claim(by=jonas, article=other, words="At least 40")


def told(query: str, by: User | None = None) -> set[str]:
    """The claimed words that the selection tells."""
    selection = selection_of(QueryDict(query))
    claims = selected_claims(selection)
    every = Claim.objects.all() if claims is None else claims
    found = every.filter(article__in=selected_articles(selection, by)).prefetch_related("anchors")
    assert len(found) == count_claims(selection, by)
    return {claim.anchors.get().exact for claim in found}


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("", {"At least 36", "At least 40"}),
        ("since=2021-01-01", {"At least 40"}),
        ("until=2020-12-31", {"At least 36"}),
        ("publication=the-other", {"At least 40"}),
        ("publication=none", set()),
        ("state=approved", {"At least 36"}),
        ("state=unchecked", {"At least 40"}),
        ("person=jonas", {"At least 40"}),
        ("person=ruth", {"At least 36"}),
        ("risk=normal", {"At least 36", "At least 40"}),
        ("risk=legal", set()),
        ("listing=claims&filters=state%3Dunchecked", {"At least 40"}),
        ("listing=articles&filters=words%3DOther", {"At least 40"}),
    ],
)
def test_a_selection_narrows_articles_and_claims(
    approved: Claim, unchecked: Claim, query: str, which: set[str]
) -> None:
    assert told(query) == which


def test_articles_can_be_named(approved: Claim, unchecked: Claim) -> None:
    assert told(f"article={approved.article.slug}") == {"At least 36"}
    assert told(f"article={approved.article.slug}&article={unchecked.article.slug}") == {"At least 36", "At least 40"}


def test_a_reviewer_gets_what_they_reviewed_and_an_editor_nothing(
    approved: Claim, unchecked: Claim, ruth: User, ines: User, amara: User
) -> None:
    assert told("", by=ruth) == {"At least 36"}
    assert told(f"article={unchecked.article.slug}", by=ruth) == set()
    assert told("", by=ines) == set()
    assert told("", by=amara) == {"At least 36", "At least 40"}


def test_its_address_gives_it_back(approved: Claim) -> None:
    query = (
        f"article={approved.article.slug}&since=2020-01-01&until=2020-12-31&publication=none&person=ruth"
        "&state=approved&risk=legal&listing=claims&filters=state%3Dapproved"
    )
    selection = selection_of(QueryDict(query))
    assert selection_of(QueryDict(selection.query)) == selection
    assert Selection().query == ""


@pytest.mark.parametrize(
    "query",
    ["since=tomorrow", "state=glad", "risk=none", "publication=nowhere", "person=nobody", "listing=audit"],
)
def test_what_cannot_be_asked_is_refused(query: str, db: None) -> None:
    with pytest.raises(Unusable):
        selection_of(QueryDict(query))


def test_too_many_names_are_refused(db: None) -> None:
    with pytest.raises(Unusable, match="Name up to 500"):
        selection_of(QueryDict("&".join(f"article=a-{number}" for number in range(501))))


def test_it_is_said_in_words(approved: Claim, ruth: User) -> None:
    query = "since=2020-01-01&until=2020-12-31&publication=the-daily-test&person=ruth&state=approved&risk=normal"
    assert in_words(selection_of(QueryDict(query)), ruth) == (
        "Every article; dated from 1 Jan 2020; dated to 31 Dec 2020; of The Daily Test; claims that are: Approved; "
        "claims of this risk: Normal; claims that Ruth Adeyemi marked, wrote on or decided; "
        "only articles on which Ruth Adeyemi decided a verdict."
    )
    assert in_words(Selection(articles=("a", "b")), None) == "2 chosen articles."
    assert in_words(Selection(listing="claims"), None) == "The claims of a list."
    assert in_words(Selection(listing="articles", publication="none"), None) == (
        "The articles of a list; of no named publication."
    )
