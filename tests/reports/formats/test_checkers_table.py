"""The checker's table: a row a claim, a row a citation, and no result that looks better than it is."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.claims.models import Citation, Claim
from factcheck.reports.formats.checkers_table import COLUMNS, cells_of, citation_in_words, rows_of
from factcheck.reports.lines import CitationLine
from factcheck.reports.queries import report_of
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, an_article, cite_page

CHECKERS = COLUMNS[:11]


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def claim(ines: User, article: Article) -> Claim:
    return a_claim(by=ines, article=article, words="At least 36")


def told(article: Article) -> list[dict[str, str]]:
    article.refresh_from_db()
    return list(cells_of(report_of(article)))


def test_it_begins_with_the_sheet_of_a_fact_checker(
    ines: User, jonas: User, ruth: User, article: Article, claim: Claim
) -> None:
    draft = a_draft(by=ines, claim=claim, explanation="So the ministry.")
    cite_page(by=jonas, verdict=draft, stance="context", locator="9", note="Says nothing of the day")
    approved = approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    assert approved.submitted_at is not None
    day = approved.submitted_at.date().isoformat()
    source = "Ministry, Casualty figures"
    assert ("row", "number", *"fact method source locator date_checked result by approved_by note".split()) == CHECKERS
    assert [[row[column] for column in CHECKERS] for row in told(article)] == [
        ["claim", "1", "At least 36", "Web page", source, "page 4; page 9", day]
        + ["Accurate", "Ines Halloran", "Ruth Adeyemi", "So the ministry."],
        ["citation", "1", "At least 36", "Web page", source, "page 4", day]
        + ["Supports", "Ines Halloran", "Ruth Adeyemi", ""],
        ["citation", "1", "At least 36", "Web page", source, "page 9", day]
        + ["Context", "Jonas Weil", "Ruth Adeyemi", "Says nothing of the day"],
    ]


def test_a_citation_tells_the_words_and_where_they_are_kept(ines: User, article: Article, claim: Claim) -> None:
    a_draft(by=ines, claim=claim)
    citation = Citation.objects.get()
    citation.source.archived_url = "https://archive.example.org/figures"
    citation.source.save()
    row = told(article)[1]
    assert (row["cited_words"], row["source_address"]) == ("36 soldiers", "https://example.org/figures")
    assert row["archived_copy"] == "https://archive.example.org/figures"
    assert (row["citation_uid"], row["claim_uid"]) == (str(citation.uid), str(claim.uid))


def test_the_day_is_that_of_the_publication(ines: User, article: Article, claim: Claim) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    submitted.submitted_at = submitted.submitted_at.replace(hour=23, minute=30) if submitted.submitted_at else None
    submitted.save()
    Publication.objects.update(time_zone="Asia/Tokyo")
    assert submitted.submitted_at is not None
    assert told(Article.objects.get())[0]["date_checked"] != submitted.submitted_at.date().isoformat()


def test_what_is_not_approved_says_so_in_the_result(ines: User, article: Article, claim: Claim) -> None:
    assert told(article)[0]["result"] == "No verdict yet"
    a_draft(by=ines, claim=claim)
    assert told(article)[0]["result"] == "Accurate (Not approved: a draft, not submitted)"
    a_submitted_verdict(by=ines, claim=claim)
    row = told(article)[0]
    assert (row["result"], row["approved_by"]) == ("Accurate (Not approved: awaiting review)", "")


def test_a_lapse_and_a_broken_glass_stand_with_result_and_name(
    ines: User, amara: User, article: Article, claim: Claim
) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    approved = approve_verdict(by=amara, verdict=submitted, break_glass_reason="Nobody was in.")
    alone = "Approved by one person who broke the glass: Nobody was in."
    assert told(article)[0]["result"] == f"Accurate ({alone})"
    assert told(article)[1]["approved_by"] == f"Amara Lindqvist ({alone})"
    lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=None)
    both = f"{alone}; Approval lapsed: 36 → 33 in revision 2"
    assert told(article)[0]["result"] == f"Accurate ({both})"
    assert told(article)[0]["approved_by"] == f"Amara Lindqvist ({both})"


def test_a_withdrawn_claim_says_so_in_the_result(ines: User, ruth: User, article: Article, claim: Claim) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    assert told(article)[0]["result"] == "Accurate (Withdrawn)"


def test_citations_have_rows_where_what_tells_them_apart_is_asked_for(ines: User, claim: Claim) -> None:
    a_draft(by=ines, claim=claim)
    report = report_of(claim.article)
    assert list(rows_of(["fact", "rating"], [report])) == [["At least 36", "Accurate"]]
    assert list(rows_of(["fact", "locator"], [report])) == [["At least 36", "page 4"], ["At least 36", "page 4"]]


def test_a_citation_is_told_in_a_fixed_form() -> None:
    citation = CitationLine(
        stance="Supports",
        stance_name="supports",
        source="A. Kaya",
        publisher="",
        url="",
        locator="",
        quotation="We counted",
        note="",
    )
    assert citation_in_words(citation) == "Supports: A. Kaya: “We counted”"
