"""Dates."""

from datetime import date

import pytest

from factcheck.articles.importing.dates import date_in_address, find_dates, is_date_line, month_number


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2021",
        "3 March 2021",
        "3. März 2021, 16:42 Uhr",
        "Publié le 3 mars 2021 à 18h05",
        "3 de marzo de 2021",
        "mercoledì 3 marzo 2021",
        "quarta-feira, 3 de março de 2021",
        "Опубликовано: 3 марта 2021 г., 14:30",
        "3 Mart 2021 Çarşamba",
        "نشر في: 3 مارس 2021",
        "٣ مارس ٢٠٢١",
        "2021-03-03T10:15",
        "03.03.2021",
        "Updated on March 3, 2021 at 5:14 pm ET",
        "Wed 3 Mar 2021 18.49 GMT",
    ],
)
def test_a_date_line_is_known_in_many_languages(text: str) -> None:
    assert [each.day for each in find_dates(text)] == [date(2021, 3, 3)]
    assert is_date_line(text) or "T10" in text


@pytest.mark.parametrize(
    "text", ["On March 3, 2021 he resigned", "March 2021", "31.02.2021", "May the best win", "3 March"]
)
def test_other_lines_are_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


def test_slashes_are_read_the_american_way_only_where_that_is_meant() -> None:
    assert find_dates("8/3/2010")[0].day == date(2010, 8, 3)
    assert find_dates("8/3/2010", month_first=False)[0].day == date(2010, 3, 8)
    assert find_dates("28/3/2010")[0].day == date(2010, 3, 28)


def test_an_address_may_carry_the_day() -> None:
    assert date_in_address("https://example.org/2021/03/03/a-story") == date(2021, 3, 3)
    assert date_in_address("https://example.org/2021/99/03") is None


@pytest.mark.parametrize(
    ("word", "number"), [("февраля", 2), ("mai", 5), ("мая", 5), ("marching", 0), ("sierpnia", 8), ("house", 0)]
)
def test_months_are_known_by_their_stems(word: str, number: int) -> None:
    assert month_number(word) == number
