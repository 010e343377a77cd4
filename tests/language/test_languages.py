"""The language of a sentence, for its figures."""

import pytest

from factcheck.language.languages import language_of


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The mine closed in the spring", "en"),
        ("Kurz", "en"),
        ("", "en"),
        ("Der Zeuge hat den Wagen nicht gesehen", "de"),
        ("La porte du château était ouverte selon les juges", "fr"),
        ("El puente del norte fue cerrado por la policía", "es"),
        ("Il ponte della città non è aperto", "it"),
        ("A ponte não foi aberta pelo governo", "pt"),
        ("Kazada çok kişi yaralandı ve yol kapandı", "tr"),
    ],
)
def test_short_words_tell_the_language(sentence: str, language: str) -> None:
    assert language_of(sentence.split()) == language
