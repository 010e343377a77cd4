"""Handing several drafts of corrections over to one person, and taking that back."""

import json
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.history import history_of
from factcheck.corrections.actions.deciding import OwnCorrection, issue_correction, return_correction
from factcheck.corrections.actions.handing_over import (
    hand_over_corrections,
    take_over_correction,
    undo_handing_over,
)
from factcheck.corrections.actions.together import NotForAll
from factcheck.corrections.actions.writing import change_correction, submit_correction
from factcheck.corrections.models import Correction
from factcheck.errors import NotAllowed, Unusable
from factcheck.lists.together import NothingToUndo
from tests.conftest import PersonMaker
from tests.corrections.conftest import (
    AFTER,
    BEFORE,
    a_correction,
    a_submitted_correction,
    a_text,
    an_issued_correction,
    written,
)
from tests.examples import a_claim, an_article


@pytest.fixture
def elsewhere(ines: User) -> Article:
    article = an_article(by=ines, title="Elsewhere", paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article


@pytest.fixture
def drafts(ines: User, ruth: User, corrected: Article, elsewhere: Article) -> list[Correction]:
    """Three drafts by two people in two articles; the second was returned once."""
    a_correction(by=ines, article=corrected)
    submitted = a_submitted_correction(by=ines, article=corrected)
    return_correction(by=ruth, correction=submitted, note="By whose count?")
    a_correction(by=ruth, article=elsewhere)
    return fresh()


def fresh() -> list[Correction]:
    return list(Correction.objects.select_related("article", "author").order_by("pk"))


def authors() -> list[str]:
    return [correction.author.username if correction.author else "" for correction in fresh()]


def barred() -> list[list[str]]:
    return [[person.username for person in one.earlier_authors.order_by("pk")] for one in fresh()]


def test_all_are_then_written_by_who_got_them_and_who_wrote_is_barred(
    drafts: list[Correction], ines: User, jonas: User, ruth: User
) -> None:
    done = hand_over_corrections(by=ines, corrections=drafts, to=jonas)
    assert len(done) == 3
    assert authors() == ["jonas"] * 3
    assert barred() == [["ines"], ["ines"], ["ruth"]]
    assert [one.state for one in fresh()] == ["draft", "returned", "draft"]
    submitted = submit_correction(by=jonas, correction=fresh()[2])
    with pytest.raises(OwnCorrection, match="before it was taken over"):
        issue_correction(by=ruth, correction=submitted)
    assert not list(broken_links())


def test_each_has_an_event_that_says_from_whom_to_whom(drafts: list[Correction], ruth: User, jonas: User) -> None:
    together = uuid4()
    hand_over_corrections(by=ruth, corrections=drafts, to=jonas, together=together)
    events = Event.objects.filter(verb="handed over", kind="correction").order_by("pk")
    told = {event.object_uid: json.loads(event.details) for event in events}
    assert [told[str(one.uid)]["earlier_username"] for one in drafts] == ["ines", "ines", "ruth"]
    assert {(said["to"], said["to_name"], said["together"]) for said in told.values()} == {
        ("jonas", "Jonas Weil", str(together))
    }


def test_the_history_of_a_claim_tells_it(corrected: Article, ines: User, jonas: User) -> None:
    claim = a_claim(by=ines, article=corrected, words="At least 33")
    draft = a_correction(by=ines, article=corrected, claim=claim)
    together = uuid4()
    hand_over_corrections(by=ines, corrections=[draft], to=jonas, together=together)
    sentence = history_of(claim)[0].sentence
    assert sentence.startswith("Ines Halloran handed the draft of the correction “Correction, Feb. 28, 2020")
    assert sentence.endswith("over from Ines Halloran to Jonas Weil.")


def test_who_has_one_already_keeps_it_without_an_event(drafts: list[Correction], ines: User) -> None:
    done = hand_over_corrections(by=ines, corrections=drafts, to=ines)
    assert [one.pk for one in done] == [drafts[2].pk]
    assert barred() == [[], [], ["ruth"]]
    assert Event.objects.filter(verb="handed over").count() == 1


def test_what_nobody_writes_any_more_is_named_with_the_way_on_and_nothing_is_done(
    drafts: list[Correction], corrected: Article, elsewhere: Article, ines: User, ruth: User, jonas: User
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    a_submitted_correction(by=ines, article=elsewhere)
    with pytest.raises(NotForAll, match="cannot be done to 2 of these corrections") as refused:
        hand_over_corrections(by=ines, corrections=fresh(), to=jonas)
    assert refused.value.details == (
        f"Correction 3 of “{corrected.title}” is issued. A reviewer withdraws it, or lets another take its place.",
        "Correction 2 of “Elsewhere” waits for a reviewer, who issues or returns it.",
    )
    assert "jonas" not in authors()
    assert not Event.objects.filter(verb="handed over").exists()


def test_who_returned_one_does_not_write_it(drafts: list[Correction], ines: User, ruth: User) -> None:
    with pytest.raises(NotForAll) as refused:
        hand_over_corrections(by=ines, corrections=drafts[:2], to=ruth)
    assert len(refused.value.details) == 1
    assert refused.value.details[0].startswith("Ruth Adeyemi returned correction 2 of")
    assert authors() == ["ines", "ines", "ruth"]


def test_who_comes_second_is_told_who_writes_it_now(drafts: list[Correction], ines: User, jonas: User) -> None:
    take_over_correction(by=jonas, correction=fresh()[2])
    with pytest.raises(NotForAll) as refused:
        hand_over_corrections(by=ines, corrections=drafts, to=ines)
    assert refused.value.details == ("Jonas Weil writes correction 1 of “Elsewhere” since just now.",)
    assert authors() == ["ines", "ines", "jonas"]


def test_a_person_without_a_role_neither_gives_nor_gets(
    drafts: list[Correction], ines: User, make_person: PersonMaker
) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        hand_over_corrections(by=nora, corrections=drafts, to=ines)
    with pytest.raises(NotAllowed):
        undo_handing_over(by=nora, together=uuid4())
    with pytest.raises(Unusable, match="Nora Petit writes no corrections"):
        hand_over_corrections(by=ines, corrections=drafts, to=nora)


def test_the_statements_do_not_grow_with_the_corrections(
    corrected: Article, ines: User, jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(9):
        a_correction(by=ines, article=corrected)
    assert ines.may("draft_correction") and jonas.may("draft_correction")
    drafts = fresh()
    for some in (drafts[:2], drafts[2:]):
        together = uuid4()
        with django_assert_num_queries(9):
            hand_over_corrections(by=ines, corrections=some, to=jonas, together=together)
        with django_assert_num_queries(11):
            undo_handing_over(by=ines, together=together)


class TestUndo:
    def hand_over(self, by: User, to: User) -> UUID:
        together = uuid4()
        hand_over_corrections(by=by, corrections=fresh(), to=to, together=together)
        return together

    def test_each_goes_back_as_if_it_had_never_left(self, drafts: list[Correction], ines: User, jonas: User) -> None:
        undone = undo_handing_over(by=ines, together=self.hand_over(ines, jonas))
        assert (len(undone.rows), undone.left) == (3, [])
        assert authors() == ["ines", "ines", "ruth"]
        assert barred() == [[], [], []]
        assert Event.objects.filter(verb="handed over").count() == 6
        assert not list(broken_links())

    def test_who_was_barred_before_stays_barred(self, drafts: list[Correction], ines: User, jonas: User) -> None:
        take_over_correction(by=jonas, correction=drafts[0])
        take_over_correction(by=ines, correction=fresh()[0])
        undo_handing_over(by=ines, together=self.hand_over(ines, jonas))
        assert authors()[0] == "ines"
        assert set(barred()[0]) == {"ines", "jonas"}

    def test_what_somebody_wrote_since_stays_theirs_and_is_named(
        self, drafts: list[Correction], ines: User, jonas: User, elsewhere: Article
    ) -> None:
        together = self.hand_over(ines, jonas)
        change_correction(by=jonas, correction=fresh()[2], written=written(elsewhere, note="Correction: it was 33."))
        undone = undo_handing_over(by=ines, together=together)
        assert [one.pk for one in undone.left] == [drafts[2].pk]
        assert authors() == ["ines", "ines", "jonas"]
        assert barred() == [[], [], ["ruth"]]

    def test_what_was_submitted_since_stays(self, drafts: list[Correction], ines: User, jonas: User) -> None:
        together = self.hand_over(ines, jonas)
        for one in fresh():
            submit_correction(by=jonas, correction=one)
        with pytest.raises(NothingToUndo, match="Somebody went on with these corrections since"):
            undo_handing_over(by=ines, together=together)
        assert authors() == ["jonas"] * 3

    def test_what_came_back_to_the_same_person_was_touched_too(
        self, drafts: list[Correction], ines: User, jonas: User
    ) -> None:
        together = self.hand_over(ines, jonas)
        take_over_correction(by=ines, correction=fresh()[0])
        take_over_correction(by=jonas, correction=fresh()[0])
        assert [one.pk for one in undo_handing_over(by=ines, together=together).left] == [drafts[0].pk]

    def test_nobody_takes_back_twice_or_what_another_did(
        self, drafts: list[Correction], ines: User, jonas: User
    ) -> None:
        together = self.hand_over(ines, jonas)
        with pytest.raises(NothingToUndo):
            undo_handing_over(by=jonas, together=together)
        undo_handing_over(by=ines, together=together)
        with pytest.raises(NothingToUndo):
            undo_handing_over(by=ines, together=together)
