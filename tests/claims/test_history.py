"""The history of a claim is told in whole sentences, from the audit events."""

from typing import Any

import pytest
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.citing import remove_citation, restore_citation
from factcheck.claims.actions.handing_over import take_over_verdict
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.history import history_of
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.corrections.actions.ending import discard_correction
from factcheck.corrections.actions.resolving import resolve_claim
from tests.corrections.conftest import (
    AFTER,
    BEFORE,
    a_correction,
    a_submitted_correction,
    a_text,
    an_issued_correction,
)
from tests.examples import a_claim, a_draft, a_revision, a_submitted_verdict, an_approved_verdict, an_article, cite_page


@pytest.fixture
def claim(ines: User) -> Claim:
    return a_claim(by=ines, article=an_article(by=ines), words="At least 36")


def sentences(claim: Claim) -> list[str]:
    return [line.sentence for line in history_of(claim)]


def test_it_begins_with_who_marked_which_words(claim: Claim) -> None:
    assert sentences(claim) == ["Ines Halloran marked “At least 36” in revision 1: figure."]


def test_a_quotation_is_not_quoted_twice(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "“We lost 33,” he said."))
    claim = a_claim(by=ines, article=article, words="“We lost 33,”")
    assert sentences(claim) == ["Ines Halloran marked “We lost 33,” in revision 1: figure."]


def test_a_quotation_that_ends_a_sentence_ends_it_once(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "He said: “We lost 33.” Nobody asked."))
    claim = a_claim(by=ines, article=article, words="He said: “We lost 33.”")
    assert sentences(claim) == ["Ines Halloran marked “He said: ‘We lost 33.’” in revision 1: figure."]
    withdraw_claim(by=ines, claim=claim, reason="Another claim says “33.”.")
    assert sentences(claim)[0] == "Ines Halloran withdrew the claim: Another claim says “33.”"


def test_it_tells_the_way_to_an_approval_newest_first(claim: Claim, ines: User, ruth: User) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    assert sentences(claim) == [
        "Ruth Adeyemi approved version 1, on “At least 36”.",
        "Ines Halloran submitted version 1, rated “Accurate”, for review, on “At least 36”.",
        "Ines Halloran cited “Casualty figures” in version 1 (supports): “36 soldiers”, page 4.",
        "Ines Halloran began version 1.",
        "Ines Halloran marked “At least 36” in revision 1: figure.",
    ]
    assert [line.css_class for line in history_of(claim)] == ["is-approved", "is-awaiting", "", "is-progress", ""]


def test_it_gives_the_note_of_a_return(claim: Claim, ines: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Whose count is it?")
    assert sentences(claim)[0] == "Ruth Adeyemi returned version 1, on “At least 36”: Whose count is it?"


def test_it_gives_the_reason_of_a_lapse(claim: Claim, ines: User, ruth: User) -> None:
    verdict = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    lapse_verdict(verdict=verdict, reason="36 → 33 in revision 2", by=None)
    line = history_of(claim)[0]
    assert (line.sentence, line.css_class) == ("The approval of version 1 lapsed: 36 → 33 in revision 2.", "is-lapsed")


def test_it_gives_the_reason_of_who_broke_the_glass(claim: Claim, ines: User, amara: User) -> None:
    approve_verdict(
        by=amara, verdict=a_submitted_verdict(by=ines, claim=claim), break_glass_reason="Nobody else is awake."
    )
    assert sentences(claim)[0] == (
        "Amara Lindqvist approved version 1 alone, on “At least 36”, and broke the glass: Nobody else is awake."
    )


def test_it_tells_a_change_of_status_with_its_reason(claim: Claim, ines: User, jonas: User) -> None:
    set_check_status(by=ines, claim=claim, status="in_progress")
    set_check_status(by=jonas, claim=claim, status="dismissed", reason="100% the same as claim 2")
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    assert sentences(claim)[:3] == [
        "Ines Halloran withdrew the claim: Marked twice.",
        "Jonas Weil changed the check status from “In progress” to “Dismissed”: 100% the same as claim 2.",
        "Ines Halloran changed the check status from “Open” to “In progress”.",
    ]


def test_it_keeps_a_citation_that_was_taken_off(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    remove_citation(by=ines, citation=draft.citations.get())
    assert sentences(claim)[0] == (
        "Ines Halloran took the citation of “Casualty figures” off version 1 (supports): “36 soldiers”."
    )


def test_it_keeps_a_copied_citation_that_was_taken_off(claim: Claim, ines: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Not this source.")
    second = start_verdict(by=ines, claim=claim)
    remove_citation(by=ines, citation=second.citations.get())
    assert "off version 2" in sentences(claim)[0]


def test_it_tells_nothing_of_other_claims(claim: Claim, ines: User, ruth: User) -> None:
    other = a_claim(by=ines, article=claim.article, words="Nearly a million")
    an_approved_verdict(by=ines, approved_by=ruth, claim=other)
    assert len(sentences(claim)) == 1


def test_it_gives_the_words_as_they_were_each_time(ines: User, ruth: User) -> None:
    claim = a_claim(by=ines, article=an_article(by=ines, paragraphs=BEFORE), words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=claim.article, text="\n\n".join(AFTER))
    told = list(reversed(sentences(claim)))
    old, new = "At least 36", ClaimAnchor.objects.get(claim=claim, revision__number=2, closed_at=None).exact
    assert new != old
    assert told[0] == f"Ines Halloran marked “{old}” in revision 1: figure."
    assert f"Ruth Adeyemi approved version 1, on “{old}”." in told
    assert any(line.startswith(f"Carried from “{old}” to “{new}”: ") for line in told)
    claim = Claim.objects.select_related("article").get(pk=claim.pk)
    start_verdict(by=ines, claim=claim)
    second = submit_verdict(by=ines, verdict=Verdict.objects.get(claim=claim, version=2))
    approve_verdict(by=ruth, verdict=second)
    assert sentences(claim)[:2] == [
        f"Ruth Adeyemi approved version 2, on “{new}”.",
        f"Ines Halloran submitted version 2, rated “Accurate”, for review, on “{new}”.",
    ]
    assert f"Ruth Adeyemi approved version 1, on “{old}”." in sentences(claim)


def test_an_approval_that_a_revision_kept_says_on_which_words_it_stands_now(ines: User, ruth: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "They counted thirty-six dead on Friday."))
    claim = a_claim(by=ines, article=article, words="thirty-six dead")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=article, text="A headline\n\nThey counted 36 dead on Friday.")
    assert sentences(claim)[:3] == [
        "The approval of version 1 stands, on “36 dead”: revision 2 changed nothing material.",
        "Carried from “thirty-six dead” to “36 dead” in revision 2.",
        "Ruth Adeyemi approved version 1, on “thirty-six dead”.",
    ]


def test_a_sentence_that_changes_round_the_same_words_is_told_as_that(ines: User, ruth: User) -> None:
    article = an_article(by=ines, paragraphs=("A headline", "They counted 36 dead on Friday."))
    claim = a_claim(by=ines, article=article, words="36 dead")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=article, text="A headline\n\nThey counted 36 dead on Saturday.")
    assert "Its words “36 dead” stand, their sentence changed: Friday → Saturday in revision 2." in sentences(claim)


