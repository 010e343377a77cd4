"""Somebody searches: from any page, by keyboard, on a phone, without a script; and gets to the very words."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import press

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def newsroom(roles: None) -> None:
    call_command("loaddata", "articles", "demo", verbosity=0)


@pytest.fixture
def jonas_of_the_demo(newsroom: None) -> User:
    return User.objects.get(username="jonas")


def test_by_keyboard_to_a_word_in_an_explanation_an_article_and_a_citation(
    jonas_of_the_demo: User,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
) -> None:
    page = sign_in(jonas_of_the_demo)
    page.goto("/articles/")
    press(page, "/")
    expect(page.locator("#search-everything")).to_be_focused()
    page.keyboard.type("turkish soldiers")
    press(page, "Enter")
    page.wait_for_url("**/search/?q=turkish+soldiers")
    kinds = page.get_by_role("navigation", name="Kinds")
    for kind in ("Articles", "Verdicts", "Citations"):
        kinds.get_by_role("link", name=kind).click()
        page.wait_for_url("**kind=*")
        expect(page.locator(".result").first).to_be_visible()
        expect(page.locator(".result mark").filter(has_text="oldiers").first).to_be_visible()
        check_axe(page)
        no_sideways_scroll(page)
    response = page.goto(page.url)
    assert response
    check_html(response.text())


def test_a_claim_that_was_found_is_open_in_its_text(jonas_of_the_demo: User, sign_in: SignIn) -> None:
    page = sign_in(jonas_of_the_demo)
    page.goto("/search/?q=soldiers&kind=claim")
    link = page.locator(".result a").first
    number = (link.text_content() or "").split()[1]
    link.click()
    page.wait_for_url(f"**#claim-{number}")
    expect(page.locator(f"#claim-{number}")).to_be_visible()


def test_on_a_phone_without_a_script(jonas_of_the_demo: User, sign_in: SignIn, no_sideways_scroll: Check) -> None:
    page = sign_in(jonas_of_the_demo, viewport=PHONE, java_script_enabled=False)
    page.goto("/")
    page.locator(".topbar summary").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Search").click()
    page.get_by_label("Words").fill("erdogan")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".result mark").filter(has_text="Erdo").first).to_be_visible()


def test_words_that_are_nowhere_are_calm(jonas_of_the_demo: User, sign_in: SignIn, check_axe: Check) -> None:
    page = sign_in(jonas_of_the_demo)
    page.goto("/search/?q=zebra")
    expect(page.get_by_role("heading", name="Nothing has “zebra”")).to_be_visible()
    check_axe(page)
