"""What is kept with a source, how many claims cite it, is what a count of its citations gives, whoever wrote them."""

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.actions.citing import remove_citation, restore_citation
from factcheck.claims.actions.confirming import reattach_claim
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.citing_claims import CITING_CLAIMS, worked_out
from factcheck.claims.models import Citation, Claim, Verdict
from factcheck.claims.queries import latest_revision
from factcheck.sources.models import Source
from tests.at_once import at_once, refusals
from tests.examples import (
    a_claim,
    a_draft,
    a_page,
    a_revision,
    a_submitted_verdict,
    an_approved_verdict,
    an_article,
    cite_article,
    cite_page,
)


def counts() -> dict[str, int]:
    """The number that each source keeps, by its name; as a count of its citations gives it."""
    kept = {source.name: source.claim_count for source in Source.objects.all()}
    assert kept == {source.name: source.count_now for source in worked_out(Source.objects.all())}
    return kept


@pytest.fixture
def claim(ines: User) -> Claim:
    return a_claim(by=ines, article=an_article(by=ines), words="At least 36")


@pytest.fixture
def source(ines: User) -> Source:
    return a_page(by=ines, name="The log", url="https://example.org/log")


def test_a_citation_that_is_removed_and_put_back_is_counted_so(claim: Claim, source: Source, ines: User) -> None:
    draft = start_verdict(by=ines, claim=claim)
    assert counts() == {"The log": 0}
    first = cite_page(by=ines, verdict=draft, source=source)
    second = cite_page(by=ines, verdict=draft, source=source, locator="5")
    assert counts() == {"The log": 1}
    remove_citation(by=ines, citation=first)
    assert counts() == {"The log": 1}
    remove_citation(by=ines, citation=second)
    assert counts() == {"The log": 0}
    restore_citation(by=ines, uid=second.uid)
    assert counts() == {"The log": 1}


def test_a_claim_counts_once_over_all_versions_that_carry_the_citation_on(
    claim: Claim, source: Source, ines: User, ruth: User
) -> None:
    cite_page(by=ines, verdict=a_draft(by=ines, claim=claim), source=source)
    returned = return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Whose count?")
    again = start_verdict(by=ines, claim=claim)
    assert Citation.objects.filter(source=source).count() == 2
    assert counts()["The log"] == 1
    remove_citation(by=ines, citation=again.citations.get(source=source))
    assert returned.citations.filter(source=source).exists()
    assert counts()["The log"] == 1


def test_neither_a_withdrawn_claim_nor_one_that_lost_its_words_cites_less(
    claim: Claim, source: Source, ines: User, ruth: User
) -> None:
    other = a_claim(by=ines, article=claim.article, words="Nearly a million")
    for one in (claim, other):
        cite_page(by=ines, verdict=a_draft(by=ines, claim=one), source=source)
    an_approved_verdict(by=ines, approved_by=ruth, claim=other)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice.")
    a_revision(by=ines, article=claim.article, text="Strike in Idlib\n\nNothing of the kind was said.")
    other.refresh_from_db()
    assert other.standing == "unanchored"
    assert counts()["The log"] == 2
    other.article.refresh_from_db()
    revision = latest_revision(other.article)
    reattach_claim(by=ines, claim=other, revision=revision, start=17, end=24, exact="Nothing")
    assert counts()["The log"] == 2


def test_words_of_an_article_that_is_revised_and_merged_with_another_are_cited_on(claim: Claim, ines: User) -> None:
    cited = an_article(by=ines, paragraphs=("Thirty-three dead", "The coast guard has 33."), title="Thirty-three dead")
    citation = cite_article(
        by=ines, verdict=a_draft(by=ines, claim=claim), article=cited, words="33", stance="contradicts"
    )
    assert counts()["Thirty-three dead"] == 1
    a_revision(by=ines, article=cited, text="Thirty-three dead\n\nOn Friday the coast guard has 33 of them.")
    assert citation.anchors.count() == 2
    assert counts()["Thirty-three dead"] == 1
    # Two sources that were one: there is no such action, but whoever does it in the database does it right.
    one = a_page(by=ines, name="The same again", url="https://example.org/again")
    Citation.objects.filter(pk=citation.pk).update(source=one)
    assert counts() == {"Casualty figures": 1, "Thirty-three dead": 0, "The same again": 1}


