"""Which triggers stand, and that they go."""

import pytest
from django.db import connection

from factcheck.search import triggers as of_the_index
from factcheck.triggers import drop, standing


@pytest.mark.django_db
def test_triggers_are_known_by_how_they_are_called_and_go_by_name() -> None:
    found = standing("search_notes_", connection.alias)
    assert found == of_the_index.installed()
    assert "articles_article" in found.values()
    assert not standing("search_notes_of_nobody", connection.alias)
    drop(found, connection.alias)
    assert not of_the_index.installed()
    drop(found, connection.alias)
    of_the_index.install()
    assert of_the_index.installed() == found
