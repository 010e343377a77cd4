"""What is kept with a citation, which publication cites, is that of its claim's article, whoever wrote what."""

import pytest
from django.core.management import call_command
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.citing import remove_citation, restore_citation
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.citing_publications import CITING_PUBLICATIONS, worked_out
from factcheck.claims.models import Citation, Claim, Verdict
from tests.examples import a_claim, a_draft, a_page, a_submitted_verdict, an_article, cite_page


def kept() -> list[str | None]:
    """The name of the publication that each citation keeps; as its claim's article gives it."""
    rows = Citation.objects.order_by("pk")
    assert not worked_out(rows).exclude(publication_now=F("publication")).filter(publication_now__isnull=False).exists()
    assert not worked_out(rows).filter(publication_now__isnull=True, publication__isnull=False).exists()
    return list(rows.values_list("publication__name", flat=True))


@pytest.fixture
def claim(ines: User) -> Claim:
    return a_claim(by=ines, article=an_article(by=ines, publication="Slate"), words="At least 36")


@pytest.fixture
def elsewhere(ines: User) -> Claim:
    return a_claim(by=ines, article=an_article(by=ines, publication="Gazette"), words="At least 36")


def test_a_citation_keeps_the_publication_that_cites_when_it_is_added_and_put_back(claim: Claim, ines: User) -> None:
    citation = cite_page(by=ines, verdict=start_verdict(by=ines, claim=claim), source=a_page(by=ines))
    assert kept() == ["Slate"]
    remove_citation(by=ines, citation=citation)
    restore_citation(by=ines, uid=citation.uid)
    assert kept() == ["Slate"]


def test_a_version_that_carries_citations_on_keeps_it_too(claim: Claim, ines: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Whose count?")
    start_verdict(by=ines, claim=claim)
    assert kept() == ["Slate", "Slate"]


def test_an_article_that_goes_to_another_publication_takes_its_citations_along(
    claim: Claim, elsewhere: Claim, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in (claim, elsewhere):
        a_draft(by=ines, claim=each)
    gazette = Publication.objects.get(name="Gazette")
    with django_assert_num_queries(1):
        Article.objects.filter(pk=claim.article_id).update(publication=gazette)
    assert kept() == ["Gazette", "Gazette"]
    Article.objects.filter(pk=claim.article_id).update(publication=None)
    assert kept() == [None, "Gazette"]


def test_what_is_written_round_the_actions_is_kept_right(claim: Claim, elsewhere: Claim, ines: User) -> None:
    a_draft(by=ines, claim=claim)
    other = a_draft(by=ines, claim=elsewhere, cited=False)
    read_earlier = Citation.objects.get()
    Citation.objects.update(verdict=other)
    assert kept() == ["Gazette"]
    read_earlier.verdict = other
    read_earlier.save()
    assert kept() == ["Gazette"]
    third = a_claim(by=ines, article=claim.article, words="Nearly a million")
    Verdict.objects.filter(pk=other.pk).update(claim=third)
    assert kept() == ["Slate"]


def test_the_demo_newsroom_has_them_although_its_fixture_does_not(db: None) -> None:
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    assert {"Slate", "Bloomberg"} <= set(kept())


@pytest.mark.django_db
def test_the_triggers_stand_after_the_migrations() -> None:
    assert CITING_PUBLICATIONS.installed().keys() == CITING_PUBLICATIONS.names()


def test_installing_again_writes_what_was_missed(claim: Claim, ines: User) -> None:
    CITING_PUBLICATIONS.remove()
    a_draft(by=ines, claim=claim)
    assert Citation.objects.get().publication is None
    CITING_PUBLICATIONS.install()
    assert kept() == ["Slate"]
