"""Bylines."""

import pytest

from factcheck.articles.importing.bylines import byline_names, contact_names, join_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Moreno", ("Ada Moreno",)),
        ("BY ADA MORENO AND TOM BRILL", ("ADA MORENO", "TOM BRILL")),
        ("By Ada Moreno, Tom Brill and Jan van der Meer", ("Ada Moreno", "Tom Brill", "Jan van der Meer")),
        ("By Ada Moreno | Staff writer", ("Ada Moreno",)),
        ("Von Lena Hartwig, Altenau", ()),
        ("Von Lena Hartwig und Uwe Rahm", ("Lena Hartwig", "Uwe Rahm")),
        ("Par Hélène Vasseur", ("Hélène Vasseur",)),
        ("di Carla Bianchi", ("Carla Bianchi",)),
        ("Автор: Мария Котова", ("Мария Котова",)),
        ("By Reuters", ("Reuters",)),
        ("By the time he came it was over", ()),
        ("Von Berlin nach Moskau", ()),
    ],
)
def test_a_byline_gives_its_names(text: str, names: tuple[str, ...]) -> None:
    assert byline_names(text) == names


def test_reporters_of_a_contact_line_are_the_authors_and_editors_are_not() -> None:
    assert contact_names("To contact the reporters on this story: Ada Moreno in Rome at;Tom Brill in Bonn at") == (
        "Ada Moreno",
        "Tom Brill",
    )
    assert contact_names("To contact the editors responsible for this story: Anna Lind at") == ()


def test_names_are_joined_as_a_byline_has_them() -> None:
    assert join_names(("A", "B", "C")) == "A, B and C"
    assert join_names(("A",)) == "A"
    assert join_names(()) == ""
