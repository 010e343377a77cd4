"""Whether a claimant is a person, by the words of the attribution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.claimants import is_person


@pytest.mark.parametrize(
    "claimant",
    [
        "Rahmi Dogan, governor of Hatay",
        "Hulusi Akar, the Turkish defense minister",
        "Dr. Jane Roe",
        "President Recep Tayyip Erdogan",
        "Mr O’Brien",
        "Maria Zakharova, spokeswoman for the ministry",
    ],
)
def test_a_title_before_a_name_and_a_post_behind_it_make_a_person(claimant: str) -> None:
    assert is_person(claimant)


@pytest.mark.parametrize(
    "claimant",
    [
        "",
        ",",
        "Turkey",
        "Brett McGurk",
        "Amnesty International",
        "General Electric",
        "The Turkish defense ministry",
        "The president’s office, spokesman",
        "President of the court",
        "An unnamed source, in Vedomosti",
        "Western officials, in The New York Times",
        "Reuters, in a report of the governor",
        "Human Rights Watch, New York",
        "🇹🇷, minister",
        "وزارة الدفاع",
    ],
)
def test_anything_else_is_not_said_to_be_one(claimant: str) -> None:
    assert not is_person(claimant)


@pytest.mark.parametrize(
    "name",
    [
        "Brett McGurk",
        "Goldman Sachs",
        "Saudi Arabia",
        "Louis Vuitton",
        "Ana María Ruiz",
        "Nguyễn Thị Minh",
        "Müller & Söhne",
        "Владимир Путин",
        "習近平",
        "新華社",
        "محمد علي",
        "دولة قطر",
        "Mahathir Mohamad",
        "Banco Santander",
    ],
)
def test_a_name_alone_says_nothing_and_what_an_editor_says_holds(name: str) -> None:
    assert not is_person(name)
    assert is_person(name, "person")
    assert not is_person(f"Dr {name}", "organization")


@given(st.text(max_size=60))
def test_any_words_can_be_asked_about(claimant: str) -> None:
    assert is_person(claimant) in (True, False)
