"""The rows of the index."""

from django.db import connection

from factcheck.search.actions import catch_up_with_everything
from factcheck.search.models import Entry, Stale
from tests.search.conftest import Writer


def test_an_entry_is_called_by_its_heading(write: Writer) -> None:
    write("Storm", "Boats.")
    assert str(Stale.objects.earliest("pk")).startswith("articles ")
    catch_up_with_everything()
    assert str(Entry.objects.get()) == "Storm"
    assert str(Entry(body="Boats in the bay")) == "Boats in the bay"


def test_lexemes_are_kept_where_the_engine_takes_them(write: Writer) -> None:
    write("Storm", "Boats.")
    catch_up_with_everything()
    kept = "'boats':3 'storm':1A,2" if connection.vendor == "postgresql" else ""
    assert Entry.objects.get().lexemes == kept
