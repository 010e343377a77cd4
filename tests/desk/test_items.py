"""One item of the queue: its words in context, its evidence, its neighbours."""

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.desk.items import Passage, Queue, item_for, queue_of, verdict_for_review
from factcheck.sources.actions import source_for_article
from tests.desk.conftest import ClaimMaker, VerdictMaker


def test_the_passage_puts_the_words_into_their_sentence_and_the_sentence_into_its_paragraph(
    submitted: Verdict, ruth: User
) -> None:
    passage = item_for(verdict_for_review(submitted.uid), ruth).passage
    assert passage == Passage(
        before="",
        sentence_before="The storm killed ",
        words="at least 36",
        sentence_after=" people on the coast.",
        after=" The mayor said the harbour would open again on Monday. Officials counted 120 boats in the bay.",
    )


def test_words_of_a_headline_stand_alone(submit: VerdictMaker, ines: User, ruth: User) -> None:
    passage = item_for(verdict_for_review(submit("Storm on the coast", by=ines).uid), ruth).passage
    assert passage == Passage("", "", "Storm on the coast", "", "")


def test_a_citation_of_an_article_here_names_revision_and_paragraph(submitted: Verdict, ruth: User) -> None:
    document, article = item_for(verdict_for_review(submitted.uid), ruth).evidence
    assert (document.quoted, document.place) == (None, "Page 4")
    assert article.place == "Article here, revision 1, paragraph 1"
    assert article.quoted is not None
    assert (article.quoted.sentence_before, article.quoted.words) == ("The coast guard confirmed ", "at least 33")


def test_a_headline_has_no_paragraph_number(
    propose: VerdictMaker, other_article: object, submitted: Verdict, ines: User, ruth: User
) -> None:
    verdict = propose("120 boats", by=ines)
    source = source_for_article(article=other_article, by=ines)  # type: ignore[arg-type]
    add_citation(by=ines, verdict=verdict, source=source, stance="context", quotation="Thirty-three dead")
    submit_verdict(by=ines, verdict=verdict)
    places = [piece.place for piece in item_for(verdict_for_review(verdict.uid), ruth).evidence]
    assert places == ["Page 4", "Article here, revision 1"]


@pytest.mark.parametrize(
    ("who", "may_decide", "may_break_glass"),
    [("ines", False, False), ("jonas", False, False), ("ruth", True, False), ("amara", False, True)],
)
def test_it_says_who_may_decide(
    submitted: Verdict, request: pytest.FixtureRequest, who: str, *, may_decide: bool, may_break_glass: bool
) -> None:
    item = item_for(verdict_for_review(submitted.uid), request.getfixturevalue(who))
    assert (item.waits, item.may_decide, item.may_break_glass) == (True, may_decide, may_break_glass)


def test_who_cited_for_it_is_named_and_may_not_decide(propose: VerdictMaker, ines: User, ruth: User) -> None:
    verdict = propose("at least 36", by=ines)
    source = verdict.citations.get().source
    add_citation(by=ruth, verdict=verdict, source=source, stance="context", note="The log's second page.")
    submit_verdict(by=ines, verdict=verdict)
    item = item_for(verdict_for_review(verdict.uid), ruth)
    assert not item.may_decide
    assert item.eyes == [
        "Ines Halloran wrote version 1.",
        "Ruth Adeyemi added citations.",
        "You added a citation to version 1. Another reviewer can decide it.",
    ]


def test_what_was_decided_waits_no_more(submitted: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    item = item_for(verdict_for_review(submitted.uid), ruth)
    assert (item.waits, item.may_decide, item.eyes) == (False, False, [])


def test_a_draft_is_not_under_review(mark: ClaimMaker, ines: User) -> None:
    with pytest.raises(Http404):
        verdict_for_review(start_verdict(by=ines, claim=mark("120 boats", by=ines)).uid)


class TestQueue:
    def test_neighbours_go_round_and_end(self, submit: VerdictMaker, ines: User, ruth: User) -> None:
        first, second, third = (submit(words, by=ines) for words in ("at least 36", "120 boats", "1931"))
        queue = queue_of(ruth)
        assert [queue.position(verdict) for verdict in (first, second, third)] == [1, 2, 3]
        assert [queue.previous(verdict) for verdict in (first, second, third)] == [None, first, second]
        assert [queue.next(verdict) for verdict in (first, second, third)] == [second, third, first]

    def test_one_that_is_not_in_it_leads_to_the_first(self, submitted: Verdict) -> None:
        stranger = Verdict(pk=0)
        queue = Queue(open=[submitted], own=[], is_whole=True)
        assert (queue.position(stranger), queue.previous(stranger), queue.next(stranger)) == (0, None, submitted)

    def test_the_only_one_has_no_neighbours(self, submitted: Verdict) -> None:
        queue = Queue(open=[submitted], own=[], is_whole=True)
        assert (queue.previous(submitted), queue.next(submitted)) == (None, None)

    def test_ones_own_are_kept_apart_from_a_reviewer_and_not_from_others(
        self, submit: VerdictMaker, ines: User, ruth: User
    ) -> None:
        own, other = submit("at least 36", by=ruth), submit("120 boats", by=ines)
        assert (queue_of(ruth).open, queue_of(ruth).own) == ([other], [own])
        assert (queue_of(ines).open, queue_of(ines).own) == ([own, other], [])

    def test_it_is_two_statements_and_reads_no_texts(
        self, submitted: Verdict, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        ruth.may("read")
        with django_assert_num_queries(2):
            queue = queue_of(ruth)
        [verdict] = queue.open
        assert verdict.anchor is not None
        assert not ClaimAnchor.revision.is_cached(verdict.anchor)

    def test_it_says_when_more_wait_than_it_shows(
        self, submit: VerdictMaker, ines: User, ruth: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submit("at least 36", by=ines)
        submit("120 boats", by=ines)
        assert queue_of(ruth).is_whole
        monkeypatch.setattr("factcheck.desk.items.QUEUE_LENGTH", 1)
        queue = queue_of(ruth)
        assert (len(queue.open), queue.is_whole) == (1, False)


def test_risk_is_spelled_out(submitted: Verdict, ruth: User) -> None:
    Claim.objects.filter(pk=submitted.claim.pk).update(risk="minors")
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    assert "Minors risk needs two approvals, by two people." in item_for(verdict_for_review(submitted.uid), ruth).eyes
