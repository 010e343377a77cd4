"""Each engine is given folded words in the form it takes."""

import pytest
from django.db import connection

from factcheck.search import engines
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.models import Entry
from tests.search.conftest import Writer, found


def test_a_short_text_is_one_part() -> None:
    assert engines.parts("Three boats.") == [("Three boats.", ["three", "boats"])]


def test_an_empty_text_is_one_empty_part() -> None:
    assert engines.parts("") == [("", [])]


def test_a_very_long_text_is_cut_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MOST_BYTES", 20)
    text = "Three boats sank, two were saved."
    cut = engines.parts(text)
    assert len(cut) > 1
    assert "".join(part for part, _words in cut) == text
    assert [word for _part, words in cut for word in words] == "three boats sank two were saved".split()


def test_lexemes_are_for_postgresql() -> None:
    made = engines.lexemes(["storm"], ["boats", "storm"])
    assert made == ("'storm':1A,3 'boats':2" if connection.vendor == "postgresql" else "")


def test_a_text_of_two_megabytes_is_found_to_its_end(write: Writer) -> None:
    write("Long", " ".join(f"word{number}" for number in range(180_000)) + " lighthouse")
    assert found("lighthouse") == ["Long"]
    assert Entry.objects.count() > 1


def test_what_is_forgotten_is_found_no_more(write: Writer) -> None:
    write("Storm", "Boats.")
    assert found("boats") == ["Storm"]
    Entry.objects.all().delete()
    assert found("boats") == []


def test_what_was_written_otherwise_is_found_as_it_is(write: Writer) -> None:
    article = write("Storm", "Boats.")
    catch_up_with_everything()
    article.title = "Calm"
    article.save()
    assert found("calm") == ["Calm"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="FTS5 knows the places of its words")
def test_postgresql_keeps_each_two_words_that_stand_together() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_neighbours('storm', 'a b a b', 'note'), search_neighbours('', '', 'note')")
        # Where the heading ends and the text begins, none do.
        assert cursor.fetchone() == ("'/note' 'a b' 'b a'", "'/note'")


@pytest.mark.django_db
def test_installing_twice_is_the_same_as_once() -> None:
    engines.install()
    engines.install()
