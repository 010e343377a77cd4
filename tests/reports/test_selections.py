"""What a report is asked for, and what then is in it."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.models import Claim
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.errors import Unusable
from factcheck.lists.listings import Listing, registered
from factcheck.reports.lines import ClaimLine
from factcheck.reports.selections import (
    Selection,
    count_claims,
    count_corrections,
    in_words,
    selected_articles,
    selected_claims,
    selected_reports,
    selection_of,
)
from factcheck.sources.models import Source
from tests.corrections.conftest import a_correction, an_issued_correction
from tests.examples import a_claim, a_draft, a_page, an_approved_verdict, an_article, cite_page


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
    claims = selected_claims(selection, by)
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


# --- From any list -------------------------------------------------------------------------------------------------


@pytest.fixture
def cited(ines: User, ruth: User, approved: Claim, unchecked: Claim) -> dict[str, Source]:
    """Two sources: one that “At least 36” cites, and one that only an early version of “At least 40” cites."""
    census = a_page(by=ines, name="Census", url="https://example.org/census")
    draft = a_draft(by=ines, claim=unchecked, cited=False, explanation="Counted twice.")
    cite_page(by=ines, verdict=draft, source=census)
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), note="Once more.")
    return {"census": census, "figures": Source.objects.get(name="Casualty figures")}


def asked_from(listing: str, filters: str = "") -> str:
    """The query that a list's link to the reports has."""
    return urlencode({"listing": listing} | ({"filters": filters} if filters else {}))


@pytest.mark.parametrize(
    ("listing", "filters", "which"),
    [
        ("verdicts", "", {"At least 36", "At least 40"}),
        ("verdicts", "state=returned", {"At least 40"}),
        ("verdicts", "words=counted+twice&sort=as_of&columns=rating&columns=version", {"At least 40"}),
        ("verdicts", "decider=ruth&rating=accurate&publication=the-daily-test", {"At least 36"}),
        ("verdicts", "since=2021-01-01", set()),
        ("sources", "", {"At least 36", "At least 40"}),
        ("sources", "words=census", {"At least 40"}),
        ("sources", "words=casualty&kind=web_page&sort=-claim_count", {"At least 36"}),
        ("sources", "kind=person", set()),
        ("claims", "words=at+40&sort=-due&columns=risk", {"At least 40"}),
        ("articles", "words=other&columns=desk", {"At least 40"}),
    ],
)
def test_a_list_is_reported_as_it_shows(cited: dict[str, Source], listing: str, filters: str, which: set[str]) -> None:
    assert told(asked_from(listing, filters)) == which
    assert {line.quotation for line in lines_of(asked_from(listing, filters))} == which


def lines_of(query: str, by: User | None = None) -> list[ClaimLine]:
    """The claims in the reports themselves."""
    return [line for report in selected_reports(selection_of(QueryDict(query)), by) for line in report.claims]


def test_a_list_narrows_together_with_the_rest_and_with_what_a_person_may(
    cited: dict[str, Source], ruth: User, jonas: User
) -> None:
    assert told(asked_from("verdicts") + "&state=approved") == {"At least 36"}
    assert told(asked_from("sources", "words=census") + "&state=approved") == set()
    assert told(asked_from("verdicts"), by=ruth) == {"At least 36", "At least 40"}
    assert told(asked_from("verdicts"), by=jonas) == set()


@pytest.fixture
def corrections(ines: User, ruth: User, jonas: User, corrected: Article) -> list[Correction]:
    """Of one article: an issued correction of a claim, one of no claim that is a draft; and a claim of neither."""
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    a_claim(by=ines, article=corrected, words="Nearly a million")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    clearer = {"type": "clarification", "error_kind": "other", "note": "Said more clearly."}
    draft = a_correction(by=jonas, article=corrected, **clearer)
    return [issued, draft]


