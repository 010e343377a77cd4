"""The rating scale: what is refused of a step, and what it is called."""

from typing import Any

import pytest

from factcheck.claims.models import Rating
from tests.claims.conftest import Refusal


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize(
    ("name", "columns"),
    [("rating_has_a_label", {"label": ""}), ("rating_looks_like_one_of_the_seven", {"token": "#ff0000"})],
)
def test_a_rating_is_refused(name: str, columns: dict[str, Any], refused_by: Refusal) -> None:
    with refused_by(name):
        Rating.objects.filter(slug="accurate").update(**columns)


@pytest.mark.usefixtures("roles")
def test_a_rating_is_named_in_the_language_of_the_page() -> None:
    rating = Rating.objects.get(slug="accurate")
    assert str(rating) == "Accurate"
    rating.translations = {"en": "Right"}
    assert str(rating) == "Right"
    assert rating.look.css_class == "r-accurate"
    assert Rating.objects.get_by_natural_key(*rating.natural_key()) == rating
