"""The note as the house words it: by type, error, place, date style and name of the work."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from factcheck.articles.models import Publication
from factcheck.corrections.house_style import Misstated, date_in_style, house_note
from factcheck.corrections.notes import parse_note
from factcheck.corrections.states import CorrectionType, ErrorKind, Scope
from factcheck.corrections.wordings import Wording, built_in

DAY = date(2020, 2, 28)
SLATE = Publication(name="Slate", date_style="ap", work_noun="post")


def note(**what: str) -> str:
    usual: dict[str, Any] = {
        "type": "correction",
        "error_kind": "figure",
        "scope": "body",
        "wrong": "36",
        "right": "33",
    }
    return house_note(**{**usual, **what}, dated=DAY, publication=SLATE)


def test_the_slate_note_is_worded_as_slate_did() -> None:
    words = note(error_kind="misspelled", right="Bashar al-Assad’s first name", wrong="")
    assert words == "Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (
            {"subject": "the number of soldiers killed"},
            "This post originally misstated the number of soldiers killed. It was 33, not 36.",
        ),
        ({}, "This post originally misstated a figure. It was 33, not 36."),
        ({"wrong": ""}, "This post originally misstated a figure. It was 33."),
        ({"right": ""}, "This post originally misstated a figure. It was …, not 36."),
        (
            {"error_kind": "misidentified", "right": "Jane Doe", "wrong": "Jane Roe", "scope": "caption"},
            "A caption in this post originally misidentified Jane Doe as Jane Roe.",
        ),
        (
            {"error_kind": "misquoted", "subject": "the minister", "right": "We “may” go.", "wrong": "We go."},
            "This post originally misquoted the minister. The words were “We ‘may’ go,” not “We go.”",
        ),
        (
            {"error_kind": "misattributed", "right": "the ministry", "wrong": "the army"},
            "This post originally misattributed a statement to the army. It came from the ministry.",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "the name", "subject": "the name of the co-author"},
            "This post originally omitted the name of the co-author.",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "Syrian and"},
            "This post originally omitted the words “Syrian and.”",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "not"},
            "This post originally omitted the word “not.”",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "300"},
            "This post originally omitted a figure, 300.",
        ),
        (
            {"error_kind": "omitted", "wrong": "Russian forces", "right": "Syrian and Russian forces"},
            "This post originally omitted words. It should have said “Syrian and Russian forces,” "
            "not “Russian forces.”",
        ),
        (
            {"error_kind": "other", "wrong": "It is legal.", "right": "It is illegal."},
            "This post originally said “It is legal.” It should have said “It is illegal.”",
        ),
        (
            {"error_kind": "other", "wrong": "legal", "right": "illegal", "subject": "what the law says"},
            "This post originally misstated what the law says. It should have said “illegal,” not “legal.”",
        ),
        (
            {"error_kind": "misquoted", "wrong": "“a mess.”", "right": "a mess."},
            "This post originally presented “a mess” as a direct quotation. It was a paraphrase.",
        ),
        (
            {"error_kind": "misquoted", "wrong": "a mess.", "right": "“a mess.”"},
            "This post originally did not mark “a mess” as a quotation.",
        ),
        (
            {"error_kind": "date", "wrong": "7 p.m.", "right": "8 p.m.", "subject": "a time"},
            "This post originally misstated a time. It was 8 p.m., not 7 p.m.",
        ),
        (
            {"error_kind": "misattributed", "wrong": "Officials", "right": "The U.N."},
            "This post originally misattributed a statement to officials. It came from the U.N.",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "Nobody was hurt at the port."},
            "This post originally omitted a sentence: “Nobody was hurt at the port.”",
        ),
        (
            {"error_kind": "omitted", "wrong": "", "right": "that he said “there were no armed groups.”"},
            "This post originally omitted the words “that he said ‘there were no armed groups.’”",
        ),
        (
            {"error_kind": "misidentified", "right": "the song “Who?”", "wrong": "the song “Why.”"},
            "This post originally misidentified the song “Who?” as the song “Why.”",
        ),
        (
            {"right": "“33.”", "wrong": '"36."'},
            'This post originally misstated a figure. It was “33,” not "36."',
        ),
        (
            {"error_kind": "misquoted", "right": "Who did it?", "wrong": "Who?"},
            "This post originally misquoted a source. The words were “Who did it?” not “Who?”",
        ),
        (
            {"error_kind": "date", "right": "Thursday", "wrong": "Friday", "scope": "headline"},
            "The headline of this post originally misstated a date. It was Thursday, not Friday.",
        ),
    ],
)
def test_each_error_has_its_sentence(what: dict[str, str], sentence: str) -> None:
    assert note(**what) == f"Correction, Feb. 28, 2020: {sentence}"


def test_what_is_no_error_has_its_label_and_its_sentence() -> None:
    assert note(type="clarification", subject="whose count it is").startswith(
        "Clarification, Feb. 28, 2020: This post has been updated to clarify whose count it is."
    )
    assert note(type="update", right="") == "Update, Feb. 28, 2020: This post has been updated."
    assert note(type="retraction") == "Retraction, Feb. 28, 2020: This post has been retracted."
    assert note(type="editors_note", right="").startswith("Editor’s note, Feb. 28, 2020: This post has been changed")
    assert note(type="editors_note", wrong="Nobody was hurt.", right="") == (
        "Editor’s note, Feb. 28, 2020: This post has been changed since it was published. "
        "This sentence was taken out: “Nobody was hurt.”"
    )


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("ap", "Feb. 28, 2020"),
        ("nyt", "Feb. 28, 2020"),
        ("long", "February 28, 2020"),
        ("day_first", "28 February 2020"),
        ("iso", "2020-02-28"),
    ],
)
def test_the_date_is_in_the_style_of_the_publication(style: str, written: str) -> None:
    assert date_in_style(DAY, style) == written


def test_ap_spells_short_months_out() -> None:
    assert [date_in_style(date(2020, month, 1), "ap").split()[0] for month in (3, 6, 9)] == ["March", "June", "Sept."]


def test_an_article_without_a_publication_is_an_article() -> None:
    words = house_note(type="correction", error_kind="omitted", scope="body", right="a name", dated=DAY)
    assert words == "Correction, Feb. 28, 2020: This article originally omitted the words “a name.”"


def test_every_kind_place_and_type_has_words() -> None:
    for type_, kind, scope in product(CorrectionType, ErrorKind, Scope):
        words = note(type=type_, error_kind=kind, scope=scope)
        assert "{" not in words
        assert words.endswith((".", ".”"))


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [("misspelled", "Bashir", "Bashar"), ("figure", "36", "33"), ("misidentified", "Jane Roe", "Jane Doe")],
)
def test_what_we_write_we_can_read(kind: str, wrong: str, right: str) -> None:
    read = parse_note(note(error_kind=kind, wrong=wrong, right=right))
    assert read is not None
    assert (read.type, read.error_kind, read.date, read.wrong, read.right) == ("correction", kind, DAY, wrong, right)


def test_a_note_of_several_errors_names_each_in_a_sentence() -> None:
    further = [
        Misstated("misspelled", "body", "Asad", "Assad"),
        Misstated("figure", "headline", "36", "33", "the toll"),
    ]
    words = house_note(
        type="correction",
        error_kind="figure",
        scope="body",
        wrong="36",
        right="33",
        subject="the number of soldiers killed",
        further=further,
        dated=DAY,
        publication=SLATE,
    )
    assert words == (
        "Correction, Feb. 28, 2020: This post originally misstated the number of soldiers killed. It was 33, not 36. "
        "It also misspelled Assad as Asad. Its headline also misstated the toll. It was 33, not 36."
    )


def test_the_times_puts_the_date_on_a_line_of_its_own() -> None:
    times = Publication(name="The Times", date_style="nyt", work_noun="article")
    words = house_note(
        type="correction", error_kind="figure", scope="body", wrong="36", right="33", dated=DAY, publication=times
    )
    assert words == (
        "Correction: Feb. 28, 2020\nAn earlier version of this article misstated a figure. It was 33, not 36."
    )
    read = parse_note(words)
    assert read is not None
    assert (read.date, read.error_kind, read.wrong, read.right) == (DAY, "figure", "36", "33")


def test_a_known_subject_stands_for_the_words() -> None:
    assert note(
        error_kind="misspelled", subject="Bashar al-Assad’s first name", right="Bashar", wrong="Bashir"
    ).endswith("This post originally misspelled Bashar al-Assad’s first name.")
    assert note(
        error_kind="misidentified", subject="Hulusi Akar’s title", right="Defense Minister", wrong="Foreign Minister"
    ).endswith("originally misstated Hulusi Akar’s title. It is Defense Minister, not Foreign Minister.")


def test_another_language_has_its_own_sentences_and_dates() -> None:
    german = Wording("de", built_in("de"))
    words = house_note(
        type="correction",
        error_kind="figure",
        scope="body",
        wrong="36",
        right="33",
        subject="die Zahl der Toten",
        dated=DAY,
        publication=SLATE,
        wording=german,
    )
    assert words == (
        "Korrektur, 28. Februar 2020: In diesem Beitrag war ursprünglich die Zahl der Toten falsch angegeben. "
        "Richtig ist 33, nicht 36."
    )
