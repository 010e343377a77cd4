"""Exporting: who may, and the event that keeps the hash of exactly these bytes."""

import hashlib
import json

import pytest
from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Chain, Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed, Unusable
from factcheck.reports.actions.exporting import NotReviewedByThem, export_report, export_reports
from factcheck.reports.formats import FORMATS
from factcheck.reports.selections import selection_of
from factcheck.reports.writing import Asked
from tests.examples import a_claim, a_revision, a_submitted_verdict, an_approved_verdict, an_article, latest


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def claim(ines: User, article: Article) -> Claim:
    return a_claim(by=ines, article=article, words="At least 36")


def exports() -> list[Event]:
    return list(Event.objects.filter(verb="exported"))


def test_an_admin_exports_any_report(amara: User, article: Article, claim: Claim) -> None:
    export = export_report(by=amara, article=article, format="csv")
    with export.file as file:
        written = file.read()
    assert b"At least 36" in written
    assert (export.rows, export.sha256) == (1, hashlib.sha256(written).hexdigest())
    assert export.name == f"{article.slug}-revision-1.csv"


def test_the_event_names_person_rows_and_hash(amara: User, article: Article, claim: Claim) -> None:
    export = export_report(by=amara, article=article, format="csv")
    (event,) = exports()
    assert (event.person_name, event.kind, event.object_uid) == ("Amara Lindqvist", "report", str(article.uid))
    assert event.chain.name == f"article:{article.uid}"
    details = json.loads(event.details)
    assert (details["rows"], details["sha256"], details["revision"], details["format"]) == (1, export.sha256, 1, "csv")
    assert list(broken_links()) == []


def test_the_file_names_the_head_that_the_event_follows(amara: User, article: Article, claim: Claim) -> None:
    export = export_report(by=amara, article=article, format="csv")
    (event,) = exports()
    assert event.previous.encode() in export.file.read()


def test_a_revision_that_came_in_meanwhile_is_in_the_report_as_it_is_in_the_head(
    ines: User, amara: User, article: Article, claim: Claim
) -> None:
    seen_before = Article.objects.get(pk=article.pk)
    added = a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    export = export_report(by=amara, article=seen_before, format="csv")
    assert export.name == f"{article.slug}-revision-2.csv"
    assert added.sha256.encode() in export.file.read()


def test_a_reviewer_exports_what_they_reviewed_and_nothing_else(
    ines: User, ruth: User, article: Article, claim: Claim
) -> None:
    with pytest.raises(NotReviewedByThem, match="by a reviewer for articles they reviewed"):
        export_report(by=ruth, article=article, format="csv")
    assert not exports()
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    assert export_report(by=ruth, article=article, format="csv").rows == 1


def test_returning_is_reviewing_too(ines: User, ruth: User, article: Article, claim: Claim) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Again.")
    assert export_report(by=ruth, article=article, format="csv").rows == 1


def test_an_editor_exports_nothing(ines: User, article: Article, claim: Claim) -> None:
    with pytest.raises(NotAllowed, match="exported by an admin"):
        export_report(by=ines, article=article, format="csv")
    assert not exports()


def test_the_command_line_is_named_where_there_is_no_person(article: Article, claim: Claim) -> None:
    export_report(by=None, article=article, format="csv")
    (event,) = exports()
    assert (event.person, event.person_name) == (None, "")
    assert json.loads(event.details)["by"] == "command line"


def test_it_refuses_a_format_that_is_not_known(amara: User, article: Article) -> None:
    with pytest.raises(Unusable, match="Choose one of these: html, "):
        export_report(by=amara, article=article, format="odt")
    assert not exports()


def selected(query: str = "", format: str = "csv", columns: tuple[str, ...] = ()) -> Asked:
    return Asked(selection_of(QueryDict(query)), format, columns)


def test_an_admin_exports_many_and_the_event_says_what(amara: User, ines: User, article: Article, claim: Claim) -> None:
    other = an_article(by=ines, paragraphs=("Other", "At least 40 were there."))
    a_claim(by=ines, article=other, words="At least 40")
    export = export_reports(by=amara, asked=selected("state=unchecked", columns=("slug", "quotation")))
    with export.file as file:
        written = file.read()
    assert written.decode().splitlines() == [
        "quotation,slug",
        f"At least 36,{article.slug}",
        f"At least 40,{other.slug}",
    ]
    assert (export.rows, export.sha256) == (2, hashlib.sha256(written).hexdigest())
    assert export.name.startswith("fact-check-reports-20")
    (event,) = exports()
    assert (event.person, event.kind, event.chain.name) == (amara, "reports", "newsroom")
    assert json.loads(event.details) == {
        "format": "csv",
        "rows": 2,
        "articles": 2,
        "sha256": export.sha256,
        "query": "state=unchecked",
        "columns": ["slug", "quotation"],
        "by": "amara",
    }
    assert list(broken_links()) == []


def test_a_reviewers_selection_is_narrowed_to_what_they_reviewed_and_says_so(
    ines: User, ruth: User, article: Article, claim: Claim
) -> None:
    other = an_article(by=ines, paragraphs=("Other", "At least 40 were there."))
    a_claim(by=ines, article=other, words="At least 40")
    with pytest.raises(Unusable, match="There is nothing to export"):
        export_reports(by=ruth, asked=selected())
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    told = json.loads(export_reports(by=ruth, asked=selected(format="json")).file.read())
    assert [report["slug"] for report in told["reports"]] == [article.slug]
    assert told["scope"] == "Every article; only articles on which Ruth Adeyemi decided a verdict."


def test_an_editor_is_refused_many_too(ines: User, article: Article, claim: Claim) -> None:
    with pytest.raises(NotAllowed, match="exported by an admin"):
        export_reports(by=ines, asked=selected())
    assert not exports()


def test_columns_that_are_not_there_and_formats_that_are_not_known_are_refused(amara: User, article: Article) -> None:
    with pytest.raises(Unusable, match="no column “colour”"):
        export_reports(by=amara, asked=selected(columns=("colour",)))
    with pytest.raises(Unusable, match="Choose one of these"):
        export_reports(by=amara, asked=selected(format="odt"))


@pytest.mark.parametrize("name", [name for name, how in FORMATS.items() if how.suits_many])
def test_every_format_that_suits_many_writes_many(amara: User, article: Article, claim: Claim, name: str) -> None:
    export = export_reports(by=amara, asked=selected(format=name))
    assert (export.rows, len(export.file.read()) > 0) == (1, True)


def test_the_heads_in_the_file_are_of_the_moment_that_it_tells(amara: User, article: Article, claim: Claim) -> None:
    report = json.loads(export_reports(by=amara, asked=selected(format="json")).file.read())["reports"][0]
    chain = Chain.objects.get(name=f"article:{article.uid}")
    assert (report["audit_count"], report["audit_head"]) == (chain.count, chain.head)
