"""Proposing verdicts: drafts, the citation gate, submission, the next version."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.days import today_at
from factcheck.articles.models import Article, Publication
from factcheck.audit.models import Event
from factcheck.claims.actions.citing import VerdictIsNotADraft, add_citation, remove_citation
from factcheck.claims.actions.marking import ClaimIsClosed, set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import (
    SomebodyElseWritesThis,
    VerdictIsIncomplete,
    current_anchor,
    missing_for_submission,
    save_verdict,
    start_verdict,
    submit_verdict,
)
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Rating, Verdict
from factcheck.claims.states import Risk, Stance, VerdictState
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.examples import (
    a_draft,
    a_page,
    a_revision,
    a_submitted_verdict,
    an_approved_verdict,
    cite_article,
    cite_page,
    latest,
)

TODAY = timezone.now().date


def rating(slug: str) -> Rating:
    return Rating.objects.get(slug=slug)


def verbs_of(verdict: Verdict) -> list[str]:
    return list(Event.objects.filter(object_uid=str(verdict.uid)).order_by("number").values_list("verb", flat=True))


# --- Drafts -----------------------------------------------------------------------------------------------------------


def test_saving_starts_the_first_version(claim: Claim, ines: User) -> None:
    verdict = save_verdict(
        by=ines, claim=claim, rating=rating("inaccurate"), explanation=" It was\r\n33. ", as_of=date(2020, 2, 28)
    )
    verdict.refresh_from_db()
    assert (verdict.version, verdict.state, verdict.author) == (1, VerdictState.DRAFT, ines)
    assert (verdict.rating, verdict.explanation) == (rating("inaccurate"), "It was\n33.")
    assert verbs_of(verdict) == ["started"]


def test_saving_again_writes_the_same_draft_over_and_keeps_what_it_said(claim: Claim, ines: User) -> None:
    first = a_draft(by=ines, claim=claim, explanation="It was 36.")
    second = save_verdict(by=ines, claim=claim, rating=None, explanation="It was 33.", as_of=None)
    assert first == second
    assert verbs_of(first) == ["started", "edited"]
    assert "It was 36." in Event.objects.get(verb="edited").details


def test_saving_the_same_again_leaves_no_event(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    a_draft(by=ines, claim=claim)
    assert verbs_of(draft) == ["started"]


def test_two_people_do_not_write_one_draft(claim: Claim, ines: User, jonas: User) -> None:
    a_draft(by=ines, claim=claim)
    with pytest.raises(SomebodyElseWritesThis, match="Ines Halloran is writing version 1"):
        save_verdict(by=jonas, claim=claim, rating=rating("accurate"))


def test_it_refuses_a_day_that_has_not_come(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="future"):
        save_verdict(by=ines, claim=claim, rating=None, as_of=TODAY() + timedelta(days=2))
    assert not Verdict.objects.exists()


def test_it_refuses_to_look_again_in_the_past(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="past"):
        save_verdict(by=ines, claim=claim, rating=None, review_by=TODAY() - timedelta(days=2))


def test_today_is_no_future(claim: Claim, ines: User) -> None:
    assert save_verdict(by=ines, claim=claim, rating=None, as_of=TODAY(), review_by=TODAY()).as_of == TODAY()


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"], ids=["the first to begin a day", "the last"])
def test_today_is_that_of_the_publication(zone: str, claim: Claim, ines: User) -> None:
    Publication.objects.update(time_zone=zone)
    claim = Claim.objects.select_related("article__publication").get(pk=claim.pk)
    today = today_at(claim.article)
    assert save_verdict(by=ines, claim=claim, rating=None, as_of=today, review_by=today).as_of == today
    with pytest.raises(Unusable, match="future"):
        save_verdict(by=ines, claim=claim, rating=None, as_of=today + timedelta(days=1))
    with pytest.raises(Unusable, match="past"):
        save_verdict(by=ines, claim=claim, rating=None, review_by=today - timedelta(days=1))


def test_what_is_submitted_is_locked(submitted: Verdict, claim: Claim, ines: User) -> None:
    with pytest.raises(VerdictIsNotADraft, match="locked"):
        save_verdict(by=ines, claim=claim, rating=rating("accurate"))
    with pytest.raises(VerdictIsNotADraft, match="locked"):
        start_verdict(by=ines, claim=claim)


def test_starting_twice_gives_one_draft(claim: Claim, ines: User, jonas: User) -> None:
    uid = uuid4()
    draft = start_verdict(by=ines, claim=claim, uid=uid)
    assert start_verdict(by=ines, claim=claim, uid=uid) == draft == start_verdict(by=jonas, claim=claim)
    assert verbs_of(draft) == ["started"]


def test_an_old_form_starts_no_new_version(claim: Claim, ines: User, ruth: User) -> None:
    uid = uuid4()
    save_verdict(by=ines, claim=claim, rating=rating("opinion"), explanation="A view.", as_of=TODAY(), uid=uid)
    submitted = submit_verdict(by=ines, verdict=Verdict.objects.get(uid=uid))
    return_verdict(by=ruth, verdict=submitted, note="Whose view is it?")
    with pytest.raises(VerdictIsNotADraft, match="moved on"):
        save_verdict(by=ines, claim=claim, rating=rating("opinion"), explanation="A view.", uid=uid)
    assert Verdict.objects.count() == 1


def test_nobody_without_a_role_proposes(claim: Claim, make_person: PersonMaker) -> None:
    nobody = make_person("nobody", "Nobody")
    with pytest.raises(NotAllowed):
        save_verdict(by=nobody, claim=claim, rating=None)
    with pytest.raises(NotAllowed):
        start_verdict(by=nobody, claim=claim)


def test_a_withdrawn_claim_gets_no_verdict(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed):
        save_verdict(by=ines, claim=claim, rating=None)
    with pytest.raises(ClaimIsClosed):
        submit_verdict(by=ines, verdict=Verdict.objects.get(pk=draft.pk))


# --- The citation gate ------------------------------------------------------------------------------------------------


def test_the_gate_lists_everything_that_is_missing(claim: Claim, ines: User) -> None:
    draft = start_verdict(by=ines, claim=claim)
    assert [field for field, _sentence in missing_for_submission(draft)] == [
        "rating",
        "explanation",
        "as_of",
        "citations",
    ]
    with pytest.raises(VerdictIsIncomplete) as refusal:
        submit_verdict(by=ines, verdict=draft)
    assert refusal.value.status == 400
    assert refusal.value.details == (
        "Choose a rating.",
        "Explain the rating in a sentence or two.",
        "Say as of which day the finding holds.",
        "Cite at least one source, with a locator.",
    )


def test_a_citation_without_a_locator_does_not_open_the_gate(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_page(by=ines, verdict=draft, locator_kind="", locator="")
    with pytest.raises(VerdictIsIncomplete) as refusal:
        submit_verdict(by=ines, verdict=draft)
    assert refusal.value.details == (
        "Give at least one citation a locator: a page, a paragraph, a timecode or a quoted span.",
    )


def test_one_citation_with_a_locator_is_enough(claim: Claim, cited: Article, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_page(by=ines, verdict=draft, locator_kind="", locator="")
    cite_article(by=ines, verdict=draft, article=cited, words="at least 33", stance="contradicts")
    assert submit_verdict(by=ines, verdict=draft).state == VerdictState.SUBMITTED


def test_an_opinion_needs_no_citation(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim, rating="opinion", cited=False)
    assert submit_verdict(by=ines, verdict=draft).state == VerdictState.SUBMITTED


def test_the_gate_asks_the_row_and_not_an_old_page(claim: Claim, ines: User) -> None:
    seen = a_draft(by=ines, claim=claim)
    save_verdict(by=ines, claim=claim, rating=None, explanation="", as_of=None)
    seen.rating, seen.explanation, seen.as_of = rating("accurate"), "It is so.", date(2020, 2, 28)
    with pytest.raises(VerdictIsIncomplete):
        submit_verdict(by=ines, verdict=seen)


# --- Submitting -------------------------------------------------------------------------------------------------------


def test_submitting_fixes_the_words_and_who_set_them(claim: Claim, ines: User, jonas: User) -> None:
    set_check_status(by=ines, claim=claim, status="on_author", reason="Asked the desk")
    verdict = a_submitted_verdict(by=jonas, claim=claim)
    assert (verdict.state, verdict.anchor, verdict.span_by) == (VerdictState.SUBMITTED, claim.anchors.get(), ines)
    assert verdict.submitted_at is not None
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == ("checked", "")
    event = Event.objects.get(verb="submitted")
    assert (event.kind, event.label, event.person) == ("verdict", "claim 1, version 1", jonas)
    assert event.chain.name == f"article:{claim.article.uid}"
    assert '"words":"At least 36"' in event.details and '"rating":"accurate"' in event.details


@pytest.mark.parametrize("risk", list(Risk))
def test_a_risky_claim_needs_two_approvals(risk: Risk, claim: Claim, ines: User) -> None:
    Claim.objects.filter(pk=claim.pk).update(risk=risk)
    claim.refresh_from_db()
    verdict = a_submitted_verdict(by=ines, claim=claim)
    assert verdict.approvals_needed == (1 if risk == Risk.NORMAL else 2)


def test_only_its_author_submits_a_draft(claim: Claim, ines: User, jonas: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    with pytest.raises(SomebodyElseWritesThis, match="Ines Halloran"):
        submit_verdict(by=jonas, verdict=draft)


def test_it_is_submitted_once(submitted: Verdict, ines: User) -> None:
    with pytest.raises(VerdictIsNotADraft, match="submitted"):
        submit_verdict(by=ines, verdict=submitted)
    assert Event.objects.filter(verb="submitted").count() == 1


def test_nobody_without_a_role_submits(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    ines.groups.clear()
    with pytest.raises(NotAllowed):
        submit_verdict(by=User.objects.get(pk=ines.pk), verdict=draft)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("at least 34", "reads “at least 34” now"),
        ("many", "was cut there"),
    ],
)
def test_a_citation_of_words_that_read_otherwise_now_is_not_submitted(
    new: str, told: str, claim: Claim, cited: Article, ines: User
) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    citation = cite_article(by=ines, verdict=draft, article=cited, words="“at least 33”", stance=Stance.CONTRADICTS)
    old = "“at least 33”" if new == "many" else "at least 33"
    a_revision(by=ines, article=cited, text=latest(cited).text.replace(old, new))
    with pytest.raises(VerdictIsIncomplete) as refused:
        submit_verdict(by=ines, verdict=draft)
    assert [told in detail for detail in refused.value.details] == [True]
    # The way on that it names is open.
    remove_citation(by=ines, citation=citation)
    cite_page(by=ines, verdict=draft)
    assert submit_verdict(by=ines, verdict=draft).state == VerdictState.SUBMITTED


def test_a_citation_of_words_in_other_signs_is_submitted(claim: Claim, cited: Article, ines: User, ruth: User) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="“at least 33”", stance=Stance.CONTRADICTS)
    a_revision(by=ines, article=cited, text=latest(cited).text.replace("“at least 33”", '"at least 33"'))
    submitted = submit_verdict(by=ines, verdict=draft)
    assert approve_verdict(by=ruth, verdict=submitted).state == VerdictState.APPROVED


def test_a_claim_without_words_is_not_submitted(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    ClaimAnchor.objects.filter(claim=claim).update(
        start=None, end=None, sentence_start=None, sentence_end=None, status=AnchorStatus.DELETED
    )
    with pytest.raises(VerdictIsIncomplete, match="lost its words"):
        submit_verdict(by=ines, verdict=draft)
    ClaimAnchor.objects.filter(claim=claim).update(closed_at=timezone.now())
    assert current_anchor(claim) is None


# --- The next version -------------------------------------------------------------------------------------------------


def test_answering_a_return_copies_the_version_with_its_citations(
    claim: Claim, cited: Article, ines: User, jonas: User, ruth: User
) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_article(by=jonas, verdict=draft, article=cited, words="at least 33", stance="contradicts")
    add_citation(by=ines, verdict=draft, source=a_page(by=ines), stance="context", note="Its method", quotation="")
    first = return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), note="Whose count is it?")

    second = start_verdict(by=ines, claim=claim)
    assert (second.version, second.state, second.copied_from) == (2, VerdictState.DRAFT, first)
    assert (second.rating, second.explanation, second.as_of) == (first.rating, first.explanation, first.as_of)
    assert not second.return_note and second.submitted_at is None

    def what(verdict: Verdict) -> list[object]:
        return [
            (c.source, c.stance, c.quotation, c.locator_kind, c.note, c.order, c.added_by, c.added_at)
            for c in verdict.citations.all()
        ]

    assert what(second) == what(first) and len(what(second)) == 2
    spans = [[anchor.span for anchor in citation.anchors.all()] for citation in second.citations.all()]
    assert spans == [[anchor.span for anchor in citation.anchors.all()] for citation in first.citations.all()]
    assert spans[0] and not spans[1]
    assert verbs_of(second) == ["started"]


def test_anyone_may_answer_a_return(claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Whose count is it?")
    assert a_submitted_verdict(by=jonas, claim=claim).author == jonas


def test_an_approved_version_stands_until_the_next_is_approved(claim: Claim, ines: User, ruth: User) -> None:
    first = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    second = a_submitted_verdict(by=ines, claim=claim)
    first.refresh_from_db()
    assert (first.state, second.version) == (VerdictState.APPROVED, 2)
    approve_verdict(by=ruth, verdict=second)
    first.refresh_from_db()
    assert first.state == VerdictState.SUPERSEDED


def test_a_lapse_is_answered_by_the_next_version(claim: Claim, ines: User, ruth: User) -> None:
    first = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    lapse_verdict(verdict=first, reason="36 → 33 in revision 2", by=None)
    second = approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    first.refresh_from_db()
    assert (first.state, first.lapse_reason) == (VerdictState.SUPERSEDED, "36 → 33 in revision 2")
    assert (second.version, second.state) == (2, VerdictState.APPROVED)
