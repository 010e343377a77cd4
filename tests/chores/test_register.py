"""The register of chores."""

from datetime import timedelta

import pytest

from factcheck.chores import register
from factcheck.chores.register import Chore, chores, offer


def test_the_features_have_offered_theirs() -> None:
    assert {"delete_expired_exports", "take_up_lost_exports", "forget_reader_addresses"} <= {
        chore.name for chore in chores()
    }


def test_a_chore_is_offered_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_CHORES", {})
    first, second = (Chore(name, timedelta(days=1), list) for name in ("water", "sweep"))
    offer(first)
    offer(second)
    offer(first)
    assert chores() == [second, first]