def test_what_is_written_round_the_actions_counts_too(claim: Claim, source: Source, ines: User) -> None:
    citation = cite_page(by=ines, verdict=a_draft(by=ines, claim=claim), source=source)
    other = a_draft(by=ines, claim=a_claim(by=ines, article=claim.article, words="Nearly a million"))
    Citation.objects.filter(pk=citation.pk).update(verdict=other)
    assert counts()["The log"] == 1
    Citation.objects.bulk_create(
        Citation(verdict=verdict, source=source, stance="context", added_by=ines, added_at=citation.added_at)
        for verdict in Verdict.objects.all()
    )
    assert counts()["The log"] == 2
    Citation.objects.filter(source=source).delete()
    assert counts()["The log"] == 0


def test_a_source_written_back_as_it_was_read_earlier_brings_nothing_old(
    claim: Claim, source: Source, ines: User
) -> None:
    read_earlier = Source.objects.get(pk=source.pk)
    cite_page(by=ines, verdict=a_draft(by=ines, claim=claim), source=source)
    read_earlier.save()
    assert counts()["The log"] == 1


def test_the_demo_newsroom_has_the_counts_although_its_fixture_does_not(db: None) -> None:
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    assert max(counts().values()) > 1


@pytest.mark.django_db
def test_the_triggers_stand_after_the_migrations() -> None:
    assert CITING_CLAIMS.installed().keys() == CITING_CLAIMS.names()


def test_installing_again_writes_what_was_missed(claim: Claim, source: Source, ines: User) -> None:
    CITING_CLAIMS.remove()
    cite_page(by=ines, verdict=a_draft(by=ines, claim=claim), source=source)
    assert Source.objects.get(pk=source.pk).claim_count == 0
    CITING_CLAIMS.install()
    assert counts()["The log"] == 1


def test_it_costs_no_statement(
    claim: Claim, source: Source, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    citation = cite_page(by=ines, verdict=a_draft(by=ines, claim=claim), source=source)
    another = Source.objects.exclude(pk=source.pk).get()
    with django_assert_num_queries(1):
        Citation.objects.filter(pk=citation.pk).update(source=another)
    assert counts() == {"The log": 0, another.name: 1}


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_cite_the_same_sources_at_once_wait_in_one_order(ines: User, ruth: User) -> None:
    """Four start a version that carries both sources on, in either order, and cite one more; four cite on drafts."""
    article = an_article(by=ines)
    both = [a_page(by=ines), a_page(by=ines, name="B", url="https://example.org/b")]
    returned, drafts = [], []
    for number, words in enumerate(("At least 36", "Nearly a million", "Thursday", "The province")):
        claim = a_claim(by=ines, article=article, words=words)
        for source in both[:: 1 if number % 2 else -1]:
            cite_page(by=ines, verdict=a_draft(by=ines, claim=claim, cited=False), source=source)
        return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Whose count?")
        returned.append(claim)
        drafts.append(start_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words[:5])))

    def cite(number: int) -> None:
        ours, theirs = both[:: 1 if number % 2 else -1]
        if number < 4:
            with transaction.atomic():
                draft = start_verdict(by=ines, claim=returned[number], citing=ours)
                cite_page(by=ines, verdict=draft, source=ours, locator="9")
        else:
            for source in (ours, theirs):
                cite_page(by=ines, verdict=drafts[number - 4], source=source)

    outcomes = at_once([lambda number=number: cite(number) for number in range(8)])  # type: ignore[misc]
    assert not refusals(outcomes), refusals(outcomes)
    assert counts() == {"Casualty figures": 8, "B": 8}
