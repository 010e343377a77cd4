"""A posted selection is read, or refused in words that say what to do."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.selections import Selection
from factcheck.errors import Unusable

WHOLE = {"revision": "3", "start": "0", "end": "11", "exact": " At least 36\r\n", "kind": "figure"}


def test_it_is_read_as_it_was_sent() -> None:
    uid = uuid4()
    read = Selection.posted({**WHOLE, "uid": str(uid), "claimant": "  the ministry ", "claimant_type": "organization"})
    assert read == Selection(3, 0, 11, " At least 36\r\n", "figure", "the ministry", "organization", uid)
    assert Selection.posted(WHOLE).uid is None


def test_of_no_claimant_nothing_is_said() -> None:
    assert Selection.posted({**WHOLE, "claimant": " ", "claimant_type": "person"}).claimant_type == ""


@pytest.mark.parametrize("missing", sorted(WHOLE))
def test_one_that_is_not_whole_is_refused(missing: str) -> None:
    with pytest.raises(Unusable, match="Select the words again"):
        Selection.posted({name: value for name, value in WHOLE.items() if name != missing})


@given(st.sampled_from([*WHOLE, "uid", "claimant", "claimant_type"]), st.text())
def test_whatever_is_sent_is_read_or_refused(name: str, value: str) -> None:
    try:
        read = Selection.posted({**WHOLE, name: value})
    except Unusable:
        return
    assert read.revision >= 1
    assert read.exact
    assert "\0" not in read.exact + read.claimant
    assert read.uid is None or isinstance(read.uid, UUID)
