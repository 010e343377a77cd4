"""Finding the words that a reader means, in code points of the published text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.public.locating import claim_touched, places_of, readers_sentences, sentence_of
from tests.examples import a_claim, an_article, latest

TEXT = "The 🦅 flew “over Idlib” – twice. Twice it flew.\n\nShare\n\nAt least 36 died. It flew twice."
BLOCKS = [
    {"role": "paragraph", "start": 0, "end": 47},
    {"role": "share_widget", "start": 49, "end": 54},
    {"role": "paragraph", "start": 56, "end": len(TEXT)},
]
REVISION = Revision(number=1, text=TEXT, blocks=BLOCKS, inlines=[])


def words(span: tuple[int, int]) -> str:
    return TEXT[slice(*span)]


def test_words_as_they_were_typed_are_found_as_they_stand() -> None:
    assert [words(span) for span in places_of(REVISION, 'flew "over Idlib" - twice')] == ["flew “over Idlib” – twice"]


def test_offsets_count_code_points() -> None:
    assert places_of(REVISION, "🦅") == [(4, 5)]


def test_words_that_stand_twice_have_two_places_and_what_stands_round_them_decides() -> None:
    assert len(places_of(REVISION, "twice")) == 2
    last = TEXT.rindex("twice")
    assert places_of(REVISION, "twice", before="died. It flew ", after=".") == [(last, last + 5)]


def test_site_furniture_has_no_words_for_readers() -> None:
    assert places_of(REVISION, "Share") == []
    assert [words(span) for span in readers_sentences(REVISION)] == [
        "The 🦅 flew “over Idlib” – twice.",
        "Twice it flew.",
        "At least 36 died.",
        "It flew twice.",
    ]


@pytest.mark.parametrize("said", ["", "  ", "at least 37", "\x00", "6", "<b>36</b>", "a" * 1000])
def test_what_does_not_stand_there_has_no_place(said: str) -> None:
    assert places_of(REVISION, said) == []


@given(st.data())
def test_what_is_selected_on_the_page_is_found_where_it_stands(data: st.DataObject) -> None:
    """A selection of the first paragraph, with the context that the script reads."""
    start = data.draw(st.integers(0, 45))
    end = data.draw(st.integers(start + 1, 47))
    chosen = TEXT[start:end]
    found = places_of(REVISION, chosen, before=TEXT[max(0, start - 32) : start], after=TEXT[end : end + 32])
    assert all(0 <= a < b <= len(TEXT) for a, b in found)
    if chosen.strip() == chosen:
        assert (start, end) in found or not found
        if end - start > 8:
            assert found == [(start, end)]


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_sent_a_place_is_within_the_text(said: str, before: str, after: str) -> None:
    if said.strip():
        assert all(0 <= start < end <= len(TEXT) for start, end in places_of(REVISION, said, before, after))


@pytest.mark.django_db
def test_the_claim_is_the_one_that_shares_most_words_else_one_of_the_sentence(ines: User) -> None:
    article = an_article(by=ines)
    soldiers = a_claim(by=ines, article=article, words="At least 36 soldiers")
    day = a_claim(by=ines, article=article, words="on Thursday")
    revision = latest(article)
    for said, claim in (("36 soldiers were", soldiers), ("Thursday", day), ("killed", soldiers)):
        start = revision.text.index(said)
        touched = claim_touched(revision, (start, start + len(said)))
        assert touched is not None and touched.claim == claim, said
    province = revision.text.index("province")
    assert claim_touched(revision, (province, province + 8)) is None
    assert revision.text[slice(*sentence_of(revision, (province, province + 8)))].startswith("The province")
