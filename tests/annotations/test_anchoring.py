import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import Status, describe, resolve
from annotations.selectors import SelectorError

ARTICLE = (
    "An airstrike killed at least 36 soldiers late Thursday, officials said.\n\n"
    "A day before, a rocket had killed at least 36 sheep on a hill near the border.\n\n"
    "The alliance will meet in Brussels on Friday."
)
UNICODE = st.lists(
    st.sampled_from(["ab", "ab ab", "e\u0301", "😀", "👩\u200d🔬", "שלום", "مرحبا", "\u202e", "\n\n", "36", " "])
    | st.characters(),
    min_size=1,
    max_size=30,
).map("".join)


def quoted(exact: str, prefix: str = "", suffix: str = "", position: tuple[int, int] | None = None) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    ]
    if position:
        selectors.append({"type": "TextPositionSelector", "start": position[0], "end": position[1]})
    return {"selector": selectors}


def test_a_span_is_described_by_its_words_their_context_and_their_position() -> None:
    start = ARTICLE.index("Brussels")
    assert describe(ARTICLE, start, start + 8) == quoted(
        "Brussels", ARTICLE[start - 32 : start], " on Friday.", (start, start + 8)
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 5)])
def test_what_is_no_span_is_not_described(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is no span of a text of 4 characters"):
        describe("text", start, end)


@given(UNICODE, st.data())
def test_a_description_is_resolved_to_the_span_it_describes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selectors = json.loads(json.dumps(describe(text, start, end, data.draw(st.integers(0, 40)))))
    placement = resolve(text, selectors)
    assert (placement.start, placement.end, placement.status) == (start, end, Status.UNCHANGED)
    assert not placement.relocated


@given(UNICODE, UNICODE, st.data())
def test_in_another_text_only_the_same_words_are_a_place(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    placement = resolve(new, describe(old, start, end))
    if placement.start is None:
        assert (placement.end, placement.status, placement.confidence) == (None, Status.DELETED, 0.0)
    else:
        assert new[placement.start : placement.end] == old[start:end]
        assert 0.5 <= placement.confidence <= 1


def test_the_context_tells_two_occurrences_apart() -> None:
    second = ARTICLE.rindex("at least 36")
    moved = resolve("Correction below.\n\n" + ARTICLE, describe(ARTICLE, second, second + 11))
    assert (moved.start, moved.relocated) == (second + 19, True)


def test_the_context_outweighs_the_position() -> None:
    first, second = ARTICLE.index("at least 36"), ARTICLE.rindex("at least 36")
    selectors = quoted("at least 36", "a rocket had killed ", " sheep", (first, first + 11))
    assert resolve(ARTICLE, selectors).start == second


def test_where_contexts_are_alike_the_position_decides_if_it_is_exact() -> None:
    text = "no no no no no no no"
    assert resolve(text, quoted("no", " ", " ", (9, 11))).start == 9
    unclear = resolve(text, quoted("no", " ", " ", (10, 12)))
    assert (unclear.start, unclear.suggestion) == (None, None)


def test_a_short_quotation_whose_context_is_gone_is_only_suggested() -> None:
    placement = resolve("It shelled 36 houses.", describe("It killed 40, then at most 36 men died.", 27, 29))
    assert (placement.start, placement.suggestion) == (None, (11, 13))


def test_a_long_quotation_that_occurs_once_needs_no_context() -> None:
    exact = "late Thursday, officials said."
    placement = resolve(ARTICLE, quoted(exact, "nothing like it", "nor this"))
    assert placement.start == ARTICLE.index(exact)
    assert placement.confidence < resolve(ARTICLE, quoted(exact, "36 soldiers ", "\n\nA day")).confidence


def test_a_short_quotation_alone_is_only_suggested() -> None:
    placement = resolve(ARTICLE, quoted("Brussels"))
    assert (placement.start, placement.suggestion) == (None, (ARTICLE.index("Brussels"), ARTICLE.index("Brussels") + 8))


def test_a_quotation_and_a_position_that_agree_are_enough() -> None:
    start = ARTICLE.index("Brussels")
    assert resolve(ARTICLE, quoted("Brussels", position=(start, start + 8))).start == start


def test_a_position_alone_proves_nothing() -> None:
    alone = {"selector": {"type": "TextPositionSelector", "start": 3, "end": 12}}
    assert (resolve(ARTICLE, alone).start, resolve(ARTICLE, alone).suggestion) == (None, (3, 12))
    assert resolve("short", alone).suggestion is None


def test_words_that_are_gone_have_no_place_and_no_suggestion() -> None:
    placement = resolve("", describe(ARTICLE, 3, 12))
    assert (placement.status, placement.suggestion) == (Status.DELETED, None)


def test_selectors_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(SelectorError, match=r"^selector: is missing"):
        resolve(ARTICLE, {})
