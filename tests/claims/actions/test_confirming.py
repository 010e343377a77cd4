"""A person settles where claims stand after a revision."""

import pytest

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions.bounds import SameBounds
from factcheck.claims.actions.confirming import (
    ChangedMaterially,
    NothingToConfirm,
    confirm_anchor,
    confirm_anchors,
    reattach_claim,
)
from factcheck.claims.actions.marking import ClaimIsClosed, RevisionIsNotLatest, withdraw_claim
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import VerdictState
from factcheck.errors import NotAllowed
from tests.conftest import PersonMaker
from tests.examples import a_revision, latest


def revise(article: Article, by: User, old: str, new: str) -> Revision:
    a_revision(by=by, article=article, text=latest(article).text.replace(old, new))
    return latest(article)


def current(claim: Claim) -> ClaimAnchor:
    return ClaimAnchor.objects.get(claim=claim, revision=latest(claim.article), closed_at=None)


class TestConfirmAnchor:
    def test_it_adds_a_row_and_closes_the_last(self, claim: Claim, article: Article, ines: User, jonas: User) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        carried = current(claim)
        anchor = confirm_anchor(by=jonas, claim=claim, revision=revision)
        carried.refresh_from_db()
        assert carried.closed_at is not None
        assert (anchor.status, anchor.exact, anchor.span) == (AnchorStatus.MARKED, "At least 33", carried.span)
        assert Event.objects.get(verb="confirmed words of").person == jonas

    def test_who_confirms_other_words_chose_them(self, claim: Claim, article: Article, ines: User, jonas: User) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        assert confirm_anchor(by=jonas, claim=claim, revision=revision).placed_by == jonas

    def test_words_that_wait_for_nobody_are_not_confirmed(self, claim: Claim, article: Article, ines: User) -> None:
        with pytest.raises(NothingToConfirm):
            confirm_anchor(by=ines, claim=claim, revision=latest(article))

    def test_twice_is_refused(self, claim: Claim, article: Article, ines: User, jonas: User) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        confirm_anchor(by=jonas, claim=claim, revision=revision)
        with pytest.raises(NothingToConfirm):
            confirm_anchor(by=ines, claim=claim, revision=revision)

    def test_an_old_revision_is_only_read(self, claim: Claim, article: Article, ines: User) -> None:
        old = revise(article, ines, "At least 36", "At least 33")
        revise(article, ines, "Nearly", "About")
        with pytest.raises(RevisionIsNotLatest):
            confirm_anchor(by=ines, claim=claim, revision=old)

    def test_a_withdrawn_claim_stays_as_it_is(self, claim: Claim, article: Article, ines: User) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        withdraw_claim(by=ines, claim=claim, reason="A double.")
        with pytest.raises(ClaimIsClosed):
            confirm_anchor(by=ines, claim=claim, revision=revision)

    def test_who_has_no_role_may_not(
        self, claim: Claim, article: Article, ines: User, make_person: PersonMaker
    ) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        with pytest.raises(NotAllowed):
            confirm_anchor(by=make_person("nora", "Nora Petit"), claim=claim, revision=revision)

    def test_an_approval_follows_what_was_confirmed(
        self, submitted: Verdict, article: Article, ines: User, ruth: User
    ) -> None:
        approved = approve_verdict(by=ruth, verdict=submitted)
        revision = revise(article, ines, "At least 36", "At least thirty-six")
        anchor = confirm_anchor(by=ruth, claim=approved.claim, revision=revision)
        approved.refresh_from_db()
        assert (approved.state, approved.anchor) == (VerdictState.APPROVED, anchor)

    def test_what_waits_can_be_approved_after_it(
        self, submitted: Verdict, article: Article, ines: User, jonas: User, ruth: User
    ) -> None:
        revision = revise(article, ines, "At least 36", "At least thirty-six")
        confirm_anchor(by=jonas, claim=submitted.claim, revision=revision)
        assert approve_verdict(by=ruth, verdict=submitted).state == VerdictState.APPROVED


class TestConfirmAnchors:
    def test_what_says_the_same_is_confirmed_at_once(
        self, claim: Claim, article: Article, ines: User, ruth: User
    ) -> None:
        revision = revise(article, ines, "At least 36", "At least thirty-six")
        (anchor,) = confirm_anchors(by=ruth, revision=revision, anchors=[current(claim)])
        assert (anchor.status, anchor.placed_by) == (AnchorStatus.MARKED, ines)

    def test_what_says_something_else_is_not(self, claim: Claim, article: Article, ines: User, ruth: User) -> None:
        revision = revise(article, ines, "At least 36", "At least 33")
        with pytest.raises(ChangedMaterially):
            confirm_anchors(by=ruth, revision=revision, anchors=[current(claim)])

    def test_one_that_somebody_else_settled_stops_all(
        self, claim: Claim, article: Article, ines: User, ruth: User
    ) -> None:
        revision = revise(article, ines, "At least 36", "At least thirty-six")
        seen = current(claim)
        confirm_anchor(by=ines, claim=claim, revision=revision)
        with pytest.raises(NothingToConfirm):
            confirm_anchors(by=ruth, revision=revision, anchors=[seen])


class TestReattachClaim:
    def test_words_that_were_lost_get_others(self, claim: Claim, article: Article, ines: User, jonas: User) -> None:
        revision = revise(article, ines, "At least 36 soldiers were killed on Thursday. ", "")
        start = revision.text.index("36")
        anchor = reattach_claim(by=jonas, claim=claim, revision=revision, start=start, end=start + 2, exact="36")
        assert (anchor.status, anchor.exact, anchor.placed_by) == (AnchorStatus.REATTACHED, "36", jonas)
        assert current(claim) == anchor

    def test_the_words_it_stands_on_are_no_others(self, claim: Claim, article: Article, ines: User) -> None:
        anchor = current(claim)
        assert anchor.start is not None and anchor.end is not None
        with pytest.raises(SameBounds):
            reattach_claim(
                by=ines,
                claim=claim,
                revision=latest(article),
                start=anchor.start,
                end=anchor.end,
                exact=anchor.exact,
            )
