"""The words in which a note tells a change: whole figures, names and dates, and the clause of what is none of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.corrections.drafting import changes_between
from factcheck.corrections.house_style import house_note
from factcheck.corrections.proposing import type_for
from factcheck.corrections.telling import told_changes
from factcheck.language.changes import material_changes
from tests.corrections.test_drafting import revision


def notes(was: str, now: str) -> list[str]:
    """What the notes that are proposed say after “This article originally”."""
    said = [
        house_note(
            type=type_for(one),
            error_kind=one.error_kind,
            scope=one.scope,
            wrong=one.wrong,
            right=one.right,
            subject=one.subject,
            dated=date(2020, 2, 28),
        )
        for one in changes_between(revision("Head", was), revision("Head", now))
    ]
    return [note.partition(": ")[2].removeprefix("This article originally ") for note in said]


FIGURES = [
    ("They laid off 1,200 workers.", "They laid off 12,000 workers.", "misstated the number of workers. It was 12,000"),
    ("It cost $3.2 billion.", "It cost $3.2 million.", "misstated an amount of money. It was $3.2 million, not $3.2 b"),
    ("It rose to 6.3 percent.", "It rose to 3.6 percent.", "misstated a percentage. It was 3.6 percent, not 6.3 perc"),
    (
        "It lies 30 miles off.",
        "It lies 30 kilometers off.",
        "misstated a distance. It was 30 kilometers, not 30 miles.",
    ),
    ("They won 3-2.", "They won 3-1.", "misstated a score. It was 3-1, not 3-2."),
    ("The House voted 219-212.", "The House voted 218-212.", "misstated a vote. It was 218-212, not 219-212."),
    ("Hundreds of people came.", "Dozens of people came.", "misstated the number of people. It was dozens, not hundr"),
    ("The 45-year-old driver fled.", "The 54-year-old driver fled.", "misstated an age. It was 54, not 45."),
    ("A 28-mile road leads there.", "A 38-mile road leads there.", "misstated a distance. It was 38, not 28."),
    ("The suspect, 24, was held.", "The suspect, 34, was held.", "misstated an age. It was 34, not 24."),
    ("It is the third attack.", "It is the fourth attack.", "misstated a figure. It was the fourth, not the third."),
    (
        "Two-thirds of voters agreed.",
        "Three-quarters of voters agreed.",
        "misstated the proportion of voters. It was th",
    ),
]
TIMES = [
    ("The vote is on March 3.", "The vote is on March 5.", "misstated a date. It was March 5, not March 3."),
    ("Polls close at 7 p.m.", "Polls close at 8 p.m.", "misstated a time. It was 8 p.m., not 7 p.m."),
    ("It was signed in 1987.", "It was signed in 1988.", "misstated a year. It was 1988, not 1987."),
    ("It began last month.", "It began last year.", "misstated a date. It was last year, not last month."),
    ("It began in the 1980s.", "It began in the 1970s.", "misstated a date. It was the 1970s, not the 1980s."),
]
NAMES = [
    ("The chief, Jane Smith, left.", "The chief, Jane Smyth, left.", "misspelled Jane Smyth as Jane Smith."),
    ("Iran closed the border.", "Iraq closed the border.", "misidentified Iraq as Iran."),
    (
        "He was at University of Bonn.",
        "He was at Halle University.",
        "misidentified Halle University as University of B",
    ),
    ("The S-400 system came.", "The S-300 system came.", "misidentified the S-300 as the S-400."),
    ("A bomb fell in Damascus.", "A bomb fell in Aleppo.", "misstated a location. It is Aleppo, not Damascus."),
    (
        "It is in northeastern Syria.",
        "It is in northwestern Syria.",
        "misstated a location. It is northwestern Syria, not",
    ),
    (
        "He is from Portland, Maine.",
        "He is from Portland, Oregon.",
        "misstated a location. It is Portland, Oregon, not P",
    ),
    ("The river flows north.", "The river flows south.", "misstated a direction. It is south, not north."),
    ("Rep. Ann Lee voted no.", "Sen. Ann Lee voted no.", "misstated Ann Lee’s title. It is Sen., not Rep."),
    (
        "Ann Lee, the president, left.",
        "Ann Lee, the vice president, left.",
        "misstated Ann Lee’s title. It is vice presid",
    ),
]
SPEAKERS = [
    ("The ministry said so.", "The army said so.", "misattributed a statement to the ministry. It came from the army."),
    (
        "Mr. Brown told them so.",
        "Mr. Green told them so.",
        "misattributed a statement to Mr. Brown. It came from Mr. G",
    ),
    (
        "Sources said it was off.",
        "Officials said it was off.",
        "misattributed a statement to sources. It came from offi",
    ),
    ("The mayor called it “a mess.”", "The mayor said it was “messy.”", "said “The mayor called it.” It should have"),
    (
        "He said it was “a mess.”",
        "He said it was a mess.",
        "presented “a mess” as a direct quotation. It was a paraphr",
    ),
    ("He said it was a mess.", "He said it was “a mess.”", "did not mark “a mess” as a quotation."),
    (
        "The mayor said it was “a mess.”",
        "The mayor said it was “messy.”",
        "misquoted the mayor. The words were “messy,”",
    ),
]
OMITTED = [
    ("Russian forces did it.", "Syrian and Russian forces did it.", "omitted the words “Syrian and.”"),
    ("It did happen.", "It did not happen.", "omitted the word “not.”"),
    ("Some people fled.", "Some 300 people fled.", "omitted a figure, 300."),
    ("The firm denied it.", "The firm, which is in Ohio, denied it.", "omitted the words “which is in Ohio.”"),
]
PLAIN = [
    ("It was defeated.", "It was passed.", "said “It was defeated.” It should have said “It was passed.”"),
    ("It is legal.", "It is illegal.", "said “It is legal.” It should have said “It is illegal.”"),
    ("She was never charged.", "She was charged.", "said “She was never charged.” It should have said “She was ch"),
    ("At least 33 men fell.", "33 men fell.", "said “At least 33 men fell.” It should have said “33 men fell.”"),
    (
        "The firm, which is in Ohio, denied it.",
        "The firm denied it.",
        "said “The firm, which is in Ohio, denied it.” It",
    ),
    ("He was held on Thursday.", "He was held.", "said “He was held on Thursday.” It should have said “He was held.”"),
    ("The dog bit the man.", "The man bit the dog.", "said “The dog bit the man.” It should have said “The man bit"),
    ("Israel bombed Gaza.", "Gaza was bombed by Israel.", "said “Israel bombed Gaza.” It should have said “Gaza was b"),
    ("The sons were hurt.", "The son was hurt.", "said “The sons were hurt.” It should have said “The son was hu"),
    (
        "He is a cousin of hers.",
        "He is a brother of hers.",
        "said “He is a cousin of hers.” It should have said “He is a",
    ),
    ("She, a Republican, won.", "She, a Democrat, won.", "said “a Republican.” It should have said “a Democrat.”"),
    (
        "It said example.com/old.",
        "It said example.com/new.",
        "misstated a link. It should have said “example.com/new,” n",
    ),
]


@pytest.mark.parametrize(("was", "now", "said"), [*FIGURES, *TIMES, *NAMES, *SPEAKERS, *OMITTED, *PLAIN])
def test_an_editor_can_issue_what_is_proposed(was: str, now: str, said: str) -> None:
    assert notes(was, now)[0].startswith(said)


def test_changes_that_stand_apart_are_told_apart() -> None:
    was = "The film won two Oscars in 2004 and starred Nicole Kidman."
    now = "The film won three Oscars in 2003 and starred Renée Zellweger."
    assert notes(was, now) == [
        "misstated the number of Oscars. It was three, not two.",
        "misstated a year. It was 2003, not 2004.",
        "misidentified Renée Zellweger as Nicole Kidman.",
    ]


def test_of_a_long_clause_a_few_words_are_told() -> None:
    start = "The officials who had come all the way from the capital to the far north on that day"
    (note,) = notes(
        f"{start} were calm in the presence of everybody.", f"{start} were glad in the presence of everybody."
    )
    assert note == (
        "said “that day were calm in the presence.” It should have said “that day were glad in the presence.”"
    )


def test_a_sentence_that_was_taken_out_is_named_by_its_words() -> None:
    (note,) = notes("One thing happened. Nobody was hurt at the port.", "One thing happened.")
    assert note == (
        "This article has been changed since it was published. "
        "This sentence was taken out: “Nobody was hurt at the port.”"
    )


def test_it_keeps_the_fewest_words_that_differ_beside_those_that_are_told() -> None:
    (told,) = told_changes("It was 6.3 percent.", "It was 3.6 percent.", speaks_english=True)
    assert (told.old, told.new, told.wrong, told.right) == ("6.3", "3.6", "6.3 percent", "3.6 percent")


SENTENCES = st.lists(
    st.sampled_from(
        "At least 33 36 Turkish soldiers were killed in Idlib , “ we may will go ” said the Mr. Akar Assad not $ 3.2 "
        "million percent March 5 1988 p.m. and northern ; minister New York example.com/a .".split()
    ),
    max_size=14,
).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_what_is_told_stands_in_the_sentences_and_nothing_is_left_untold(was: str, now: str) -> None:
    told = told_changes(was, now, speaks_english=True)
    assert bool(told) == bool(material_changes(was, now))
    for one in told:
        assert one.wrong in was
        assert one.right in now
        assert one.wrong or one.right
