"""What readers may see: every rule that keeps something inside."""

from datetime import date

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import retract_article
from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.corrections.states import CorrectionState
from factcheck.public.queries import (
    became_public_at,
    changed_at,
    corrections_that_would_show,
    first_published_at,
    public_correction_by_uid,
    publications_with_readers,
    readable_article,
    readers_history,
    revisions_to_publish,
)
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
