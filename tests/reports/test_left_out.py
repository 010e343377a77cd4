"""What a report says of claims and corrections that it does not tell."""

from dataclasses import replace

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.reports.formats import html_report, markdown_report
from factcheck.reports.left_out import claims_left_out, corrections_left_out
from factcheck.reports.queries import report_of
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim
from tests.reports.files import a_cover
from tests.reports.papers import a_paper, squeezed, words_of


def test_nothing_is_said_where_all_is_told(ines: User, ruth: User, corrected: Article) -> None:
    a_claim(by=ines, article=corrected, words="33 soldiers")
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    report = report_of(corrected)
    assert (claims_left_out(report), corrections_left_out(report)) == ("", "")


def test_it_says_that_there_are_none(corrected: Article) -> None:
    report = report_of(corrected)
    assert claims_left_out(report) == "No claim was marked in this text."
    assert corrections_left_out(report).startswith("No corrections: ")


def test_it_says_on_every_sheet_that_there_are_more(ines: User, ruth: User, corrected: Article) -> None:
    for words in ("33 soldiers", "Thursday"):
        a_claim(by=ines, article=corrected, words=words)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    report = replace(report_of(corrected), claims=(), corrections=())
    claims = "Only those that were asked for: 2 claims were marked in this article."
    corrections = "Only those that were asked for: 1 correction of this article was recorded."
    assert (claims_left_out(report), corrections_left_out(report)) == (claims, corrections)
    page = b"".join(html_report.write(a_cover(), [report])).decode()
    assert claims in page
    assert corrections in page
    # The sign of the correction stands in the text all the same.
    assert f'href="#{corrected.slug}-corrections"' in page
    assert f'id="{corrected.slug}-corrections"' in page
    assert corrections in b"".join(markdown_report.write(a_cover(), [report])).decode()
    paper = words_of(a_paper(report))
    assert squeezed(claims) in paper
    assert squeezed(corrections) in paper
