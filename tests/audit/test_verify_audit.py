"""`manage.py verify_audit`: its exit code and its words."""

from io import StringIO

import pytest
from django.core.management import call_command

from factcheck.accounts.models import User
from factcheck.audit import triggers
from factcheck.audit.actions import record
from factcheck.audit.models import Chain, Event


@pytest.fixture
def event(ines: User) -> Event:
    return record(by=ines, verb="added", kind="source", label="A log")


def run(*arguments: str) -> tuple[int, str, str]:
    """Gives the exit code and what was said and complained of."""
    said, complained = StringIO(), StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=said, stderr=complained)
    except SystemExit as left:
        return int(left.code or 0), said.getvalue(), complained.getvalue()
    return 0, said.getvalue(), complained.getvalue()


def test_it_prints_the_heads_of_chains_that_hold(event: Event) -> None:
    code, said, complained = run()
    assert (code, complained) == (0, "")
    assert said == f"newsroom: 1 events, head {event.hash}\nThe audit chains hold.\n"


def test_it_leaves_with_one_and_names_the_first_broken_link(event: Event) -> None:
    with triggers.lifted():
        Event.objects.filter(pk=event.pk).update(label="Another log")
    code, said, complained = run()
    assert (code, said) == (1, "")
    assert "Broken: newsroom, event 1: its texts are not those that were hashed" in complained


def test_a_head_from_a_report_is_looked_for(event: Event, ines: User) -> None:
    later = record(by=ines, verb="added", kind="source", label="Another log")
    assert run("--head", event.hash, "--head", later.hash)[0] == 0
    with triggers.lifted():
        later.delete()
        Chain.objects.update(count=1, head=event.hash)
    assert run()[0] == 0
    code, _said, complained = run("--head", event.hash, "--head", later.hash)
    assert code == 1
    assert later.hash in complained
    assert event.hash not in complained
