"""What waits for a person's own hand."""

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Rating, Verdict
from factcheck.claims.urgency import DEADLINE_WEIGHTS, NO_HURRY, PROMINENCE_WEIGHTS, RISK_WEIGHTS
from factcheck.desk.work import URGENCY, claims_waiting, look_again_until, waiting_on_others, waits_for
from tests.desk.conftest import ClaimMaker

NOW = timezone.now()


def words(person: User) -> list[tuple[str, str]]:
    return [(claim.list_state, claim.words) for claim in claims_waiting(person, timezone.now(), 200)]  # type: ignore[attr-defined]


class TestWaitsFor:
    def test_a_returned_claim_waits_for_the_author_with_the_note(
        self, submitted: Verdict, ruth: User, ines: User, jonas: User
    ) -> None:
        return_verdict(by=ruth, verdict=submitted, note="Say whose count it is.")
        [claim] = claims_waiting(ines, NOW, 9)
        assert claim.list_state == "returned"  # type: ignore[attr-defined]
        assert claim.return_note == "Say whose count it is."  # type: ignore[attr-defined]
        assert claim.returned_by_name == "Ruth Adeyemi"  # type: ignore[attr-defined]
        assert words(jonas) == []
        assert words(ruth) == []

    def test_a_lapsed_verdict_waits_for_its_author_with_the_reason(
        self, submitted: Verdict, ruth: User, ines: User
    ) -> None:
        approved = approve_verdict(by=ruth, verdict=submitted)
        assert words(ines) == []
        lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
        [claim] = claims_waiting(ines, NOW, 9)
        assert claim.list_state == "lapsed"  # type: ignore[attr-defined]
        assert claim.lapse_reason == "36 → 33 in revision 2"  # type: ignore[attr-defined]

    def test_ones_own_draft_waits(self, mark: ClaimMaker, ines: User, jonas: User) -> None:
        start_verdict(by=jonas, claim=mark("120 boats", by=ines))
        assert words(jonas) == [("progress", "120 boats")]
        assert words(ines) == []

    def test_what_is_assigned_waits_until_it_is_settled(
        self, submitted: Verdict, mark: ClaimMaker, ines: User, jonas: User, ruth: User
    ) -> None:
        claim = mark("120 boats", by=ines)
        Claim.objects.filter(pk__in=[claim.pk, submitted.claim.pk]).update(assignee=jonas)
        assert words(jonas) == [("unchecked", "120 boats")]
        approve_verdict(by=ruth, verdict=submitted)
        set_check_status(by=ines, claim=claim, status="dismissed", reason="Not checkable.")
        assert words(jonas) == []

    def test_an_unanchored_claim_waits_for_who_marked_it_unless_it_was_given_to_somebody(
        self, mark: ClaimMaker, ines: User, jonas: User
    ) -> None:
        claim = mark("120 boats", by=ines)
        claim.anchors.update(start=None, end=None, sentence_start=None, sentence_end=None, status="deleted")
        assert [state for state, _words in words(ines)] == ["unanchored"]
        Claim.objects.filter(pk=claim.pk).update(assignee=jonas)
        assert words(ines) == []
        assert [state for state, _words in words(jonas)] == ["unanchored"]

    def test_a_withdrawn_claim_waits_for_nobody(self, mark: ClaimMaker, ines: User) -> None:
        claim = mark("120 boats", by=ines)
        start_verdict(by=ines, claim=claim)
        withdraw_claim(by=ines, claim=claim, reason="Marked twice.")
        assert words(ines) == []

    def test_what_broke_comes_before_what_is_new(
        self, submitted: Verdict, mark: ClaimMaker, ines: User, ruth: User
    ) -> None:
        fresh = mark("120 boats", by=ines)
        Claim.objects.filter(pk=fresh.pk).update(assignee=ines)
        start_verdict(by=ines, claim=mark("1931", by=ines))
        return_verdict(by=ruth, verdict=submitted, note="Whose count?")
        assert [state for state, _words in words(ines)] == ["returned", "progress", "unchecked"]

    def test_risk_prominence_and_deadline_outweigh_what_broke(
        self, submitted: Verdict, mark: ClaimMaker, ines: User, ruth: User
    ) -> None:
        return_verdict(by=ruth, verdict=submitted, note="Whose count?")
        in_headline, risky, late = (mark(one, by=ines) for one in ("Storm", "1931", "such waves"))
        Claim.objects.filter(pk__in=[in_headline.pk, risky.pk, late.pk]).update(assignee=ines)
        Claim.objects.filter(pk=risky.pk).update(risk="defamation", due_at=NOW + timedelta(days=2))
        Claim.objects.filter(pk=late.pk).update(risk="defamation", due_at=NOW - timedelta(hours=1))
        weights = [(claim.words, claim.weight) for claim in waits_for(ines, NOW)]  # type: ignore[attr-defined]
        assert [one for one, _weight in weights] == ["such waves", "1931", "Storm", "at least 36"]
        assert [weight for _one, weight in weights] == [32, 8, 4, 2]

    def test_of_claims_alike_what_is_overdue_for_days_comes_before_what_is_due_next(
        self, mark: ClaimMaker, ines: User, jonas: User
    ) -> None:
        times = {"1931": 60, "120 boats": -60, "two brothers": 1, "such waves": -1}
        for spoken, hours in times.items():
            Claim.objects.filter(pk=mark(spoken, by=ines).pk).update(
                assignee=jonas, due_at=NOW + timedelta(hours=hours), standing_prominence="rest"
            )
        assert [spoken for _state, spoken in words(jonas)] == ["120 boats", "such waves", "two brothers", "1931"]

    def test_what_nobody_was_given_waits_for_who_has_the_article(
        self, article: Article, mark: ClaimMaker, ines: User, jonas: User, ruth: User
    ) -> None:
        given, free = mark("120 boats", by=ines), mark("1931", by=ines)
        Claim.objects.filter(pk=given.pk).update(assignee=ruth)
        Article.objects.filter(pk=article.pk).update(assignee=jonas)
        assert words(jonas) == [("unchecked", "1931")]
        assert words(ruth) == [("unchecked", "120 boats")]
        free.anchors.update(start=None, end=None, sentence_start=None, sentence_end=None, status="deleted")
        assert words(ines) == []
        assert [state for state, _words in words(jonas)] == ["unanchored"]

    def test_what_waits_on_others_is_counted_apart_until_it_breaks(
        self, submitted: Verdict, mark: ClaimMaker, ines: User, jonas: User, ruth: User
    ) -> None:
        asked = mark("120 boats", by=ines)
        start_verdict(by=ines, claim=asked)
        Claim.objects.filter(pk__in=[asked.pk, submitted.claim.pk]).update(
            assignee=jonas, check_status="awaiting_reply"
        )
        assert words(jonas) == words(ines) == []
        assert waiting_on_others(jonas) == waiting_on_others(ines) == 1
        assert waiting_on_others(ruth) == 0
        lapse_verdict(verdict=approve_verdict(by=ruth, verdict=submitted), reason="36 → 33", by=None)
        Claim.objects.filter(pk=submitted.claim.pk).update(check_status="awaiting_reply")
        assert [state for state, _words in words(jonas)] == ["lapsed"]

    @pytest.mark.parametrize(("days", "times"), [(-5, 1), (0, 1), (3, 1), (4, 0)])
    def test_an_approved_verdict_comes_back_to_its_author_before_it_is_to_be_looked_at_again(
        self, submitted: Verdict, ines: User, ruth: User, days: int, times: int
    ) -> None:
        look_again = timezone.localdate(NOW) + timedelta(days=days)
        Verdict.objects.filter(pk=submitted.pk).update(review_by=look_again)
        submitted.refresh_from_db()
        approve_verdict(by=ruth, verdict=submitted)
        found = claims_waiting(ines, NOW, 9)
        assert [claim.look_again_by for claim in found] == [look_again] * times  # type: ignore[attr-defined]
        assert words(ruth) == []
        again = start_verdict(by=ines, claim=submitted.claim)
        assert words(ines) == [("approved", "at least 36")]
        save_verdict(
            by=ines,
            claim=submitted.claim,
            rating=Rating.objects.get(slug="inaccurate"),
            explanation="Still 33.",
            as_of=date(2020, 2, 28),
        )
        submit_verdict(by=ines, verdict=again)
        assert words(ines) == []


