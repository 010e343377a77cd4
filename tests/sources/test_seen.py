"""What a person saw of sources when they ticked them."""

from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST
from factcheck.sources.actions import edit_source
from factcheck.sources.models import Source
from factcheck.sources.seen import seen_of, sources_as_seen
from tests.examples import a_page


def test_what_was_seen_comes_back_whatever_happened_since(ines: User, jonas: User) -> None:
    source = edit_source(by=ines, source=a_page(by=ines), changes={"reliability": "B", "rank": "primary"})
    mark = seen_of(source)
    edit_source(by=jonas, source=source, changes={"reliability": "", "rank": "tertiary"})
    [seen] = sources_as_seen([mark])
    assert (seen.pk, seen.reliability, seen.rank) == (source.pk, "B", "primary")


def test_a_source_that_nobody_graded_is_seen_as_such(ines: User) -> None:
    [seen] = sources_as_seen([seen_of(a_page(by=ines))])
    assert (seen.reliability, seen.rank) == ("", "")


@pytest.mark.parametrize("mark", ["", "nonsense", "||", "x|A|primary", "{uid}|A", "{uid}|G|primary", "{uid}|A|first"])
def test_a_mark_that_did_not_arrive_whole_is_refused(mark: str, ines: User) -> None:
    with pytest.raises(Unusable, match="did not arrive whole"):
        sources_as_seen([mark.format(uid=a_page(by=ines).uid)])
    assert Source.objects.get().reliability == ""


def test_none_and_too_many_are_refused(db: None) -> None:
    with pytest.raises(Unusable, match="No source was chosen"):
        sources_as_seen([])
    with pytest.raises(Unusable, match=f"more than {MOST} sources"):
        sources_as_seen([f"{uuid4()}||" for _number in range(MOST + 1)])
