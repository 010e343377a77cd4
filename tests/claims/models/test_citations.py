"""What the database itself refuses of a citation and of the words cited."""

from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Citation, CitationAnchor, Claim, Verdict
from tests.claims.conftest import Refusal
from tests.claims.models.conftest import anchor_refusals
from tests.examples import a_draft, cite_article


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("citation_stance_is_known", {"stance": "denies"}),
        ("citation_locator_is_whole", {"locator_kind": "page", "locator": ""}),
        ("citation_locator_is_whole", {"locator_kind": "", "locator": "14"}),
        ("citation_locator_is_whole", {"locator_kind": "span", "quotation": ""}),
        ("citation_locator_is_whole", {"locator_kind": "shelf", "locator": "14"}),
    ],
)
def test_a_citation_is_refused(name: str, columns: dict[str, Any], submitted: Verdict, refused_by: Refusal) -> None:
    with refused_by(name):
        Citation.objects.filter(verdict=submitted).update(**columns)


@pytest.fixture
def cited_words(claim: Claim, cited: Article, ines: User) -> CitationAnchor:
    draft = a_draft(by=ines, claim=claim, cited=False)
    return cite_article(by=ines, verdict=draft, article=cited, words="at least 33", stance="contradicts").anchors.get()


@pytest.mark.parametrize(("name", "columns"), anchor_refusals("citation_anchor"))
def test_a_citation_anchor_is_refused(
    name: str, columns: dict[str, Any], cited_words: CitationAnchor, refused_by: Refusal
) -> None:
    with refused_by(name):
        CitationAnchor.objects.filter(pk=cited_words.pk).update(**columns)


def test_cited_words_stand_once_in_a_revision(cited_words: CitationAnchor, refused_by: Refusal) -> None:
    cited_words.pk, cited_words.uid = None, uuid4()
    with refused_by("one_current_anchor_a_citation_and_revision"):
        CitationAnchor.objects.bulk_create([cited_words])
