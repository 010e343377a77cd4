"""Correction notes: what is one, and what it says."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.corrections.notes import ERROR_KINDS, SCOPES, TYPES, ParsedNote, parse_note


def test_it_reads_a_misspelled_first_name() -> None:
    note = parse_note("Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name.")
    assert note == ParsedNote("correction", "misspelled", "body", datetime.date(2020, 2, 28), None, "Bashar")


@pytest.mark.parametrize(
    ("text", "kind", "wrong", "right"),
    [
        ("Correction: This article misspelled Dana Whitlock’s last name.", "misspelled", None, "Whitlock"),
        ("An earlier version of this story misspelled Ellery as Elery.", "misspelled", "Elery", "Ellery"),
        ("In a May 3 Harbor, Ann Lee misidentified Tom Brill as Tim Brill.", "misidentified", "Tim Brill", "Tom Brill"),
        ("Correction: This article misquoted Ada Moreno as saying “none of it.”", "misquoted", "none of it", None),
        (
            "Correction: A quotation in this article was incorrectly attributed to Ada Moreno.",
            "misattributed",
            None,
            None,
        ),
        (
            "Correction: This article misstated the number of drivers. It is 40,000, not 4,000.",
            "figure",
            "4,000",
            "40,000",
        ),
        (
            "Correction: This article misstated the date of the vote. It was on Tuesday, not Monday.",
            "date",
            "Monday",
            "Tuesday",
        ),
        ("Correction: This article omitted the name of one of the authors.", "omitted", None, None),
        ("Correction: This article misstated that the bridge is closed. It is open.", "other", None, None),
    ],
)
def test_it_tells_the_kind_of_the_error_and_its_words(
    text: str, kind: str, wrong: str | None, right: str | None
) -> None:
    note = parse_note(text)
    assert note is not None
    assert (note.error_kind, note.wrong, note.right) == (kind, wrong, right)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clarification: The count includes three animals that were only heard.", "clarification"),
        ("Update, Nov. 3, 2019: The museum has answered.", "update"),
        ("Editor’s note: This article first appeared in the spring issue.", "editors_note"),
        ("Editor’s note: An earlier version of this article misstated the cost.", "correction"),
        ("Retraction: This article has been retracted by its authors.", "retraction"),
        ("Korrektur: In einer früheren Version hieß es, die Deiche seien 2003 erneuert worden.", "correction"),
        ("Rectificatif : l’usine a ouvert en 1911.", "correction"),
        ("Исправление: фамилия врача указана верно.", "correction"),
        ("Aclaración: la reforma entra en vigor en marzo.", "clarification"),
    ],
)
def test_it_tells_the_type(text: str, kind: str) -> None:
    note = parse_note(text)
    assert note is not None
    assert note.type == kind


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Correction: A previous headline on this story misstated the cost.", "headline"),
        ("Correction: The photo caption with this article misidentified the bridge.", "caption"),
        ("Correction: The chart accompanying this article misstated two figures.", "other"),
        ("Correction: This article misstated the cost.", "body"),
    ],
)
def test_it_tells_where_the_error_stood(text: str, scope: str) -> None:
    note = parse_note(text)
    assert note is not None
    assert note.scope == scope


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Correction 8/29/10 7:05 a.m.: This story misstated a title.", datetime.date(2010, 8, 29)),
        ("Correction: June 16, 2014 A column misspelled a name.", datetime.date(2014, 6, 16)),
        ("Correction (3 May 2021): This article misstated a title.", datetime.date(2021, 5, 3)),
        ("This article was amended on 18 July 2016 to correct a misspelled name.", datetime.date(2016, 7, 18)),
        ("Correction: This article misstated the day. It was Feb. 7, 2020, not Feb. 8.", None),
        ("Correction: This article misstated a title.", None),
    ],
)
def test_it_gives_the_day_of_the_note_and_no_other(text: str, day: datetime.date | None) -> None:
    note = parse_note(text)
    assert note is not None
    assert note.date == day


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the earlier figures were correct.",
        "Correction officers at the prison went on strike on Monday.",
        "The company will update the software in spring, as it previously announced.",
        "He admitted that he had made a mistake and was treated unfairly.",
        "The court said the police had incorrectly identified the driver.",
        "",
    ],
)
def test_it_leaves_news_alone(text: str) -> None:
    assert parse_note(text) is None


@given(st.text())
def test_any_text_gives_a_note_of_known_words_or_none(text: str) -> None:
    note = parse_note(text)
    if note is not None:
        assert note.type in TYPES
        assert note.error_kind is None or note.error_kind in ERROR_KINDS
        assert note.scope in SCOPES


@pytest.mark.parametrize(
    ("note", "type_", "error_kind"),
    [
        ("An earlier version of this post gave the wrong title for the book.", "correction", "misidentified"),
        ("The original version of this story said the senator voted no. He abstained.", "correction", "other"),
        ("An earlier version of this article attributed a quotation incorrectly.", "correction", "misattributed"),
        ("Correction: A photo caption identified the man as Tom Hall. He is Tim Hall.", "correction", "misidentified"),
        ("This story has been updated to include a statement from the company.", "update", None),
        ("Clarification: This story has been updated to make clear who was asked.", "clarification", None),
    ],
)
def test_what_a_note_says_of_itself_is_enough(note: str, type_: str, error_kind: str | None) -> None:
    read = parse_note(note)
    assert read is not None
    assert (read.type, read.error_kind) == (type_, error_kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the report misstated his position and asked for a correction.",
        "The minister said an earlier version of the bill omitted the word “shall”.",
        "The updated version of the app includes a map.",
        "In an earlier version of events, police said two men were armed.",
    ],
)
def test_the_error_of_somebody_else_is_no_note(sentence: str) -> None:
    assert parse_note(sentence) is None
