"""Settings are read strictly: what cannot be understood stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.environment import env_bool, env_int, env_list, env_site, env_text


def test_text_loses_the_spaces_round_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GREETING", "  good morning ")
    assert env_text("GREETING") == "good morning"
    assert env_text("NO_SUCH_GREETING", "hello") == "hello"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1", True),
        ("true", True),
        (" Yes ", True),
        ("ON", True),
        ("0", False),
        ("False", False),
        ("no", False),
        ("", False),
    ],
)
def test_yes_and_no_are_understood(raw: str, value: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setenv("SWITCH", raw)
    assert env_bool("SWITCH", default=not value) is value


@pytest.mark.parametrize("raw", ["maybe", "2", "ja", "tru"])
def test_what_is_neither_yes_nor_no_is_named(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", raw)
    with pytest.raises(ImproperlyConfigured, match=f"SWITCH is '{raw}'. Use 1 or 0."):
        env_bool("SWITCH", default=True)


def test_a_switch_that_is_not_set_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SWITCH", raising=False)
    assert env_bool("SWITCH", default=True) is True


def test_whole_numbers_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBER", " 25 ")
    assert env_int("NUMBER", default=6) == 25
    monkeypatch.delenv("NUMBER")
    assert env_int("NUMBER", default=6) == 6


@pytest.mark.parametrize("raw", ["", "-1", "1.5", "six", "²"])
def test_what_is_no_whole_number_is_named(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBER", raw)
    with pytest.raises(ImproperlyConfigured, match="NUMBER is .* Use a whole number."):
        env_int("NUMBER", default=6)


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.example.org, b.example.org,,")
    assert env_list("HOSTS") == ["a.example.org", "b.example.org"]
    monkeypatch.delenv("HOSTS")
    assert env_list("HOSTS") == []


@pytest.mark.parametrize(
    ("raw", "site"),
    [
        ("https://facts.example.org", "https://facts.example.org/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("", ""),
    ],
)
def test_a_site_is_a_whole_address(raw: str, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", raw)
    assert env_site("SITE") == site


@pytest.mark.parametrize("raw", ["facts.example.org", "ftp://example.org", "https://", "https://example.org/desk"])
def test_what_is_no_site_is_named(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", raw)
    with pytest.raises(ImproperlyConfigured, match=f"SITE is '{raw}'. Use an address"):
        env_site("SITE")
