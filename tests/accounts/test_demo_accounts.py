"""`manage.py demo_accounts`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from factcheck.accounts.models import User


def said() -> str:
    output = StringIO()
    call_command("demo_accounts", stdout=output)
    return output.getvalue()


def test_on_a_workbench_it_gives_a_password_to_those_who_have_none(settings: Settings, ines: User) -> None:
    settings.DEBUG = True
    ines.set_unusable_password()
    ines.save()
    assert "ines" in said()
    ines.refresh_from_db()
    assert ines.check_password("four-eyes")


def test_a_password_of_ones_own_stays(settings: Settings, ines: User) -> None:
    settings.DEBUG = True
    ines.set_password("my own, and longer")
    ines.save()
    assert "(its own password)" in said()
    ines.refresh_from_db()
    assert ines.check_password("my own, and longer")


def test_it_says_when_there_are_no_demo_people(settings: Settings, db: None) -> None:
    settings.DEBUG = True
    assert "no demo people" in said()


def test_in_production_it_refuses(settings: Settings, ines: User) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError):
        said()