ON_OTHERS = {"query_to_author", "awaiting_reply"}


def waits_by_the_rule(claim: Claim, person: User) -> bool:
    """Whether a claim waits for a person, told in Python."""
    versions = list(claim.verdicts.order_by("-version"))
    last = next((version for version in versions if version.state != "draft"), None)
    owner = claim.assignee or claim.article.assignee
    if claim.standing not in URGENCY:
        return False
    drafts = any(version.state == "draft" and version.author == person for version in versions)
    is_work = drafts or (owner == person and claim.standing != "approved")
    waits = claim.standing in ("progress", "unchecked") and claim.check_status in ON_OTHERS
    again = any(
        version.state == "approved"
        and version.author == person
        and version.review_by is not None
        and version.review_by <= look_again_until(NOW)
        for version in versions
    )
    return bool(
        (is_work and not waits)
        or (claim.standing in ("returned", "lapsed") and last and last.author == person)
        or (claim.standing == "unanchored" and owner is None and claim.marked_by == person)
        or (claim.standing == "approved" and again)
    )


def place_by_the_rule(claim: Any) -> tuple[Any, ...]:
    due: datetime | None = claim.due_at or claim.article.deadline_at
    rank = URGENCY.index(claim.standing)
    return (-weight_by_the_tables(claim, due), rank, due is None, due or NOW, claim.marked_at, claim.pk)


