"""Reports as ClaimReview: what readers see of what others claimed, and nothing else."""

import json
from typing import Any

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.marking import describe_claim, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.claims.models import Claim
from factcheck.reports.formats.claim_review import LONGEST, shortened, write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article
from tests.public.conftest import as_seen, publish
from tests.reports.files import a_cover
from tests.reports.formats.json_ld import one_graph
from tests.schema_org import mistakes

LONG = "Nearly a million people fled, officials said, and at least as many again were on the roads that night."


@pytest.fixture
def published(ines: User, ruth: User) -> Article:
    """An article of a publication that shows verdicts; readers see its only revision."""
    article = an_article(by=ines, paragraphs=("Strike kills at least 36 in Idlib", "At least 36 died.", LONG))
    Publication.objects.update(
        shows_verdicts=True, home_url="https://daily.example.org/", corrections_policy_url="https://daily.example.org/c"
    )
    return publish(article)


@pytest.fixture
def claim(ines: User, published: Article) -> Claim:
    return a_claim(by=ines, article=published, words="At least 36", claimant="The ministry")


def file_of(article: Article) -> bytes:
    return b"".join(write(a_cover(of_one=True), [report_of(as_seen(article))]))


def reviews(article: Article) -> list[Any]:
    feed = json.loads(file_of(article))
    assert mistakes(feed) == []
    return [element["item"] for element in feed["dataFeedElement"]]


def test_it_has_what_readers_of_the_markup_ask_for(ines: User, ruth: User, claim: Claim) -> None:
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=claim, rating="inaccurate", explanation="It was 33.")
    (review,) = reviews(claim.article)
    address = f"http://127.0.0.1:8000/public/articles/{claim.article.slug}/#claim-1"
    assert (review["claimReviewed"], review["url"]) == ("At least 36", address)
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Inaccurate",
        "ratingExplanation": "It was 33.",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "The ministry"}
    assert review["author"] == {
        "@type": "Organization",
        "name": "The Daily Test",
        "url": "https://daily.example.org/",
    }
    assert review["publisher"]["correctionsPolicy"] == "https://daily.example.org/c"
    assert verdict.approved_at is not None
    assert review["datePublished"].startswith(verdict.approved_at.date().isoformat())
    assert [work["url"] for work in review["citation"]] == ["https://example.org/figures"]
    assert "sdLicense" not in review
    assert "Ines" not in json.dumps(review)


def test_the_address_is_that_of_the_finding_on_the_readers_page(
    client: Client, ines: User, ruth: User, claim: Claim
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    path, anchor = reviews(claim.article)[0]["url"].removeprefix("http://127.0.0.1:8000").split("#")
    assert f'<li id="{anchor}">' in client.get(path).content.decode()


def test_the_newsrooms_own_narration_is_nobodys_claim(ines: User, ruth: User, published: Article) -> None:
    own = a_claim(by=ines, article=published, words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=own)
    assert reviews(published) == []


def test_only_what_is_approved_and_stands_is_told(ines: User, ruth: User, claim: Claim) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    assert reviews(claim.article) == []
    approved = approve_verdict(by=ruth, verdict=submitted)
    assert len(reviews(claim.article)) == 1
    lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
    assert reviews(claim.article) == []


def test_it_stands_while_the_next_version_is_written(ines: User, ruth: User, claim: Claim) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    start_verdict(by=ines, claim=claim)
    assert len(reviews(claim.article)) == 1


def test_what_readers_do_not_see_is_not_told(ines: User, ruth: User, claim: Claim) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    Publication.objects.update(shows_verdicts=False)
    assert reviews(claim.article) == []
    Publication.objects.update(shows_verdicts=True)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    assert reviews(claim.article) == []


def test_a_broken_glass_is_told(ines: User, amara: User, claim: Claim) -> None:
    approve_verdict(by=amara, verdict=a_submitted_verdict(by=ines, claim=claim), break_glass_reason="Nobody was in.")
    (review,) = reviews(claim.article)
    assert review["creativeWorkStatus"] == "Approved by one person who broke the glass: Nobody was in."


def test_its_corrections_stand_with_it(ines: User, ruth: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers", claimant="The ministry")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    Publication.objects.update(shows_verdicts=True)
    publish(corrected)
    (review,) = reviews(corrected)
    assert [(one["text"], one["datePublished"]) for one in review["correction"]] == [(issued.note, "2020-02-28")]


@override_settings(STRUCTURED_DATA_LICENSE="https://creativecommons.org/licenses/by/4.0/")
def test_two_readers_find_one_graph_and_no_word_closes_a_script(ines: User, ruth: User, published: Article) -> None:
    claim = a_claim(by=ines, article=published, words=LONG, claimant="</script><b>&amp;")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim, explanation="</script>")
    written = file_of(published)
    assert not set(b"<>&") & set(written)
    (review,) = reviews(published)
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "text": LONG,
        "author": {"@type": "Organization", "name": "</script><b>&amp;"},
    }
    assert review["claimReviewed"] == "Nearly a million people fled, officials said, and at least as many again…"
    assert review["sdLicense"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(one_graph(json.loads(written))) > 20


@given(st.text())
def test_a_claim_is_always_short_enough(words: str) -> None:
    assert len(shortened(words)) <= LONGEST
    if len(" ".join(words.split())) <= LONGEST:
        assert shortened(words) == " ".join(words.split())


def test_a_claimant_is_what_an_editor_said(ines: User, ruth: User, published: Article) -> None:
    claim = a_claim(by=ines, article=published, words="At least 36", claimant="Brett McGurk")
    describe_claim(by=ines, claim=claim, kind="figure", claimant="Brett McGurk", claimant_type="person")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    [review] = reviews(published)
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Brett McGurk"}


def test_a_claimant_whose_words_name_a_person_is_one(ines: User, ruth: User, published: Article) -> None:
    governor = "Rahmi Dogan, governor of Hatay"
    claim = a_claim(by=ines, article=published, words="At least 36", claimant=governor)
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    (review,) = reviews(published)
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": governor}
