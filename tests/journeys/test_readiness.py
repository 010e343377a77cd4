"""A key that is pressed while the page is still coming in waits for the script that hears it."""

import time
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from factcheck.accounts.models import User
from tests.journeys.readiness import press

SLOW = 0.5  # seconds


def slowly(route: Route) -> None:
    time.sleep(SLOW)
    route.continue_()


def test_a_key_waits_for_the_script_that_hears_it(ines: User, sign_in: Callable[..., Page]) -> None:
    page = sign_in(ines)
    page.route("**/static/js/keys.js", slowly)
    page.goto("/articles/", wait_until="commit")
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    press(page, "/")
    expect(page.locator("#search-everything")).to_be_focused()
