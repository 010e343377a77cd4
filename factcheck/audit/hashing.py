"""The hash of an event, over exactly the texts that are stored."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from factcheck.audit.models import Event


def canonical_json(details: Mapping[str, Any]) -> str:
    """Gives the details as JSON with sorted keys and no spare space: the same details, the same text."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def cut_to_milliseconds(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def event_hash(event: Event, chain: str) -> str:
    """Gives the SHA-256 of the event's texts and of the hash before it.

    The texts are joined as a JSON list, so that no two different events can read the same.
    """
    texts = [
        chain,
        str(event.number),
        event.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        event.verb,
        event.kind,
        event.object_uid,
        event.label,
        event.person_uid,
        event.person_name,
        event.details,
        event.previous,
    ]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=True).encode("ascii")).hexdigest()
