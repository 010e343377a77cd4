"""Giving a claim other words."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.bounds import SameBounds, VerdictIsSubmitted, change_bounds
from factcheck.claims.actions.marking import ClaimIsClosed, SpanRefused, TextHasChanged, withdraw_claim
from factcheck.claims.actions.reviewing import OwnWork, approve_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import VerdictState
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article, latest


def move(claim: Claim, by: User, words: str) -> ClaimAnchor:
    revision = latest(claim.article)
    start = revision.text.index(words)
    return change_bounds(by=by, claim=claim, revision=revision, start=start, end=start + len(words), exact=words)


def test_new_bounds_add_an_anchor_and_close_the_last(claim: Claim, jonas: User) -> None:
    anchor = move(claim, jonas, "36 soldiers")
    old = claim.anchors.get(closed_at__isnull=False)
    assert (old.exact, anchor.exact) == ("At least 36", "36 soldiers")
    assert (anchor.placed_by, anchor.status, anchor.closed_at) == (jonas, AnchorStatus.MARKED, None)
    assert claim.anchors.get(closed_at__isnull=True) == anchor


def test_it_records_both_wordings(claim: Claim, jonas: User) -> None:
    move(claim, jonas, "36 soldiers")
    event = Event.objects.get(verb="changed words of")
    assert event.label == "claim 1: 36 soldiers"
    assert '"before":"At least 36"' in event.details
    assert not list(broken_links())


def test_the_same_bounds_are_refused(claim: Claim, jonas: User) -> None:
    with pytest.raises(SameBounds):
        move(claim, jonas, "At least 36")
    assert claim.anchors.count() == 1


def test_words_that_wait_for_a_decision_stay(submitted: Verdict, jonas: User) -> None:
    with pytest.raises(VerdictIsSubmitted, match="Version 1 waits for a decision"):
        move(submitted.claim, jonas, "36 soldiers")
    assert submitted.claim.anchors.count() == 1


def test_an_approval_of_other_words_lapses_and_says_why(claim: Claim, ines: User, ruth: User) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    move(claim, ines, "36 soldiers")
    approved.refresh_from_db()
    assert approved.state == VerdictState.LAPSED
    assert approved.lapse_reason == "words changed: “At least 36” → “36 soldiers”"


def test_an_approval_stands_where_nothing_material_changed(article: Article, ines: User, ruth: User) -> None:
    claim = a_claim(by=ines, article=article, words="on Thursday")
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    move(claim, ines, " on Thursday")
    approved.refresh_from_db()
    assert approved.state == VerdictState.APPROVED


def test_an_approval_lapses_where_the_same_words_stand_in_another_sentence(ines: User, ruth: User) -> None:
    article = an_article(by=ines, paragraphs=("Head", "They killed 36 there. Others counted 36 here."))
    claim = a_claim(by=ines, article=article, words="36")
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    revision = latest(article)
    start = revision.text.rindex("36")
    change_bounds(by=ines, claim=claim, revision=revision, start=start, end=start + 2, exact="36")
    approved.refresh_from_db()
    assert approved.state == VerdictState.LAPSED
    assert approved.lapse_reason == "other place of the same words: “36”"


def test_who_set_the_words_does_not_approve_them(claim: Claim, ines: User, ruth: User) -> None:
    move(claim, ruth, "36 soldiers")
    verdict = a_submitted_verdict(by=ines, claim=claim)
    assert verdict.span_by == ruth
    with pytest.raises(OwnWork):
        approve_verdict(by=ruth, verdict=verdict)


def test_a_claim_whose_words_are_gone_is_attached_to_others(claim: Claim, jonas: User) -> None:
    claim.anchors.update(
        start=None, end=None, sentence_start=None, sentence_end=None, status=AnchorStatus.DELETED, confidence=0
    )
    anchor = move(claim, jonas, "Thursday")
    assert (anchor.exact, anchor.status) == ("Thursday", AnchorStatus.REATTACHED)


def test_a_withdrawn_claim_keeps_its_words(claim: Claim, jonas: User) -> None:
    withdraw_claim(by=jonas, claim=claim, reason="no claim of fact")
    with pytest.raises(ClaimIsClosed):
        move(claim, jonas, "36 soldiers")


def test_words_of_another_article_are_refused(claim: Claim, cited: Article, jonas: User) -> None:
    revision = latest(cited)
    with pytest.raises(Unusable, match="another article"):
        change_bounds(by=jonas, claim=claim, revision=revision, start=0, end=6, exact="Turkey")


@pytest.mark.parametrize(
    ("start", "end", "exact", "refusal"),
    [(9, 3, "x", SpanRefused), (0, 10**6, "x", SpanRefused), (0, 6, "Friday", TextHasChanged)],
)
def test_a_span_that_is_none_is_refused(
    claim: Claim, jonas: User, start: int, end: int, exact: str, refusal: type[RuleViolation]
) -> None:
    with pytest.raises(refusal):
        change_bounds(by=jonas, claim=claim, revision=latest(claim.article), start=start, end=end, exact=exact)
    assert claim.anchors.count() == 1


def test_a_person_without_a_role_changes_nothing(claim: Claim, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        move(claim, make_person("nobody", "No Body"), "36 soldiers")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(spans=st.lists(st.tuples(st.integers(0, 160), st.integers(1, 60)), min_size=1, max_size=5))
def test_whatever_is_chosen_one_anchor_is_current_and_its_words_are_the_texts(
    ines: User, claim: Claim, spans: list[tuple[int, int]]
) -> None:
    revision = latest(claim.article)
    for start, length in spans:
        end = start + length
        exact = revision.text[start:end]
        try:
            change_bounds(by=ines, claim=claim, revision=revision, start=start, end=end, exact=exact)
        except (SpanRefused, SameBounds):
            continue
        current = claim.anchors.get(closed_at__isnull=True)
        assert (current.start, current.end, current.exact) == (start, end, exact)
    assert not claim.anchors.filter(closed_at__gt=timezone.now()).exists()
