"""What can be found of sources."""

import io

from factcheck.accounts.models import User
from factcheck.search.models import Stale
from factcheck.sources.actions import add_evidence, add_source, source_for_article
from factcheck.sources.shelves import texts_of
from tests.examples import an_article
from tests.sources.conftest import PDF


def test_a_source_is_found_by_its_name_and_what_is_kept_of_it(ines: User) -> None:
    source = add_source(
        by=ines, kind="document", name="Coast guard log", publisher="Coast guard", note="Page 4 is torn."
    )
    [text] = texts_of([source.pk])
    assert (text.kind, text.heading, text.address) == ("source", "Coast guard log", f"/sources/{source.uid}/")
    assert text.body == "Coast guard\nPage 4 is torn."


def test_an_article_here_is_found_as_an_article(ines: User) -> None:
    source = source_for_article(article=an_article(by=ines), by=ines)
    assert list(texts_of([source.pk])) == []


def test_whom_to_call_is_not_found(ines: User) -> None:
    source = add_source(by=ines, kind="person", name="A witness", contact="0123 456")
    [text] = texts_of([source.pk])
    assert "0123" not in text.body


def test_the_files_that_back_a_source_are_found_by_name_and_note(ines: User) -> None:
    source = add_source(by=ines, kind="document", name="Coast guard log")
    add_evidence(
        by=ines,
        source=source,
        file=io.BytesIO(PDF),
        name="log-of-february.pdf",
        size=len(PDF),
        note="Scanned on Monday.",
    )
    [text] = texts_of([source.pk])
    assert text.body == "log-of-february.pdf\nScanned on Monday."
    assert Stale.objects.filter(shelf="sources", key=source.pk).count() >= 2
