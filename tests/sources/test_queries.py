"""What the pages ask about sources."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.sources.queries import source_by_uid, sources_for_lists
from tests.examples import a_claim, a_page, a_submitted_verdict, an_article, cite_page


def test_a_claim_counts_once_however_many_versions_and_citations_it_has(ines: User, ruth: User) -> None:
    article, source = an_article(by=ines), a_page(by=ines)
    claim = a_claim(by=ines, article=article, words="At least 36")
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Again.")
    cite_page(by=ines, verdict=start_verdict(by=ines, claim=claim), source=source, locator="5")
    other = a_claim(by=ines, article=article, words="Nearly a million")
    a_submitted_verdict(by=ines, claim=other)
    unused = a_page(by=ines, name="Unused", url="https://example.org/unused")
    assert source_by_uid(source.uid).claim_count == 2
    assert source_by_uid(unused.uid).claim_count == 0


def test_a_list_takes_one_statement(ines: User, django_assert_num_queries: Any) -> None:
    for number in range(3):
        a_page(by=ines, name=f"Page {number}", url=f"https://example.org/{number}")
    with django_assert_num_queries(1):
        assert [source.added_by.name for source in sources_for_lists()] == ["Ines Halloran"] * 3


def test_an_unknown_source_is_not_found(db: None) -> None:
    with pytest.raises(Http404):
        source_by_uid(uuid4())
