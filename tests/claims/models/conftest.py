"""What the models' tests share: every test here writes past all actions, and expects the database to refuse."""

from typing import Any

from annotations.models import AnchorStatus


def anchor_refusals(model: str) -> list[tuple[str, dict[str, Any]]]:
    """What every anchor is refused for; the words are at 35 to 46, in a sentence that begins there."""
    return [
        (f"{model}_has_both_ends_or_neither", {"start": None, "status": AnchorStatus.WITHDRAWN}),
        (f"{model}_ends_after_its_start", {"start": 46, "end": 46, "exact": ""}),
        (f"{model}_quotes_as_much_as_it_spans", {"exact": "At least 360"}),
        (f"{model}_deleted_has_no_place", {"status": AnchorStatus.DELETED}),
        (f"{model}_without_place_is_deleted_or_withdrawn", {"start": None, "end": None}),
        (f"{model}_status_is_known", {"status": "lost"}),
        (f"{model}_confidence_is_a_share", {"confidence": 1.5}),
        (f"{model}_confidence_is_a_share", {"confidence": -0.5}),
    ]
