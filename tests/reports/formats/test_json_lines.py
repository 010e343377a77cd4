"""JSON Lines: each line an object that keeps its meaning alone."""

import json

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.reports.formats.json_lines import lines_of, write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import a_correction
from tests.examples import a_claim, a_draft
from tests.reports.files import a_cover

EVIL = "Line one\nline two\u2028three\x85 </script> “👍”"


def test_each_line_is_one_object_whatever_is_in_it(ines: User, corrected: Article) -> None:
    a_draft(by=ines, claim=a_claim(by=ines, article=corrected, words="33 soldiers"), explanation=EVIL)
    a_correction(by=ines, article=corrected, note=EVIL)
    report = report_of(corrected)
    pieces = list(write(a_cover(), [report]))
    assert all(piece.count(b"\n") == 1 and piece.endswith(b"\n") for piece in pieces)
    cover, article, claim, correction = (json.loads(piece) for piece in pieces)
    assert (cover["line"], cover["title"]) == ("cover", a_cover().title)
    assert (article["line"], article["slug"]) == ("article", corrected.slug)
    assert "claims" not in article
    assert "article_text" not in article
    assert (claim["line"], claim["verdict"]["explanation"]) == ("claim", EVIL)
    assert (correction["line"], correction["note"]) == ("correction", EVIL)
    for line in (claim, correction):
        assert (line["article"], line["revision"], line["sha256"]) == (corrected.slug, 2, report.sha256)
        assert line["audit_head"] == report.audit_head


def test_an_article_is_written_line_by_line(ines: User, corrected: Article) -> None:
    a_claim(by=ines, article=corrected, words="33 soldiers")
    assert len(list(lines_of(report_of(corrected)))) == 2
