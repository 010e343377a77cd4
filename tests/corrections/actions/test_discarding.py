"""Discarding several drafts of corrections with one reason, and taking that back."""

from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.history import history_of
from factcheck.corrections.actions.deciding import issue_correction, return_correction
from factcheck.corrections.actions.discarding import discard_corrections, undo_discards
from factcheck.corrections.actions.ending import discard_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.together import NotForAll
from factcheck.corrections.actions.writing import submit_correction
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
)
from tests.examples import a_claim, an_article


@pytest.fixture
def elsewhere(ines: User) -> Article:
    article = an_article(by=ines, title="Elsewhere", paragraphs=BEFORE)
    a_text(article, *AFTER)
    return article


@pytest.fixture
def drafts(ines: User, ruth: User, corrected: Article, elsewhere: Article) -> list[Correction]:
    """Three drafts by Ines in two articles; the second was returned once."""
    a_correction(by=ines, article=corrected)
    submitted = a_submitted_correction(by=ines, article=corrected)
    return_correction(by=ruth, correction=submitted, note="By whose count?")
    a_correction(by=ines, article=elsewhere)
    return fresh()


def fresh() -> list[Correction]:
    return list(Correction.objects.select_related("article", "author").order_by("pk"))


def states() -> list[str]:
    return list(Correction.objects.order_by("pk").values_list("state", flat=True))


def test_all_are_discarded_with_the_reason_and_keep_their_numbers(drafts: list[Correction], ines: User) -> None:
    discard_corrections(by=ines, corrections=drafts, reason=" 36 was right.\r\n")
    ended = Correction.objects.order_by("pk").values_list("state", "ended_by", "end_reason", "number")
    assert list(ended) == [("discarded", ines.pk, "36 was right.", number) for number in (1, 2, 1)]
    assert Event.objects.filter(verb="discarded", kind="correction").count() == 3
    assert not list(broken_links())


def test_a_reason_is_needed(drafts: list[Correction], ines: User) -> None:
    with pytest.raises(Unusable, match="Say why"):
        discard_corrections(by=ines, corrections=drafts, reason=" \r\n")


def test_what_cannot_be_is_named_with_the_way_on_and_nothing_is_discarded(
    drafts: list[Correction], corrected: Article, elsewhere: Article, ines: User, ruth: User, jonas: User
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    a_submitted_correction(by=ines, article=elsewhere)
    a_correction(by=jonas, article=elsewhere)
    discard_correction(by=ines, correction=drafts[0], reason="Twice.")
    with pytest.raises(NotForAll, match="cannot be done to 4 of these corrections") as refused:
        discard_corrections(by=ines, corrections=fresh(), reason="Not needed.")
    assert refused.value.details == (
        f"Correction 1 of “{corrected.title}” is discarded. Who needs it after all drafts another.",
        f"Correction 3 of “{corrected.title}” is issued. A reviewer withdraws it, or lets another take its place.",
        "Correction 2 of “Elsewhere” waits for a reviewer, who issues or returns it.",
        "Jonas Weil writes correction 3 of “Elsewhere”, and alone discards it. Take it over first.",
    )
    assert states() == ["discarded", "returned", "draft", "issued", "submitted", "draft"]


def test_what_was_returned_meanwhile_is_looked_at_again(corrected: Article, ines: User, ruth: User) -> None:
    seen = a_correction(by=ines, article=corrected)
    submitted = submit_correction(by=ines, correction=Correction.objects.get(pk=seen.pk))
    return_correction(by=ruth, correction=submitted, note="By whose count?")
    with pytest.raises(NotForAll) as refused:
        discard_corrections(by=ines, corrections=[seen], reason="Not needed.")
    assert refused.value.details == (f"Correction 1 of “{corrected.title}” was changed just now. Its state: returned.",)


def test_who_has_no_role_discards_none(drafts: list[Correction], make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        discard_corrections(by=nora, corrections=drafts, reason="No.")
    with pytest.raises(NotAllowed):
        undo_discards(by=nora, together=uuid4())


def test_the_statements_do_not_grow_with_the_corrections(
    corrected: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(9):
        a_correction(by=ines, article=corrected)
    assert ines.may("draft_correction")
    drafts = fresh()
    for some in (drafts[:2], drafts[2:]):
        together = uuid4()
        with django_assert_num_queries(7):
            discard_corrections(by=ines, corrections=some, reason="Twice.", together=together)
        with django_assert_num_queries(11):
            undo_discards(by=ines, together=together)


class TestUndo:
    def discard(self, by: User) -> UUID:
        together = uuid4()
        discard_corrections(by=by, corrections=fresh(), reason="Not needed.", together=together)
        return together

    def test_each_is_the_draft_or_the_returned_one_that_it_was(
        self, drafts: list[Correction], ines: User, ruth: User
    ) -> None:
        before = list(Correction.objects.order_by("pk").values())
        undone = undo_discards(by=ines, together=self.discard(ines))
        assert (len(undone.rows), undone.left) == (3, [])
        assert list(Correction.objects.order_by("pk").values()) == before
        events = Event.objects.filter(verb="reopened", kind="correction")
        assert set(events.values_list("object_uid", flat=True)) == {str(one.uid) for one in drafts}
        assert not list(broken_links())

    def test_it_goes_the_whole_way_from_there(self, drafts: list[Correction], ines: User, ruth: User) -> None:
        undo_discards(by=ines, together=self.discard(ines))
        submitted = submit_correction(by=ines, correction=fresh()[0])
        assert issue_correction(by=ruth, correction=submitted).state == "issued"

    def test_the_history_of_a_claim_tells_it(self, corrected: Article, ines: User) -> None:
        claim = a_claim(by=ines, article=corrected, words="At least 33")
        a_correction(by=ines, article=corrected, claim=claim)
        undo_discards(by=ines, together=self.discard(ines))
        line = history_of(claim)[0]
        assert line.sentence.startswith("Ines Halloran took the discarded correction “Correction, Feb. 28, 2020")
        assert line.css_class == "is-progress"

    def test_after_a_new_text_of_its_article_it_stays_discarded_and_is_named(
        self, drafts: list[Correction], ines: User, elsewhere: Article
    ) -> None:
        """The text may have brought the note along, which is then a record of its own."""
        together = self.discard(ines)
        a_text(elsewhere, *AFTER, "Correction: it was 33.")
        undone = undo_discards(by=ines, together=together)
        assert [one.pk for one in undone.left] == [drafts[2].pk]
        assert states() == ["draft", "returned", "discarded"]

    def test_what_was_taken_back_goes_on_and_is_not_taken_back_again(
        self, drafts: list[Correction], ines: User, jonas: User
    ) -> None:
        together = self.discard(ines)
        with pytest.raises(NothingToUndo):
            undo_discards(by=jonas, together=together)
        undo_discards(by=ines, together=together)
        discard_correction(by=ines, correction=fresh()[0], reason="For another reason.")
        take_over_correction(by=jonas, correction=fresh()[2])
        with pytest.raises(NothingToUndo, match="Something happened to these corrections since"):
            undo_discards(by=ines, together=together)
        assert states() == ["discarded", "returned", "draft"]
        assert fresh()[0].end_reason == "For another reason."
