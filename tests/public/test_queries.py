"""What readers may see: every rule that keeps something inside."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.publishing import retract_article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import Stance
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.public.queries import (
    became_public_at,
    changed_at,
    corrections_that_would_show,
    first_published_at,
    public_correction_by_uid,
    public_corrections,
    public_findings,
    publications_with_readers,
    readable_article,
    readers_history,
    revisions_to_publish,
)
from factcheck.sources.actions import add_source
from tests.examples import a_claim, a_draft, an_approved_verdict, an_article, cite_article, cite_page
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


def test_an_unpublished_article_is_not_there(slate: Article) -> None:
    with pytest.raises(Http404):
        readable_article(slate.slug)


def test_a_retracted_one_is(published_slate: Article) -> None:
    retract_article(by=User.objects.get(username="ruth"), article=published_slate, reason="Wrong.")
    assert readable_article(published_slate.slug) == published_slate


def test_corrections_of_unpublished_articles_stay_inside(slate: Article) -> None:
    assert list(public_corrections()) == []
    assert list(publications_with_readers()) == []
    publish(slate)
    assert [correction.article for correction in public_corrections()] == [slate]
    assert [publication.name for publication in publications_with_readers()] == ["Slate"]


@pytest.mark.parametrize("state", [CorrectionState.DRAFT, CorrectionState.SUBMITTED])
def test_what_was_not_issued_stays_inside(slate: Article, state: str) -> None:
    draft = issue(revise(slate, "at least 36", "at least 33"), "33", state=state)
    publish(slate)
    assert draft not in public_corrections()
    with pytest.raises(Http404):
        public_correction_by_uid(draft.uid)


def test_a_correction_waits_until_readers_see_the_words_it_tells_of(published_slate: Article) -> None:
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    assert correction not in public_corrections()
    assert corrections_that_would_show(as_seen(published_slate)) == [correction]
    publish(published_slate)
    assert correction in public_corrections()
    assert corrections_that_would_show(as_seen(published_slate)) == []


def test_the_newest_stand_first_and_by_the_day_of_their_note(slate: Article) -> None:
    later = issue(revise(slate, "at least 36", "at least 33"), "33")
    between = issue(revise(slate, "Jan. 8", "Jan. 9"), "Jan. 9", dated=date(2021, 1, 1))
    publish(slate)
    imported = slate.corrections.get(number=1)
    assert list(public_corrections()) == [later, between, imported]


def test_an_ended_correction_leads_to_what_took_its_place(slate: Article) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    new = issue(revision, "33")
    old = issue(revision, "Jan. 8", state=CorrectionState.SUPERSEDED, superseded_by=new)
    publish(slate)
    assert public_correction_by_uid(old.uid).successor_uid == new.uid  # type: ignore[attr-defined]
    assert public_correction_by_uid(new.uid).predecessors == [old]  # type: ignore[attr-defined]


def test_what_readers_do_not_see_yet_is_not_led_to(slate: Article) -> None:
    old = issue(revise(slate, "at least 36", "at least 33"), "33")
    publish(slate)
    new = issue(revise(slate, "at least 33", "at least 34"), "34")
    Correction.objects.filter(pk=old.pk).update(state=CorrectionState.SUPERSEDED, superseded_by=new)
    assert public_correction_by_uid(old.uid).successor_uid is None  # type: ignore[attr-defined]
    publish(slate)
    assert public_correction_by_uid(old.uid).successor_uid == new.uid  # type: ignore[attr-defined]


def test_an_imported_note_became_public_with_its_article(published_slate: Article) -> None:
    (correction,) = public_corrections()
    assert became_public_at(correction) == changed_at(correction) == first_published_at(published_slate)


def test_only_later_revisions_can_be_published(published_slate: Article) -> None:
    assert list(revisions_to_publish(published_slate)) == []
    second = revise(published_slate, "at least 36", "at least 33")
    assert list(revisions_to_publish(as_seen(published_slate))) == [second]
    publish(published_slate)
    assert [shown.revision.number for shown in readers_history(published_slate)] == [2, 1]
    retract_article(by=User.objects.get(username="ruth"), article=as_seen(published_slate), reason="Wrong.")
    revise(published_slate, "at least 33", "at least 34")
    assert list(revisions_to_publish(as_seen(published_slate))) == []


# --- Verdicts ---------------------------------------------------------------------------------------------------------


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
