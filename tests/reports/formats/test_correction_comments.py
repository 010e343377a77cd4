"""Reports as CorrectionComment: the corrections that readers see, and how they stand."""

import json
from typing import Any

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.deciding import issue_correction
from factcheck.corrections.actions.ending import withdraw_correction
from factcheck.reports.formats.correction_comments import write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction
from tests.public.conftest import as_seen, publish
from tests.reports.files import a_cover
from tests.reports.formats.json_ld import one_graph
from tests.schema_org import mistakes


def comments(article: Article) -> list[Any]:
    feed = json.loads(b"".join(write(a_cover(of_one=True), [report_of(as_seen(article))])))
    assert mistakes(feed) == []
    one_graph(feed)
    return [element["item"] for element in feed["dataFeedElement"]]


def test_only_what_readers_see_is_told(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    a_correction(by=ines, article=corrected)
    assert comments(corrected) == []
    publish(corrected)
    (comment,) = comments(corrected)
    assert (comment["text"], comment["datePublished"]) == (issued.note, "2020-02-28")
    assert comment["url"] == f"http://127.0.0.1:8000/public/corrections/{issued.uid}/"
    assert comment["about"]["url"] == f"http://127.0.0.1:8000/public/articles/{corrected.slug}/"
    assert comment["creativeWorkStatus"] == "Issued"


def test_what_was_withdrawn_and_a_broken_glass_say_so(ines: User, ruth: User, amara: User, corrected: Article) -> None:
    issue_correction(
        by=amara, correction=a_submitted_correction(by=ines, article=corrected), break_glass_reason="Late."
    )
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    publish(corrected)
    withdraw_correction(by=ruth, correction=issued, reason="36 was right.")
    assert [comment["creativeWorkStatus"] for comment in comments(corrected)] == [
        "Issued; issued by one person who broke the glass: Late.",
        "Withdrawn: 36 was right.",
    ]
