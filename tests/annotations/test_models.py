from typing import Any, ClassVar

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from annotations.models import Anchor, AnchorStatus, anchor_constraints


class Bookmark(Anchor):
    """The least concrete anchor. The test database makes its table, as `annotations` has no migrations."""

    objects: ClassVar[models.Manager["Bookmark"]] = models.Manager()

    class Meta(Anchor.Meta):
        abstract = False
        app_label = "annotations"


pytestmark = pytest.mark.django_db

GONE = {"start": None, "end": None, "status": "deleted"}


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 0, "end": 11, "exact": "at least 36"},
        {"start": 7, "end": 8, "exact": "x", "status": "changed", "confidence": 0.55},
        {"start": 7, "end": 9, "exact": "😀é", "confidence": 1.0},
        {"start": 7, "end": 10, "exact": "e\u0301\u05d0"},
        {"start": 3, "end": 4, "exact": "x", "status": "withdrawn"},
        GONE | {"exact": "the words it had", "confidence": 0.0},
        GONE | {"status": "withdrawn"},
    ],
)
def test_the_database_keeps_a_sound_anchor(fields: dict[str, Any]) -> None:
    Bookmark(**fields).full_clean()
    bookmark = Bookmark.objects.create(**fields)
    assert bookmark.span == ((fields["start"], fields["end"]) if fields["start"] is not None else None)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"start": 5, "end": None, "exact": "x"}, "has_both_ends_or_neither"),
        ({"start": None, "end": 5, "exact": "x", "status": "withdrawn"}, "has_both_ends_or_neither"),
        ({"start": 5, "end": 5, "exact": ""}, "ends_after_its_start"),
        ({"start": 6, "end": 5, "exact": "x"}, "ends_after_its_start"),
        ({"start": -1, "end": 5, "exact": "x" * 6}, "start"),
        ({"start": 0, "end": 3, "exact": "xx"}, "quotes_as_much_as_it_spans"),
        ({"start": 0, "end": 2, "exact": "😀"}, "quotes_as_much_as_it_spans"),
        ({"start": 0, "end": 1, "exact": "x", "status": "deleted"}, "deleted_has_no_place"),
        (GONE | {"status": "unchanged"}, "without_place_is_deleted_or_withdrawn"),
        (GONE | {"status": "marked"}, "without_place_is_deleted_or_withdrawn"),
        ({"start": 0, "end": 1, "exact": "x", "status": "lost"}, "status_is_known"),
        ({"start": 0, "end": 1, "exact": "x", "confidence": 1.1}, "confidence_is_a_share"),
        ({"start": 0, "end": 1, "exact": "x", "confidence": -0.1}, "confidence_is_a_share"),
    ],
)
def test_the_database_refuses_nonsense(fields: dict[str, Any], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Bookmark.objects.create(**fields)


def test_a_form_refuses_nonsense_too() -> None:
    with pytest.raises(ValidationError, match="quotes_as_much_as_it_spans"):
        Bookmark(start=0, end=3, exact="xx").full_clean()


def test_constraints_carry_the_name_of_the_model() -> None:
    assert all(constraint.name.startswith("annotations_bookmark_") for constraint in Bookmark._meta.constraints)
    assert all(constraint.name.startswith("claim_anchor_") for constraint in anchor_constraints("claim_anchor"))


def test_an_anchor_is_marked_unless_it_was_carried() -> None:
    assert Bookmark(start=0, end=1, exact="x").status == AnchorStatus.MARKED
    assert isinstance(Anchor._meta.get_field("status"), models.CharField)
