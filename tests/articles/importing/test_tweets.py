"""Tweets."""

import pytest

from factcheck.articles.importing.tweets import is_tweet_author, is_tweet_metadata, is_tweet_text, speaks_for_itself


@pytest.mark.parametrize(
    "text", ["— Gareth Lowe (@garethlowe) February 27, 2020", "@garethlowe", "Gareth Lowe @garethlowe"]
)
def test_a_handle_tells_the_author(text: str) -> None:
    assert is_tweet_author(text)


def test_an_address_or_a_sentence_is_no_author() -> None:
    assert not is_tweet_author("Write to gareth@example.org")
    assert not is_tweet_author(
        "The minister, who posts as @garethlowe, said on Monday that he would go and not come back"
    )


def test_time_and_counters_are_metadata() -> None:
    assert is_tweet_metadata("9:15 PM · Feb 19, 2020 · Twitter for iPhone")
    assert not is_tweet_metadata("At 9:15 the vote began.")


def test_the_first_person_outside_quotation_marks_tells_a_tweet() -> None:
    assert speaks_for_itself("We lost our bridge. “My friends left,” he said.") == 2
    assert is_tweet_text("We have lost our bridge.", author="Nora Kessel", personal=False)
    assert not is_tweet_text("We have lost our bridge.", author="Nora Kessel", personal=True)
    assert not is_tweet_text("The bridge is lost.", author="Nora Kessel", personal=False)
    assert is_tweet_text("The bridge is lost #SaveIt", author="Town council", personal=True)
