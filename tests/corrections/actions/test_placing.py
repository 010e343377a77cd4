"""The place of a marker of our own."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.placing import place_marker
from tests.corrections.conftest import a_correction


def test_none_takes_the_sign_away_and_keeps_where_it_was(ines: User, corrected: Article) -> None:
    correction = a_correction(by=ines, article=corrected)
    place_marker(correction, None)
    anchor = correction.anchors.get()
    assert anchor.closed_at is not None


def test_it_may_stand_after_the_very_first_character(ines: User, corrected: Article) -> None:
    correction = a_correction(by=ines, article=corrected, at=1)
    assert correction.anchors.get(closed_at=None).span == (0, 1)
