import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.marks import Mark
from annotations.rendering import FURNITURE, render_block, render_text

VOID: frozenset[str] = frozenset()
ROLES = ["paragraph", "headline", "section_heading", "list_item", "caption", "image_alt", "photo_credit"]
ROLES += ["correction_note", "share_widget", "tweet_text"]


class Page(HTMLParser):
    """A rendered text, read as a browser would: its text, its elements, and the words under each claim."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None], str]] = []
        self.claimed: dict[int, str] = {}
        self.lanes_together: list[list[str]] = []
        self._open: list[int] = []
        self.feed(markup)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parents = [self.elements[index][0] for index in self._open]
        assert not (tag == "a" and "a" in parents), "no link inside a link"
        assert not (parents and parents[-1] == "ul" and tag != "li"), "a list holds items only"
        self.elements.append((tag, dict(attrs), ""))
        self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "use", "only the icon closes itself"

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag, "elements are closed in turn"

    def handle_data(self, data: str) -> None:
        self.text += data
        for index in self._open:
            tag, attributes, text = self.elements[index]
            self.elements[index] = tag, attributes, text + data
            if "mark" in (attributes.get("class") or "").split():
                number = int(attributes["data-claim"] or "")
                self.claimed[number] = self.claimed.get(number, "") + data

    def all(self, css_class: str) -> list[tuple[str, dict[str, str | None], str]]:
        return [element for element in self.elements if css_class in (element[1].get("class") or "").split()]


def mark(number: int, start: int, end: int, css_class: str = "is-unchecked", margin_sign: str = "") -> Mark:
    return Mark(number, start, end, css_class, f"Claim {number}, unchecked", margin_sign)


def paragraphs(text: str) -> list[dict[str, object]]:
    """One block for each stretch between blank lines."""
    blocks: list[dict[str, object]] = []
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append({"role": "paragraph", "start": at, "end": at + len(part)})
        at += len(part) + 2
    return blocks


def span_in(text: str) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda s: s[0] < s[1])  # type: ignore[return-value]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[dict[str, object]], list[dict[str, object]], list[Mark]]:
    characters = st.one_of(
        st.sampled_from(
            list("ab<>&\"'*; \n\r\t#") + ["\u202e", "\u0301", "😀", "👩\u200d🔬", "\u05d0", "&amp;", "\n\n", "\n\n"]
        ),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    )
    text = draw(st.lists(characters, max_size=60).map("".join))
    if not text:
        return text, [], [], []
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = [
        {"role": draw(st.sampled_from(ROLES)), "start": start, "end": end}
        for start, end in zip(edges, edges[1:], strict=False)
        if draw(st.integers(0, 3))
    ]
    inlines: list[dict[str, object]] = []
    for start, end in draw(st.lists(span_in(text), max_size=6)):
        kind = draw(st.sampled_from(["link", "emphasis", "strong", "correction_marker"]))
        href = draw(st.sampled_from(['https://a.example/?b=1&c="', "javascript:alert(1)", "mailto:a@b.example"]))
        inlines.append({"kind": kind, "start": start, "end": end, "href": href})
    spans = draw(st.lists(span_in(text), max_size=7))
    return text, blocks, inlines, [mark(number, *span) for number, span in enumerate(spans, start=1)]


@given(pages())
def test_the_page_shows_exactly_the_text_and_each_mark_exactly_its_words(
    page: tuple[str, list[dict[str, object]], list[dict[str, object]], list[Mark]],
) -> None:
    text, blocks, inlines, marks = page
    shown = Page(render_text(text, blocks, inlines, marks))
    assert shown.text == text
    assert shown.claimed == {mark.number: text[mark.start : mark.end] for mark in marks}
    ids = [attributes["id"] for _, attributes, _ in shown.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert not any("javascript" in (attributes.get("href") or "") for _, attributes, _ in shown.elements)


@given(pages())
def test_each_block_says_where_it_starts(
    page: tuple[str, list[dict[str, object]], list[dict[str, object]], list[Mark]],
) -> None:
    text, blocks, inlines, marks = page
    shown = Page(render_text(text, blocks, inlines, marks))
    for _, attributes, words in shown.elements:
        if "data-start" in attributes:
            start = int(attributes["data-start"] or "")
            assert text[start : start + len(words)] == words


@given(pages())
def test_overlapping_marks_never_share_a_line(
    page: tuple[str, list[dict[str, object]], list[dict[str, object]], list[Mark]],
) -> None:
    text, blocks, _, marks = page
    shown = Page(render_text(text, blocks, (), marks))
    lane = {
        int(attributes["data-claim"] or ""): classes.split()[2]
        for _, attributes, _ in shown.all("mark")
        if (classes := attributes["class"] or "")
    }
    for one in marks:
        for other in marks:
            if one.number < other.number and one.start < other.end and other.start < one.end:
                assert lane[one.number] == lane[other.number] == "no-line" or lane[one.number] != lane[other.number]


def test_the_shortest_mark_takes_the_lane_nearest_the_words_and_a_fourth_has_no_line() -> None:
    text = "Turkey said at least 36 soldiers were killed."
    marks = [mark(1, 0, 45), mark(2, 12, 23), mark(3, 12, 32), mark(4, 21, 23)]
    shown = Page(render_text(text, paragraphs(text), (), marks))
    lanes = {attributes["data-claim"]: attributes["class"] for _, attributes, _ in shown.all("mark")}
    assert lanes == {
        "4": "mark is-unchecked lane-1",
        "2": "mark is-unchecked lane-2",
        "3": "mark is-unchecked lane-3",
        "1": "mark is-unchecked no-line",
    }


def test_a_number_stands_right_before_the_first_word_and_links_to_its_claim() -> None:
    text = "One.\n\nTwo three."
    markup = render_text(text, paragraphs(text), (), [mark(5, 4, 9, "is-lapsed")], focused=5)
    assert (
        '<a class="mark-number is-lapsed" href="?claim=5#claim-5" data-claim="5" data-number="5"'
        ' aria-current="true" aria-label="Claim 5, unchecked"></a>'
        '<span class="mark is-lapsed lane-1 is-focused" data-claim="5">Two</span>'
    ) in markup
    assert len(Page(markup).all("mark-number")) == 1


def test_a_mark_of_white_space_alone_keeps_its_number() -> None:
    text = "One.\n\nTwo."
    assert len(Page(render_text(text, paragraphs(text), (), [mark(1, 4, 6)])).all("mark-number")) == 1


def test_margin_signs_are_empty_and_follow_the_number() -> None:
    text = "One two."
    marks = [mark(1, 0, 3, "is-lapsed", "bar"), mark(2, 4, 7, "is-returned", "corner-up-left")]
    markup = render_text(text, paragraphs(text), (), marks)
    assert 'aria-label="Claim 1, unchecked"></a><span class="mark-bar"></span><span class="mark ' in markup
    assert (
        '<span class="mark-sign"><svg class="icon" aria-hidden="true"><use href="#i-corner-up-left"/></svg>' in markup
    )
    assert Page(markup).text == text


def test_blocks_become_the_elements_of_their_roles() -> None:
    blocks, text = [], ""
    roles = [
        "headline",
        "image_alt",
        "caption",
        "photo_credit",
        "paragraph",
        "section_heading",
        "list_item",
        "list_item",
    ]
    for role in roles:
        text += "\n\n" if text else ""
        blocks.append({"role": role, "start": len(text), "end": len(text) + 1})
        text += "x"
    assert render_text(text, blocks) == (
        '<h2 class="headline" data-start="0">x</h2>\n\n'
        '<div class="figure"><div class="image_alt" data-start="3">x</div>\n\n'
        '<div class="caption" data-start="6">x</div>\n\n'
        '<div class="photo_credit" data-start="9">x</div></div>\n\n'
        '<p class="paragraph" data-start="12">x</p>\n\n'
        '<h3 class="section_heading" data-start="15">x</h3>\n\n'
        '<ul class="list"><li class="list_item" data-start="18">x</li>\n\n'
        '<li class="list_item" data-start="21">x</li></ul>'
    )


def test_a_mark_across_blocks_holds_the_line_feeds_in_an_element_that_collapses_them() -> None:
    text = "One.\n\nTwo."
    markup = render_text(text, paragraphs(text), (), [mark(1, 0, 10)])
    between = '<span class="between"><span class="mark is-unchecked lane-1" data-claim="1">\n\n</span></span>'
    assert f"</p>{between}<p" in markup


@pytest.mark.parametrize("role", sorted(FURNITURE))
def test_site_furniture_stays_in_the_text_and_is_folded(role: str) -> None:
    shown = Page(render_text("Share\n\nText", [{"role": role, "start": 0, "end": 5}]))
    assert [(tag, words) for tag, _, words in shown.elements] == [
        ("details", "Share"),
        ("summary", ""),
        ("p", "Share"),
        ("p", "Text"),
    ]
    assert shown.elements[1][1]["aria-label"] == shown.elements[1][1]["data-label"] != ""


def test_furniture_in_a_row_is_one_fold() -> None:
    text = "SHARE\n\nSubscribe\n\nText"
    blocks = [
        {"role": "share_widget", "start": 0, "end": 5},
        {"role": "newsletter_prompt", "start": 7, "end": 16},
        {"role": "paragraph", "start": 18, "end": 22},
    ]
    folds = Page(render_text(text, blocks)).all("furniture")
    assert [words for _, _, words in folds] == ["SHARE\n\nSubscribe"]


def test_a_claim_in_furniture_is_not_hidden() -> None:
    text = "SHARE\n\nText"
    blocks = [{"role": "share_widget", "start": 0, "end": 5}, {"role": "paragraph", "start": 7, "end": 11}]
    assert '<details class="furniture" open>' in render_text(text, blocks, (), [mark(1, 4, 8)])
    assert '<details class="furniture">' in render_text(text, blocks, (), [mark(1, 7, 11)])


def test_words_that_no_block_covers_are_shown() -> None:
    assert render_text("One.\n\nTwo.", [{"role": "headline", "start": 0, "end": 4}]) == (
        '<h2 class="headline" data-start="0">One.</h2>\n\n<p class="paragraph" data-start="6">Two.</p>'
    )


def test_a_correction_sign_and_its_note_lead_to_each_other() -> None:
    text = "In the country.* Turkey.\n\nCorrection: misspelled."
    blocks = paragraphs(text)
    blocks[1]["role"] = "correction_note"
    markup = render_text(text, blocks, [{"kind": "correction_marker", "start": 15, "end": 16}])
    assert (
        '<a class="correction-sign" href="#note-1" id="sign-1" aria-label="* Correction, note 1">*</a> Turkey.'
        in markup
    )
    assert '<p class="correction_note" id="note-1" data-start="26">' in markup
    assert '<a class="note-back" href="#sign-1" aria-label="Back to the text"></a></p>' in markup


def test_a_note_without_a_sign_has_no_way_back() -> None:
    markup = render_text("Note.", [{"role": "correction_note", "start": 0, "end": 5}])
    assert markup == '<p class="correction_note" id="note-1" data-start="0">Note.</p>'


def test_two_signs_lead_to_the_notes_they_name() -> None:
    text = "a* b*\n\nOne.\n\nTwo."
    blocks = [
        {"role": role, "start": start, "end": end}
        for role, start, end in [("paragraph", 0, 5), ("correction_note", 7, 11), ("correction_note", 13, 17)]
    ]
    signs = [
        {"kind": "correction_marker", "start": 1, "end": 2, "note": 2},
        {"kind": "correction_marker", "start": 4, "end": 5, "note": 1},
    ]
    shown = Page(render_text(text, blocks, signs))
    assert [a["href"] for _, a, _ in shown.all("correction-sign")] == ["#note-2", "#note-1"]
    assert [a["href"] for _, a, _ in shown.all("note-back")] == ["#sign-2", "#sign-1"]


@pytest.mark.parametrize("href", ["https://a.example/b?c=d&e", "HTTP://a.example", "mailto:desk@a.example"])
def test_a_link_goes_out_without_endorsing(href: str) -> None:
    markup = render_text("here", paragraphs("here"), [{"kind": "link", "start": 0, "end": 4, "href": href}])
    assert f'<a href="{html.escape(href)}" rel="noopener noreferrer nofollow">here</a>' in markup


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " https://a.example", "java\nscript:x", "/inside", "data:text/html,x", "https://", "//a"],
)
def test_any_other_link_is_only_its_words(href: str) -> None:
    markup = render_text("here", paragraphs("here"), [{"kind": "link", "start": 0, "end": 4, "href": href}])
    assert markup == '<p class="paragraph" data-start="0">here</p>'


def test_a_link_cut_by_a_mark_is_one_stop_of_the_tab_key() -> None:
    link = {"kind": "link", "start": 0, "end": 8, "href": "https://a.example/"}
    shown = Page(render_text("one two.", paragraphs("one two."), [link], [mark(1, 4, 7)]))
    links = [attributes for tag, attributes, _ in shown.elements if attributes.get("rel")]
    assert [attributes.get("tabindex") for attributes in links] == [None, "-1", "-1"]


def test_a_carriage_return_survives_the_parser() -> None:
    assert "&#13;" in render_text("a\rb", [])


@pytest.mark.parametrize(
    ("blocks", "inlines", "marks"),
    [
        ([{"role": "paragraph", "start": 0, "end": 9}], [], []),
        ([{"role": "paragraph", "start": 4, "end": 4}], [], []),
        ([{"role": "paragraph", "start": 0, "end": 3}, {"role": "paragraph", "start": 2, "end": 4}], [], []),
        ([{"role": 'x" onclick="', "start": 0, "end": 4}], [], []),
        ([], [{"kind": "strong", "start": 3, "end": 2}], []),
        ([], [{"kind": "blink", "start": 0, "end": 2}], []),
        ([], [], [mark(1, 2, 2)]),
        ([], [], [mark(1, -1, 2)]),
    ],
)
def test_it_refuses_what_does_not_fit_the_text(
    blocks: list[dict[str, object]], inlines: list[dict[str, object]], marks: list[Mark]
) -> None:
    with pytest.raises(ValueError, match="span|block|role|kind"):
        render_text("text", blocks, inlines, marks)


# --- One block of a text ----------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), max_size=5), st.integers(0, 2))
def test_a_block_alone_is_what_it_is_among_the_others(spans: list[tuple[int, int]], index: int) -> None:
    paragraphs = ["abcdefghij klmnopqrs.", "tuvwxyz & <b> 0123456", "😀 und so weiter etc. x"]
    text = "\n\n".join(paragraphs)
    starts = [0, 23, 46]
    roles = ["paragraph", "correction_note", "correction_note"]
    blocks = [
        {"role": role, "start": start, "end": start + len(paragraph)}
        for role, start, paragraph in zip(roles, starts, paragraphs, strict=True)
    ]
    inlines = [{"kind": "correction_marker", "start": 10, "end": 11}]
    at = starts[index]
    marks = [
        Mark(number, at + start, at + min(start + length, 21), "is-unchecked", f"Claim {number}")
        for number, (start, length) in enumerate(spans, start=1)
    ]
    whole = render_text(text, blocks, inlines, marks, focused=1)
    alone = render_block(text, blocks, inlines, marks, at=at, focused=1)
    assert alone in whole
    assert html.unescape(alone) and alone.startswith("<p ")


def test_a_block_that_something_runs_out_of_is_not_rendered_alone() -> None:
    text = "One.\n\nTwo."
    blocks = [{"role": "paragraph", "start": 0, "end": 4}, {"role": "paragraph", "start": 6, "end": 10}]
    across = [Mark(1, 2, 8, "is-unchecked", "Claim 1")]
    with pytest.raises(ValueError, match="crosses the edges"):
        render_block(text, blocks, [], across, at=0)
    with pytest.raises(ValueError, match="no block begins"):
        render_block(text, blocks, [], [], at=3)


def test_a_number_leads_where_its_mark_says() -> None:
    mark = Mark(5, 0, 4, "is-approved", "Claim 5", href='#claim-"5"')
    assert 'href="#claim-&quot;5&quot;"' in render_text(
        "Text", [{"role": "paragraph", "start": 0, "end": 4}], (), [mark]
    )
