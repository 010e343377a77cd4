"""Somebody exports: filters, looks at the beginning, takes it along at once, or has a long one written meanwhile."""

import csv
import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.chores.actions import beat
from factcheck.reports.actions.background import write_export
from factcheck.reports.models import ExportJob

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def newsroom(roles: None, settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_ROOT = tmp_path / "exports"
    call_command("loaddata", "articles", "demo", verbosity=0)


def person(username: str) -> User:
    return User.objects.get(username=username)


def downloaded(page: Page, button: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path())


def work() -> None:
    """What the worker does with the export that waits, in another process's place: a thread with its connection."""

    def write() -> None:
        write_export.call(str(ExportJob.objects.get().uid))
        connection.close()

    worker = threading.Thread(target=write)
    worker.start()
    worker.join(timeout=60)


def test_an_admin_filters_looks_and_takes_the_reports_along(
    newsroom: None, sign_in: SignIn, check_axe: Check, no_sideways_scroll: Check
) -> None:
    page = sign_in(person("amara"))
    page.goto("/reports/")
    page.get_by_label("Claims that are").select_option("approved")
    page.wait_for_url("**state=approved*")
    page.get_by_label("Format").select_option("csv")
    page.wait_for_url("**format=csv*")
    expect(page.locator(".preview-table tbody tr").first).to_be_visible()
    check_axe(page)
    no_sideways_scroll(page)
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "Download all of them").read_text(), newline="")))
    heading = page.locator("#chosen").inner_text()
    claims = [row for row in rows if row["row"] == "claim"]
    assert heading.endswith(f"{len(claims)} claims")
    assert {row["state"] for row in claims} == {"Approved"}
    page.get_by_label("Format").select_option("xlsx")
    page.wait_for_url("**format=xlsx*")
    whole = io.BytesIO(downloaded(page, "Download all of them").read_bytes())
    sheet = openpyxl.load_workbook(whole, read_only=True).worksheets[0]
    assert len(list(sheet.iter_rows())) == len(rows) + 1
    page.get_by_label("Format").select_option("pdf")
    page.wait_for_url("**format=pdf*")
    assert downloaded(page, "Download all of them").read_bytes().startswith(b"%PDF-")


def test_a_long_one_is_written_meanwhile_and_fetched_when_it_is_ready(
    newsroom: None, sign_in: SignIn, settings: Any, check_axe: Check
) -> None:
    settings.EXPORT_CLAIMS_AT_ONCE = 3
    page = sign_in(person("amara"))
    page.goto("/reports/?format=csv")
    page.get_by_role("button", name="Start the export").click()
    page.wait_for_url("**/exports/*-*/")
    expect(page.get_by_text("No background worker is running now.")).to_be_visible()
    check_axe(page)
    beat(worker="one")
    expect(page.get_by_text("You are told when it is ready.")).to_be_visible()
    work()
    expect(page).to_have_title("Export ready · factcheck")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the file").click()
    assert Path(waiting.value.path()).stat().st_size == ExportJob.objects.get().size
    page.goto("/exports/")
    expect(page.get_by_role("cell", name="Ready")).to_be_visible()
    check_axe(page)


def test_without_a_script_it_works_too(newsroom: None, sign_in: SignIn) -> None:
    page = sign_in(person("amara"), java_script_enabled=False)
    page.goto("/reports/")
    page.get_by_label("Format").select_option("csv")
    page.get_by_role("button", name="Show").first.click()
    page.get_by_role("button", name="Write it in the background").click()
    page.wait_for_url("**/exports/*-*/")
    work()
    page.reload()
    expect(page.get_by_role("link", name="Download the file")).to_be_visible()
    page.goto("/report-pictures/")
    expect(page.get_by_role("heading", name="Ratings over time")).to_be_visible()


def test_an_editor_is_refused_and_a_reviewer_gets_what_they_reviewed(newsroom: None, sign_in: SignIn) -> None:
    page = sign_in(person("ines"))
    page.goto("/reports/")
    expect(page.get_by_text("Ask one of them for the report you need.")).to_be_visible()
    page = sign_in(person("ruth"))
    page.goto("/reports/?format=csv")
    expect(page.get_by_text("only articles on which Ruth Adeyemi decided a verdict")).to_be_visible()
    rows = csv.DictReader(io.StringIO(downloaded(page, "Download all of them").read_text(), newline=""))
    read = page.locator(".records a[href^='/reports/']")
    slugs = read.evaluate_all("links => links.map(link => link.getAttribute('href').split('/')[2])")
    assert {row["slug"] for row in rows} == set(slugs)
