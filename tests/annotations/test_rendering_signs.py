"""Signs that stand off from the text: drawn after a character, leading to a note, no part of the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.marks import Mark, Sign
from annotations.rendering import render_block, render_text
from tests.annotations.test_rendering import Page, mark, pages, paragraphs

TEXT = "In the country. Turkey.\n\nOn Monday."


def sign(at: int, number: int = 1, drawn: str = "*") -> Sign:
    return Sign(at, number, drawn, f"{drawn} Correction {number}", f"/corrections/#correction-{number}")


PageOfText = tuple[str, list[dict[str, Any]], list[dict[str, Any]], list[Mark]]


@given(pages(), st.data())
def test_signs_add_nothing_to_the_text_and_nothing_to_the_marks(page: PageOfText, data: st.DataObject) -> None:
    text, blocks, inlines, marks = page
    places = data.draw(st.lists(st.integers(1, len(text)), max_size=5)) if text else []
    signs = [sign(at, number) for number, at in enumerate(places, start=1)]
    shown = Page(render_text(text, blocks, inlines, marks, signs=signs))
    assert shown.text == text
    assert shown.claimed == {mark.number: text[mark.start : mark.end] for mark in marks}
    own = [attributes for _, attributes, _ in shown.all("correction-sign") if "data-sign" in attributes]
    drawn = [str(attributes["id"]) for attributes in own]
    assert sorted(drawn) == sorted(f"correction-sign-{sign.number}" for sign in signs)
    ids = [attributes["id"] for _, attributes, _ in shown.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_sign_stands_right_after_its_character_and_is_named() -> None:
    markup = render_text(TEXT, paragraphs(TEXT), signs=[sign(15)])
    assert (
        'country.<a class="correction-sign" id="correction-sign-1" href="/corrections/#correction-1"'
        ' data-sign="*" aria-label="* Correction 1"></a> Turkey.'
    ) in markup


def test_at_the_end_of_a_paragraph_it_stands_inside_it() -> None:
    assert "</a></p>" in render_text(TEXT, paragraphs(TEXT), signs=[sign(23)])


def test_it_stands_outside_a_mark_and_outside_a_link_that_it_falls_into() -> None:
    link = {"kind": "link", "start": 0, "end": 23, "href": "https://a.example/"}
    shown = Page(render_text(TEXT, paragraphs(TEXT), [link], [mark(1, 7, 20)], signs=[sign(15)]))
    assert shown.claimed == {1: "country. Turk"}
    assert len(shown.all("correction-sign")) == 1


def test_two_at_one_place_follow_each_other_by_number() -> None:
    shown = Page(render_text(TEXT, paragraphs(TEXT), signs=[sign(15, 2, "†"), sign(15, 1)]))
    assert [attributes["data-sign"] for _, attributes, _ in shown.all("correction-sign")] == ["*", "†"]


def test_what_a_sign_says_is_escaped() -> None:
    hostile = Sign(15, 1, '"><b>', '"><i>', '"><u>')
    assert not {"b", "i", "u"} & {tag for tag, _, _ in Page(render_text(TEXT, [], signs=[hostile])).elements}


def test_a_block_alone_holds_its_signs_and_no_others() -> None:
    blocks = paragraphs(TEXT)
    signs = [sign(23, 1), sign(35, 2)]
    whole = render_text(TEXT, blocks, signs=signs)
    for at, number in ((0, 1), (25, 2)):
        alone = render_block(TEXT, blocks, [], [], at=at, signs=signs)
        assert alone in whole
        assert [attributes["id"] for _, attributes, _ in Page(alone).all("correction-sign")] == [
            f"correction-sign-{number}"
        ]


@pytest.mark.parametrize("at", [0, -1, 36])
def test_a_place_that_follows_no_character_is_refused(at: int) -> None:
    with pytest.raises(ValueError, match="sign 1"):
        render_text(TEXT, [], signs=[sign(at)])
