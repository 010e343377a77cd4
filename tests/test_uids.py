"""The uid names a row outside, and makes one of what is sent twice."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from factcheck.articles.models import Publication
from factcheck.uids import makes_one


@makes_one(Publication)
@transaction.atomic
def add(*, name: str, slug: str, uid: UUID | None = None) -> Publication:
    """Adds without looking first, as the second of two does that came at the same moment."""
    return Publication.objects.create(name=name, slug=slug, **({"uid": uid} if uid else {}))


@pytest.mark.django_db
def test_the_second_of_two_gets_the_first_ones_row() -> None:
    uid = uuid4()
    first = add(name="The Daily Test", slug="daily", uid=uid)
    assert add(name="The Daily Test", slug="daily", uid=uid) == first
    assert Publication.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("uid", [None, uuid4()])
def test_another_rule_that_is_broken_is_not_hidden(uid: UUID | None) -> None:
    add(name="The Daily Test", slug="daily", uid=uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        add(name="The Daily Test", slug="other", uid=uid)


@pytest.mark.django_db
def test_every_row_has_its_own_uid() -> None:
    one, other = add(name="One", slug="one"), add(name="Other", slug="other")
    assert isinstance(one.uid, UUID) and one.uid != other.uid
