"""The chains and their heads."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.audit.actions import record
from factcheck.audit.models import Chain


@pytest.fixture
def reader(client: Client, amara: User) -> Client:
    client.force_login(amara)
    return client


def test_it_lists_them_with_count_and_head_and_says_how_to_prove_them(reader: Client, ines: User) -> None:
    record(by=ines, verb="imported", kind="article", label="Storm on the coast", chain="article:1")
    record(by=ines, verb="added", kind="source", label="A log")
    html = reader.get("/audit/chains/").content.decode()
    for chain in Chain.objects.all():
        assert chain.head in html
    assert html.index("Newsroom</a>") < html.index("Storm on the coast</a>")
    assert "manage.py verify_audit --head HASH" in html


def test_a_hash_finds_its_chain_also_when_it_is_no_head_any_more(reader: Client, ines: User) -> None:
    old = record(by=ines, verb="imported", kind="article", label="Storm on the coast", chain="article:1")
    record(by=ines, verb="added", kind="revision", label="Storm on the coast, revision 1", chain="article:1")
    record(by=ines, verb="added", kind="source", label="A log")
    html = reader.get("/audit/chains/", {"chain": old.hash}).content.decode()
    assert "Storm on the coast</a>" in html
    assert "Newsroom</a>" not in html


def test_an_unknown_one_is_not_found(reader: Client, ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="A log")
    assert "No chain is called that." in reader.get("/audit/chains/", {"chain": "b" * 64}).content.decode()


def test_it_takes_the_same_statements_for_one_and_for_many(reader: Client, ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="A log")
    with CaptureQueriesContext(connection) as few:
        reader.get("/audit/chains/")
    for number in range(60):
        record(by=ines, verb="imported", kind="article", label=f"Story {number}", chain=f"article:{number}")
    with CaptureQueriesContext(connection) as many:
        html = reader.get("/audit/chains/").content.decode()
    assert len(few) == len(many) <= 5
    assert "1–50 of 61 chains" in html


def test_the_chain_of_a_retracted_article_says_so(reader: Client, ines: User) -> None:
    record(by=ines, verb="imported", kind="article", label="Storm on the coast", chain="article:1")
    assert "Retracted" not in reader.get("/audit/chains/").content.decode()
    record(by=ines, verb="retracted", kind="article", label="Storm on the coast", chain="article:1")
    for address in ("/audit/chains/", "/audit/"):
        assert "Retracted: Storm on the coast" in reader.get(address).content.decode()
