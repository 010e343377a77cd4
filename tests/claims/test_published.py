"""The verdicts that readers may see: approved, unlapsed, on the words that they read."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.publishing import retract_article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.published import public_findings, public_findings_of
from factcheck.claims.states import Stance
from factcheck.sources.actions import add_source
from tests.examples import a_claim, a_draft, a_revision, an_approved_verdict, an_article, cite_article, cite_page
from tests.public.conftest import as_seen, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked(ines: User, ruth: User) -> Article:
    """A published article with an approved verdict, of a publication that shows them."""
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    Publication.objects.update(shows_verdicts=True)
    return publish(article)


def test_an_approved_verdict_is_shown_with_sources_that_can_be_opened(checked: Article) -> None:
    (finding,) = public_findings(checked)
    assert finding.words == "At least 36"
    assert finding.verdict.explanation == "The ministry says so."
    assert [(source.name, source.url) for source in finding.sources] == [
        ("Casualty figures", "https://example.org/figures")
    ]


def test_no_verdict_is_shown_unless_the_publication_wants_it(checked: Article) -> None:
    Publication.objects.update(shows_verdicts=False)
    assert public_findings(as_seen(checked)) == []


def test_no_verdict_is_shown_under_a_retraction(checked: Article, ruth: User) -> None:
    retract_article(by=ruth, article=checked, reason="Wrong.")
    assert public_findings(as_seen(checked)) == []


def test_a_lapsed_verdict_is_not_shown(checked: Article) -> None:
    verdict = Verdict.objects.get()
    Verdict.objects.update(state="lapsed", lapsed_at=verdict.approved_at, lapse_reason="36 → 33 in revision 2")
    assert public_findings(checked) == []


def test_a_withdrawn_claim_shows_no_verdict(checked: Article, ines: User) -> None:
    claim = Claim.objects.get()
    Claim.objects.update(withdrawn_at=claim.marked_at, withdrawn_by=ines, withdrawal_reason="Not checkable.")
    assert public_findings(checked) == []


def test_a_verdict_on_words_that_readers_do_not_see_is_not_shown(checked: Article) -> None:
    """It was given on revision 1; readers see revision 2, in which the sentence is another."""
    first = checked.published_revision
    assert first is not None
    second = revise(checked, "on Thursday", "on Saturday")
    for anchor in first.claim_anchors.all():
        anchor.pk, anchor.uid, anchor.revision = None, uuid4(), second
        anchor.save(force_insert=True)
    assert public_findings(publish(checked)) == []


def test_people_and_unpublished_articles_are_no_public_sources(ines: User, ruth: User) -> None:
    article, inside = an_article(by=ines), an_article(by=ines, title="Not published yet")
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    witness = add_source(by=ines, kind="person", name="A witness", url="https://example.org/witness")
    cite_page(by=ines, verdict=draft, source=witness)
    cite_article(by=ines, verdict=draft, article=inside, words="At least 36", stance=Stance.SUPPORTS)
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    Publication.objects.update(shows_verdicts=True)
    (finding,) = public_findings(publish(article))
    assert [source.name for source in finding.sources] == ["Casualty figures"]
    publish(inside)
    (finding,) = public_findings(as_seen(article))
    assert {source.url for source in finding.sources} == {
        "https://example.org/figures",
        f"/public/articles/{inside.slug}/",
    }


def test_a_cited_article_is_named_as_readers_see_it(checked: Article, ines: User, ruth: User) -> None:
    """It was cited after it got a headline that is not published."""
    cited = publish(an_article(by=ines, paragraphs=("Ministry counts 36", "The ministry counts 36 dead.")))
    a_revision(by=ines, article=cited, text="Minister resigns\n\nThe ministry counts 36 dead.")
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=checked, words="Thursday"), cited=False)
    cite_article(by=ines, verdict=draft, article=as_seen(cited), words="counts 36", stance=Stance.SUPPORTS)
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    names = [source.name for finding in public_findings(as_seen(checked)) for source in finding.sources]
    assert names == ["Casualty figures", "Ministry counts 36"]


def test_several_articles_are_asked_in_the_statements_of_one(
    checked: Article, ines: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = an_article(by=ines, title="Another")
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=other, words="Nearly a million"))
    articles = [checked, publish(other)]
    with django_assert_num_queries(4):
        found = public_findings_of(articles)
    assert {pk: [finding.words for finding in findings] for pk, findings in found.items()} == {
        checked.pk: ["At least 36"],
        other.pk: ["Nearly a million"],
    }
