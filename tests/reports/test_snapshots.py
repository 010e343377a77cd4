"""One moment of the database, while others write."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from factcheck.articles.models import Publication
from factcheck.reports.snapshots import one_moment


def write(name: str) -> None:
    """What somebody else does meanwhile, on a connection of their own."""
    with transaction.atomic():
        Publication.objects.create(name=name, slug=name)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_not_seen_and_does_not_wait() -> None:
    with ThreadPoolExecutor(1) as others, one_moment():
        assert Publication.objects.count() == 0
        others.submit(write, "meanwhile").result(timeout=10)
        assert Publication.objects.count() == 0
    assert Publication.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_writing_goes_on_afterwards_as_before() -> None:
    with pytest.raises(ZeroDivisionError), one_moment():
        Publication.objects.count()
        raise ZeroDivisionError
    with transaction.atomic():
        Publication.objects.create(name="after", slug="after")
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]
    assert Publication.objects.count() == 1


def test_inside_a_transaction_it_is_a_part_of_that(db: None) -> None:
    with one_moment():
        assert Publication.objects.count() == 0
