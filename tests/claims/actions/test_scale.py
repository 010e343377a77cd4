"""The rating scale, which admins manage."""

import pytest

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.claims.actions.scale import add_rating, change_rating
from factcheck.claims.models import Rating
from factcheck.errors import NotAllowed, Unusable


def test_an_admin_adds_a_rating(amara: User) -> None:
    rating = add_rating(rating=Rating(slug="satire", label="Satire", token="opinion", order=8), by=amara)
    assert Rating.objects.get(slug="satire") == rating
    assert Event.objects.latest("number").label == "Satire"


def test_nobody_else_does(ruth: User) -> None:
    with pytest.raises(NotAllowed):
        add_rating(rating=Rating(slug="satire", label="Satire", token="opinion"), by=ruth)
    assert not Rating.objects.filter(slug="satire").exists()


def test_free_colours_are_refused(amara: User) -> None:
    with pytest.raises(Unusable):
        add_rating(rating=Rating(slug="pink", label="Pink", token="pink"), by=amara)


def test_a_change_is_recorded_with_what_it_was(amara: User) -> None:
    rating = Rating.objects.get(slug="outdated")
    rating.label = "No longer true"
    change_rating(rating=rating, by=amara)
    assert Rating.objects.get(slug="outdated").label == "No longer true"
    assert '"from":"Outdated"' in Event.objects.latest("number").details


def test_saving_what_did_not_change_leaves_no_event(amara: User) -> None:
    change_rating(rating=Rating.objects.get(slug="outdated"), by=amara)
    assert not Event.objects.exists()
