"""A change takes in only what both sentences have around it."""

import pytest

from factcheck.corrections.surroundings import Surroundings


def change(was: str, old: str, now: str, new: str) -> Surroundings:
    before, after = was.index(old), now.index(new)
    return Surroundings(was, now, (before, before + len(old)), (after, after + len(new)), 0, len(now))


@pytest.mark.parametrize(
    ("was", "old", "now", "new", "form", "told"),
    [
        ("It cost $3 million.", "3", "It cost $4 million.", "4", "figure", "$4"),
        ("It rose 3 percent.", "3", "It rose 4 percent.", "4", "figure", "4 percent"),
        ("On March 3 it came.", "3", "On March 4 it came.", "4", "date", "March 4"),
        ("On 3 March it came.", "3", "On 4 March it came.", "4", "date", "4 March"),
        ("It saw Jane Smith there.", "Smith", "It saw Jane Smyth there.", "Smyth", "name", "Jane Smyth"),
        ("The U.N. Council met.", "Council", "The U.N. Court met.", "Court", "name", "U.N. Court"),
        ("In Portland, Maine, he", "Maine", "In Portland, Ohio, he", "Ohio", "place", "Portland, Ohio"),
        ("see a.org/x now", "x", "see a.org/y now", "y", "whole_words", "a.org/y"),
        ("Then, he left, it rained.", "left", "Then, he came, it rained.", "came", "context", "he came"),
    ],
)
def test_a_form_takes_in_what_belongs_to_it(was: str, old: str, now: str, new: str, form: str, told: str) -> None:
    wide = getattr(change(was, old, now, new), form)()
    assert wide.words[1] == told
    assert wide.words[0] in was


def test_it_takes_in_nothing_that_differs() -> None:
    found = change("Jane Roe Smith", "Smith", "Jane Doe Smyth", "Smyth")
    assert found.name().words == ("Smith", "Smyth")
    assert found.ahead == " "


def test_it_stops_at_the_change_beside_it() -> None:
    now = "In March 4, 5"
    found = Surroundings("In March 3, 6", now, (12, 13), (12, 13), 10, len(now))
    assert found.ahead == ", "
