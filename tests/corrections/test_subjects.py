"""What was misstated, in the words of the sentence, and never in others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.corrections.drafting import changes_between
from factcheck.corrections.states import ErrorKind
from factcheck.corrections.subjects import (
    count_other_things,
    counted_in,
    quoted_stretches,
    subject_of,
    title_behind,
)
from factcheck.language.kinds import Kind
from tests.corrections.test_drafting import revision


def subject(was: str, now: str) -> str:
    (found,) = changes_between(revision("Head", was), revision("Head", now))
    return found.subject


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("At least {} Turkish soldiers were killed on Thursday.", "the number of Turkish soldiers killed"),
        ("An airstrike killed at least {} Turkish soldiers in Idlib.", "the number of Turkish soldiers killed"),
        ("The strike kills {} in Idlib.", "the number killed"),
        ("Some {} people fled.", "the number of people"),
        ("They launched {} drone strikes overnight.", "the number of drone strikes"),
        ("It says {} of its soldiers have been killed in a strike.", "the number of soldiers killed"),
        ("Then {} wounded soldiers came.", "the number of wounded soldiers"),
        ("In total {} soldiers and six civilians died.", "the number of soldiers"),
        ("The death toll rose to {}.", "the death toll"),
        ("The bill gave ${} million in aid.", "an amount of money"),
        ("About {} percent of voters agreed.", "the percentage of voters"),
        ("About {} percent agreed.", "a percentage"),
        ("He walked {} miles home.", "a distance"),
        ("It lasted {} years in all.", "a length of time"),
        ("Jane Doe, {}, said so.", "Jane Doe’s age"),
        ("The suspect, {}, said so.", "an age"),
        ("On May 3, {}, and later it rained.", ""),
        ("They laid off {},000 workers.", "the number of workers"),
        ("The bridge is {} meters long.", "a distance"),
        ("{} of the people left.", "the number of people"),
        ("The {}-year-old driver left.", "an age"),
        ("The vote was {} to 12.", ""),
        ("The {} business was there.", ""),
    ],
)
def test_a_figure_is_told_by_what_it_counts(sentence: str, said: str) -> None:
    assert subject(sentence.format(36), sentence.format(33)) == said


def test_a_scale_is_part_of_the_figure() -> None:
    said = subject("Nearly a million people have been displaced.", "Nearly two million people have been displaced.")
    assert said == "the number of people displaced"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("President Bashir al-Assad spoke.", "President Bashar al-Assad spoke.", "Bashar al-Assad’s first name"),
        ("Then Jon Smiht said no.", "Then Jon Smith said no.", "Jon Smith’s last name"),
        ("They met Bashir Assad there.", "They met Bashar Assad there.", ""),
        ("The mayor of New Yrok left.", "The mayor of New York left.", ""),
    ],
)
def test_a_name_is_a_persons_only_where_the_sentence_shows_it(was: str, now: str, said: str) -> None:
    assert subject(was, now) == said


@given(st.text(alphabet="ab 36,.$%“”A-’", max_size=60), st.data())
def test_it_holds_no_words_but_those_of_the_sentence_and_the_frame(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    frame = (
        "the number of a an percentage amount money distance length time weight area temperature age killed title name "
        "proportion location direction score vote year"
    )
    for error in ErrorKind:
        said = subject_of(sentence, (start, end), Kind.NAME, error)
        words = re.findall(r"\w+", said)
        assert all(word in frame.split() or word.lower() in sentence.lower() for word in words if word != "s")


def test_stretches_of_quotations_and_titles_are_found() -> None:
    assert quoted_stretches('He said “a” and "b".') == [(9, 10), (17, 18)]
    assert title_behind(" Minister Hulusi Akar spoke") == " Minister"
    assert title_behind(" spoke") == ""


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("the number of Turkish soldiers killed", "the number of soldiers", False),
        ("the number of Turkish soldiers killed", "the number of troops wounded", False),
        ("the number of soldiers killed", "the number of people", False),
        ("the number of soldiers killed", "the number of boats", True),
        ("the number of soldiers killed", "a distance", True),
        ("a distance", "an amount of money", True),
        ("the number of soldiers killed", "the number killed", False),
        ("the toll", "a distance", False),
        ("", "a distance", False),
    ],
)
def test_two_figures_count_other_things_only_where_that_is_sure(one: str, other: str, differ: bool) -> None:  # noqa: FBT001
    assert count_other_things(one, other) == differ == count_other_things(other, one)


def test_what_a_figure_counts_is_asked_where_it_stands_once() -> None:
    assert counted_in("At least 33 soldiers died.", "33") == "the number of soldiers"
    assert counted_in("The 33 soldiers walked 33 miles.", "33") == ""
    assert counted_in("Nobody came.", "33") == counted_in("Nobody came.", "") == ""
