"""Who sends: a network address, hashed with the salt of the day."""

from datetime import date

import pytest
from django.test import RequestFactory

from factcheck.public.models import SenderSalt
from factcheck.public.senders import hashed, network_of

DAY, NEXT = date(2026, 3, 1), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_it_is_the_address_or_of_ipv6_the_network(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_what_a_sender_says_of_themselves_counts_for_nothing() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert network_of(request) == "192.0.2.7"


def test_behind_proxies_of_ours_it_is_what_the_outermost_saw(settings: pytest.FixtureRequest) -> None:
    settings.AXES_IPWARE_PROXY_COUNT = 2  # type: ignore[attr-defined]
    forwarded = "203.0.113.99, 198.51.100.1, 10.0.0.2"
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.3", HTTP_X_FORWARDED_FOR=forwarded)
    assert network_of(request) == "198.51.100.1"


@pytest.mark.django_db
def test_a_hash_holds_for_its_day_and_its_salt_goes_with_it() -> None:
    first = hashed("192.0.2.7", day=DAY)
    assert first == hashed("192.0.2.7", day=DAY)
    assert first != hashed("192.0.2.8", day=DAY)
    assert "192.0.2.7" not in first
    assert first != hashed("192.0.2.7", day=NEXT)
    assert [salt.day for salt in SenderSalt.objects.all()] == [NEXT]
