"""Roles that the words of a line give away."""

import pytest

from factcheck.articles.importing.labelling import label_pieces
from factcheck.articles.importing.lines import split_lines
from factcheck.articles.importing.segmenting import segment


def _roles(text: str) -> list[str]:
    pieces, markdown = segment(text, split_lines(text))
    return [piece.role for piece in label_pieces(text, pieces, markdown=markdown)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("https://example.org/a", "original_url"),
        ("Editor’s note: An earlier version of this article misstated a name.", "correction_note"),
        ("Anmerkung der Redaktion: Der Text erschien zuerst in der Zeitung.", "editors_note"),
        ("3 March 2021", "date_line"),
        ("Korrektur, 3. März 2021: Es waren zwei.", "correction_note"),
        ("Cet article a d’abord paru dans la revue.", "editors_note"),
        ("Reuters contributed reporting.", "contributor_credit"),
        ("(Avec AFP)", "contributor_credit"),
        ("By Ada Moreno", "contributor_credit"),
        ("Ada Moreno at amoreno@example.org", "contact_line"),
        ("© Ada Moreno / AFP", "photo_credit"),
        ("© 2021 Harbor Press", "copyright"),
        ("© RIPRODUZIONE RISERVATA", "copyright"),
        ("Read more on the bridge", "read_more"),
        ("По теме: Мост закрыт", "related_article"),
        ("You must be logged in to post a comment.", "comment_prompt"),
        ("The council voted on Tuesday.", ""),
    ],
)
def test_words_give_the_role(text: str, role: str) -> None:
    assert _roles(text) == [role]


def test_what_stands_under_a_bare_label_has_its_role() -> None:
    assert _roles("Related articles\n\n- One\n- Two\n\nThe council voted on Tuesday.") == ["related_article"] * 3 + [""]
    assert _roles("Correction\n\nIt was two, not three.\n\nMore text.") == ["correction_note", "correction_note", ""]


def test_two_elements_of_one_line_are_two() -> None:
    assert _roles("Source: https://example.org/a") == ["original_url_label", "original_url"]
    assert _roles("By Ada Moreno | March 3, 2021") == ["contributor_credit", "date_line"]
    assert _roles("ROME (Reuters) - The council voted.") == ["agency_slug", "paragraph"]


def test_a_source_without_an_address_is_no_label() -> None:
    assert _roles("Source:\n\nThe council voted on Tuesday.") == ["", ""]
