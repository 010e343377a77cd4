"""An editor at a browser, without a script."""

import pytest
from django.test import Client

from factcheck.accounts.models import User


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client
