"""A text is cut into words, numbers and signs; punctuation between them is left out."""

import pytest

from factcheck.language.atoms import Sort, atoms_of


def cut(text: str) -> list[str]:
    return [("" if atom.joint in {" ", ","} else atom.joint) + atom.text for atom in atoms_of(text)[0]]


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("The U.S. envoy, a spy, left.", ["the", "US", "envoy", "a", "spy", "left"]),
        ("He left. She stayed in Bonn.", ["he", "left", "she", "stayed", "in", "Bonn"]),
        ("Mr. J. R. Olsen won 3–1", ["mr", "JR", "Olsen", "won", "3", "-1"]),
        ("at −5, not 10 - 15", ["at", "-", "5", "not", "10", "-15"]),
        ("pre- and post-war", ["pre-", "and", "post", "-war"]),
        ("so—no, so – no, so-no", ["so", "no", "so", "no", "so", "-no"]),
        ("the girls' team", ["the", "girls'", "team"]),
    ],
)
def test_a_text_is_cut(text: str, atoms: list[str]) -> None:
    assert cut(text) == atoms


def test_quoted_words_stay_as_they_are() -> None:
    atoms, language = atoms_of("He said: “Twenty-\nthree,  or 24.”")
    assert [atom.text for atom in atoms if atom.sort is Sort.QUOTED] == ["Twenty-three,", "or", "24"]
    assert language == "en"
