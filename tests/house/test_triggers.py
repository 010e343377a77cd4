"""The triggers that keep the audit append-only stand on the engine at hand."""

import pytest
from django.core.management import call_command
from django.db import connection

from factcheck.audit import triggers


@pytest.mark.django_db
def test_they_stand_after_the_migrations() -> None:
    assert triggers.installed() == set(triggers.NAMES[connection.vendor])


@pytest.mark.django_db
def test_migrating_again_puts_back_one_that_was_taken_away() -> None:
    triggers.remove()
    assert not triggers.installed()
    call_command("migrate", verbosity=0)
    assert triggers.installed() == set(triggers.NAMES[connection.vendor])


@pytest.mark.django_db(transaction=True)
def test_they_stand_again_after_a_flush_between_tests() -> None:
    triggers.remove()
    call_command("flush", verbosity=0, interactive=False)
    assert triggers.installed() == set(triggers.NAMES[connection.vendor])
