"""Every key of the JSON form is described, and nothing is described that is not written."""

from dataclasses import fields

from factcheck.reports.formats.json_schema import LINES, NOT_WRITTEN
from factcheck.reports.formats.json_words import HEAD, WORDS


def test_every_key_has_its_words() -> None:
    written = {line.__name__: {field.name for field in fields(line)} - NOT_WRITTEN for line in LINES}
    assert {name: set(words) for name, words in WORDS.items()} == written


def test_every_description_is_a_sentence() -> None:
    for words in (HEAD, *WORDS.values()):
        for key, sentence in words.items():
            assert sentence[0].isupper(), key
            assert sentence.endswith("."), key
