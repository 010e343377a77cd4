"""The default scale and its looks."""

import pytest

from factcheck.claims.models import Rating
from factcheck.claims.ratings import RATING_TOKENS, TOKEN_CHOICES

pytestmark = pytest.mark.usefixtures("roles")


def test_the_default_scale_has_the_seven_steps_in_order() -> None:
    assert list(Rating.objects.values_list("label", flat=True)) == [
        "Accurate",
        "Accurate with clarification",
        "Misleading or lacks context",
        "Inaccurate",
        "Unsupported",
        "Outdated",
        "Opinion, not checkable",
    ]


def test_each_step_has_its_own_look() -> None:
    assert sorted(Rating.objects.values_list("token", flat=True)) == sorted(RATING_TOKENS)


def test_only_an_opinion_needs_no_citation() -> None:
    assert list(Rating.objects.filter(needs_citation=False).values_list("slug", flat=True)) == ["opinion"]


def test_no_look_is_told_by_its_colour_alone() -> None:
    for noun in ("css_class", "icon", "pattern"):
        assert len({getattr(token, noun) for token in RATING_TOKENS.values()}) == len(RATING_TOKENS)
    assert [choice for choice, _label in TOKEN_CHOICES] == list(RATING_TOKENS)
