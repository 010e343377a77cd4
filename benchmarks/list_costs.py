"""Measures every list, the desk, the queue and search in a PostgreSQL database of 1,000 and of 100,000 claims.

Beside a bare Django page, in turn, by the clock: the database is another process. The bare page is what one would write
in five minutes: Django's own middleware and session, one statement for 50 rows of the same table in the order of an
index, with the names that the list shows joined in, a plain template with as many cells, and text to the same bytes.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path

from benchmarks import list_data
from benchmarks.page_costs import BARE_BACKEND, BARE_MIDDLEWARE, signed_in
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from factcheck.corrections.models import Correction
from factcheck.sources.models import Source

SIZES = (1_000, 100_000)
AT_MOST = 5
TURNS = 11
ROWS = 50
PAGE = Template(
    "<!doctype html><title>Bare</title><table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table><pre>{{ filler }}</pre>"
)

Send = Callable[[], Any]
Figures = dict[str, float | None]


@dataclass(frozen=True)
class Measured:
    """A list with its addresses, and the bare page that it is compared with: rows, and what a row shows."""

    address: str
    rows: Callable[[], QuerySet[Any]]
    cells: Callable[[Any], list[Any]]
    cases: dict[str, str]


def _claim(claim: Claim) -> list[Any]:
    article = claim.article
    return [claim.number, article.title, article.publication, claim.kind, claim.check_status, claim.risk] + [
        claim.marked_by.name,
        claim.marked_at,
    ]


def _verdict(verdict: Verdict) -> list[Any]:
    article = verdict.claim.article
    found = [verdict.claim.number, article.title, verdict.rating, verdict.state, verdict.version]
    return [*found, verdict.author.name, verdict.as_of, verdict.submitted_at]


def _article(article: Article) -> list[Any]:
    known = [article.title, article.publication, article.published_on, article.imported_at]
    return [*known, article.publication_state, article.revision_count, article.claim_count]


def _source(source: Source) -> list[Any]:
    return [source.name, source.kind, source.publisher, source.published_on, source.added_by.name, source.added_at]


def _correction(correction: Correction) -> list[Any]:
    said = [correction.note, correction.article.title, correction.type, correction.error_kind]
    return [*said, correction.dated, correction.state, correction.origin]


def _decided() -> QuerySet[Verdict]:
    return Verdict.objects.exclude(state="draft")


def _waiting() -> QuerySet[Verdict]:
    return Verdict.objects.filter(state="submitted").order_by("submitted_at")


LISTS: dict[str, Measured] = {
    "claims": Measured(
        "/claims/",
        lambda: Claim.objects.select_related("article__publication", "marked_by").order_by("-marked_at", "-pk"),
        _claim,
        {
            "opens": "",
            "state approved": "state=approved",
            "state lapsed": "state=lapsed",
            "marked by": "person=person3",
            "work of": "assignee=person3",
            "work of nobody": "assignee=nobody",
            "overdue": "due=overdue",
            "without a due time": "due=none",
            "publication": "publication=daily-3",
            "kind": "kind=quotation",
            "risk": "risk=minors",
            "check status": "check_status=needs_source",
            "rating": "rating=inaccurate",
            "resolution": "resolution=cut",
            "dates": "since=2019-03-01&until=2019-03-31",
            "frequent word": "words=people",
            "rare word": f"words={list_data.RARE}",
            "figure": "words=4711",
            "two digits": "words=47",
            "two rare letters": "words=zq",
            "three filters": "state=lapsed&publication=daily-3&risk=legal",
            "words and state": "words=people+killed&state=returned",
            "by words": "sort=words",
            "by article": "sort=article",
            "by kind": "sort=kind",
            "by state": "sort=list_state",
            "by assignee": "sort=assignee",
            "by who marked": "sort=-marked_by",
            "by claimant": "sort=claimant",
            "by due time": "sort=due_at",
            "by due time, page 10": "sort=due_at&page=10",
            "state by article": "state=lapsed&sort=article",
            "page 150": "page=150",
        },
    ),
    "verdicts": Measured(
        "/verdicts/",
        lambda: _decided().select_related("claim__article", "rating", "author").order_by("-submitted_at", "-pk"),
        _verdict,
        {
            "opens": "",
            "state approved": "state=approved",
            "state returned": "state=returned",
            "rating": "rating=inaccurate",
            "risk": "risk=minors",
            "publication": "publication=daily-3",
            "written by": "author=person3",
            "decided by": "decider=person3",
            "dates": "since=2019-03-01&until=2019-03-31",
            "look again": "due=2026-12-01",
            "submitted": "submitted_since=2019-03-01&submitted_until=2019-03-31",
            "frequent word": "words=report",
            "figure": "words=4711",
            "three filters": "state=returned&publication=daily-3&risk=legal",
            "by article": "sort=article",
            "by rating": "sort=rating",
            "by state": "sort=state",
            "by author": "sort=author",
            "by risk": "sort=risk",
            "by date": "sort=as_of",
            "page 150": "page=150",
        },
    ),
    "articles": Measured(
        "/articles/",
        lambda: Article.objects.select_related("publication").order_by("-imported_at", "-pk"),
        _article,
        {
            "opens": "",
            "publication": "publication=daily-3",
            "for readers": "state=unpublished",
            "work of": "assignee=person3",
            "risk": "risk=minors",
            "more than normal risk": "risk=any",
            "overdue": "due=overdue",
            "imported by": "importer=person3",
            "risk of a publication": "risk=any&publication=daily-3",
            "dates": "since=2019-03-01&until=2019-03-31",
            "frequent word": "words=province",
            "rare word": "words=1234",
            "publication and dates": "publication=daily-3&since=2019-03-01",
            "by title": "sort=title",
            "by publication": "sort=publication",
            "by date": "sort=-published_on",
            "by claims": "sort=-claim_count",
            "by risk": "sort=risk",
            "by risk, the least first": "sort=-risk",
            "by assignee": "sort=assignee",
            "by deadline": "sort=deadline_at",
            "page 150": "page=150",
        },
    ),
    "sources": Measured(
        "/sources/",
        lambda: Source.objects.select_related("added_by").order_by("name", "pk"),
        _source,
        {
            "opens": "",
            "kind": "kind=person",
            "risk": "risk=minors",
            "dated": "dated_since=2019-03-01&dated_until=2019-03-31",
            "not graded": "reliability=none",
            "rank": "rank=primary",
            "cited in": "publication=daily-3",
            "added by": "person=person3",
            "dates": "since=2019-03-01&until=2019-03-31",
            "frequent word": "words=report",
            "two frequent words": "words=press+office",
            "rare word": "words=1234",
            "word of nothing": "words=zebra",
            "figure": "words=4711",
            "one letter": "words=r",
            "two letters": "words=re",
            "two digits": "words=47",
            "two rare letters": "words=zq",
            "kind and words": "kind=person&words=ministry",
            "by kind": "sort=kind",
            "by publisher": "sort=publisher",
            "by date": "sort=-published_on",
            "by claims": "sort=-claim_count",
            "by who added": "sort=added_by",
            "page 150": "page=150",
        },
    ),
    "corrections": Measured(
        "/corrections/",
        lambda: Correction.objects.select_related("article").order_by("-recorded_at", "-pk"),
        _correction,
        {
            "opens": "",
            "type": "type=clarification",
            "kind of error": "error_kind=misspelled",
            "state": "state=submitted",
            "publication": "publication=daily-3",
            "risk": "risk=legal",
            "written by": "author=person3",
            "issued by": "issuer=person3",
            "scope": "scope=headline",
            "origin": "origin=imported",
            "dates": "since=2019-03-01&until=2019-03-31",
            "frequent word": "words=originally",
            "two frequent words": "words=people+village",
            "rare word": "words=quicksilver",
            "figure": "words=471",
            "one letter": "words=v",
            "two letters": "words=vi",
            "two digits": "words=47",
            "two rare letters": "words=zq",
            "words and state": "words=people&state=draft",
            "three filters": "state=issued&type=update&publication=daily-3",
            "by article": "sort=article",
            "by type": "sort=type",
            "by state": "sort=state",
            "page 150": "page=150",
        },
    ),
    "desk": Measured(
        "/",
        lambda: Claim.objects.select_related("article__publication", "marked_by").order_by("-marked_at", "-pk"),
        _claim,
        {"opens": ""},
    ),
    "review": Measured(
        "/review/",
        lambda: _waiting().select_related("claim__article", "rating", "author"),
        _verdict,
        {"opens": ""},
    ),
    "search": Measured(
        "/search/",
        lambda: Claim.objects.select_related("article__publication", "marked_by").order_by("-marked_at", "-pk"),
        _claim,
        {
            "frequent word": f"q={list_data.FREQUENT}+",
            "two frequent words": f"q={list_data.FREQUENT}+province+",
            "rare word": f"q={list_data.RARE}+",
            "word of nothing": "q=zebra+",
            "phrase": "q=%22at+least%22",
            "beginning": f"q={list_data.BEGINNING}",
            "claims only": f"q={list_data.FREQUENT}+&kind=claim",
            "without a word": f"q={list_data.RARE}+-people",
            "word in one of six": "q=killed+",
            "rare phrase of frequent words": "q=%22people+some%22",
            "page 10": f"q={list_data.FREQUENT}+&page=10",
        },
    ),
}


def with_urls_of_its_own(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: finds the bare pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return middleware


def bare_page(request: HttpRequest, name: str, size: int) -> HttpResponse:
    """Checks the session and shows the first 50 rows of a list's table in a page of so many bytes."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    measured = LISTS[name]
    rows = [measured.cells(row) for row in measured.rows()[:ROWS]]
    filler = "x" * max(0, size - sum(len(str(cell)) + 9 for row in rows for cell in row))
    return HttpResponse(PAGE.render(Context({"rows": rows, "filler": filler})))


