"""What the database itself refuses of the words that a claim stands on."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from annotations.models import AnchorStatus
from factcheck.claims.models import Claim, ClaimAnchor
from tests.claims.conftest import Refusal
from tests.claims.models.conftest import anchor_refusals


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        *anchor_refusals("claim_anchor"),
        ("claim_anchor_has_its_sentence", {"sentence_start": None, "sentence_end": None}),
        ("claim_anchor_has_its_sentence", {"sentence_end": None}),
        ("claim_anchor_has_its_sentence", {"sentence_start": 36}),
        ("claim_anchor_has_its_sentence", {"sentence_end": 45}),
    ],
)
def test_a_claim_anchor_is_refused(name: str, columns: dict[str, Any], claim: Claim, refused_by: Refusal) -> None:
    anchor = claim.anchors.get()
    assert (anchor.start, anchor.end) == (35, 46)
    if "start" in columns and columns["start"] is None:
        columns = {"sentence_start": None, "sentence_end": None} | columns
    elif "start" in columns:
        columns = {"sentence_start": 0, "sentence_end": 80} | columns
    with refused_by(name):
        ClaimAnchor.objects.filter(pk=anchor.pk).update(**columns)


def test_a_lost_anchor_has_no_sentence(claim: Claim, refused_by: Refusal) -> None:
    with refused_by("claim_anchor_has_its_sentence"):
        claim.anchors.update(start=None, end=None, status=AnchorStatus.DELETED)
    assert claim.anchors.update(
        start=None, end=None, sentence_start=None, sentence_end=None, status=AnchorStatus.DELETED
    )


def test_a_claim_stands_once_in_a_revision(claim: Claim, refused_by: Refusal) -> None:
    anchor = claim.anchors.get()
    anchor.pk, anchor.uid = None, uuid4()
    with refused_by("one_current_anchor_a_claim_and_revision"):
        ClaimAnchor.objects.bulk_create([anchor])
    claim.anchors.update(closed_at=timezone.now())
    ClaimAnchor.objects.bulk_create([anchor])
    assert claim.anchors.count() == 2
