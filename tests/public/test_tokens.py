"""The token of a reader: made here, unguessable, kept as a hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.public.models import ReaderReport
from factcheck.public.tokens import hash_of, signed_token, token_of


def test_it_comes_back_from_its_form() -> None:
    token = token_of(signed_token())
    assert token is not None
    assert len(token) == 43  # 32 bytes


def test_no_two_are_the_same() -> None:
    assert len({signed_token() for _ in range(100)}) == 100


@given(st.text(max_size=120))
def test_what_we_did_not_make_is_none(signed: str) -> None:
    assert token_of(signed) is None


def test_one_that_was_changed_is_none() -> None:
    signed = signed_token()
    assert token_of(("b" if signed[0] == "a" else "a") + signed[1:]) is None


@given(st.text(max_size=60))
def test_what_cannot_be_a_token_has_no_hash_that_is_kept(token: str) -> None:
    assert len(hash_of(token)) in {0, 64}


@pytest.mark.django_db
def test_only_its_hash_is_kept(report: ReaderReport) -> None:
    assert len(report.token_sha256) == 64
    assert hash_of(report.token_sha256) != report.token_sha256
