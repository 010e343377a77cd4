from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import SelectorError, Selectors, TextPositionSelector, TextQuoteSelector

QUOTE = {"type": "TextQuoteSelector", "exact": "at least 36", "prefix": "killing ", "suffix": " and"}
POSITION = {"type": "TextPositionSelector", "start": 412, "end": 423}


def test_a_target_with_both_selectors_is_read() -> None:
    assert Selectors.from_json({"source": "https://a.example/", "selector": [QUOTE, POSITION]}) == Selectors(
        TextQuoteSelector("at least 36", "killing ", " and"), TextPositionSelector(412, 423)
    )


def test_one_selector_needs_no_list() -> None:
    assert Selectors.from_json({"selector": POSITION}) == Selectors(None, TextPositionSelector(412, 423))


def test_a_quotation_is_cut_from_its_text_with_the_words_around_it() -> None:
    text = "a" * 40 + " at least 36 " + "b" * 40
    assert TextQuoteSelector.of(text, 41, 52) == TextQuoteSelector("at least 36", "a" * 31 + " ", " " + "b" * 31)
    assert TextQuoteSelector.of("36", 0, 2) == TextQuoteSelector("36", "", "")


def test_context_may_be_missing() -> None:
    known = Selectors.from_json({"selector": {"type": "TextQuoteSelector", "exact": "36"}})
    assert known.quote == TextQuoteSelector("36", "", "")


def test_an_alternative_of_another_type_is_passed_over() -> None:
    known = Selectors.from_json({"selector": [{"type": "XPathSelector", "value": "/p[1]"}, QUOTE]})
    assert known.quote is not None
    assert known.position is None


@given(st.text(min_size=1), st.text(), st.text(), st.integers(0, 9999), st.integers(1, 99))
def test_what_is_written_is_read_again(exact: str, prefix: str, suffix: str, start: int, length: int) -> None:
    known = Selectors(TextQuoteSelector(exact, prefix, suffix), TextPositionSelector(start, start + length))
    assert Selectors.from_json(known.to_json()) == known


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ([], "target"),
        ({}, "selector"),
        ({"selector": []}, "selector"),
        ({"selector": None}, "selector"),
        ({"selector": ["words"]}, "selector[0]"),
        ({"selector": [{"exact": "words"}]}, "selector[0].type"),
        ({"selector": {"type": "XPathSelector", "value": "/p"}}, "selector"),
        ({"selector": [QUOTE, QUOTE]}, "selector[1]"),
        ({"selector": [POSITION, QUOTE, POSITION]}, "selector[2]"),
        ({"selector": QUOTE | {"exact": ""}}, "selector.exact"),
        ({"selector": {"type": "TextQuoteSelector"}}, "selector.exact"),
        ({"selector": [POSITION, QUOTE | {"prefix": None}]}, "selector[1].prefix"),
        ({"selector": QUOTE | {"suffix": 3}}, "selector.suffix"),
        ({"selector": QUOTE | {"refinedBy": POSITION}}, "selector.refinedBy"),
        ({"selector": POSITION | {"start": "412"}}, "selector.start"),
        ({"selector": POSITION | {"start": True}}, "selector.start"),
        ({"selector": POSITION | {"start": -1}}, "selector.start"),
        ({"selector": POSITION | {"start": 4.0}}, "selector.start"),
        ({"selector": POSITION | {"end": 412}}, "selector.end"),
        ({"selector": {"type": "TextPositionSelector", "start": 1}}, "selector.end"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(target: Any, place: str) -> None:
    with pytest.raises(SelectorError) as refused:
        Selectors.from_json(target)
    assert refused.value.place == place
    assert str(refused.value).startswith(f"{place}: ")
