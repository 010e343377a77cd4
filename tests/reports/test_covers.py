"""The count of what went into a file."""

from factcheck.accounts.models import User
from factcheck.reports.covers import Counted
from factcheck.reports.queries import report_of
from tests.examples import a_claim, an_article


def test_reports_and_claims_are_counted_as_they_go_by(ines: User) -> None:
    first, second = an_article(by=ines), an_article(by=ines, paragraphs=("Other", "Nothing."))
    for words in ("At least 36", "Thursday"):
        a_claim(by=ines, article=first, words=words)
    counted = Counted(report_of(article) for article in (first, second))
    assert (counted.reports, counted.claims) == (0, 0)
    assert [report.slug for report in counted] == [first.slug, second.slug]
    assert (counted.reports, counted.claims) == (2, 2)
