"""Addresses of our own pages."""

from uuid import UUID

import pytest
from django.test import override_settings
from django.test.utils import override_script_prefix
from django.urls import reverse

from factcheck.site_address import absolute, address_of, ours


@override_settings(SITE_ADDRESS="https://facts.example.org/")
def test_a_path_becomes_a_whole_address() -> None:
    assert absolute("/claims/") == "https://facts.example.org/claims/"


def test_what_is_whole_stays() -> None:
    assert absolute("https://example.org/figures") == "https://example.org/figures"


def test_a_path_of_this_site_is_ours() -> None:
    assert ours("/claims/?state=lapsed&page=2") == "/claims/?state=lapsed&page=2"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "claims",
        "?page=2",
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "///example.org",
        "javascript:alert(1)",
    ],
)
def test_anything_else_is_not(address: str | None) -> None:
    assert ours(address) == ""


@pytest.mark.parametrize(("name", "key"), [("claim", UUID(int=7)), ("workspace", "no-slug"), ("workspace", "a-slug-2")])
@pytest.mark.parametrize("prefix", ["/", "/desk/", "/no-slug/"])
def test_a_page_is_where_its_name_leads(name: str, key: UUID | str, prefix: str) -> None:
    with override_script_prefix(prefix):
        assert address_of(name, key) == reverse(name, args=[key])
