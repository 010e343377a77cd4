"""Drafting, changing and submitting corrections."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.articles.days import today_at
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.actions.deciding import return_correction
from factcheck.corrections.actions.writing import (
    AlsoWrong,
    CorrectionIsIncomplete,
    CorrectionMovedOn,
    SomebodyElseWroteIt,
    change_correction,
    draft_correction,
    missing_for_submission,
    submit_correction,
)
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.corrections.conftest import AFTER, a_correction, a_submitted_correction, a_text, written
from tests.examples import a_claim, an_article, latest


def test_a_draft_keeps_what_was_written_and_who_wrote_it(ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    draft = a_correction(by=ines, article=corrected, claim=claim, found_how=" by  mail ", found_by="A reader")
    draft.refresh_from_db()
    assert (draft.state, draft.author, draft.number, draft.claim) == ("draft", ines, 1, claim)
    assert (draft.wrong, draft.right, draft.found_how, draft.found_by) == ("36", "33", "by mail", "A reader")
    assert draft.from_revision is not None
    assert (draft.from_revision.number, draft.to_revision.number) == (1, 2)
    event = Event.objects.get(kind="correction")
    assert (event.verb, event.person, event.object_uid) == ("drafted", ines, str(draft.uid))


def test_sent_twice_it_makes_one(ines: User, corrected: Article) -> None:
    uid = uuid4()
    first = draft_correction(by=ines, article=corrected, written=written(corrected), uid=uid)
    assert draft_correction(by=ines, article=corrected, written=written(corrected), uid=uid) == first
    assert Correction.objects.count() == 1


def test_without_a_note_it_is_worded_in_the_house_style(ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, note="", subject="the number of soldiers killed")
    assert draft.note == (
        "Correction, Feb. 28, 2020: This article originally misstated the number of soldiers killed. It was 33, not 36."
    )


def test_the_marker_spans_the_character_it_stands_after(ines: User, corrected: Article) -> None:
    anchor = a_correction(by=ines, article=corrected).anchors.get()
    assert (anchor.exact, anchor.stands_in_text, anchor.revision) == (".", False, latest(corrected))
    assert anchor.prefix.endswith("Thursday")
    assert anchor.suffix.startswith(" The province")


def test_the_marker_is_carried_to_revisions_that_are_there_already(ines: User, corrected: Article) -> None:
    a_text(corrected, "A new beginning stands here.", *AFTER)
    anchors = a_correction(by=ines, article=corrected).anchors.order_by("revision__number")
    third = anchors[1]
    assert third.end is not None
    assert latest(corrected).text[: third.end].endswith("were killed on Thursday.")


def test_a_marker_whose_word_is_gone_waits_without_a_place(ines: User, corrected: Article) -> None:
    a_text(corrected, AFTER[0], "The province lies in the north.", AFTER[2])
    anchor = a_correction(by=ines, article=corrected).anchors.get(revision=latest(corrected))
    assert (anchor.start, anchor.status) == (None, "deleted")


def test_changing_it_closes_the_old_place_and_keeps_it(ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    to = latest(corrected)
    change_correction(
        by=ines, correction=draft, written=written(corrected, right="thirty-three", at=to.text.index(" in Idlib"))
    )
    draft.refresh_from_db()
    assert draft.right == "thirty-three"
    assert draft.anchors.count() == 2
    assert draft.anchors.get(closed_at=None).prefix.endswith("kills 3")
    assert Event.objects.filter(kind="correction", verb="changed").count() == 1


def test_only_its_author_changes_and_submits_it(ines: User, jonas: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    with pytest.raises(SomebodyElseWroteIt, match="Ines Halloran"):
        change_correction(by=jonas, correction=draft, written=written(corrected))
    with pytest.raises(SomebodyElseWroteIt):
        submit_correction(by=jonas, correction=draft)


def test_what_is_submitted_is_not_changed(ines: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    with pytest.raises(CorrectionMovedOn, match="submitted"):
        change_correction(by=ines, correction=submitted, written=written(corrected))
    with pytest.raises(CorrectionMovedOn):
        submit_correction(by=ines, correction=submitted)


def test_what_was_returned_is_changed_and_submitted_again(ines: User, ruth: User, corrected: Article) -> None:
    returned = return_correction(
        by=ruth, correction=a_submitted_correction(by=ines, article=corrected), note="Whose figure?"
    )
    change_correction(by=ines, correction=returned, written=written(corrected, note="Correction: by Turkey’s count."))
    again = submit_correction(by=ines, correction=returned)
    assert (again.state, again.note) == (CorrectionState.SUBMITTED, "Correction: by Turkey’s count.")


def test_submitting_lists_what_is_missing(ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, right="", dated=None, at=None)
    assert [field for field, _sentence in missing_for_submission(draft)] == ["dated", "right", "after"]
    with pytest.raises(CorrectionIsIncomplete) as refused:
        submit_correction(by=ines, correction=draft)
    assert len(refused.value.details) == 3
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_wrong_words_may_be_unknown_but_not_the_right_ones(ines: User, corrected: Article) -> None:
    assert missing_for_submission(a_correction(by=ines, article=corrected, wrong="")) == []
    same = missing_for_submission(a_correction(by=ines, article=corrected, wrong="33"))
    assert [field for field, _sentence in same] == ["wrong"]


def test_a_correction_says_of_neither_text_what_does_not_stand_in_it(ines: User, corrected: Article) -> None:
    misquoted = missing_for_submission(a_correction(by=ines, article=corrected, wrong="37", right="34 soldiers"))
    assert misquoted == [
        ("right", "The right words do not stand in revision 2. Copy them from the corrected text."),
        ("wrong", "The wrong words do not stand in revision 1. Copy them from there, or leave them unknown."),
    ]
    across_lines = a_correction(
        by=ines, article=corrected, wrong="At least 36\n soldiers", right="At least\n33 soldiers"
    )
    assert missing_for_submission(across_lines) == []
    a_note = a_correction(by=ines, article=corrected, type="editors_note", wrong="", right="34", at=None)
    assert [field for field, _sentence in missing_for_submission(a_note)] == ["right"]


def test_a_retraction_needs_neither_words_nor_marker(ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, type="retraction", wrong="", right="", at=None)
    assert missing_for_submission(draft) == []


def test_it_refuses_texts_that_are_not_before_and_after(ines: User, corrected: Article) -> None:
    right = written(corrected)
    turned = replace(right, from_revision=right.to_revision, to_revision=right.from_revision, at=None)
    same = replace(right, from_revision=right.to_revision)
    strange = replace(right, from_revision=latest(an_article(by=ines, paragraphs=("Other", "Text."))))
    for wrong in (turned, same, strange):
        with pytest.raises(Unusable):
            draft_correction(by=ines, article=corrected, written=wrong)
    assert not Correction.objects.exists()


def test_it_refuses_a_claim_of_another_article(ines: User, corrected: Article) -> None:
    other = an_article(by=ines, paragraphs=("Other", "It was 12 boats."))
    with pytest.raises(Unusable, match="another article"):
        a_correction(by=ines, article=corrected, claim=a_claim(by=ines, article=other, words="12 boats"))


@pytest.mark.parametrize("at", [0, -1, 10_000])
def test_it_refuses_a_place_outside_the_text(ines: User, corrected: Article, at: int) -> None:
    with pytest.raises(Unusable, match="outside the text"):
        a_correction(by=ines, article=corrected, at=at)


def test_it_refuses_a_date_in_the_future(ines: User, corrected: Article) -> None:
    a_correction(by=ines, article=corrected, dated=today_at(corrected))
    with pytest.raises(Unusable, match="future"):
        a_correction(by=ines, article=corrected, dated=today_at(corrected) + timedelta(days=1))


def test_a_person_without_a_role_drafts_nothing(make_person: PersonMaker, corrected: Article) -> None:
    with pytest.raises(NotAllowed):
        a_correction(by=make_person("nora", "Nora Petit"), article=corrected)


def test_changes_that_share_the_note_are_kept_in_its_order_and_replaced_with_it(ines: User, corrected: Article) -> None:
    both = (AlsoWrong("date", "body", "", "Thursday"), AlsoWrong("omitted", "headline", "", "Idlib"))
    draft = a_correction(by=ines, article=corrected, further=both, note="")
    assert [str(one) for one in draft.further_changes.all()] == [" → Thursday", " → Idlib"]
    assert draft.note.endswith("It also misstated a date. It was Thursday. Its headline also omitted the word “Idlib.”")
    changed = change_correction(by=ines, correction=draft, written=written(corrected, further=both[1:]))
    assert [str(one) for one in changed.further_changes.all()] == [" → Idlib"]


def test_a_further_change_must_not_misquote_either(ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, further=(AlsoWrong("figure", "body", "36", "34"),))
    with pytest.raises(CorrectionIsIncomplete) as refused:
        submit_correction(by=ines, correction=draft)
    assert "do not stand in revision 2" in refused.value.details[0]


def test_a_further_change_belongs_to_the_article_and_its_text(ines: User, corrected: Article) -> None:
    elsewhere = a_claim(by=ines, article=an_article(by=ines, title="Another"), words="36 soldiers")
    for wrong in (
        AlsoWrong("figure", "body", "36", "33", claim=elsewhere),
        AlsoWrong("date", "body", "x", "y", at=9999),
    ):
        with pytest.raises(Unusable):
            a_correction(by=ines, article=corrected, further=(wrong,))
