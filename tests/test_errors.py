"""A refusal carries words for people and its HTTP status."""

import pytest
from django.utils.translation import gettext_lazy as _

from factcheck.errors import NotAllowed, RuleViolation, Unusable, leading_on


@pytest.mark.parametrize(("refusal", "status"), [(RuleViolation, 409), (NotAllowed, 403), (Unusable, 400)])
def test_each_kind_has_its_status(refusal: type[RuleViolation], status: int) -> None:
    assert refusal("Nothing was stored.").status == status


def test_it_names_the_reason_and_the_way_on() -> None:
    refusal = RuleViolation(
        "It was revised.", way_on="Open the latest text", url="/articles/a/", details=("One.", "Two.")
    )
    assert (str(refusal), refusal.message) == ("It was revised.", "It was revised.")
    assert (refusal.way_on, refusal.url, refusal.details) == ("Open the latest text", "/articles/a/", ("One.", "Two."))


def test_lazy_words_are_fixed_in_the_language_of_the_moment() -> None:
    refusal = Unusable(_("Draft"), way_on=_("Draft"), details=(_("Draft"),))  # type: ignore[arg-type]
    assert type(refusal.message) is type(refusal.way_on) is type(refusal.details[0]) is str


def test_a_page_adds_the_way_on_that_it_knows_and_keeps_one_that_is_named() -> None:
    with pytest.raises(RuleViolation) as bare, leading_on("Back to the list", "/claims/"):
        raise RuleViolation("It was revised.")
    assert (bare.value.way_on, bare.value.url) == ("Back to the list", "/claims/")
    with pytest.raises(RuleViolation) as named, leading_on("Back to the list", "/claims/"):
        raise RuleViolation("It was revised.", way_on="Open it", url="/articles/a/")
    assert (named.value.way_on, named.value.url) == ("Open it", "/articles/a/")
