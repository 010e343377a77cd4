"""The watch over the browser sees what goes wrong in a page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import OpenPage
from tests.journeys.watch import Watch


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_a_quiet_page_is_no_complaint(page: Page) -> None:
    watch = Watch(page)
    page.evaluate("console.log('all is well')")
    assert watch.complaints() == []


def test_it_sees_a_console_error(page: Page) -> None:
    watch = Watch(page)
    page.evaluate("console.error('the ink ran out')")
    assert ["the ink ran out" in complaint for complaint in watch.complaints()] == [True]


def test_it_sees_an_exception_in_a_script(page: Page) -> None:
    watch = Watch(page)
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('the press stopped'); })")
    assert watch.complaints() == ["exception: the press stopped"]


def test_what_was_announced_is_no_complaint_but_its_absence_is(page: Page) -> None:
    watch = Watch(page)
    watch.expect("the ink ran out")
    watch.expect("the press stopped")
    page.evaluate("console.error('the ink ran out')")
    assert watch.complaints() == ["expected and never seen: the press stopped"]


def test_it_sees_a_static_file_that_is_not_there_but_not_a_page(open_page: OpenPage, watches: list[Watch]) -> None:
    page = open_page()
    page.goto("/no-such-page/")
    assert watches[0].complaints() == []
    page.goto("/static/no-such-file.css")
    assert [complaint.partition(" GET ")[0] for complaint in watches[0].complaints()] == ["answer: 404"]
    watches[0].expect("no-such-file.css")


def test_it_sees_a_breach_of_the_content_security_policy(open_page: OpenPage, watches: list[Watch]) -> None:
    page = open_page()
    page.goto("/sign-in/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert ["Content Security Policy" in complaint for complaint in watches[0].complaints()] == [True]
    watches[0].expect("Content Security Policy")
