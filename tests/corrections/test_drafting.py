"""What a correction may be about, found between two revisions."""

import pytest

from factcheck.articles.models import Article, Revision
from factcheck.corrections.drafting import Candidate, changes_between


def revision(*paragraphs: str) -> Revision:
    """A text whose first paragraph is its headline."""
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        blocks.append({"role": "paragraph" if number else "headline", "start": at, "end": at + len(words)})
        at += len(words) + 2
    return Revision(article=Article(language="en"), text="\n\n".join(paragraphs), blocks=blocks)


def between(old: tuple[str, ...], new: tuple[str, ...]) -> list[Candidate]:
    return changes_between(revision(*old), revision(*new))


def test_a_figure_is_found_with_its_sentence() -> None:
    old = ("A strike", "At least 36 soldiers died. The province lies in the north.")
    new = ("A strike", "At least 33 soldiers died. The province lies in the north.")
    (found,) = between(old, new)
    assert (found.number, found.wrong, found.right, found.error_kind, found.scope) == (1, "36", "33", "figure", "body")
    assert found.after is not None
    assert revision(*new).text[slice(*found.after)] == found.sentence == "At least 33 soldiers died."


def test_a_headline_is_told_as_one() -> None:
    (found,) = between(("Strike kills 36", "Text."), ("Strike kills 33", "Text."))
    assert found.scope == "headline"


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        (
            "President Bashir Assad spoke on television.",
            "President Bashar Assad spoke on television.",
            "misspelled",
        ),
        ("The meeting was on Thursday in the capital.", "The meeting was on Friday in the capital.", "date"),
        ("He said “we will go home” to the press.", "He said “we may go home” to the press.", "misquoted"),
    ],
)
def test_the_error_is_named(was: str, now: str, kind: str) -> None:
    assert [found.error_kind for found in between(("Head", was), ("Head", now))] == [kind]


def test_a_sentence_that_came_was_omitted_before() -> None:
    (found,) = between(("Head", "One thing happened."), ("Head", "One thing happened. Nobody was hurt at the port."))
    assert (found.wrong, found.right, found.error_kind) == ("", "Nobody was hurt at the port.", "omitted")


def test_a_sentence_that_went_has_no_place_for_a_marker() -> None:
    (found,) = between(("Head", "One thing happened. Nobody was hurt at the port."), ("Head", "One thing happened."))
    assert (found.wrong, found.right, found.after) == ("Nobody was hurt at the port.", "", None)


def test_what_is_only_form_is_no_change() -> None:
    assert between(("Head", "It was 36, he said."), ("Head", "It was thirty-six, he said.")) == []


def test_two_equal_texts_have_no_change() -> None:
    assert between(("Head", "Text."), ("Head", "Text.")) == []


def test_a_sentence_that_came_is_not_taken_for_the_one_behind_it() -> None:
    stays = (
        "Russian forces, however, have been providing support, and Russian jets have{} been carrying out airstrikes."
    )
    came = "Russia’s Defense Ministry said that the troops who came under fire had been among terrorists."
    old = ("A strike", "The strike came at night. " + stays.format(" largely"))
    new = ("A strike", f"The strike came at night. {came} " + stays.format(""))
    first, second = between(old, new)
    assert (first.wrong, first.right, first.error_kind) == ("", came, "omitted")
    assert (second.old, second.new) == ("largely", "")
    assert second.wrong.replace("largely ", "") == second.right


def test_sentences_that_changed_places_and_words_are_not_crossed() -> None:
    old = ("A", "It was 36 dead by then. He wept for them.")
    new = ("A", "He wept for all of them. It was 33 dead by then.")
    found = [(one.wrong, one.right) for one in between(old, new)]
    assert ("36", "33") in found
    assert ("", "He wept for all of them.") in found
    assert ("He wept for them.", "") in found


@pytest.mark.parametrize(
    ("was", "now", "wrong", "right", "subject"),
    [
        (
            "Foreign Minister Hulusi Akar spoke to reporters.",
            "Defense Minister Hulusi Akar spoke to reporters.",
            "Foreign Minister",
            "Defense Minister",
            "Hulusi Akar’s title",
        ),
        (
            "“We will go home,” said Hulusi Akar on Friday.",
            "“We may go home,” said Hulusi Akar on Friday.",
            "We will go home,",
            "We may go home,",
            "Hulusi Akar",
        ),
        (
            "At least 36 Turkish soldiers were killed on Thursday.",
            "At least 33 Turkish soldiers were killed on Thursday.",
            "36",
            "33",
            "the number of Turkish soldiers killed",
        ),
    ],
)
def test_it_is_told_whole_and_with_what_was_misstated(was: str, now: str, wrong: str, right: str, subject: str) -> None:
    (found,) = between(("Head", was), ("Head", now))
    assert (found.wrong, found.right, found.subject) == (wrong, right, subject)


def test_a_sentence_of_another_language_gives_no_subject() -> None:
    old, new = (
        revision("Kopf", "Bei dem Angriff starben 36 soldiers."),
        revision("Kopf", "Bei dem Angriff starben 33 soldiers."),
    )
    new.article.language = "de"
    assert [found.subject for found in changes_between(old, new)] == [""]
