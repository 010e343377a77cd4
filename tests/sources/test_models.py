"""What the database refuses in a source, on both engines."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind
from tests.examples import an_article

SOUND: dict[str, Any] = {"kind": SourceKind.DOCUMENT, "name": "Report"}


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("source_has_a_name", {"name": ""}),
        ("source_kind_is_known", {"kind": "rumour"}),
        ("source_reliability_is_known", {"reliability": "Z"}),
        ("source_rank_is_known", {"rank": "fourth"}),
        ("source_of_kind_article_is_an_article_here", {"kind": SourceKind.ARTICLE}),
        ("source_address_is_http", {"url": "ftp://example.org"}),
        ("source_archive_is_http", {"archived_url": "javascript:1"}),
    ],
)
def test_the_database_refuses(ines: User, constraint: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Source.objects.create(**(SOUND | wrong), added_by=ines, added_at=timezone.now())


def test_the_database_refuses_an_article_as_another_kind(ines: User) -> None:
    article = an_article(by=ines)
    with pytest.raises(IntegrityError, match="source_of_kind_article"), transaction.atomic():
        Source.objects.create(**SOUND, article=article, added_by=ines, added_at=timezone.now())


def test_it_takes_a_sound_source_and_knows_its_page(ines: User) -> None:
    source = Source.objects.create(**SOUND, added_by=ines, added_at=timezone.now())
    assert source.get_absolute_url() == f"/sources/{source.uid}/"
    assert Source.objects.get_by_natural_key(str(source.uid)) == source  # type: ignore[attr-defined]
