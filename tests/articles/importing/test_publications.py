"""The table of publications."""

import pytest

from factcheck.articles.importing.publications import by_column, by_holder, by_host, by_mark


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.themoscowtimes.com/2020/a", "The Moscow Times"),
        ("https://amp.dw.com/de/a", "Deutsche Welle"),
        ("https://notdw.com/a", None),
        ("dw.com", None),
    ],
)
def test_a_host_tells_its_publication(address: str, name: str | None) -> None:
    assert by_host(address) == name


def test_marks_columns_and_holders_tell_it_too() -> None:
    assert by_mark("ТАСС") == "TASS"
    assert by_column("Moneybox") == "Slate"
    assert by_column("Harbor News") is None
    assert by_holder("© 2021 Hürriyet Daily News") == "Hürriyet Daily News"
    assert by_holder("© 2021 The Hartwell Gazette") is None