@pytest.mark.parametrize(
    ("resolution", "number", "said"),
    [
        ("stands", 0, "stands"),
        ("change_requested", 0, "change requested"),
        ("changed", 2, "changed in revision 2"),
        ("cut", 2, "cut in revision 2"),
    ],
)
def test_it_says_in_words_what_became_of_the_claimed_words(resolution: str, number: int, said: str, ines: User) -> None:
    claim = a_claim(by=ines, article=an_article(by=ines, paragraphs=BEFORE), words="At least 36")
    a_text(claim.article, *AFTER)
    resolve_claim(by=ines, claim=Claim.objects.get(pk=claim.pk), resolution=resolution, number=number)
    assert sentences(claim)[0] == f"Ines Halloran said what became of the words: {said}."


def test_it_leaves_no_event_out_that_it_has_no_sentence_for(claim: Claim, ines: User) -> None:
    with transaction.atomic():
        record(
            by=ines,
            verb="folded",
            kind="claim",
            uid=claim.uid,
            label="claim 1",
            chain=article_chain(claim.article.uid),
        )
    assert sentences(claim)[0] == "Ines Halloran: folded claim 1."


def test_its_statements_do_not_grow_with_the_history(
    claim: Claim, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    claim = Claim.objects.select_related("article__publication").get(pk=claim.pk)
    with django_assert_num_queries(2):
        history_of(claim)
    draft = a_draft(by=ines, claim=claim)
    for number in range(5):
        cite_page(by=ines, verdict=draft, locator=str(number))
    with django_assert_num_queries(2):
        assert len(history_of(claim)) == 8


def test_it_tells_who_took_a_draft_over_and_who_set_the_risk(claim: Claim, ines: User, jonas: User) -> None:
    take_over_verdict(by=jonas, verdict=a_draft(by=ines, claim=claim))
    set_risk(by=jonas, claim=claim, risk="legal")
    assert sentences(claim)[:2] == [
        "Jonas Weil changed the risk from normal to legal.",
        "Jonas Weil took version 1 over from Ines Halloran.",
    ]


def test_it_tells_what_became_of_a_citation_that_was_put_back(claim: Claim, ines: User) -> None:
    citation = a_draft(by=ines, claim=claim).citations.get()
    remove_citation(by=ines, citation=citation)
    restore_citation(by=ines, uid=citation.uid)
    assert sentences(claim)[0] == "Ines Halloran put the citation of “Casualty figures” back on version 1."


def test_it_tells_what_became_of_a_correction_of_it(ines: User, ruth: User) -> None:
    claim = a_claim(by=ines, article=an_article(by=ines, paragraphs=BEFORE), words="At least 36")
    a_text(claim.article, *AFTER)
    needless = a_correction(by=ines, article=claim.article, claim=claim)
    discard_correction(by=ines, correction=needless, reason="36 was right.")
    an_issued_correction(by=ines, issued_by=ruth, article=claim.article, claim=claim)
    a_submitted_correction(by=ines, article=claim.article)  # of no claim
    note = "Correction, Feb. 28, 2020: This article originally misstated a figure. It was 33, not 36"
    assert sentences(claim)[:5] == [
        f"Ruth Adeyemi issued the correction “{note}”.",
        f"Ines Halloran submitted the correction “{note}”.",
        f"Ines Halloran drafted a correction of it: {note}.",
        f"Ines Halloran discarded the correction “{note}”: 36 was right.",
        f"Ines Halloran drafted a correction of it: {note}.",
    ]
