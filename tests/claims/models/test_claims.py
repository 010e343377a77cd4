"""What the database itself refuses of a claim, on both engines."""

from typing import Any

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from tests.claims.conftest import Refusal


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("claims_are_counted_from_one", {"number": 0}),
        ("claim_kind_is_known", {"kind": "rumour"}),
        ("check_status_is_known", {"check_status": "done"}),
        ("claim_risk_is_known", {"risk": "none"}),
        ("claim_resolution_is_known", {"resolution": "kept"}),
        ("dismissed_or_on_author_says_why", {"check_status": "dismissed"}),
        ("dismissed_or_on_author_says_why", {"check_status": "on_author"}),
        ("withdrawn_claim_says_who_and_why", {"withdrawn_at": timezone.now()}),
        ("withdrawn_claim_says_who_and_why", {"withdrawn_at": timezone.now(), "withdrawal_reason": "Marked twice"}),
    ],
)
def test_a_claim_is_refused(name: str, columns: dict[str, Any], claim: Claim, refused_by: Refusal) -> None:
    with refused_by(name):
        Claim.objects.filter(pk=claim.pk).update(**columns)


def test_a_claim_is_not_withdrawn_without_a_reason(claim: Claim, ines: User, refused_by: Refusal) -> None:
    with refused_by("withdrawn_claim_says_who_and_why"):
        Claim.objects.filter(pk=claim.pk).update(withdrawn_at=timezone.now(), withdrawn_by=ines)


def test_a_number_is_given_once_in_an_article(claim: Claim, ines: User, refused_by: Refusal) -> None:
    with refused_by("one_claim_a_number_in_its_article"):
        Claim.objects.bulk_create(
            [Claim(article=claim.article, number=1, kind="figure", marked_by=ines, marked_at=timezone.now())]
        )
