"""A correction for machines: a CorrectionComment, as schema.org 30.0 names it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse


def correction_comment(
    uid: UUID | str, *, note: str, published: date | None, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """Gives the note with its permanent address and the day it was published; `absolute` makes whole addresses."""
    address = absolute(reverse("public_correction", args=[uid]))
    day = {"datePublished": published.isoformat()} if published else {}
    return {"@type": "CorrectionComment", "@id": address, "url": address, "text": note, **day}
