"""The language of a text."""

import pytest

from factcheck.articles.importing.languages import guess_language, strangeness


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said that it was not ready for the vote.", "en"),
        ("Der Rat hat sich mit dem Antrag nicht befasst.", "de"),
        ("Le conseil n’est pas prêt pour le vote dans la ville.", "fr"),
        ("Según el alcalde, los vecinos no fueron consultados.", "es"),
        ("Мэр не был готов, но собрание началось.", "ru"),
        ("Belediye bu karar için çok geç olarak eleştirildi ve bir dava açıldı.", "tr"),
        ("123 456", ""),
    ],
)
def test_common_words_tell_the_language(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_letters_a_language_does_not_write_are_strange() -> None:
    assert strangeness("El año de la región y los niños") < strangeness("El ańo de la región y los nińos")