urlpatterns = [path("bare/<str:name>/<int:size>/", bare_page)]


def main() -> None:
    """Prints the figures as one line of JSON; what it does is told on the way."""
    connection.settings_dict["TEST"]["NAME"] = f"bench_lists_{time.time_ns()}"
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    backends = [*settings.AUTHENTICATION_BACKENDS, BARE_BACKEND]
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(STATIC_ROOT=folder, AUTHENTICATION_BACKENDS=backends),
        ):
            call_command("collectstatic", interactive=False, verbosity=0)
            person = list_data.start()
            sizes = []
            for size in SIZES:
                list_data.grow(size)
                sizes.append(measured(person))
            sys.stdout.write(json.dumps(grown(*sizes)) + "\n")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measured(person: User) -> dict[str, Figures]:
    """The figures of every case at the size that the database has now."""
    client, bare = signed_in(person), bare_client(person)
    return {
        f"{name}: {case}": costs(client, bare, name, f"{each.address}?{query}")
        for name, each in LISTS.items()
        for case, query in each.cases.items()
    }


def grown(small: dict[str, Figures], large: dict[str, Figures]) -> dict[str, Figures]:
    """The figures of the large database, with what became of them as it grew; the worst first."""
    rows: dict[str, Figures] = {}
    for case, figures in sorted(large.items(), key=lambda one: -(one[1]["x bare"] or 0)):
        before = small[case]
        rows[case] = {
            "statements": figures["statements"],
            "more than at 1,000": (figures["statements"] or 0) - (before["statements"] or 0),
            "x bare": figures["x bare"],
            "at most, x": AT_MOST,
            "misses by": round(max(0, (figures["x bare"] or 0) - AT_MOST), 2) or None,
            "growth, x": round((figures["ms"] or 0) / (before["ms"] or 1), 2),
            "ms": figures["ms"],
            "bare, ms": figures["bare, ms"],
            "bytes": figures["bytes"],
        }
    return rows


