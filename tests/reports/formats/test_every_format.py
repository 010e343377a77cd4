"""Every format of the demo newsroom's reports, read again by somebody else's library, and compared with the database.

Claim by claim and field by field; what the database holds is asked of the models, not of the report.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from jsonschema import Draft202012Validator

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Verdict
from factcheck.claims.states import VerdictState
from factcheck.corrections.models import Correction
from factcheck.corrections.states import IN_PUBLIC
from factcheck.reports.formats import FORMATS
from factcheck.reports.formats.json_schema import lines_schema, report_schema
from factcheck.reports.formats.markdown_text import code_points_shown
from factcheck.reports.lines import Report
from factcheck.reports.queries import reports_of
from factcheck.spreadsheets import harmless
from tests.reports.files import a_cover, load_demo
from tests.reports.formats.json_ld import lost_keys, one_graph
from tests.reports.formats.test_markdown_report import shown
from tests.reports.formats.w3c_assertions import violated
from tests.schema_org import mistakes

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Held:
    """A claim as the database holds it, with the version of its verdict that counts."""

    claim: Claim
    verdict: Verdict | None
    words: str
    start: int | None

    @property
    def citations(self) -> list[Citation]:
        return list(self.verdict.citations.select_related("source", "added_by")) if self.verdict else []

    @property
    def rating(self) -> str:
        return self.verdict.rating.label if self.verdict and self.verdict.rating else ""

    @property
    def approvers(self) -> list[str]:
        people = (self.verdict.approved_by, self.verdict.seconded_by) if self.verdict else ()
        return [person.name for person in people if person]

    @property
    def is_plain(self) -> bool:
        """Approved by other eyes, with nothing to add."""
        verdict = self.verdict
        others = self.claim.verdicts.filter(state=VerdictState.DRAFT).exists()
        return bool(
            verdict and verdict.state == VerdictState.APPROVED and not verdict.break_glass_reason and not others
        )


@dataclass(frozen=True)
class Newsroom:
    """The demo newsroom: its claims by their uids as the database holds them, and its reports."""

    claims: dict[str, Held]
    reports: list[Report]

    def written(self, format: str) -> bytes:
        return b"".join(FORMATS[format].write(a_cover(), self.reports))


def held() -> dict[str, Held]:
    found = {}
    for claim in Claim.objects.select_related("article", "marked_by"):
        anchor = ClaimAnchor.objects.get(
            claim=claim, revision__number=claim.article.revision_count, closed_at__isnull=True
        )
        versions = list(claim.verdicts.select_related("rating", "author", "approved_by", "seconded_by"))
        decided = [version for version in versions if version.state != VerdictState.DRAFT]
        counting = max(decided or versions, key=lambda version: version.version, default=None)
        found[str(claim.uid)] = Held(claim, counting, anchor.exact, anchor.start)
    assert len(found) >= 40
    return found


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    """Loaded once as `make run` loads it, and taken back behind the last test: they only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield Newsroom(held(), list(reports_of(Article.objects.all())))
        transaction.set_rollback(True)


def compare_row(row: dict[str, str], of: Held) -> None:
    """Holds a row of the checker's table to the database."""
    claim, verdict = of.claim, of.verdict
    expected = {
        "number": str(claim.number),
        "fact": of.words,
        "quotation": of.words,
        "start": "" if of.start is None else str(of.start),
        "kind": claim.get_kind_display(),
        "claimant": claim.claimant,
        "slug": claim.article.slug,
        "marked_by": claim.marked_by.name,
        "by": verdict.author.name if verdict else "",
        "rating": of.rating or "No rating yet",
        "explanation": verdict.explanation if verdict else "",
        "break_glass_reason": verdict.break_glass_reason if verdict else "",
        "lapse_reason": verdict.lapse_reason if verdict else "",
        "return_note": verdict.return_note if verdict else "",
        "approver": of.approvers[0] if of.approvers else "",
    }
    assert {column: row[column] for column in expected} == {column: harmless(cell) for column, cell in expected.items()}
    assert row["result"].startswith(of.rating or "No ")
    if verdict and row["state"] not in {"Withdrawn", "Dismissed", "Unanchored"}:
        assert (row["result"] == of.rating) is of.is_plain
    for name in of.approvers:
        assert name in row["approved_by"]


