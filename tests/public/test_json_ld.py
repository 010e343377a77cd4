"""The article for machines: every key is one that schema.org 30.0 has for its type, and no word closes the element."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.models import Article, Publication
from factcheck.corrections.states import CorrectionState
from factcheck.public.json_ld import article_data, json_ld_element
from factcheck.public.queries import corrections_at_the_foot
from tests.public.conftest import issue, publish, revise
from tests.schema_org import mistakes

POLICIES = (
    "correctionsPolicy",
    "verificationFactCheckingPolicy",
    "ethicsPolicy",
    "ownershipFundingInfo",
    "actionableFeedbackPolicy",
    "unnamedSourcesPolicy",
    "masthead",
    "publishingPrinciples",
)


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def data_of(article: Article) -> dict[str, Any]:
    corrections = corrections_at_the_foot(article)
    at = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    return article_data(article, corrections, first_published_at=at, absolute=absolute)


@pytest.mark.django_db
def test_every_key_is_in_the_vocabulary(published_slate: Article) -> None:
    published_slate.byline = "Nell Ames and Joe Doe"
    data = data_of(published_slate)
    assert data["@context"] == "https://schema.org"
    assert mistakes(data) == []


@pytest.mark.django_db
def test_every_policy_of_the_publisher_is_named_as_schema_org_names_it(published_slate: Article) -> None:
    for name in Publication.POLICIES:
        setattr(published_slate.publication, name, f"https://slate.com/{name}")
    data = data_of(published_slate)
    assert mistakes(data) == []
    publisher = data["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert {publisher[key] for key in POLICIES} == {f"https://slate.com/{name}" for name in Publication.POLICIES}


def test_the_check_finds_a_key_that_is_not_there() -> None:
    wrong = {"@type": "NewsArticle", "corrected": "", "publisher": {"@type": "CorrectionComment", "ratingValue": 1}}
    assert mistakes(wrong) == [
        "NewsArticle has no corrected",
        "CorrectionComment has no ratingValue",
        "publisher takes no CorrectionComment",
    ]


@pytest.mark.django_db
def test_a_correction_has_its_text_its_day_and_its_permanent_address(published_slate: Article) -> None:
    (correction,) = data_of(published_slate)["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert (
        correction["text"] == "Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."
    )
    assert correction["datePublished"] == "2020-02-28"
    assert correction["url"].startswith("https://example.org/public/corrections/")


@pytest.mark.django_db
def test_the_publisher_says_where_its_policy_stands(published_slate: Article) -> None:
    assert data_of(published_slate)["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "Slate",
        "url": "https://slate.com/",
        "correctionsPolicy": "https://slate.com/corrections",
    }


@pytest.mark.django_db
def test_what_was_withdrawn_is_no_correction_any_more(slate: Article) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33", state=CorrectionState.WITHDRAWN)
    assert len(data_of(publish(slate))["correction"]) == 1


@pytest.mark.django_db
def test_a_retracted_article_says_so(published_slate: Article) -> None:
    published_slate.publication_state = "retracted"
    assert data_of(published_slate)["creativeWorkStatus"] == "Retracted"


@given(st.text())
def test_no_words_close_the_element_and_all_come_back(words: str) -> None:
    element = json_ld_element({"text": words})
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"text": words}


def test_a_claim_cannot_end_the_script() -> None:
    assert "\\u003C/script\\u003E" in json_ld_element({"text": "</script><script>alert(1)</script>"})
