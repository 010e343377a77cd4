"""One web address in its many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.addresses import LONGEST, address_key

SAME = [
    "https://example.org/news/idlib?a=1&b=2",
    "http://example.org/news/idlib?a=1&b=2",
    "https://www.example.org/news/idlib/?a=1&b=2",
    "HTTPS://Example.ORG:443/news/idlib?b=2&a=1",
    "https://example.org/news/idlib?a=1&b=2#comments",
    "https://example.org./news/idlib?utm_source=x&a=1&utm_medium=mail&b=2&fbclid=Iw1&gclid=2",
    " https://example.org/news/%69dlib?a=1&b=2 ",
]


@pytest.mark.parametrize("address", SAME)
def test_spellings_of_one_address_share_their_key(address: str) -> None:
    assert address_key(address) == "example.org/news/idlib?a=1&b=2"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/news/Idlib?a=1&b=2",
        "https://example.org/news/idlib?a=1",
        "https://example.org/news/idlib?a=1&b=3",
        "https://example.org:8000/news/idlib?a=1&b=2",
        "https://m.example.org/news/idlib?a=1&b=2",
        "https://example.org/news%2Fidlib?a=1&b=2",
    ],
)
def test_other_addresses_have_other_keys(address: str) -> None:
    assert address_key(address) not in {"", address_key(SAME[0])}


def test_names_in_any_script_are_written_one_way() -> None:
    assert address_key("https://bücher.example/straße") == address_key("http://www.xn--bcher-kva.example/stra%c3%9fe/")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://example.org:99999/",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_has_no_key(address: str) -> None:
    assert address_key(address) == ""


def test_a_long_one_fits_the_index_and_still_differs() -> None:
    one, other = (f"https://example.org/{'a' * 900}{end}" for end in "xy")
    assert address_key(one) != address_key(other)
    assert len(address_key(one)) == LONGEST + 65


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_survived_and_a_key_is_its_own_key(path: str, query: str) -> None:
    key = address_key(f"https://example.org/{path}?{query}")
    assert key.isascii()
    if key and "#" not in key:
        assert address_key(f"https://{key}") == key
