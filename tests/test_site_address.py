"""Whole addresses of our own pages."""

from django.test import override_settings

from factcheck.site_address import absolute


@override_settings(SITE_ADDRESS="https://facts.example.org/")
def test_a_path_becomes_a_whole_address() -> None:
    assert absolute("/claims/") == "https://facts.example.org/claims/"


def test_what_is_whole_stays() -> None:
    assert absolute("https://example.org/figures") == "https://example.org/figures"
