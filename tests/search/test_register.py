"""The features hand down what can be found of them."""

from factcheck.search.register import make_findable, registered, shelf_named


def test_every_feature_that_owns_words_has_a_shelf() -> None:
    assert [shelf.name for shelf in registered()] == ["articles", "sources", "claims", "corrections"]


def test_a_shelf_is_there_once() -> None:
    shelf = shelf_named("claims")
    make_findable(shelf)
    assert registered().count(shelf) == 1
