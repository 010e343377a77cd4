"""The beginning of a file, before it is written."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim
from factcheck.reports.formats import FORMATS
from factcheck.reports.previews import preview_of
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from tests.conftest import PersonMaker
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, a_submitted_verdict, an_article
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


@pytest.mark.parametrize("format", ["csv", "html", "json"])
def test_who_checks_a_claim_blind_is_not_shown_what_was_found(
    amara: User, ines: User, jonas: User, make_person: PersonMaker, article: Article, format: str
) -> None:
    claim = Claim.objects.get(number=2)
    a_submitted_verdict(by=ines, claim=claim)
    asked = Asked(Selection(), format)
    before = preview_of(asked, amara, "")
    ask_second_check(by=jonas, claim=claim, checker=amara)
    blind, sees = preview_of(asked, amara, ""), preview_of(asked, make_person("noor", "Noor Haddad", Role.ADMIN), "")
    assert [preview.hidden for preview in (before, blind, sees)] == [0, 1, 0]
    found = ["The ministry says so." in f"{one.rows} {one.text} {one.sheet}" for one in (before, blind, sees)]
    assert found == [True, False, True]


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