def test_listed_corrections_are_told_with_the_claims_they_are_about(
    corrections: list[Correction], unchecked: Claim
) -> None:
    query = asked_from("corrections", "state=issued")
    (report,) = selected_reports(selection_of(QueryDict(query)), None)
    assert [line.number for line in report.corrections] == [corrections[0].number]
    assert [line.quotation for line in report.claims] == ["33 soldiers"]
    assert (report.claims_marked, report.corrections_recorded) == (2, 2)
    assert count_claims(selection_of(QueryDict(query)), None) == 1
    assert count_corrections(selection_of(QueryDict(query)), None) == 1
    assert count_corrections(Selection(), None) is None


def test_a_listed_correction_of_no_claim_is_told_too(corrections: list[Correction], unchecked: Claim) -> None:
    query = asked_from("corrections", "state=draft")
    (report,) = selected_reports(selection_of(QueryDict(query)), None)
    assert ([line.note for line in report.corrections], report.claims) == (["Said more clearly."], ())
    asked_for_a_state = selection_of(QueryDict(query + "&state=approved"))
    assert not list(selected_reports(asked_for_a_state, None))
    assert not selected_articles(asked_for_a_state, None).exists()
    assert not list(selected_reports(selection_of(QueryDict(asked_from("corrections", "state=returned"))), None))


def test_a_correction_of_several_claims_is_told_with_each(corrections: list[Correction], unchecked: Claim) -> None:
    shares = Claim.objects.get(article=corrections[0].article, number=2)
    FurtherChange.objects.create(correction=corrections[0], position=1, claim=shares, right="a million")
    query = asked_from("corrections", "state=issued")
    assert {line.quotation for line in lines_of(query)} == {"33 soldiers", "Nearly a million"}
    (report,) = selected_reports(selection_of(QueryDict(query + "&person=ines&risk=normal")), None)
    assert [line.number for line in report.corrections] == [corrections[0].number]


def test_lists_of_readers_reports_lead_to_their_articles(unchecked: Claim, approved: Claim) -> None:
    assert told(asked_from("reader_reports")) == set()
    assert in_words(Selection(listing="reader_reports"), None) == (
        "The articles that the readers’ reports of a list are about."
    )


@pytest.mark.parametrize("listing", [one for one in registered() if one.reported], ids=lambda one: one.name)
def test_every_list_that_offers_reports_has_them(cited: dict[str, Source], listing: Listing) -> None:
    assert listing.reported
    assert listing.reported.claims or listing.reported.articles
    selection = selection_of(QueryDict(asked_from(listing.name)))
    assert in_words(selection, None) == f"{listing.reported.scope}."
    assert len(list(selected_reports(selection, None))) == selected_articles(selection, None).count()
    assert selection.list_url == reverse(listing.name)


def test_a_list_says_in_words_what_it_is_narrowed_by(cited: dict[str, Source], ines: User) -> None:
    filters = "words=  war+%0A crime &state=returned&author=ines&since=2020-01-02&publication=none&sort=as_of"
    assert in_words(selection_of(QueryDict(asked_from("verdicts", filters))), None) == (
        "The claims of the verdicts in a list, each with the version that counts now (Words of the explanation: "
        "“war crime”, State: Returned, Publication: None named, Written by: Ines Halloran, As of, from: 2 Jan 2020)."
    )


@pytest.mark.parametrize(
    "query",
    [
        asked_from("verdicts", "state=glad"),
        asked_from("verdicts", "stat=approved"),
        asked_from("verdicts", "since=tomorrow"),
        asked_from("verdicts", "author=nobody"),
        asked_from("verdicts", "words=\0"),
        asked_from("verdicts", "state__in=approved"),
        asked_from("verdicts", "listing=claims"),
        asked_from("sources", "kind=web_page&kind=glad"),
        asked_from("sources", "words=" + "w" * 201),
        asked_from("corrections", "publication=nowhere"),
        asked_from("claims", "words=<script>&person=%27%3B--"),
        "filters=state%3Dapproved",
        "listing=verdicts%00",
        "listing=Verdict",
    ],
)
def test_an_address_that_a_list_would_pass_over_is_refused(query: str, cited: dict[str, Source]) -> None:
    """A list shows everything where it cannot read its address; a report of everything would not be what was asked."""
    with pytest.raises(Unusable):
        selection_of(QueryDict(query))