def compare_citations(rows: list[dict[str, str]], citations: list[Citation]) -> None:
    assert [row["citation_uid"] for row in rows] == [str(citation.uid) for citation in citations]
    for row, citation in zip(rows, citations, strict=True):
        assert row["result"] == citation.get_stance_display()
        assert citation.source.name in row["source"]
        assert citation.locator in row["locator"]
        assert row["method"] == citation.source.get_kind_display()
        assert (row["cited_words"], row["note"]) == (harmless(citation.quotation), harmless(citation.note))
        assert (row["by"], row["source_address"]) == (citation.added_by.name, citation.source.url)


def compare_table(rows: list[dict[str, str]], claims: dict[str, Held]) -> None:
    assert [row["claim_uid"] for row in rows if row["row"] == "claim"] != []
    assert {row["claim_uid"] for row in rows if row["row"] == "claim"} == set(claims)
    for uid, of in claims.items():
        (row,) = (row for row in rows if row["row"] == "claim" and row["claim_uid"] == uid)
        compare_row(row, of)
        cited = [row for row in rows if row["row"] == "citation" and row["claim_uid"] == uid]
        compare_citations(cited, of.citations)


def test_csv(demo: Newsroom) -> None:
    rows = list(csv.DictReader(io.StringIO(demo.written("csv").decode("utf-8"), newline=""), strict=True))
    compare_table(rows, demo.claims)


def test_xlsx(demo: Newsroom) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(demo.written("xlsx")), read_only=True)["Facts 1"]
    head, *rows = sheet.iter_rows(values_only=True)
    read = [{str(name): str(cell or "") for name, cell in zip(head, row, strict=True)} for row in rows]
    compare_table(read, demo.claims)


def compare_claim(told: dict[str, Any], of: Held) -> None:
    """Holds a claim of the JSON forms to the database."""
    verdict = of.verdict
    assert (told["number"], told["quotation"], told["start"]) == (of.claim.number, of.words, of.start)
    assert (told["claimant"], told["kind"]) == (of.claim.claimant, of.claim.get_kind_display())
    if verdict is None:
        assert told["verdict"] is None
        return
    assert {key: told["verdict"][key] for key in ("version", "rating", "explanation", "break_glass_reason")} == {
        "version": verdict.version,
        "rating": of.rating,
        "explanation": verdict.explanation,
        "break_glass_reason": verdict.break_glass_reason,
    }
    assert (told["verdict"]["lapse_reason"], told["verdict"]["return_note"]) == (
        verdict.lapse_reason,
        verdict.return_note,
    )
    assert told["verdict"]["author"] == verdict.author.name
    assert [one["name"] for one in told["verdict"]["approvals"]] == of.approvers
    assert (told["verdict"]["review"] == "Approved") is of.is_plain
    assert [
        (one["uid"], one["source"], one["url"], one["quotation"], one["note"], one["stance_name"])
        for one in told["verdict"]["citations"]
    ] == [
        (str(one.uid), one.source.marked_name, one.source.url, one.quotation, one.note, one.stance)
        for one in of.citations
    ]


def compare_correction(told: dict[str, Any]) -> None:
    correction = Correction.objects.get(uid=told["uid"])
    assert (told["note"], told["wrong"], told["right"]) == (correction.note, correction.wrong, correction.right)
    assert (told["number"], told["state"]) == (correction.number, correction.get_state_display())
    assert told["break_glass_reason"] == correction.break_glass_reason


def test_json(demo: Newsroom) -> None:
    told = json.loads(demo.written("json"))
    assert list(Draft202012Validator(report_schema()).iter_errors(told)) == []
    claims, seen = demo.claims, 0
    for report in told["reports"]:
        latest = Revision.objects.filter(article__slug=report["slug"]).order_by("-number")[0]
        assert (report["revision"], report["sha256"]) == (latest.number, latest.sha256)
        for claim in report["claims"]:
            compare_claim(claim, claims[claim["uid"]])
            seen += 1
        for correction in report["corrections"]:
            compare_correction(correction)
    assert seen == len(claims)
    assert sum(len(report["corrections"]) for report in told["reports"]) == Correction.objects.count()


def test_jsonl(demo: Newsroom) -> None:
    lines = [json.loads(line) for line in demo.written("jsonl").splitlines()]
    validator, claims = Draft202012Validator(lines_schema()), demo.claims
    for line in lines:
        assert list(validator.iter_errors(line)) == []
    told = [line for line in lines if line["line"] == "claim"]
    assert {line["uid"] for line in told} == set(claims)
    for line in told:
        assert line["article"] == claims[line["uid"]].claim.article.slug
        compare_claim(line, claims[line["uid"]])
    for line in lines:
        if line["line"] == "correction":
            compare_correction(line)


