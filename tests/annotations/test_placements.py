import dataclasses

import pytest

from annotations.placements import Placement, Status


def test_a_placement_is_a_value_and_cannot_be_moved_by_hand() -> None:
    placement = Placement(1, 2, Status.MOVED, 0.8)
    assert placement == Placement(1, 2, Status.MOVED, 0.8, relocated=False, suggestion=None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        placement.start = 3  # type: ignore[misc]


def test_a_status_is_stored_as_its_word() -> None:
    assert [str(status) for status in Status] == ["unchanged", "moved", "changed", "deleted"]
