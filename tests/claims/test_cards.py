"""Closed cards: filled, they are what the template renders, whatever the words."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.cards import Card, Finding, cards_as_html, remark_on, stamp_of
from factcheck.claims.states import LIST_STATE_BY_NAME, ClaimKind

# What markup, patterns and the holes themselves are made of, among all other characters.
HOSTILE = st.text(st.one_of(st.sampled_from("<>&\"'%(){}s\ue0f0\ue0f1\n"), st.characters(codec="utf-8")), max_size=40)
STAMPS = st.sampled_from([None, stamp_of("accurate", "Accurate"), stamp_of("outdated", "100 % <out> of date")])
PLACES = st.one_of(st.just((None, None)), st.just((0, 1)), st.just((1200, 1210)))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    start, end = draw(PLACES)
    return Card(
        number=draw(st.integers(1, 5000)),
        state_name=draw(st.sampled_from(sorted(LIST_STATE_BY_NAME))),
        kind=draw(st.sampled_from(ClaimKind.values)),
        claimant=draw(HOSTILE),
        words=draw(HOSTILE),
        start=start,
        end=end,
        stamp=draw(STAMPS),
        remark=draw(HOSTILE),
    )


@given(st.lists(cards(), max_size=4), st.sampled_from(["en", "ar", 'x" onclick="y']))
def test_filled_cards_are_what_the_template_renders(shown: list[Card], language: str) -> None:
    for template in ("claims/_claim_place.html", "claims/_claim_row.html"):
        rendered = "".join(render_to_string(template, {"card": card, "language": language}) for card in shown)
        assert cards_as_html(shown, template, language) == rendered


def test_words_that_look_like_markup_or_like_a_hole_stay_words() -> None:
    hostile = "<script>%(words)s \ue0f0remark\ue0f1 & \"'"
    card = Card(7, "progress", "figure", hostile, hostile, 0, 3, None, "why")
    html = cards_as_html([card], "claims/_claim_place.html", "en")
    assert html.count("&lt;script&gt;%(words)s \ue0f0remark\ue0f1 &amp; &quot;&#x27;") == 2
    assert "<script>" not in html
    assert html.count("why") == 1


def remark(state: str, what: dict[str, str] | None = None, finding: Finding | None = None) -> str:
    said = {"withdrawal_reason": "", "check_status": "open", "check_reason": ""} | (what or {})
    return remark_on(state, finding=finding or Finding(), revision=3, **said)


@pytest.mark.parametrize(
    ("state", "what", "said"),
    [
        ("withdrawn", {"withdrawal_reason": "Marked twice"}, "Marked twice"),
        ("dismissed", {"check_status": "dismissed", "check_reason": "Cut"}, "Cut"),
        ("progress", {"check_status": "on_author", "check_reason": "Asked her"}, "On author: Asked her"),
        ("progress", {"check_status": "needs_source"}, "Needs source"),
        ("progress", {}, ""),
        ("unchecked", {}, ""),
    ],
)
def test_a_card_says_why_it_stands_as_it_does(state: str, what: dict[str, str], said: str) -> None:
    assert remark(state, what) == said


def test_what_a_reviewer_wrote_is_on_the_card_cut_short() -> None:
    note = "Whose count is it? " * 20
    said = remark("returned", finding=Finding(return_note=note, returned_by="Ruth Adeyemi"))
    assert said.startswith("Ruth Adeyemi: “Whose count")
    assert said.endswith("…”")
    assert len(said) < 150
    assert remark("lapsed", finding=Finding(lapse_reason="36 → 33 in revision 3")) == "36 → 33 in revision 3"


def test_a_claim_without_words_says_what_to_do() -> None:
    assert "not in revision 3" in remark("unanchored")
    card = Card(7, "unanchored", "figure", "", "", None, None, None, remark("unanchored"))
    html = cards_as_html([card], "claims/_claim_row.html", "en")
    assert "Attach or withdraw" in html
    assert "(no words in this revision)" in html


def test_a_rating_has_its_stamp() -> None:
    assert stamp_of(None, "") is None
    stamp = stamp_of("misleading", "Misleading")
    assert stamp is not None and stamp.label == "Misleading"
