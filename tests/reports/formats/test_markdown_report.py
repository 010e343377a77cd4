"""The report as Markdown, read by a CommonMark parser: all is there, and no word makes markup."""

import pytest
from markdown_it import MarkdownIt

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.reports.formats.markdown_report import write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import a_correction
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_article
from tests.reports.files import a_cover, file_of_reports

EVIL = "# no *heading* <script>alert(1)</script> [link](http://evil.example) ![x](y) `code`\n- item\n\u202e33"
SHOWN = EVIL.replace("\u202e", "‹U+202E›")


def shown(written: bytes) -> str:
    """What a reader sees: the texts of a rendered file, one block a line."""
    lines = []
    for token in MarkdownIt("commonmark").parse(written.decode("utf-8")):
        if token.type == "inline":
            parts = token.children or ()
            assert {part.type for part in parts} <= {"text", "softbreak", "hardbreak"} | STRONG, token.content
            lines.append("".join("\n" if part.type == "hardbreak" else part.content for part in parts))
    return "\n".join(lines)


STRONG = {"strong_open", "strong_close", "em_open", "em_close"}


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def test_every_field_is_text_whatever_is_in_it(ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers", claimant=EVIL)
    a_draft(by=ines, claim=claim, explanation=EVIL)
    a_correction(by=ines, article=corrected, note=EVIL, wrong=EVIL)
    written = file_of_reports(write, corrected)
    read = shown(written)
    assert read.count(SHOWN) == 2
    assert f"Claimant: {SHOWN}".replace("\n", " ") in read
    headings = [token.tag for token in MarkdownIt("commonmark").parse(written.decode()) if token.type == "heading_open"]
    assert headings == ["h1", "h2", "h2", "h3"]


def test_a_rating_never_stands_without_what_it_is_worth(ines: User, amara: User, article: Article) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    a_claim(by=ines, article=article, words="Thursday")
    submitted = a_submitted_verdict(by=ines, claim=claim)
    assert "Accurate — Not approved: awaiting review" in shown(file_of_reports(write, article))
    approved = approve_verdict(by=amara, verdict=submitted, break_glass_reason="Nobody was in.")
    lapse_verdict(verdict=approved, reason="36 → 33", by=None)
    read = shown(file_of_reports(write, article))
    assert "Accurate — Approved by one person who broke the glass: Nobody was in.; Approval lapsed: 36 → 33" in read
    assert "No verdict yet" in read


def test_it_names_revision_hash_and_audit_head(article: Article) -> None:
    report = report_of(article)
    read = shown(file_of_reports(write, article))
    for words in (article.title, report.sha256, report.audit_head, "Revision checked: 1"):
        assert words in read


def test_many_stand_below_their_cover(ines: User, article: Article) -> None:
    other = an_article(by=ines, title="Another")
    cover = a_cover(of_one=False)
    pieces = list(write(cover, [report_of(article), report_of(other)]))
    read = shown(b"".join(pieces))
    assert read.startswith(cover.title)
    assert read.index(article.title) < read.index("Another")
    assert len(pieces) == 5
