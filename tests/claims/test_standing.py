"""What is kept with a claim for the lists is what follows from its rows, whoever wrote them."""

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision
from factcheck.claims.actions.confirming import reattach_claim
from factcheck.claims.models import Claim, ClaimAnchor, Rating, Verdict
from factcheck.claims.queries import latest_revision
from factcheck.claims.standing import STANDING, worked_out
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, an_article


def kept_otherwise() -> list[Claim]:
    """The claims with which something else is kept than what follows from their rows."""
    return [
        claim
        for claim in worked_out(Claim.objects.all())
        if (claim.standing, claim.standing_words, claim.standing_rating_id, claim.standing_prominence)
        != (claim.state_now, claim.words_now, claim.rating_now, claim.prominence_now)  # type: ignore[attr-defined]
    ]


@pytest.fixture
def claim(ines: User) -> Claim:
    return a_claim(by=ines, article=an_article(by=ines), words="At least 36")


def test_they_are_kept_from_the_mark_to_the_approval(claim: Claim, ines: User, ruth: User) -> None:
    claim.refresh_from_db()
    assert (claim.standing, claim.standing_words, claim.standing_rating) == ("unchecked", "At least 36", None)
    assert claim.standing_prominence == "opening"
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    claim.refresh_from_db()
    assert (claim.standing, str(claim.standing_rating)) == ("approved", "Accurate")
    assert not kept_otherwise()


def test_a_revision_changes_them_and_so_does_a_person_who_finds_the_words_again(claim: Claim, ines: User) -> None:
    article = claim.article
    article.refresh_from_db()
    text = "Strike in Idlib\n\nNothing of the kind was said."
    blocks = [{"role": "headline", "start": 0, "end": 15}, {"role": "paragraph", "start": 17, "end": len(text)}]
    add_revision(by=ines, article=article, text=text, blocks=blocks, base=1)
    claim.refresh_from_db()
    assert (claim.standing, claim.standing_prominence) == ("unanchored", "rest")
    assert not kept_otherwise()
    article.refresh_from_db()
    reattach_claim(by=ines, claim=claim, revision=latest_revision(article), start=17, end=24, exact="Nothing")
    claim.refresh_from_db()
    assert (claim.standing, claim.standing_words) == ("unchecked", "Nothing")
    assert claim.standing_prominence == "opening"
    assert not kept_otherwise()


def test_what_is_written_round_the_actions_counts_too(claim: Claim, ines: User) -> None:
    verdict = a_submitted_verdict(by=ines, claim=claim)
    Verdict.objects.filter(pk=verdict.pk).update(rating=Rating.objects.get(slug="opinion"))
    Claim.objects.filter(pk=claim.pk).update(check_status="dismissed", check_reason="Said elsewhere")
    assert not kept_otherwise()
    ClaimAnchor.objects.filter(claim=claim).update(exact="at least 36")
    claim.refresh_from_db()
    assert (claim.standing, claim.standing_words) == ("dismissed", "at least 36")
    assert not kept_otherwise()


def test_a_claim_written_back_as_it_was_read_earlier_brings_nothing_old(claim: Claim, ines: User) -> None:
    read_earlier = Claim.objects.get(pk=claim.pk)
    a_draft(by=ines, claim=claim)
    read_earlier.save()
    claim.refresh_from_db()
    assert claim.standing == "progress"
    assert not kept_otherwise()


def test_the_demo_newsroom_has_them_although_its_fixture_does_not(db: None) -> None:
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    assert {claim.standing for claim in Claim.objects.all()} > {"approved", "lapsed", "unchecked"}
    assert not kept_otherwise()


@pytest.mark.django_db
def test_the_triggers_stand_after_the_migrations() -> None:
    assert STANDING.installed().keys() == STANDING.names()


def test_installing_again_writes_what_was_missed(claim: Claim) -> None:
    STANDING.remove()
    assert not STANDING.installed()
    Claim.objects.update(check_status="dismissed", check_reason="Said elsewhere")
    assert kept_otherwise() == [claim]
    STANDING.install()
    assert STANDING.installed().keys() == STANDING.names()
    assert not kept_otherwise()


def test_they_cost_no_statement(claim: Claim, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        Claim.objects.filter(pk=claim.pk).update(check_status="in_progress")
    claim.refresh_from_db()
    assert claim.standing == "progress"