def weight_by_the_tables(claim: Claim, due: datetime | None) -> int:
    """Risk, times prominence, times how near the deadline is, told in Python."""
    hurry = (points for within, points in DEADLINE_WEIGHTS if due is not None and due <= NOW + within)
    return RISK_WEIGHTS[claim.risk] * PROMINENCE_WEIGHTS[claim.standing_prominence] * next(hurry, NO_HURRY)


def test_what_waits_for_everybody_of_the_demo_is_what_the_rule_says(db: None) -> None:
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    Claim.objects.filter(pk__in=Claim.objects.filter(standing="unchecked").values("pk")[:4]).update(
        check_status="awaiting_reply"
    )
    every = list(Claim.objects.select_related("article__assignee", "assignee", "marked_by"))
    found = 0
    for person in User.objects.all():
        waiting = claims_waiting(person, NOW, 200)
        assert {claim.pk for claim in waiting} == {claim.pk for claim in every if waits_by_the_rule(claim, person)}
        assert waiting == sorted(waiting, key=place_by_the_rule)
        assert waiting == list(waits_for(person, NOW))
        assert claims_waiting(person, NOW, 2) == waiting[:2]
        found += len(waiting)
    assert found > 5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_the_risks_places_and_times_are_the_order_is_what_the_tables_say(db: None, seed: int) -> None:
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    chance = random.Random(seed)  # noqa: S311 (nothing is to be kept secret)
    edges = [within + timedelta(minutes=minutes) for within, _points in DEADLINE_WEIGHTS for minutes in (-1, 0, 1)]
    times = [None, *(NOW + edge for edge in edges)]
    people = [None, *User.objects.all()]
    for article in Article.objects.all():
        article.deadline_at, article.assignee = chance.choice(times), chance.choice(people)
        article.save(update_fields=["deadline_at", "assignee"])
    for claim in Claim.objects.all():
        claim.due_at, claim.risk = chance.choice(times), chance.choice(list(RISK_WEIGHTS))
        claim.assignee = chance.choice(people)
        claim.save(update_fields=["due_at", "risk", "assignee"])
        ClaimAnchor.objects.filter(claim=claim).update(prominence=chance.choice(list(PROMINENCE_WEIGHTS)))
    every = list(Claim.objects.select_related("article__assignee", "assignee", "marked_by"))
    weights = set()
    for person in User.objects.all():
        theirs = [claim for claim in every if waits_by_the_rule(claim, person)]
        waiting = claims_waiting(person, NOW, 200)
        assert waiting == sorted(theirs, key=place_by_the_rule)
        assert claims_waiting(person, NOW, 5) == waiting[:5]
        for claim in waiting:
            assert claim.due == (claim.due_at or claim.article.deadline_at)  # type: ignore[attr-defined]
            assert claim.weight == weight_by_the_tables(claim, claim.due)  # type: ignore[attr-defined]
            weights.add(claim.weight)  # type: ignore[attr-defined]
    assert len(weights) > 5
