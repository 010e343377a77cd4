"""Importing in a real browser: files one by one with progress, blocks by keyboard, and all of it without a script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article, ImportDraft
from tests.journeys.readiness import press
from tests.tools import ROOT

SignIn = Callable[..., Page]
SEEDS = ROOT / "fixtures" / "articles"
BROKEN = b"Caf\xc3\xa9 ol\xc3\xa9 \xe2\x80\x9cso\n\nbroken \x92 here, the port master said."


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(BROKEN)
    return [SEEDS / "002_ad59c947f386ea37.txt", broken]


def test_files_are_sent_one_by_one_and_put_right_by_keyboard(
    ines: User, sign_in: SignIn, files: list[Path], check_axe: Callable[[Page], None]
) -> None:
    page = sign_in(ines)
    page.goto("/articles/import/")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Upload").click()
    rows = page.locator("#uploads > li")
    expect(rows.nth(0)).to_contain_text("2 articles, 53 blocks")
    expect(rows.nth(1)).to_contain_text("(0x92) on line 3")
    expect(rows.nth(1)).to_contain_text("Nothing was stored.")
    check_axe(page)

    # The encoding is said, and the file is read after all.
    rows.nth(1).get_by_role("combobox").select_option("cp1252")
    rows.nth(1).get_by_role("button", name="Try again").click()
    expect(rows.nth(1)).to_contain_text("1 article")

    rows.nth(0).get_by_role("link", name="Put right and save").click()
    check_axe(page)
    press(page, "j", "j")
    expect(page.locator("#b-0-1")).to_be_focused()
    press(page, "ArrowDown")
    expect(page.locator("#b-0-2")).to_be_focused()
    press(page, "b")
    expect(page.get_by_role("heading", name="Article 2 of 3")).to_be_visible()
    expect(page.locator("#b-1-0")).to_be_focused()
    page.get_by_role("button", name="Join with the article above").first.click()
    expect(page.get_by_role("heading", name="Article 1 of 2")).to_be_visible()
    expect(page.locator("#b-0-2")).to_be_focused()

    # The role by its own keys, and back to the rows.
    press(page, "r")
    page.keyboard.type("Standfirst")
    press(page, "Enter")
    expect(page.locator("#b-0-2")).to_be_focused()
    expect(page.locator("#b-0-2")).to_have_class("block is-changed is-standfirst")
    expect(page.locator("#kept")).to_contain_text("Kept")
    page.get_by_role("button", name="Save 2 articles").click()
    expect(page.get_by_role("status").last).to_contain_text("2 articles saved, 53 blocks.")
    roles = [block["role"] for block in Article.objects.order_by("pk")[0].revisions.get().blocks]
    assert roles[2] == "standfirst"


def test_it_all_works_without_a_script(ines: User, sign_in: SignIn, files: list[Path]) -> None:
    page = sign_in(ines, java_script_enabled=False)
    page.goto("/articles/import/")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#uploads")).to_contain_text("(0x92) on line 3")
    page.locator("#uploads").get_by_role("link", name="Put right and save").click()
    page.locator("#b-0-2").get_by_role("button", name="Split the block").click(force=True)
    page.get_by_label("The second part begins with these words").fill("escalating his threats")
    page.get_by_role("button", name="Split here").click()
    expect(page.locator("#b-0-3 .block-text")).to_contain_text("escalating his threats")
    page.locator("#b-0-3").get_by_role("button", name="Merge with the block above").click(force=True)
    expect(page.locator("#b-0-2 .block-text")).to_contain_text("Idlib, escalating his threats")
    page.get_by_role("button", name="Save 2 articles").click()
    expect(page.get_by_role("status").last).to_contain_text("2 articles saved")
    assert Article.objects.count() == 2
    assert not ImportDraft.objects.exists()


def test_both_pages_are_valid_and_fit_a_phone(
    ines: User,
    sign_in: SignIn,
    check_html: Callable[[str], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    page = sign_in(ines)
    response = page.goto("/articles/import/")
    assert response
    check_html(response.text())
    no_sideways_scroll(page)
    page.get_by_label("Text", exact=True).fill((SEEDS / "000_2dbff7b6134bf374.txt").read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**/articles/import/*-*/")
    response = page.reload()
    assert response
    check_html(response.text())
    no_sideways_scroll(page)
