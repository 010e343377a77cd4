"""The data that the template lays out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATE_BY_NAME
from factcheck.reports.formats.pdf_report import icons
from factcheck.reports.queries import report_of
from factcheck.reports.typeset.setting import TEMPLATE
from factcheck.reports.typeset.sheets import LINES, breakable, cover_sheet, cut_text, sheet, unprinted
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.reports.files import a_cover


def test_every_state_has_its_line_and_every_rating_its_pattern() -> None:
    assert set(LINES) == set(LIST_STATE_BY_NAME)
    template = TEMPLATE.read_text(encoding="utf-8")
    for token in RATING_TOKENS:
        assert f"{token}: rgb(" in template
    for line, tone in LINES.values():
        assert not line or f'"{line}"' in template
        assert f"{tone}: " in template


def test_every_sign_is_there_to_be_drawn() -> None:
    needed = {state.icon for state in LIST_STATE_BY_NAME.values()} | {look.icon for look in RATING_TOKENS.values()}
    assert needed <= set(icons())


def test_a_sheet_numbers_its_marks_in_reading_order(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    later = a_claim(by=ines, article=article, words="Nearly a million")
    first = a_claim(by=ines, article=article, words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=first)
    report = report_of(article)
    told = sheet(report, cut_text(report))
    numbers = [number for block in told["text"] for piece in block["pieces"] for number in piece["numbers"]]
    assert [(one["number"], one["place"], one["of"]) for one in numbers] == [(first.number, 0, 2), (later.number, 1, 2)]
    assert [claim["number"] for claim in told["claims"]] == [first.number, later.number]
    assert told["claims"][0]["bookmark"] == f"{first.number}  At least 36 · Accurate"
    assert [row[0]["text"] for row in told["approvals"]] == [str(first.number)]
    assert (told["summary"]["without_rating"], told["summary"]["ratings"][0]["count"]) == (1, 1)


def test_a_cover_counts_what_follows(ines: User) -> None:
    report = report_of(an_article(by=ines))
    facts = {fact["label"]: fact["value"] for fact in cover_sheet(a_cover(made_by="Amara"), [report])["facts"]}
    assert (facts["Holds"], facts["Exported by"]) == ("1 article, 0 claims", "Amara")


def test_characters_are_told_by_name() -> None:
    assert unprinted("\u202e\x01") == [
        {"code": "U+0001", "name": "a character without a name"},
        {"code": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE"},
    ]


@pytest.mark.parametrize(
    "word", ["Donaudampfschifffahrt", "short", "在周四至少三十六名士兵在周四至少三十六名士兵在周四"]
)
def test_ordinary_words_are_not_broken(word: str) -> None:
    assert breakable(word) == word


def test_an_address_is_broken_after_its_signs() -> None:
    assert "org/\u200b" in breakable("https://www.example.org/figures/2020/february")


@given(st.text())
def test_breaking_adds_nothing_but_places_to_break(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")
