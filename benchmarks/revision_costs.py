"""Measures in a test database what a revision of a crowded article costs, beside a bulk insert of its rows."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from benchmarks.page_costs import crowded, signed_in
from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import CitationAnchor, ClaimAnchor, Rating, Verdict
from factcheck.claims.states import VerdictState
from factcheck.sources.actions import source_for_article

TURNS = 5
REVISIONS = 50
AT_MOST = 10
# What begins and ends a transaction asks nothing and writes nothing.
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")

Figures = dict[str, float | None]


def main() -> None:
    """Prints the figures as one line of JSON."""
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        with tempfile.TemporaryDirectory() as folder, override_settings(STATIC_ROOT=folder):
            call_command("collectstatic", interactive=False, verbosity=0)
            call_command("loaddata", "roles", verbosity=0)
            sys.stdout.write(json.dumps(measured()) + "\n")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measured() -> dict[str, Figures]:
    """The figures of revisions of an article of 30 KB with 500 approved claims and 500 passages that another cites."""
    author, reviewer = person("author"), person("reviewer")
    article = approved_and_cited(author, reviewer)
    number = len(article.claims.all())
    paragraphs = text_of(article).split("\n\n")
    signs = (paragraphs[0], *(paragraph.replace("; ", ", ") for paragraph in paragraphs[1:]))
    turned = ("\n\n".join(signs), "\n\n".join(paragraphs))
    rows = {
        f"a revision of signs, {number} claims": [revision(article, author, turned[turn % 2]) for turn in range(TURNS)],
        "a revision that lapses them all": [revision(article, author, turned[0].replace("killed", "wounded"))],
    }
    figures: dict[str, Figures] = {name: {key: median(turns, key) for key in turns[0]} for name, turns in rows.items()}
    figures |= pages(article, author, turned)
    return figures


def median(turns: list[Figures], key: str) -> float:
    return round(statistics.median(turn[key] or 0 for turn in turns), 2)


def person(name: str) -> User:
    made = User.objects.create_user(username=name, name=name.title(), email=f"{name}@example.org")
    made.groups.set(Group.objects.all())
    return made


def approved_and_cited(author: User, reviewer: User) -> Article:
    """The crowded article with every verdict approved, and another article whose verdict cites it in 500 places."""
    article = crowded(author, 100, claims_each=5)
    for verdict in Verdict.objects.filter(claim__article=article).select_related("claim__article"):
        if verdict.state == VerdictState.DRAFT:
            submit_verdict(by=author, verdict=verdict)
        approve_verdict(by=reviewer, verdict=verdict)
    other = crowded(author, 1, claims_each=0)
    words = "At least 1 people"
    citing = Revision.objects.select_related("article").get(article=other)
    start = citing.text.index(words)
    claim = mark_claim(by=author, revision=citing, start=start, end=start + len(words), exact=words, kind="figure")
    rating = Rating.objects.get(slug="accurate")
    draft = save_verdict(by=author, claim=claim, rating=rating, explanation="Counted.", as_of=None)
    source = source_for_article(article=article, by=author)
    for anchor in ClaimAnchor.objects.filter(claim__article=article).select_related("revision__article"):
        assert anchor.start is not None and anchor.end is not None
        span = (anchor.revision, anchor.start, anchor.end, anchor.exact)
        add_citation(by=author, verdict=draft, source=source, stance="context", span=span)
    return article


def text_of(article: Article) -> str:
    return Revision.objects.filter(article=article).latest("number").text


def add(article: Article, by: User, text: str) -> Revision:
    """Adds a revision with the blocks of the last one."""
    article.refresh_from_db()
    last = Revision.objects.get(article=article, number=article.revision_count)
    blocks: list[dict[str, Any]] = []
    at = 0
    for block, part in zip(last.blocks, text.split("\n\n"), strict=True):
        blocks.append({"role": block["role"], "start": at, "end": at + len(part)})
        at += len(part) + 2
    return add_revision(by=by, article=article, text=text, blocks=blocks, base=last.number)


def revision(article: Article, by: User, text: str) -> Figures:
    """One revision: its statements, and its time as a ratio to that of a bulk insert of the rows it wrote."""
    newest = Event.objects.latest("pk").pk
    with CaptureQueriesContext(connection) as captured:
        spent = seconds(lambda: add(article, by, text))
    sent = sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)
    inserted, rows = bulk_insert(Revision.objects.filter(article=article).latest("number"), newest)
    return {
        "statements": sent,
        "rows": rows,
        "x bulk insert": spent / inserted,
        "at most, x": AT_MOST,
        "ms": spent * 1000,
    }


def bulk_insert(written: Revision, newest: int) -> tuple[float, int]:
    """The time of writing the same rows again at once, which is then rolled back, and how many they are."""
    now = timezone.now()
    claims = list(ClaimAnchor.objects.filter(revision=written))
    citations = list(CitationAnchor.objects.filter(revision=written))
    events = list(Event.objects.filter(pk__gt=newest))
    anchors: list[ClaimAnchor | CitationAnchor] = [*claims, *citations]
    for row in anchors:
        # A claim has one anchor at a time that is not closed.
        row.pk, row.uid, row.closed_at = None, uuid4(), now
    for event in events:
        event.pk, event.number, event.hash = None, event.number + 1_000_000, uuid4().hex * 2

    def insert() -> None:
        ClaimAnchor.objects.bulk_create(claims)
        CitationAnchor.objects.bulk_create(citations)
        Event.objects.bulk_create(events)

    with transaction.atomic():
        spent = seconds(insert)
        transaction.set_rollback(True)
    return spent, len(claims) + len(citations) + len(events) + 1


def pages(article: Article, by: User, turned: tuple[str, str]) -> dict[str, Figures]:
    """The pages of revisions after many of them."""
    article.refresh_from_db()
    while article.revision_count < REVISIONS:
        add(article, by, turned[article.revision_count % 2])
        article.refresh_from_db()
    client = signed_in(by)
    found = article.get_absolute_url()
    addresses = {
        "workspace": found,
        "list of revisions": f"{found}revisions/",
        "claims of the latest": f"{found}revisions/{REVISIONS}/claims/",
        "two compared": f"{found}compare/1/{REVISIONS}/",
        "claims of two compared": f"{found}compare/1/{REVISIONS}/claims/",
    }
    figures: dict[str, Figures] = {}
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            spent = min(seconds(lambda: client.get(address)) for _turn in range(3))  # noqa: B023
        figures[f"{name}, {REVISIONS} revisions"] = {
            "statements": len(captured) // 3,
            "rows": None,
            "x bulk insert": None,
            "at most, x": None,
            "ms": round(spent * 1000, 2),
        }
    return figures


def seconds(do: Callable[[], Any]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start
