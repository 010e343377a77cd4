"""A real browser for the journeys: people who sign in, pages that are watched, and the checkers of a page.

Whatever goes wrong inside a page fails its journey: a console error, an exception in a script, a breach of the content
security policy, an answer of 500 or above, a static file that is not there. What a journey provokes on purpose it
announces: `watch(page).expect("409")`.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from factcheck.accounts.models import User
from tests import tools
from tests.journeys import axe, nu
from tests.journeys.watch import Watch

# The browser stays on this machine, and keeps nothing.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # it runs as root in CI, on pages of our own only
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
]
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

OpenPage = Callable[..., Page]
SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once for all journeys of a worker."""
    # Playwright keeps an event loop in this thread: Django takes that for asynchronous code and refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=tools.chromium(), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """The watches of this journey's pages; what they saw is judged at its end."""
    watches: list[Watch] = []
    yield watches
    complaints = [complaint for watch in watches for complaint in watch.complaints()]
    assert not complaints, "\n".join(["The browser complained:", *complaints])


@pytest.fixture
def watch(watches: list[Watch]) -> Callable[[Page], Watch]:
    """The watch of a page: `watch(page).expect("409")` announces a complaint that the journey provokes."""

    def of_page(page: Page) -> Watch:
        return next(watch for watch in watches if watch.page is page)

    return of_page


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, watches: list[Watch]) -> Iterator[OpenPage]:
    """Opens a page for nobody in particular: `open_page()`, `open_page(viewport=PHONE, java_script_enabled=False)`.

    Paths are relative to the live server: `page.goto("/articles/")`.
    """
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **{"viewport": DESKTOP, **options})
        # Long, because two cores may be serving several browsers: a wait that ends is no measure of anything.
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        watches.append(Watch(page))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(open_page: OpenPage, live_server: LiveServer) -> SignIn:
    """Opens a page for a person who is signed in already: `sign_in(ines)`; options as for `open_page`."""

    def sign_in(person: User, **options: Any) -> Page:
        client = Client()
        client.force_login(person)
        page = open_page(**options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return sign_in


@pytest.fixture(scope="session")
def check_axe() -> Callable[[Page], None]:
    """Fails where axe-core finds a barrier on the page as it stands, in the light or in the dark."""
    source = tools.axe_core()
    if source is None:
        pytest.skip("axe-core was not found")
    script = source.read_text(encoding="utf-8")

    def check_axe(page: Page) -> None:
        page.wait_for_load_state("load")
        barriers = axe.barriers(page, script)
        assert not barriers, "\n".join([f"axe-core found barriers on {page.url}:", *barriers])

    return check_axe


@pytest.fixture(scope="session")
def check_html() -> Iterator[Callable[[str], None]]:
    """Fails where the Nu Html Checker finds an error or a warning in the HTML as it was served."""
    jar, java = tools.nu_checker(), tools.java()
    if jar is None or java is None:
        pytest.skip("the Nu Html Checker or Java was not found")
    with nu.serving(java, jar) as address:

        def check_html(html: str) -> None:
            mistakes = nu.mistakes(address, html)
            assert not mistakes, "\n".join(["The Nu Html Checker found mistakes:", *mistakes])

        yield check_html


@pytest.fixture(scope="session")
def no_sideways_scroll() -> Callable[[Page], None]:
    """Fails where the page is wider than a phone's window, and names what sticks out."""

    def no_sideways_scroll(page: Page) -> None:
        page.wait_for_load_state("load")
        before = page.viewport_size
        page.set_viewport_size(PHONE)
        width, culprits = page.evaluate(STICKING_OUT)
        if before is not None:
            page.set_viewport_size(before)
        assert width <= PHONE["width"], f"{page.url} is {width} px wide: {', '.join(culprits)}"

    return no_sideways_scroll


STICKING_OUT = """() => {
    const room = document.documentElement.clientWidth;
    const culprits = [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .map((element) => element.tagName.toLowerCase() + (element.className ? "." + element.className : ""));
    return [document.documentElement.scrollWidth, culprits.slice(0, 10)];
}"""
