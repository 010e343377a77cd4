"""The text with its signs and notes, to be pasted elsewhere: each format gives back exactly the words."""

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.publishing import retract_article
from factcheck.public.copies import html_copy, markdown_copy, plain_copy
from factcheck.public.queries import corrections_at_the_foot
from factcheck.public.reading import Cut, Reading, readers_text
from tests.public.conftest import as_seen, issue, publish, revise


def read(article: Article) -> Reading:
    revision = article.published_revision
    assert revision is not None
    return readers_text(revision, corrections_at_the_foot(article))


def of(text: str, inlines: list[dict[str, Any]], role: str = "paragraph") -> Reading:
    block = {"role": role, "start": 0, "end": len(text)}
    return Reading(Cut(text, [block], inlines, {(0, len(text)): 0}), [], [], (), None)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br ?/?>\n", "\n", html))).strip()


@pytest.fixture
def corrected(slate: Article) -> Article:
    issue(revise(slate, "at least 36", "at least 33"), "33")
    return publish(slate)


@pytest.mark.django_db
def test_html_has_the_text_the_signs_and_the_notes_that_lead_to_each_other(corrected: Article) -> None:
    html = html_copy(read(corrected))
    assert '33<sup><a href="#correction-2" id="correction-sign-2">†</a></sup>' in html
    assert '<p id="correction-2"><a href="#correction-sign-2">†</a> <em>Correction: it is 33.</em></p>' in html
    assert '<a href="#note-1" id="sign-1">*</a>' in html
    assert '<p id="note-1"><a href="#sign-1">*</a> <em>Correction, Feb. 28, 2020' in html
    assert html.index("<h1>") < html.index('id="correction-2"')
    assert "<a href=" in html.partition('id="note-1"')[0]


@pytest.mark.django_db
def test_markdown_and_text_write_the_signs_out(corrected: Article) -> None:
    markdown, plain = markdown_copy(read(corrected)), plain_copy(read(corrected))
    assert "at least 33†" in markdown
    assert "† Correction: it is 33." in markdown
    assert "\n\n# Russia-Backed Airstrike" in markdown
    assert r"\* Correction, Feb. 28, 2020" in markdown
    assert "at least 33†" in plain
    assert "\n\n† Correction: it is 33." in plain
    assert "\n\n* Correction, Feb. 28, 2020" in plain


@pytest.mark.django_db
def test_numbers_stand_in_brackets_and_a_grave_note_above(corrected: Article) -> None:
    Publication.objects.filter(slug="slate").update(sign_style="numbers", notes_at="all")
    corrected.publication.refresh_from_db()  # type: ignore[union-attr]
    plain = plain_copy(read(corrected))
    assert "at least 33[1]" in plain
    assert plain.index("[1] Correction: it is 33.") < plain.index("at least 33[1]")


@pytest.mark.django_db
def test_what_was_retracted_says_so_first_wherever_it_is_pasted(published_slate: Article) -> None:
    ruth = User.objects.get(username="ruth")
    retract_article(by=ruth, article=published_slate, reason="<The> witnesses\n\nwere *never* there.")
    reading = read(as_seen(published_slate))
    assert html_copy(reading).startswith("<p><strong>Retracted: &lt;The&gt; witnesses<br>")
    assert markdown_copy(reading).startswith("Retracted: \\<The\\> witnesses\\\nwere \\*never\\* there.\n\n")
    assert plain_copy(reading).startswith("Retracted: <The> witnesses\n\nwere *never* there.\n\n")


HOSTILE = [
    "<script>alert(1)</script>",
    "# not a heading",
    "1. not a list",
    "- nor this",
    "a & b &amp; c",
    "*stars* and _lines_ and `code`",
    "[x](javascript:alert(1)) ![y](z)",
    "back\\slash",
    "> quoted\n+ plus\n=== under",
    "a | b ~~c~~ $d$",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("role", ["paragraph", "headline", "list_item"])
def test_no_character_makes_markup(text: str, role: str) -> None:
    reading = of(text, [], role)
    assert words_of(html_copy(reading)) == text
    assert "<script" not in html_copy(reading)
    rendered = MarkdownIt().render(markdown_copy(reading))
    assert words_of(rendered) == (text if role != "headline" else text.replace("\n", " "))
    assert "<script" not in rendered


def test_links_and_emphasis_are_kept_and_a_link_that_runs_is_not() -> None:
    text = "He said so in bold type."
    inlines = [
        {"kind": "link", "start": 3, "end": 7, "href": "https://example.org/a?b=1&c=<2>"},
        {"kind": "emphasis", "start": 8, "end": 10},
        {"kind": "strong", "start": 14, "end": 19},
        {"kind": "link", "start": 19, "end": 23, "href": "javascript:alert(1)"},
    ]
    html, markdown = html_copy(of(text, inlines)), markdown_copy(of(text, inlines))
    assert '<a href="https://example.org/a?b=1&amp;c=&lt;2&gt;">said</a>' in html
    assert "<em>so</em>" in html
    assert "<strong>bold </strong>type" in html
    assert "[said](<https://example.org/a?b=1&c=%3C2%3E>) *so* in **bold** type" in markdown
    assert "javascript" not in html + markdown


WORDS = (
    st.text(alphabet="ab *_[]<>&#-+.1)\\`~|!“”’†\n", min_size=1, max_size=24)
    .map(lambda text: re.sub(r"\n\s*\n", "\n", text).strip())
    .filter(bool)
)


def test_a_link_without_an_address_is_words() -> None:
    reading = of("He said so.", [{"kind": "link", "start": 3, "end": 7}])
    assert html_copy(reading) == "<p>He said so.</p>\n"
    assert markdown_copy(reading) == plain_copy(reading) == "He said so.\n"


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    text = re.sub(r"[ ]*\n[ ]*", "\n", draw(WORDS))
    inlines = []
    for kind in draw(st.lists(st.sampled_from(["emphasis", "strong", "link"]), max_size=3)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        inlines.append({"kind": kind, "start": start, "end": end, "href": "https://example.org/"})
    return text, inlines


@settings(max_examples=150)
@given(texts())
def test_whatever_is_written_comes_back(given_text: tuple[str, list[dict[str, Any]]]) -> None:
    text, inlines = given_text
    reading = of(text, inlines)
    assert words_of(html_copy(reading)) == text
    assert re.sub(r"\s+", " ", words_of(MarkdownIt().render(markdown_copy(reading)))) == re.sub(r"\s+", " ", text)
    assert plain_copy(reading) == f"{text}\n"
