"""Signs that higher floors draw into a text."""

from factcheck.accounts.models import User
from factcheck.articles import signs
from factcheck.corrections.queries import signs_of
from tests.examples import an_article, latest


def test_corrections_have_their_say() -> None:
    signs.draw_signs_of(signs_of)
    assert signs._SOURCES.count(signs_of) == 1


def test_a_text_that_nothing_is_noted_about_has_none(ines: User) -> None:
    assert signs.signs_in(latest(an_article(by=ines))) == []
