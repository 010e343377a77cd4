"""Setting how far many sources are trusted at once."""

import json
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.errors import NotAllowed, Unusable
from factcheck.lists.together import NothingToUndo
from factcheck.sources.actions import add_source, edit_source, source_for_article
from factcheck.sources.grading import GradedByAnother, grade_sources, undo_grades
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.examples import a_page, an_article


@pytest.fixture
def sources(ines: User) -> list[Source]:
    """Three sources: one that nobody has graded, one that has both, and an article here."""
    return [
        a_page(by=ines),
        add_source(by=ines, kind="person", name="Zeynep Kaya", reliability="B", rank="primary"),
        source_for_article(article=an_article(by=ines, title="Elsewhere"), by=ines),
    ]


def grades() -> list[tuple[str, str]]:
    return list(Source.objects.order_by("pk").values_list("reliability", "rank"))


def fresh() -> list[Source]:
    return list(Source.objects.order_by("pk"))


def test_each_of_the_two_may_stay_as_it_is(sources: list[Source], ines: User) -> None:
    grade_sources(by=ines, sources=sources, reliability="C")
    assert grades() == [("C", ""), ("C", "primary"), ("C", "")]
    grade_sources(by=ines, sources=fresh(), rank="secondary")
    assert grades() == [("C", "secondary")] * 3
    grade_sources(by=ines, sources=fresh(), reliability="", rank="")
    assert grades() == [("", "")] * 3


def test_only_what_changes_is_recorded_each_by_an_event_of_its_own(sources: list[Source], ines: User) -> None:
    together = uuid4()
    done = grade_sources(by=ines, sources=sources, reliability="B", together=together)
    assert [source.name for source in done] == ["Casualty figures", "Elsewhere"]
    events = Event.objects.filter(kind="source", verb="changed").order_by("number")
    assert [(event.object_uid, event.label, event.person) for event in events] == [
        (str(source.uid), source.name, ines) for source in done
    ]
    assert json.loads(events[0].details) == {
        "settings": {"reliability": {"from": "", "to": "B"}},
        "together": str(together),
    }
    assert not list(broken_links())


@pytest.mark.parametrize(("reliability", "rank"), [("G", None), (None, "quaternary")])
def test_what_is_not_known_is_refused(
    reliability: str | None, rank: str | None, sources: list[Source], ines: User
) -> None:
    with pytest.raises(Unusable):
        grade_sources(by=ines, sources=sources, reliability=reliability, rank=rank)


def test_who_has_no_role_sets_none(sources: list[Source], make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        grade_sources(by=nora, sources=sources, reliability="A")
    with pytest.raises(NotAllowed):
        undo_grades(by=nora, together=uuid4())


def test_who_comes_second_is_shown_the_first_and_nothing_is_set(sources: list[Source], ines: User, jonas: User) -> None:
    seen, before = fresh(), grades()
    edit_source(by=jonas, source=sources[1], changes={"reliability": "E"})
    with pytest.raises(GradedByAnother, match="graded 1 of these sources just now. Nothing was set") as refused:
        grade_sources(by=ines, sources=seen, rank="tertiary")
    assert refused.value.details == ("“Zeynep Kaya” has now: E: unreliable, primary.",)
    assert grades() == [before[0], ("E", "primary"), before[2]]


def test_a_note_that_was_changed_meanwhile_is_nothing_to_them(sources: list[Source], ines: User, jonas: User) -> None:
    seen = fresh()
    edit_source(by=jonas, source=sources[1], changes={"note": "Moved to Ankara."})
    assert len(grade_sources(by=ines, sources=seen, rank="tertiary")) == 3


def test_the_statements_do_not_grow_with_the_sources(
    ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sources = [a_page(by=ines, name=f"Page {n}", url=f"https://example.org/{n}") for n in range(12)]
    assert ines.may("edit_source")
    for some in (sources[:2], sources[2:]):
        together = uuid4()
        with django_assert_num_queries(7):
            grade_sources(by=ines, sources=some, reliability="A", together=together)
        with django_assert_num_queries(10):
            undo_grades(by=ines, together=together)


class TestUndo:
    def grade(self, by: User) -> UUID:
        together = uuid4()
        grade_sources(by=by, sources=fresh(), reliability="D", rank="tertiary", together=together)
        return together

    def test_each_gets_what_it_had(self, sources: list[Source], ines: User) -> None:
        before = grades()
        undone = undo_grades(by=ines, together=self.grade(ines))
        assert (len(undone.rows), undone.left) == (3, [])
        assert grades() == before
        assert not list(broken_links())

    def test_what_somebody_graded_since_stays_and_is_named(
        self, sources: list[Source], ines: User, jonas: User
    ) -> None:
        together = self.grade(ines)
        edit_source(by=jonas, source=sources[1], changes={"rank": "secondary"})
        undone = undo_grades(by=ines, together=together)
        assert [source.name for source in undone.left] == ["Zeynep Kaya"]
        assert grades() == [("", ""), ("D", "secondary"), ("", "")]

    def test_what_came_back_to_the_same_was_graded_since_too(
        self, sources: list[Source], ines: User, jonas: User
    ) -> None:
        together = self.grade(ines)
        for rank in ("secondary", "tertiary"):
            edit_source(by=jonas, source=sources[1], changes={"rank": rank})
        assert [source.name for source in undo_grades(by=ines, together=together).left] == ["Zeynep Kaya"]

    def test_a_note_written_since_does_not_keep_it_and_stays(
        self, sources: list[Source], ines: User, jonas: User
    ) -> None:
        together = self.grade(ines)
        edit_source(by=jonas, source=sources[1], changes={"note": "Moved to Ankara."})
        assert not undo_grades(by=ines, together=together).left
        assert Source.objects.get(pk=sources[1].pk).note == "Moved to Ankara."

    def test_nobody_takes_back_twice_or_what_another_did(self, sources: list[Source], ines: User, jonas: User) -> None:
        together = self.grade(ines)
        with pytest.raises(NothingToUndo):
            undo_grades(by=jonas, together=together)
        undo_grades(by=ines, together=together)
        with pytest.raises(NothingToUndo, match="Somebody graded these sources since"):
            undo_grades(by=ines, together=together)
