"""Measures pages in a test database: statements, and CPU time as a ratio to a bare Django view taken in turn."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.models import Rating
from factcheck.sources.actions import add_source

SENTENCE = "At least {n} people were killed in village {n}, officials said on day {n}, and {n} more were hurt. "
REST = "Nobody in the province counts what is lost from day to day, and what one side says the other side denies; " * 2
MARKED = (
    "At least {n} people were killed in village {n},",
    "{n} people were killed in village {n}, officials said on day {n},",
    "village {n}, officials",
    "day {n}, and",
    "and {n} more",
)
"""The claims of a paragraph: words inside words, and words that cross."""

# What `django-admin startproject` sets up, and nothing of ours: its middleware, and its ways to keep a session and to
# know who is signed in.
BARE_MIDDLEWARE = [
    "benchmarks.page_costs.with_urls_of_its_own",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
BARE_BACKEND = "django.contrib.auth.backends.ModelBackend"
OUR_BACKEND = "factcheck.accounts.backends.PersonBackend"
PAGE = Template("<!doctype html><title>Bare</title><pre>{{ text }}</pre>")
# As htmx and every browser send a form without files.
FORM = "application/x-www-form-urlencoded"
TURNS = 25
# What begins and ends a transaction asks nothing and writes nothing.
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")

Send = Callable[..., Any]


def with_urls_of_its_own(get_response: Send) -> Send:
    """Middleware: finds the bare views; changing the settings for each turn would make Django forget ours."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return middleware


def insert_one_row(request: HttpRequest) -> HttpResponse:
    """Checks the session and inserts one row."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    Session.objects.create(session_key=uuid4().hex, session_data="bare", expire_date=timezone.now())
    return HttpResponse("ok")


def page_of_bytes(request: HttpRequest, size: int) -> HttpResponse:
    """Checks the session and renders a page of so many bytes."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    return HttpResponse(PAGE.render(Context({"text": "x" * size})))


urlpatterns = [path("bare/", insert_one_row), path("bare/<int:size>/", page_of_bytes)]


def main() -> None:
    """Prints the figures as one line of JSON."""
    backends = [*settings.AUTHENTICATION_BACKENDS, BARE_BACKEND]
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(STATIC_ROOT=folder, AUTHENTICATION_BACKENDS=backends),
    ):
        # Pages name their style sheets and scripts by hash, as in earnest.
        call_command("collectstatic", interactive=False, verbosity=0)
        sys.stdout.write(json.dumps(measured()) + "\n")


def measured() -> dict[str, dict[str, float | None]]:
    """The figures of each page, from a database that is gone afterwards."""
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        call_command("loaddata", "roles", verbosity=0)
        person = User.objects.create_user(username="bench", name="Bench", email="bench@example.org")
        person.groups.set(Group.objects.all())
        rows = {"mark a claim": marking(person)}
        for claims in (5, 500):
            rows[f"workspace, {claims} claims"] = workspace(person, claims)
        return rows
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def marking(person: User) -> dict[str, float | None]:
    """A mark as the script of the page posts it, in an article of 30 KB."""
    article = crowded(person, 100, claims_each=0)
    revision = Revision.objects.get(article=article)
    client, bare = signed_in(person), bare_client(person)
    places = iter(range(1, 101))

    def mark() -> HttpResponse:
        words = MARKED[0].format(n=next(places))
        start = revision.text.index(words)
        posted = {
            "uid": str(uuid4()),
            "revision": 1,
            "start": start,
            "end": start + len(words),
            "exact": words,
            "kind": "figure",
        }
        headers = {"HX-Request": "true", "HX-Target": "workspace"}
        address = f"{article.get_absolute_url()}mark/"
        return client.post(address, urlencode(posted), content_type=FORM, headers=headers)  # type: ignore[return-value]

    return costs(mark, lambda: bare.post("/bare/", "", content_type=FORM), statements=8, most=2)


def workspace(person: User, claims: int) -> dict[str, float | None]:
    """The workspace of an article of 30 KB, every claim with a verdict and a citation."""
    article = crowded(person, 100, claims_each=5 if claims == 500 else 0, claims_of_the_first=claims)
    client, bare = signed_in(person), bare_client(person)
    size = len(client.get(article.get_absolute_url()).content)
    return costs(
        lambda: client.get(article.get_absolute_url()),
        lambda: bare.get(f"/bare/{size}/"),
        statements=12,
        most=8,
        size=size,
    )


def costs(ours: Send, bare: Send, *, statements: int, most: float, size: int | None = None) -> dict[str, float | None]:
    """Both in turn, each the median of several: machines and load differ."""
    with CaptureQueriesContext(connection) as captured:
        cpu(ours)
        sent = sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)
    cpu(bare)  # the first request sets things up
    of_ours: list[float] = []
    of_bare: list[float] = []
    for _turn in range(TURNS):
        of_ours.append(cpu(ours))
        of_bare.append(cpu(bare))
    return {
        "statements": sent,
        "at most": statements,
        "CPU, x bare": round(statistics.median(of_ours) / statistics.median(of_bare), 2),
        "at most, x": most,
        "ms": round(statistics.median(of_ours) * 1000, 2),
        "bytes": size,
    }


def cpu(send: Send) -> float:
    start = time.process_time()
    answer = send()
    spent = time.process_time() - start
    if answer.status_code != 200:
        raise RuntimeError(f"a page answered {answer.status_code}")
    return spent


def signed_in(person: User, backend: str = OUR_BACKEND) -> Client:
    client = Client()
    client.force_login(person, backend=backend)
    return client


def bare_client(person: User) -> Client:
    """A client of the bare views: it has its own middleware, which it sets up with its first request."""
    client = signed_in(person, BARE_BACKEND)
    with override_settings(MIDDLEWARE=BARE_MIDDLEWARE, SESSION_ENGINE="django.contrib.sessions.backends.db"):
        client.handler.load_middleware()
    return client


def crowded(person: User, paragraphs: int, *, claims_each: int, claims_of_the_first: int = 0) -> Article:
    """An article of about 300 bytes a paragraph; its claims have submitted verdicts with a citation each."""
    parts = ["A headline", *((SENTENCE + REST).format(n=n).strip() for n in range(1, paragraphs + 1))]
    blocks: list[dict[str, Any]] = []
    at = 0
    for part in parts:
        blocks.append({"role": "paragraph" if blocks else "headline", "start": at, "end": at + len(part)})
        at += len(part) + 2
    article = import_article(by=person, text="\n\n".join(parts), blocks=blocks, title=f"Bench {uuid4().hex[:8]}")
    revision = Revision.objects.select_related("article").get(article=article)
    source = add_source(by=person, kind="document", name="Figures")
    rating = Rating.objects.get(slug="accurate")
    for n in range(1, paragraphs + 1):
        for words in MARKED[: claims_each or (claims_of_the_first if n == 1 else 0)]:
            exact = words.format(n=n)
            start = revision.text.index(exact)
            claim = mark_claim(
                by=person, revision=revision, start=start, end=start + len(exact), exact=exact, kind="figure"
            )
            verdict = save_verdict(
                by=person, claim=claim, rating=rating, explanation="The ministry says so.", as_of=date(2020, 2, 28)
            )
            add_citation(
                by=person, verdict=verdict, source=source, stance="supports", locator_kind="page", locator=str(n)
            )
            if n % 2:
                submit_verdict(by=person, verdict=verdict)
    return article
