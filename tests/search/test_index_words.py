"""`manage.py index_words` brings the index up to date."""

from io import StringIO

from django.core.management import call_command

from factcheck.search.models import Entry, Stale
from tests.search.conftest import Writer


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("index_words", *arguments, stdout=out)
    return out.getvalue().strip()


def test_it_reads_what_changed(write: Writer) -> None:
    write("Storm", "Boats.")
    assert said() == "1 text can be found."
    assert not Stale.objects.exists()


def test_it_reads_everything_anew(write: Writer) -> None:
    write("Storm", "Boats.")
    said()
    Entry.objects.all().delete()
    assert said() == "0 texts can be found."
    assert said("--anew") == "1 text can be found."