def test_markdown(demo: Newsroom) -> None:
    read = shown(demo.written("markdown"))
    claims = demo.claims
    for of in claims.values():
        assert code_points_shown(of.words) in read
        if of.verdict and of.verdict.explanation:
            explanation = code_points_shown("\n".join(of.verdict.explanation.splitlines()))
            assert explanation in read
        for words in (of.rating, *of.approvers, of.verdict.break_glass_reason if of.verdict else ""):
            assert words in read
        for citation in of.citations:
            assert code_points_shown(" ".join(citation.quotation.split("\n"))) in read
            assert code_points_shown(citation.note) in read
    assert read.count("Not approved") == sum(
        of.verdict is not None and of.verdict.state in {"draft", "submitted", "returned"} for of in claims.values()
    )
    for correction in Correction.objects.all():
        assert code_points_shown(correction.note) in read


def test_webannotation(demo: Newsroom) -> None:
    collection = json.loads(demo.written("webannotation"))
    assert violated(collection, "collections/collectionMusts.test") == []
    assert lost_keys(collection) == set()
    one_graph(collection)
    claims = {f"urn:uuid:{uid}": of for uid, of in demo.claims.items()}
    items = collection["first"]["items"]
    assert {item["canonical"] for item in items} == set(claims)
    for item in items:
        of = claims[item["canonical"]]
        number = int(item["target"]["source"].rsplit("/", 2)[1])
        text = Revision.objects.get(article=of.claim.article, number=number).text
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        if of.start is not None:
            assert (quote["exact"], position["start"], number) == (of.words, of.start, of.claim.article.revision_count)
        assert item["claimNumber"] == of.claim.number
        bodies = item["body"]
        assert [body["purpose"] for body in bodies].count("linking") == len(of.citations)
        if of.verdict:
            assert item["motivation"] == bodies[0]["purpose"] == "assessing"
            assert bodies[0]["value"].startswith(of.rating)
            assert bodies[0]["value"].endswith(of.verdict.explanation)
            assert (bodies[0]["value"].split("\n")[0] == of.rating) is of.is_plain
            assert item["creator"]["name"] == of.verdict.author.name
            assert [person["name"] for person in item.get("approvedBy", [])] == of.approvers


def test_claimreview(demo: Newsroom) -> None:
    feed = json.loads(demo.written("claimreview"))
    assert mistakes(feed) == []
    one_graph(feed)
    reviews = [element["item"] for element in feed["dataFeedElement"]]
    assert reviews
    for review in reviews:
        slug, number = review["url"].rsplit("/", 2)[1:]
        claim = Claim.objects.get(article__slug=slug, number=int(number.removeprefix("#claim-")))
        verdict = claim.verdicts.get(state=VerdictState.APPROVED)
        assert verdict.rating is not None
        assert claim.claimant == review["itemReviewed"]["author"]["name"] != ""
        assert claim.article.publication is not None
        assert claim.article.publication.shows_verdicts
        assert claim.article.publication_state == "published"
        assert review["reviewRating"]["alternateName"] == verdict.rating.label
        assert review["reviewRating"]["ratingExplanation"] == verdict.explanation
        assert review["reviewRating"].get("ratingValue") == verdict.rating.value
        assert len(review["claimReviewed"]) < 75


def test_corrections(demo: Newsroom) -> None:
    feed = json.loads(demo.written("corrections"))
    assert mistakes(feed) == []
    told = {element["item"]["text"]: element["item"] for element in feed["dataFeedElement"]}
    public = [
        correction
        for correction in Correction.objects.select_related("article__published_revision", "to_revision")
        if correction.state in IN_PUBLIC
        and correction.article.published_revision
        and correction.to_revision.number <= correction.article.published_revision.number
    ]
    assert set(told) == {correction.note for correction in public} != set()
    for correction in public:
        status = told[correction.note]["creativeWorkStatus"]
        assert status.startswith(correction.get_state_display())
        assert correction.break_glass_reason in status


def test_every_format_is_compared_here_or_read_where_it_is_set() -> None:
    here = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert set(FORMATS) - here == {"html", "pdf"}
