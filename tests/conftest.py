"""What every test shares: the database and its triggers, the tools, and the cast."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.db import connection

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
    if "transactional_db" not in request.fixturenames:
        yield
        return
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
