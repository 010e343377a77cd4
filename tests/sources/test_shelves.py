"""What can be found of sources."""

from factcheck.accounts.models import User
from factcheck.sources.actions import add_source, source_for_article
from factcheck.sources.shelves import texts_of
from tests.examples import an_article


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
