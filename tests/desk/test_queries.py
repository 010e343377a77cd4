"""What waits for whom, and the counts beside the articles."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.assigning import assign_article
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.handing_over import take_over_verdict
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict, why_not_by
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.claims.queries import state_counts
from factcheck.corrections.actions import deciding
from factcheck.corrections.actions.announcing import waive_change
from factcheck.corrections.actions.ending import discard_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.writing import submit_correction
from factcheck.corrections.models import Correction
from factcheck.desk.queries import (
    corrections_of,
    corrections_to_issue,
    first_in_queue,
    first_unannounced,
    latest_happenings,
    queue_for,
    queue_of_everybody,
    waiting_by_article,
)
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction
from tests.corrections.publishing import in_body, shown_twice
from tests.desk.conftest import ClaimMaker, VerdictMaker
from tests.examples import a_claim, a_submitted_verdict, an_article

NOW = timezone.now()


class TestQueue:
    def test_it_holds_what_the_four_eyes_leave_to_the_person(
        self, mark: ClaimMaker, submit: VerdictMaker, propose: VerdictMaker, ines: User, jonas: User, ruth: User
    ) -> None:
        """The expression in SQL and the rule of the action say the same of every verdict and person."""
        submit("at least 36", by=ines)
        submit("120 boats", by=ruth)
        cited_by_ruth = propose("1931", by=jonas)
        add_citation(
            by=ruth,
            verdict=cited_by_ruth,
            source=Source.objects.first() or pytest.fail("no source"),
            stance="context",
            note="The town hall's plaque.",
        )
        submit_verdict(by=jonas, verdict=cited_by_ruth)
        returned = submit("such waves", by=ines)
        return_verdict(by=ruth, verdict=returned, note="How many?")
        again = start_verdict(by=jonas, claim=returned.claim)
        submit_verdict(by=jonas, verdict=again)
        begun_by_ruth = start_verdict(by=ruth, claim=mark("Nobody", by=ines))
        begun_by_ruth = take_over_verdict(by=jonas, verdict=begun_by_ruth)
        save_verdict(
            by=jonas,
            claim=begun_by_ruth.claim,
            rating=Rating.objects.get(slug="opinion"),
            explanation="So they said.",
            as_of=date(2020, 2, 28),
        )
        submit_verdict(by=jonas, verdict=begun_by_ruth)
        waiting = queue_of_everybody(ines, NOW, 51)
        assert len(waiting) == 5
        for person in (ines, jonas, ruth):
            allowed = {verdict.pk for verdict in waiting if not why_not_by(verdict, person)}
            assert {verdict.pk for verdict in queue_for(person)} == allowed
            marked = {verdict.pk for verdict in queue_of_everybody(person, NOW, 51) if verdict.is_open_to}  # type: ignore[attr-defined]
            assert marked == allowed
        assert {verdict.pk for verdict in queue_for(ines)} != {verdict.pk for verdict in queue_for(jonas)}

    def test_the_heaviest_comes_first_then_the_longest_waiting(
        self, submit: VerdictMaker, ines: User, ruth: User
    ) -> None:
        first, second, risky = (submit(one, by=ines) for one in ("1931", "two brothers", "such waves"))
        Claim.objects.filter(pk=risky.claim.pk).update(risk="legal")
        assert list(queue_for(ruth)) == queue_of_everybody(ines, NOW, 51) == [risky, first, second]

    def test_a_first_approval_takes_it_from_ones_own_queue_only(
        self, propose: VerdictMaker, ines: User, ruth: User, jonas: User
    ) -> None:
        verdict = propose("at least 36", by=ines)
        Claim.objects.filter(pk=verdict.claim.pk).update(risk="legal")
        verdict.claim.refresh_from_db()
        submit_verdict(by=ines, verdict=verdict)
        approve_verdict(by=ruth, verdict=verdict)
        assert list(queue_for(ruth)) == []
        assert list(queue_for(jonas)) == [verdict]

    def test_the_first_of_it_are_the_same_however_many_are_looked_at_first(
        self, submit: VerdictMaker, ines: User, ruth: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for words, person in (("at least 36", ruth), ("1931", ines), ("120 boats", ruth), ("Monday", ines)):
            submit(words, by=person)
        whole = list(queue_for(ruth))
        assert len(whole) == 2
        for read in (1, 2, 3, 4, 5):
            monkeypatch.setattr("factcheck.desk.queries.QUEUE_READ", read)
            assert [first_in_queue(ruth, NOW, most) for most in (1, 2, 3)] == [whole[:1], whole, whole]

    def test_articles_are_the_same_however_many_verdicts_are_looked_at_first(
        self, submit: VerdictMaker, ines: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submit("at least 36", by=ines)
        submit("120 boats", by=ines)
        submitted = a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=an_article(by=ines), words="Idlib"))
        found = waiting_by_article(6)
        assert [(row.title, row.count) for row in found] == [
            ("Storm on the coast", 2),
            (submitted.claim.article.title, 1),
        ]
        for read in (1, 2, 3, 4):
            monkeypatch.setattr("factcheck.desk.queries.WAITING_READ", read)
            assert [waiting_by_article(most) for most in (1, 2, 3)] == [found[:1], found, found]

    def test_a_withdrawn_claim_is_not_in_it(self, submitted: Verdict, ines: User, ruth: User) -> None:
        withdraw_claim(by=ines, claim=submitted.claim, reason="Marked twice.")
        assert list(queue_for(ruth)) == []
        assert waiting_by_article(6) == []


class TestCounts:
    def test_claims_are_counted_by_what_lists_show_in_one_statement(
        self,
        article: Article,
        submitted: Verdict,
        mark: ClaimMaker,
        ines: User,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        mark("120 boats", by=ines)
        mark("1931", by=ines)
        withdraw_claim(by=ines, claim=mark("such waves", by=ines), reason="Marked twice.")
        with django_assert_num_queries(1):
            counts = state_counts([article])
        assert counts == {article.pk: {"awaiting": 1, "unchecked": 2, "withdrawn": 1}}
        assert state_counts() == counts

    def test_what_waits_is_counted_by_article_with_the_oldest(self, submit: VerdictMaker, ines: User) -> None:
        first = submit("120 boats", by=ines)
        submit("at least 36", by=ines)
        [row] = waiting_by_article(6)
        assert (row.title, row.count, row.oldest) == ("Storm on the coast", 2, first.submitted_at)


def test_happenings_are_told_newest_first_with_their_article(
    submitted: Verdict, article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        happenings = latest_happenings(3)
    assert happenings[0].sentence == "Ines Halloran submitted the verdict on claim 1, version 1."
    assert happenings[0].article == article
    assert [happening.at for happening in happenings] == sorted((one.at for one in happenings), reverse=True)
    assert happenings[0].at == Event.objects.order_by("-at").values_list("at", flat=True)[0]


def test_what_a_person_did_many_times_in_a_row_is_told_once(ruth: User, ines: User, article: Article) -> None:
    for days in range(1, 5):
        assign_article(by=ruth, article=article, to=ines, deadline=NOW + timedelta(days=days))
    last, before = latest_happenings(2)
    assert (last.sentence, last.more) == ("Ruth Adeyemi set the deadline of the article Storm on the coast.", 2)
    assert before.sentence == "Ruth Adeyemi assigned the article Storm on the coast (Ines Halloran)."
    assert before.more == 0


class TestCorrections:
    def test_the_four_eyes_say_which_a_reviewer_may_issue(
        self, ines: User, ruth: User, jonas: User, corrected: Article, make_person: PersonMaker
    ) -> None:
        rosa = make_person("rosa", "Rosa Blum", Role.REVIEWER)
        a_submitted_correction(by=ruth, article=corrected)
        a_submitted_correction(by=ines, article=corrected)
        begun = a_correction(by=ruth, article=corrected)
        submit_correction(by=jonas, correction=take_over_correction(by=jonas, correction=begun))
        a_correction(by=ines, article=corrected)
        for person in (ruth, rosa):
            offered = {correction.pk for correction in corrections_to_issue(person)}
            waiting = Correction.objects.filter(state="submitted")
            assert offered == {one.pk for one in waiting if not deciding.why_not_by(one, person)}, person
        assert [correction.author for correction in corrections_to_issue(ruth)] == [ines]

    def test_who_took_one_over_has_it_to_write(self, ines: User, jonas: User, corrected: Article) -> None:
        draft = a_correction(by=ines, article=corrected)
        take_over_correction(by=jonas, correction=draft)
        assert not corrections_of(ines)
        assert list(corrections_of(jonas)) == [draft]

    def test_what_was_discarded_waits_for_nobody(self, ines: User, corrected: Article) -> None:
        discard_correction(by=ines, correction=a_correction(by=ines, article=corrected), reason="Twice.")
        assert not corrections_of(ines)


def test_unannounced_changes_are_those_that_nobody_answered(ruth: User) -> None:
    article = shown_twice(by=ruth)
    waive_change(by=ruth, change=in_body(article), reason="A count of a day.")
    assert [change.before for change in first_unannounced(9)] == ["Strike kills 36 in Idlib"]