def costs(client: Client, bare: Client, name: str, address: str) -> Figures:
    """Both in turn, each the best of several: machines and load differ."""
    size = len(client.get(address).content)
    with CaptureQueriesContext(connection) as captured:
        seconds(lambda: client.get(address))
        sent = len(captured)
    beside = f"/bare/{name}/{size}/"
    seconds(lambda: bare.get(beside))
    of_ours: list[float] = []
    of_bare: list[float] = []
    for _turn in range(TURNS):
        of_ours.append(seconds(lambda: client.get(address)))
        of_bare.append(seconds(lambda: bare.get(beside)))
    ours, theirs = min(of_ours), min(of_bare)
    return {
        "statements": sent,
        "x bare": round(ours / theirs, 2),
        "ms": round(ours * 1000, 2),
        "bare, ms": round(theirs * 1000, 2),
        "bytes": size,
    }


def seconds(send: Send) -> float:
    start = time.perf_counter()
    answer = send()
    spent = time.perf_counter() - start
    if answer.status_code != 200:
        raise RuntimeError(f"a page answered {answer.status_code}")
    return spent


def bare_client(person: User) -> Client:
    """A client of the bare pages: it has its own middleware, which it sets up with its first request."""
    client = signed_in(person, BARE_BACKEND)
    middleware = [f"{__name__}.with_urls_of_its_own", *BARE_MIDDLEWARE[1:]]
    with override_settings(MIDDLEWARE=middleware, SESSION_ENGINE="django.contrib.sessions.backends.db"):
        client.handler.load_middleware()
    return client
