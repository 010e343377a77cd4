"""Every page there is, in the browser: no barrier, no mistake in its HTML, nothing sideways, no complaint."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from factcheck.accounts.models import User
from tests.house.test_permission_walk import PUBLIC, TABLE, Row, World, address_of
from tests.house.test_permission_walk import world as world

SignIn = Callable[..., Page]
Check = Callable[[Page], None]

PAGES = [row for row in TABLE if row.gets.get("GET") == 200]
REFUSED = ["/nothing-here/", "/articles/nothing-here/", "/claims/00000000-0000-4000-8000-000000000000/"]


def complaints_about(page: Page, address: str, checks: list[Check], check_html: Callable[[str], None]) -> list[str]:
    """What is wrong with the page at the address; nothing for what is no page."""
    response = page.goto(address)
    assert response is not None
    if not response.headers.get("content-type", "").startswith("text/html"):
        return []
    found = []
    page.wait_for_load_state("networkidle")
    for check in (*checks, lambda _page: check_html(response.text())):
        try:
            check(page)
        except AssertionError as complaint:
            found.append(f"{address}: {complaint}")
    return found


def is_download(row: Row) -> bool:
    return row.name == "evidence"


@pytest.mark.parametrize("part", range(4))
def test_nothing_is_wrong_with_it(
    part: int,
    world: World,
    ines: User,
    amara: User,
    sign_in: SignIn,
    open_page: Callable[..., Page],
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
) -> None:
    pages = {"owner": sign_in(ines), "admin": sign_in(amara), PUBLIC: open_page()}
    found = []
    for row in PAGES[part::4]:
        if is_download(row):
            continue
        page = pages["owner"] if row.owners else pages[PUBLIC] if row.may == PUBLIC else pages["admin"]
        found += complaints_about(page, address_of(row, world), [check_axe, no_sideways_scroll], check_html)
    assert not found, "\n".join(found)


def test_nothing_is_wrong_with_a_refusal(
    amara: User,
    ines: User,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
) -> None:
    admin, editor = sign_in(amara), sign_in(ines)
    found = []
    for address in REFUSED:
        found += complaints_about(admin, address, [check_axe, no_sideways_scroll], check_html)
    found += complaints_about(editor, "/audit/", [check_axe, no_sideways_scroll], check_html)
    assert not found, "\n".join(found)
