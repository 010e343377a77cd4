"""A list in a real browser: columns, a view that is saved, shared and opened by somebody else, and a download."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.lists.models import SavedView
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.journeys.readiness import press

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


def test_a_view_is_saved_shared_and_opened_by_somebody_else(
    ines: User, jonas: User, sign_in: SignIn, check_axe: Check, no_sideways_scroll: Check
) -> None:
    an_article(by=ines, paragraphs=("Storm on the coast", "At least 36 people were killed."))
    an_article(by=ines, paragraphs=("Calm", "Nobody was hurt."))
    page = sign_in(ines)
    page.goto("/articles/")
    page.locator("summary", has_text="Columns").click()
    page.get_by_label("For readers").last.uncheck()
    expect(page.get_by_role("columnheader", name="For readers")).to_have_count(0)
    check_axe(page)
    press(page, "Escape")
    page.get_by_label("Words in the headline").fill("storm")
    expect(page.locator("#records tbody tr")).to_have_count(1)
    # Who does not see that the rows changed is told.
    expect(page.get_by_role("status").filter(has_text="1 article")).to_have_count(1)

    page.locator("summary", has_text="Saved views").click()
    page.get_by_label("Save what is shown as").fill("Storms")
    page.get_by_label("Share with everybody").check()
    check_axe(page)
    page.get_by_role("button", name="Save view").click()
    expect(page.get_by_role("status").filter(has_text="View “Storms” saved.")).to_be_visible()
    assert SavedView.objects.get().is_shared

    other = sign_in(jonas, viewport={"width": 390, "height": 844})
    other.goto("/articles/")
    expect(other.locator("#records tbody tr")).to_have_count(2)
    other.locator("summary", has_text="Saved views").click()
    check_axe(other)
    no_sideways_scroll(other)
    other.get_by_role("link", name="Storms").click()
    expect(other.locator("#records tbody tr")).to_have_count(1)
    expect(other.get_by_text("View: Storms")).to_be_visible()


def test_a_list_is_taken_along_as_it_is_shown(ines: User, sign_in: SignIn) -> None:
    an_article(by=ines, paragraphs=("Storm on the coast", "At least 36 people were killed."))
    an_article(by=ines, paragraphs=("Calm", "Nobody was hurt."))
    page = sign_in(ines)
    page.goto("/articles/?words=storm&columns=claim_count")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8").splitlines()))
    assert [row[1] for row in rows] == ["Claims", "0"]
    assert len(rows) == 2


SHEET = {"width": 1001, "height": 650}
"""A4 on its side, within its margins."""


def test_a_list_and_the_figures_fit_on_paper(ines: User, ruth: User, sign_in: SignIn) -> None:
    headline = "A storm on the north coast leaves three villages without power, a ferry adrift and the road closed"
    article = an_article(by=ines, paragraphs=(headline, "At least 36 people were killed."))
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    page = sign_in(ruth, viewport=SHEET)
    page.emulate_media(media="print")
    for address in ("/claims/", "/verdicts/", "/figures/"):
        page.goto(address)
        assert page.evaluate(WIDER_THAN_THE_SHEET) == [], address
    page.goto("/claims/")
    expect(page.get_by_role("checkbox", name="Tick claim 1")).to_be_hidden()
    expect(page.get_by_role("link", name="Load")).to_be_hidden()


WIDER_THAN_THE_SHEET = """() => [...document.querySelectorAll("main td, main th, main li")]
    .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().right > innerWidth)
    .map((cell) => cell.textContent)"""
