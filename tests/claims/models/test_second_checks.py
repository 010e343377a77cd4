"""What the database itself refuses of a blind second check."""

from typing import Any

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims.models import Rating, SecondCheck, Verdict
from tests.claims.conftest import Refusal


@pytest.fixture
def asked(submitted: Verdict, ines: User, jonas: User, ruth: User) -> SecondCheck:
    return SecondCheck.objects.create(**row(submitted, ines, jonas, ruth))


def row(verdict: Verdict, author: User, checker: User, asked_by: User) -> dict[str, Any]:
    people = {"author": author, "span_by": verdict.span_by, "checker": checker, "asked_by": asked_by}
    return {"claim": verdict.claim, "verdict": verdict, "asked_at": timezone.now()} | people


def answered(verdict: Verdict, **columns: Any) -> dict[str, Any]:
    whole = {"rating": Rating.objects.get(slug="accurate"), "explanation": "The log says so, page 3."}
    when = {"as_of": timezone.now().date(), "anchor": verdict.anchor, "answered_at": timezone.now()}
    return whole | when | columns


def test_an_answer_is_kept_whole(asked: SecondCheck, submitted: Verdict) -> None:
    assert SecondCheck.objects.filter(pk=asked.pk).update(**answered(submitted)) == 1


@pytest.mark.parametrize(
    "columns",
    [
        {"rating": None},
        {"explanation": ""},
        {"explanation": "   "},
        {"as_of": None},
        {"anchor": None},
        {"answered_at": None},
    ],
)
def test_half_an_answer_is_refused(
    columns: dict[str, Any], asked: SecondCheck, submitted: Verdict, refused_by: Refusal
) -> None:
    with refused_by("answered_second_check_is_complete"):
        SecondCheck.objects.filter(pk=asked.pk).update(**answered(submitted, **columns))


@pytest.mark.parametrize("role", ["author", "span_by"])
def test_nobody_checks_their_own_work(role: str, asked: SecondCheck, jonas: User, refused_by: Refusal) -> None:
    with refused_by("second_check_is_by_other_eyes"):
        SecondCheck.objects.filter(pk=asked.pk).update(**{role: jonas})


def test_one_is_open_for_a_claim_and_its_checker(
    asked: SecondCheck, submitted: Verdict, ines: User, jonas: User, ruth: User, refused_by: Refusal
) -> None:
    with refused_by("one_open_second_check_a_claim_and_checker"):
        SecondCheck.objects.create(**row(submitted, ines, jonas, ruth))
    SecondCheck.objects.filter(pk=asked.pk).update(**answered(submitted))
    SecondCheck.objects.create(**row(submitted, ines, jonas, ruth))


@pytest.mark.parametrize("columns", [{"withdrawn_at": timezone.now()}, {"withdrawn_by": True}])
def test_who_withdrew_it_is_kept(columns: dict[str, Any], asked: SecondCheck, ruth: User, refused_by: Refusal) -> None:
    given = {name: ruth if name == "withdrawn_by" else value for name, value in columns.items()}
    with refused_by("withdrawn_second_check_says_who"):
        SecondCheck.objects.filter(pk=asked.pk).update(**given)


def test_what_was_answered_is_not_withdrawn(
    asked: SecondCheck, submitted: Verdict, ruth: User, refused_by: Refusal
) -> None:
    with refused_by("withdrawn_second_check_says_who"):
        withdrawn = {"withdrawn_at": timezone.now(), "withdrawn_by": ruth}
        SecondCheck.objects.filter(pk=asked.pk).update(**answered(submitted), **withdrawn)
