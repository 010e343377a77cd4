"""A row of the queue says what waits, of whom, since when, and keeps a finding from who checks it blind."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from factcheck.desk.items import Queue
from factcheck.desk.queries import queue_of_everybody
from factcheck.desk.queue_rows import queue_rows
from tests.desk.conftest import VerdictMaker


@pytest.fixture
def waiting(submit: VerdictMaker, ines: User, ruth: User) -> Queue:
    submit("at least 36", by=ines)
    return _queue(ruth)


def _queue(person: User) -> Queue:
    return Queue(open=queue_of_everybody(person, timezone.now(), 5), own=[], is_whole=True)


def _said(rows: str) -> str:
    return " ".join(strip_tags(re.sub("<svg.*?</svg>", "", rows)).split())


def test_a_row_leads_to_its_verdict_and_the_one_shown_is_the_current_one(waiting: Queue) -> None:
    (verdict,) = waiting.open
    rows = queue_rows(waiting, None)
    assert rows.count(f'="/review/?item={verdict.uid}"') == 2
    assert "aria-current" not in rows
    assert queue_rows(waiting, verdict).count(' aria-current="true"') == 1


def test_it_says_words_rating_place_author_and_time(waiting: Queue) -> None:
    said = _said(queue_rows(waiting, None))
    assert re.fullmatch(
        r"at least 36\s?Inaccurate\s?Gazette, claim 1 · Ines Halloran\s?submitted Today \d\d:\d\d.* \w+", said
    )


def test_it_says_risk_the_first_of_two_approvals_when_it_is_due_and_when_to_look_again(
    waiting: Queue, ruth: User
) -> None:
    (verdict,) = waiting.open
    Claim.objects.filter(pk=verdict.claim_id).update(risk="minors", due_at=timezone.now() - timedelta(hours=3))
    day = timezone.localdate() + timedelta(days=40)
    Verdict.objects.filter(pk=verdict.pk).update(
        approvals_needed=2, approved_by=ruth, approved_at=timezone.now(), review_by=day
    )
    said = _said(queue_rows(_queue(ruth), None))
    assert "Minors 1 of 2" in said
    assert "Overdue, due" in said
    assert said.endswith(f"look again by {day:%-d %b %Y}")


def test_without_a_publication_it_names_the_article(waiting: Queue, ruth: User) -> None:
    Article.objects.update(publication=None, title="A <b>storm</b> on the coast " + "of the north " * 9)
    rows = queue_rows(_queue(ruth), None)
    assert "A &lt;b&gt;storm&lt;/b&gt; on the coast" in rows
    assert "…, claim 1 · Ines Halloran" in rows


def test_who_checks_it_blind_sees_no_rating(waiting: Queue) -> None:
    blind = Queue(open=waiting.open, own=[], is_whole=True, blind=frozenset({waiting.open[0].claim_id}))
    said = _said(queue_rows(blind, None))
    assert "Yours to check blind" in said
    assert "Inaccurate" not in said
