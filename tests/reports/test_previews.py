"""The beginning of a file, before it is written."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.reports.formats import FORMATS
from factcheck.reports.previews import preview_of
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, an_article
from tests.public.conftest import publish


@pytest.fixture
def article(ines: User) -> Article:
    article = an_article(by=ines)
    for words in ("At least 36", "soldiers", "Thursday", "Nearly a million"):
        a_claim(by=ines, article=article, words=words)
    return article


def test_a_table_begins_with_its_head_and_the_first_claims(amara: User, article: Article) -> None:
    asked = Asked(Selection(), "csv", ("number", "quotation"))
    assert preview_of(asked, amara, "").rows == [
        ["number", "quotation"],
        ["1", "At least 36"],
        ["2", "soldiers"],
        ["3", "Thursday"],
    ]


def test_text_is_shown_as_it_is_and_a_page_as_a_page(amara: User, article: Article) -> None:
    assert '"quotation": "At least 36"' in preview_of(Asked(Selection(), "json"), amara, "").text
    assert len(preview_of(Asked(Selection(), "html"), amara, "").sheet["lines"]) == 3


@pytest.mark.parametrize("format", [name for name, how in FORMATS.items() if how.suits_many])
def test_every_format_has_a_beginning(amara: User, article: Article, format: str) -> None:
    preview = preview_of(Asked(Selection(), format), amara, "")
    assert preview.rows or preview.text or preview.sheet


def test_nothing_begins_with_nothing(amara: User, article: Article) -> None:
    preview = preview_of(Asked(Selection(risk="legal"), "csv"), amara, "")
    assert not (preview.rows or preview.text or preview.sheet)


@pytest.mark.parametrize("format", ["csv", "xlsx", "html", "corrections"])
def test_a_claim_that_was_corrected_is_shown_with_its_correction(
    amara: User, ines: User, ruth: User, corrected: Article, format: str
) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    an_issued_correction(by=ines, issued_by=ruth, article=publish(corrected), claim=claim)
    preview = preview_of(Asked(Selection(), format), amara, "")
    shown = f"{preview.rows} {preview.text} {preview.sheet.get('report')}"
    assert "It was 33, not 36." in shown
    if preview.sheet:
        assert "33 soldiers" in preview.sheet["text"]
