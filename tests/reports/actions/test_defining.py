"""Definitions of reports: kept, shared, forgotten."""

from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, Unusable
from factcheck.reports.actions.defining import (
    NameIsTaken,
    remove_definition,
    save_definition,
    share_definition,
    stop_sharing_definition,
)
from factcheck.reports.models import ReportDefinition
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from tests.at_once import at_once

LAPSED = Asked(Selection(state="lapsed"), "csv", ("number", "rating"))


def test_it_keeps_selection_format_and_columns(amara: User) -> None:
    uid = uuid4()
    kept = save_definition(by=amara, asked=LAPSED, name="  What  lapsed ", is_shared=True, uid=uid)
    assert save_definition(by=amara, asked=LAPSED, name="What lapsed", uid=uid) == kept
    assert (kept.name, kept.is_shared) == ("What lapsed", True)
    assert kept.get_absolute_url() == "/reports/?state=lapsed&format=csv&columns=number&columns=rating"
    assert Event.objects.get(verb="saved").kind == "report definition"


def test_a_name_is_needed_and_is_taken_once(amara: User) -> None:
    save_definition(by=amara, asked=LAPSED, name="What lapsed")
    with pytest.raises(NameIsTaken, match="called “What lapsed”"):
        save_definition(by=amara, asked=LAPSED, name="What lapsed")
    for name in (" ", "x" * 81):
        with pytest.raises(Unusable, match="up to 80"):
            save_definition(by=amara, asked=LAPSED, name=name)
    too_long = Asked(Selection(articles=tuple(f"{'x' * 100}-{number}" for number in range(400))), "csv")
    with pytest.raises(Unusable, match="too long"):
        save_definition(by=amara, asked=too_long, name="Long")


@pytest.mark.django_db(transaction=True)
def test_of_two_under_one_name_at_once_the_second_is_told(amara: User) -> None:
    outcomes = at_once([lambda: save_definition(by=amara, asked=LAPSED, name="What lapsed")] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NameIsTaken", "ReportDefinition"]


def test_an_editor_keeps_none(ines: User) -> None:
    with pytest.raises(NotAllowed):
        save_definition(by=ines, asked=LAPSED, name="What lapsed")


def test_its_owner_removes_it_and_an_admin_a_shared_one(amara: User, ruth: User, jonas: User) -> None:
    own = save_definition(by=ruth, asked=LAPSED, name="Own")
    shared = save_definition(by=ruth, asked=LAPSED, name="Shared", is_shared=True)
    with pytest.raises(NotAllowed, match="Ruth Adeyemi’s"):
        remove_definition(by=amara, definition=own)
    with pytest.raises(NotAllowed):
        remove_definition(by=jonas, definition=shared)
    remove_definition(by=amara, definition=shared)
    remove_definition(by=ruth, definition=own)
    assert not ReportDefinition.objects.exists()
    assert Event.objects.filter(verb="removed", kind="report definition").count() == 2


def test_only_its_owner_shares_it(amara: User, ruth: User) -> None:
    kept = save_definition(by=amara, asked=LAPSED, name="What lapsed")
    share_definition(by=amara, definition=kept)
    kept.refresh_from_db()
    assert kept.is_shared
    for change in (share_definition, stop_sharing_definition):
        with pytest.raises(NotAllowed, match="Amara Lindqvist’s"):
            change(by=ruth, definition=kept)
    stop_sharing_definition(by=amara, definition=kept)
    kept.refresh_from_db()
    assert not kept.is_shared
