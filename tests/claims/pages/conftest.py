"""People at their browsers, without a script unless they are asked for one."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User

HTMX = {"HX-Request": "true", "HX-Target": "workspace"}


@pytest.fixture
def browse() -> Callable[[User], Client]:
    """Gives a signed-in client for a person."""

    def browse(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browse
