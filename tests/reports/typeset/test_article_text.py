"""An article cut for paper: every character once, under its marks."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.marks import Mark, Sign
from factcheck.reports.typeset.article_text import text_blocks


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, start, end, "is-unchecked", f"Claim {number}")


TEXT = "Headline\n\nAt least 36 soldiers."
BLOCKS = [{"role": "headline", "start": 0, "end": 8}, {"role": "paragraph", "start": 10, "end": 31}]


def test_a_mark_cuts_its_block_and_its_number_stands_before_its_first_word() -> None:
    _headline, paragraph = text_blocks(TEXT, BLOCKS, marks=[mark(5, 9, 21), mark(6, 19, 21)])
    assert [(piece.text, [one.number for one in piece.begins]) for piece in paragraph.pieces] == [
        ("At least ", [5]),
        ("36", [6]),
        (" soldiers.", []),
    ]
    assert [[one.mark.number for one in piece.marks] for piece in paragraph.pieces] == [[5], [5, 6], []]
    # The shorter mark is nearer the words.
    assert [one.lane for one in paragraph.pieces[1].marks] == [2, 1]


def test_emphasis_and_signs_are_told() -> None:
    inlines = [{"kind": "emphasis", "start": 10, "end": 12}, {"kind": "strong", "start": 19, "end": 21}]
    inlines.append({"kind": "link", "start": 22, "end": 24, "href": "https://example.org"})
    _headline, paragraph = text_blocks(TEXT, BLOCKS, inlines, signs=[Sign(30, 1, "*", "", "")])
    assert [(piece.text, piece.emphasis, piece.sign) for piece in paragraph.pieces] == [
        ("At", "emphasis", ""),
        (" least ", "", ""),
        ("36", "strong", ""),
        (" soldiers", "", "*"),
        (".", "", ""),
    ]


def test_words_outside_every_block_are_a_paragraph() -> None:
    blocks = list(text_blocks("Before\n\nIn.\n\nAfter", [{"role": "caption", "start": 8, "end": 11}]))
    assert [(block.role, block.pieces[0].text) for block in blocks] == [
        ("paragraph", "Before"),
        ("caption", "In."),
        ("paragraph", "After"),
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 31)), max_size=8))
def test_however_marks_lie_the_text_is_there_once(spans: list[tuple[int, int]]) -> None:
    marks = [mark(number, start, min(31, start + length)) for number, (start, length) in enumerate(spans, start=1)]
    blocks = list(text_blocks(TEXT, BLOCKS, marks=marks))
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == ["Headline", "At least 36 soldiers."]
    begun = [one.number for block in blocks for piece in block.pieces for one in piece.begins]
    assert len(begun) == len(set(begun))
    with_words = {one.number for one in marks if TEXT[one.start : one.end].strip()}
    assert with_words <= set(begun)
