"""What every test shares: the database and its triggers, the tools, and the cast."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit import triggers
from tests import tools

# No deadline: the time an example takes says nothing on a busy machine. CI tries the same examples every time, so that
# what lands does not depend on luck; everyone else explores.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


# --- The database -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def flush_lifts_the_triggers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lets a test with real transactions empty its tables at its end, append-only ones too.

    The flush that follows ends with post_migrate, which puts the triggers back.
    """
    marker = request.node.get_closest_marker("django_db")
    asked_by_marker = marker is not None and marker.kwargs.get("transaction", False)
    if not asked_by_marker and not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    # Set up before this one, so torn down after it: the flush finds no trigger.
    request.getfixturevalue("transactional_db")
    yield
    triggers.remove()


# --- The tools --------------------------------------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the journeys, and skips them where there is no browser."""
    no_browser = pytest.mark.skip(reason="no Chromium was found")
    for item in items:
        if item.path.is_relative_to(tools.ROOT / "tests" / "journeys"):
            item.add_marker(pytest.mark.journey)
            if tools.chromium() is None:
                item.add_marker(no_browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was left out, and what brings it."""
    left_out = tools.missing()
    if connection.vendor == "sqlite":
        left_out.append("PostgreSQL: these tests ran on SQLite (DATABASE_URL; Debian: apt-get install postgresql)")
    if left_out:
        terminalreporter.section("left out")
        for line in left_out:
            terminalreporter.line(line)


# --- The cast ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every database of a test run begins with the roles and the rating scale."""
    with django_db_blocker.unblock():
        call_command("loaddata", "roles", verbosity=0)
        if connection.vendor == "postgresql":
            keep_autovacuum_away()


def keep_autovacuum_away() -> None:
    """Between tests the tables are empty: planned for that, a test with many rows takes minutes instead of seconds."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"ALTER TABLE {connection.ops.quote_name(table)} SET (autovacuum_enabled = false)")


@pytest.fixture
def roles(db: None) -> None:
    """The three roles and the scale, put back where a test with real transactions flushed them."""
    if not Group.objects.exists():
        call_command("loaddata", "roles", verbosity=0)


PersonMaker = Callable[..., User]


@pytest.fixture
def make_person(roles: None) -> PersonMaker:
    """Gives a person with these roles: `make_person("ines", "Ines Halloran", Role.EDITOR)`."""

    def make(username: str, name: str, *roles: Role) -> User:
        user = User.objects.create_user(username=username, name=name, email=f"{username}@example.org")
        user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
        return user

    return make


@pytest.fixture
def ines(make_person: PersonMaker) -> User:
    """Ines Halloran, an editor: the one who marks and proposes."""
    return make_person("ines", "Ines Halloran", Role.EDITOR)


@pytest.fixture
def jonas(make_person: PersonMaker) -> User:
    """Jonas Weil, the second editor."""
    return make_person("jonas", "Jonas Weil", Role.EDITOR)


@pytest.fixture
def ruth(make_person: PersonMaker) -> User:
    """Ruth Adeyemi, a reviewer who may edit too."""
    return make_person("ruth", "Ruth Adeyemi", Role.EDITOR, Role.REVIEWER)


@pytest.fixture
def amara(make_person: PersonMaker) -> User:
    """Amara Lindqvist, the admin."""
    return make_person("amara", "Amara Lindqvist", Role.ADMIN)
