"""How many readers see a claim's words, by where they stand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import ClaimAnchor
from factcheck.claims.prominence import prominence_at
from factcheck.claims.states import Prominence
from tests.examples import a_claim, a_revision, latest

BLOCKS = [
    {"role": "headline", "start": 0, "end": 20},
    {"role": "standfirst", "start": 22, "end": 60},
    {"role": "date_line", "start": 62, "end": 70},
    {"role": "paragraph", "start": 72, "end": 172},
    {"role": "caption", "start": 174, "end": 190},
    {"role": "paragraph", "start": 192, "end": 272},
    {"role": "correction_note", "start": 274, "end": 900},
]


@pytest.mark.parametrize(
    ("start", "prominence"),
    [
        (0, Prominence.HEADLINE),
        (19, Prominence.HEADLINE),
        (22, Prominence.STANDFIRST),
        (65, Prominence.REST),
        (72, Prominence.OPENING),
        (111, Prominence.OPENING),
        (112, Prominence.REST),
        (180, Prominence.STANDFIRST),
        (200, Prominence.REST),
        (300, Prominence.REST),
        (None, Prominence.REST),
    ],
)
def test_words_are_as_prominent_as_their_place(start: int | None, prominence: str) -> None:
    """The body runs from 72 to 272, so that its first fifth ends at 112, whatever stands below it."""
    assert prominence_at(BLOCKS, start) == prominence


@given(lengths=st.lists(st.integers(1, 400), min_size=1, max_size=8), data=st.data())
def test_in_a_body_nothing_further_down_is_more_prominent(lengths: list[int], data: Any) -> None:
    blocks, at = [], 0
    for length in lengths:
        blocks.append({"role": "paragraph", "start": at, "end": at + length})
        at += length + 2
    first = data.draw(st.integers(0, at))
    second = data.draw(st.integers(first, at))
    order = [Prominence.OPENING, Prominence.REST]
    assert order.index(prominence_at(blocks, first)) <= order.index(prominence_at(blocks, second))


def test_a_mark_knows_its_prominence(article: Article, ines: User) -> None:
    a_claim(by=ines, article=article, words="at least 36 in Idlib")
    a_claim(by=ines, article=article, words="At least 36 soldiers")
    a_claim(by=ines, article=article, words="Nearly a million people")
    assert [anchor.prominence for anchor in ClaimAnchor.objects.order_by("start")] == ["headline", "opening", "rest"]


def test_words_that_move_up_become_more_prominent(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="Nearly a million people fled")
    headline, first, last = latest(article).text.split("\n\n")
    a_revision(by=ines, article=article, text="\n\n".join([headline, last, first]))
    before, after = claim.anchors.order_by("revision__number")
    assert (before.prominence, after.prominence) == ("rest", "opening")
