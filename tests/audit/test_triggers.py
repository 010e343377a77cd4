"""The database itself refuses to change or remove an event, whoever asks."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck.accounts.models import User
from factcheck.audit import triggers
from factcheck.audit.actions import record
from factcheck.audit.models import Event


@pytest.fixture
def event(ines: User) -> Event:
    return record(by=ines, verb="added", kind="source", label="A log")


def refused(statement: str, *parameters: Any) -> bool:
    """Whether the database refuses the statement, and says why."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
    return triggers.MESSAGE in str(refusal.value)


def test_an_update_is_refused(event: Event) -> None:
    assert refused("UPDATE audit_event SET label = 'Another log' WHERE id = %s", event.pk)
    assert Event.objects.get().label == "A log"


def test_an_update_through_the_models_is_refused(event: Event) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(label="Another log")
    event.label = "Another log"
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save()


def test_a_delete_is_refused(event: Event) -> None:
    assert refused("DELETE FROM audit_event WHERE id = %s", event.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        event.delete()
    assert Event.objects.count() == 1


@pytest.mark.parametrize("column", ["id", "hash"])
def test_replacing_a_row_is_refused(event: Event, column: str) -> None:
    """The way round an UPDATE: SQLite removes the row in the way, and fires no trigger for that."""
    forged = Event.objects.get()
    columns = [field.column for field in Event._meta.local_fields if field.column]
    if column != "id":
        columns.remove("id")
    forged.label = "Another log"
    values = [getattr(forged, name) for name in columns]
    sql = f"({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    if connection.vendor == "postgresql":
        sql = f"INSERT INTO audit_event {sql} ON CONFLICT ({column}) DO UPDATE SET label = 'Another log'"
    else:
        sql = f"INSERT OR REPLACE INTO audit_event {sql}"
    assert refused(sql, *values)
    assert Event.objects.get().label == "A log"


def test_truncating_the_table_is_refused_on_postgresql(event: Event) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    connection.check_constraints()  # what a foreign key still has to check would refuse it first
    assert refused("TRUNCATE audit_event")
    assert Event.objects.count() == 1


def test_an_event_is_still_appended(event: Event, ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="Another log")
    assert Event.objects.count() == 2


def test_they_are_lifted_for_as_long_as_a_test_needs(event: Event) -> None:
    with triggers.lifted():
        assert triggers.installed() == set()
        Event.objects.filter(pk=event.pk).update(label="Another log")
    assert triggers.installed() == set(triggers.NAMES[connection.vendor])
    assert refused("DELETE FROM audit_event WHERE id = %s", event.pk)


def test_installing_twice_is_the_same_as_once(db: None) -> None:
    triggers.install()
    triggers.install()
    assert triggers.installed() == set(triggers.NAMES[connection.vendor])
