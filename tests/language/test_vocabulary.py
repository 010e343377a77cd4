"""The words by which changes are named are there for every kind, and small."""

from factcheck.language.kinds import Kind
from factcheck.language.vocabulary import months, tables


def test_every_kind_but_names_quotations_and_other_words_has_words() -> None:
    assert set(Kind) - set(tables()) == {Kind.NAME, Kind.QUOTATION, Kind.OTHER}


def test_phrases_of_two_words_are_kept_apart_from_words() -> None:
    words, phrases = tables()["hedge"]
    assert "may" in words
    assert ("at", "least") in phrases
    assert not any("_" in word for word in words)


def test_months_are_known_in_small_letters() -> None:
    assert {"may", "oktober", "ağustos"} <= months()
    assert all(month == month.lower() for month in months())
