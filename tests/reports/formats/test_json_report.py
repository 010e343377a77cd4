"""The JSON of a report: the whole structure, read back as the database holds it."""

import json
from datetime import date
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.corrections.actions.deciding import issue_correction
from factcheck.reports.formats.json_report import in_json, write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction
from tests.examples import a_claim, a_draft, an_article, cite_page, latest
from tests.reports.files import file_of_reports

LONG = '=HYPERLINK("x")\nHe said “no”, "never",\n\t</script><b> \u05e9\u05dc\u05d5\u05dd ' + "Größe 👍 " * 700


def read(article: Article) -> Any:
    return json.loads(file_of_reports(write, article).decode("utf-8"))


def test_everything_of_a_claim_comes_back_whole(ines: User, ruth: User, corrected: Article) -> None:
    assert len(LONG) > 5000
    claim = a_claim(by=ines, article=corrected, words="33 soldiers", claimant="The ministry")
    draft = a_draft(by=ines, claim=claim, rating="inaccurate", explanation=LONG)
    cite_page(by=ines, verdict=draft, stance="context", quotation="\u05d0\u05d1", locator="5", note="</script>")
    verdict = approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    (line,) = read(corrected)["claims"]
    told = line["verdict"]
    assert told["explanation"] == verdict.explanation == LONG.strip()
    assert (line["number"], line["quotation"], line["claimant"]) == (1, "33 soldiers", "The ministry")
    assert latest(corrected).text[line["start"] : line["end"]] == "33 soldiers"
    assert (told["rating"], told["review"], told["as_of"]) == ("Inaccurate", "Approved", "2020-02-28")
    assert told["author"] == "Ines Halloran"
    assert verdict.approved_at is not None
    approved_at = verdict.approved_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert told["approvals"] == [{"name": "Ruth Adeyemi", "at": approved_at, "person_uid": str(ruth.uid)}]
    assert [(one["stance"], one["locator"], one["quotation"], one["note"]) for one in told["citations"]] == [
        ("Supports", "page 4", "36 soldiers", ""),
        ("Context", "page 5", "\u05d0\u05d1", "</script>"),
    ]


def test_it_names_revision_hash_and_audit_head(corrected: Article) -> None:
    told, report = read(corrected), report_of(corrected)
    assert (told["format"], told["version"], told["revision"]) == ("factcheck report", 2, 2)
    assert told["sha256"] == latest(corrected).sha256
    assert (told["audit_count"], told["audit_head"]) == (report.audit_count, report.audit_head)


def test_break_glass_and_a_lapse_are_told_as_such(ines: User, amara: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    submitted = submit_verdict(by=ines, verdict=a_draft(by=ines, claim=claim))
    approved = approve_verdict(by=amara, verdict=submitted, break_glass_reason="Nobody was in.")
    lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
    told = read(corrected)["claims"][0]["verdict"]
    assert told["break_glass_reason"] == "Nobody was in."
    assert told["lapse_reason"] == "36 → 33 in revision 2"
    assert "one person who broke the glass" in told["review"]
    assert "Approval lapsed" in told["review"]


def test_a_claim_without_a_verdict_says_null(ines: User, corrected: Article) -> None:
    a_claim(by=ines, article=corrected, words="33 soldiers")
    assert read(corrected)["claims"][0]["verdict"] is None


def test_corrections_follow_with_people_texts_and_sign(ines: User, ruth: User, amara: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim, found_by="A reader")
    a_correction(by=ines, article=corrected, wrong="")
    alone = issue_correction(
        by=amara, correction=a_submitted_correction(by=ines, article=corrected), break_glass_reason="Late."
    )
    told = read(corrected)
    first, second, third = told["corrections"]
    assert (first["uid"], first["state"], first["author"], first["issued_by"]) == (
        str(issued.uid),
        "Issued",
        "Ines Halloran",
        "Ruth Adeyemi",
    )
    assert (first["from_revision"], first["to_revision"], first["claim"], first["found_by"]) == (1, 2, 1, "A reader")
    assert first["stands_after"] == "were killed on Thursday."
    assert (second["state"], second["wrong"], second["issued_at"]) == ("Draft", "", None)
    assert third["break_glass_reason"] == alone.break_glass_reason == "Late."
    assert told["claims"][0]["corrections"] == [1]


def test_many_articles_are_one_object_written_report_by_report(ines: User, corrected: Article) -> None:
    other = an_article(by=ines)
    a_claim(by=ines, article=corrected, words="33 soldiers")
    written = file_of_reports(write, corrected, other, title="Two", scope="Chosen by hand", made_by="Amara Lindqvist")
    told = json.loads(written)
    assert (told["format"], told["version"], told["title"]) == ("factcheck reports", 2, "Two")
    assert (told["scope"], told["made_by"], told["made_at"]) == (
        "Chosen by hand",
        "Amara Lindqvist",
        "2026-11-22T09:00:00.000Z",
    )
    assert [report["slug"] for report in told["reports"]] == [corrected.slug, other.slug]
    assert [line["quotation"] for line in told["reports"][0]["claims"]] == ["33 soldiers"]


def test_a_selection_that_holds_nothing_is_an_empty_list() -> None:
    assert json.loads(file_of_reports(write))["reports"] == []


def test_what_has_no_form_is_refused() -> None:
    assert in_json(date(2020, 2, 28)) == "2020-02-28"
    with pytest.raises(TypeError, match="set has no form"):
        in_json(set())
