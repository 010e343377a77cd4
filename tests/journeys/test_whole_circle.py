"""The whole circle in a real browser, from a database as `make run` leaves it: everybody signs in at the door.

Two paths, each from its first click to its last: a verdict that comes back and is approved by somebody else, and a
mistake that is found, corrected, issued, published and read by people who have no account.
"""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any
from xml.dom import minidom

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.journeys.readiness import press
from tests.journeys.test_citing import drag_over as drag_over_cited_text
from tests.journeys.test_main_job import drag_over

OpenPage = Callable[..., Page]

FOUND = "RFE/RL has at least 33 from Turkey itself; this post has at least 36 and names nobody for it."


@pytest.fixture
def newsroom(db: None, settings: Any) -> None:
    """What `make run` makes of an empty database: six articles, the demo newsroom, and passwords for its people."""
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)
    settings.DEBUG = True
    call_command("demo_accounts", verbosity=0)
    settings.DEBUG = False


@pytest.fixture
def slate(newsroom: None) -> Article:
    return Article.objects.get(publication__name="Slate")


@pytest.fixture
def enter(newsroom: None, open_page: OpenPage) -> Callable[..., Page]:
    """Signs a person in at the door: `enter("ines")`."""

    def enter(username: str, **options: Any) -> Page:
        page = open_page(**options)
        page.goto("/sign-in/")
        page.get_by_label("User name").fill(username)
        page.get_by_label("Password").fill("four-eyes")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Desk")).to_be_visible()
        return page

    return enter


def mark_and_cite(page: Page, slate: Article) -> Claim:
    """Marks “at least 36” in the Slate article, and cites RFE/RL's “at least 33” against it, beside the text."""
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name=slate.title).first.click()
    expect(page.locator("#text")).to_be_visible()
    page.wait_for_load_state("load")
    drag_over(page, "at least 36")
    page.get_by_role("button", name="Mark claim").click()
    expect(page.get_by_role("status").filter(has_text="marked.")).to_be_visible()
    press(page, "o")
    opened = page.locator(".claim.is-open")
    expect(opened.locator(".claim-words")).to_have_text("at least 36")
    opened.get_by_label("Find by name, publisher or address").press_sequentially("turkey says 33")
    opened.locator("#found-to-cite").get_by_role("link", name="Turkey says at least 33").click()
    expect(page.locator(".beside-words mark")).to_have_text("at least 36")
    page.wait_for_load_state("load")
    drag_over_cited_text(page, "at least 33")
    expect(page.locator("#chosen-words")).to_have_text("at least 33")
    page.get_by_label("Contradicts").check()
    page.get_by_role("button", name="Add citation").click()
    expect(page.locator(".claim.is-open .citation blockquote")).to_have_text("“at least 33”")
    return Claim.objects.filter(article=slate, anchors__exact="at least 36").distinct().get()


def judge(page: Page, explanation: str) -> None:
    """Fills in the verdict of the open claim and submits it."""
    opened = page.locator(".claim.is-open")
    opened.get_by_label("Unsupported").check()
    opened.get_by_label("Explanation").fill(explanation)
    opened.get_by_label("As of", exact=True).fill("2020-02-28")
    opened.get_by_role("button", name="Submit for review").click()
    expect(page.locator("#messages")).to_contain_text("submitted for review.")


def test_a_verdict_is_returned_answered_and_approved_by_somebody_else(
    slate: Article, enter: Callable[..., Page]
) -> None:
    editor = enter("ines")
    claim = mark_and_cite(editor, slate)
    judge(editor, FOUND)
    expect(editor.locator(".claim.is-open .claim-head .state")).to_have_text("Awaiting review")

    # Her own: she is offered nothing, and the address refuses.
    first = Verdict.objects.get(claim=claim)
    editor.goto(f"/review/?item={first.uid}")
    expect(editor.locator("main")).to_contain_text("at least 36")
    expect(editor.get_by_role("button", name="Approve")).to_have_count(0)
    [cookie] = [each for each in editor.context.cookies() if each["name"] == "csrftoken"]
    refused = editor.request.post(
        f"/review/{first.uid}/approve/", headers={"X-CSRFToken": cookie["value"], "Referer": editor.url}
    )
    assert refused.status == 403
    assert "Only a reviewer decides verdicts." in refused.text()
    first.refresh_from_db()
    assert first.state == "submitted"

    # The reviewer returns it with a note.
    reviewer = enter("ruth")
    reviewer.goto(f"/review/?item={first.uid}")
    reviewer.locator(".returning summary").click()
    reviewer.get_by_label("Note to the author").fill("Say that 33 is Turkey’s own count.")
    reviewer.get_by_role("button", name="Return to Ines Halloran").click()
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict returned to Ines Halloran.")

    # The editor finds it on her desk, answers with a second version, and submits that.
    editor.goto("/")
    editor.get_by_role("link", name="at least 36", exact=True).click()
    expect(editor.locator(".claim.is-open")).to_contain_text("Say that 33 is Turkey’s own count.")
    judge(editor, "RFE/RL has at least 33, which is Turkey’s own count; this post names nobody for 36.")
    # She is led on to what else waits for her.
    expect(editor.locator("#messages")).to_contain_text("Version 2 submitted for review. “at least 36”")
    expect(editor.locator(".claim.is-open .claim-words")).not_to_contain_text("at least 36")

    # The reviewer approves the second.
    second = Verdict.objects.get(claim=claim, version=2)
    reviewer.goto(f"/review/?item={second.uid}")
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict approved.")

    # The history says all of it, in its order.
    editor.goto(claim.get_absolute_url())
    expect(editor.locator("main")).to_contain_text("Approved")
    told = list(reversed(editor.locator("#claim-history li").all_inner_texts()))
    deeds = ["Ines Halloran marked", "Ines Halloran submitted", "Ruth Adeyemi returned", "Ines Halloran submitted"]
    assert steps(told, [*deeds, "Ruth Adeyemi approved"]), told
    assert any("Say that 33 is Turkey’s own count." in entry for entry in told)


def steps(told: list[str], deeds: list[str]) -> bool:
    """Whether all the deeds are told, in this order."""
    entries = iter(told)
    return all(any(entry.startswith(deed) for entry in entries) for deed in deeds)


def test_a_mistake_is_found_corrected_published_and_read(
    slate: Article, enter: Callable[..., Page], open_page: OpenPage
) -> None:
    """The tour of the README, from its second step to its last."""
    # As editor: mark, cite, submit. As reviewer: approve.
    editor, reviewer = enter("ines"), enter("ruth")
    claim = mark_and_cite(editor, slate)
    judge(editor, FOUND)
    reviewer.goto("/")
    reviewer.get_by_role("link", name="at least 36", exact=True).click()
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict approved.")

    # As editor: a revision with the other figure. The approval lapses, and says why.
    text = slate.revisions.get(number=2).text
    assert text.count("at least 36") == 1
    editor.goto(slate.get_absolute_url())
    editor.get_by_role("link", name="Revisions", exact=True).click()
    editor.get_by_role("link", name="Add a revision").click()
    expect(editor.get_by_label("The new text")).to_have_value(text)
    editor.get_by_label("The new text").fill(text.replace("at least 36", "at least 33"))
    editor.get_by_role("button", name="See what changes").click()
    expect(editor.locator("#preview-claims")).to_contain_text("would be carried")
    editor.get_by_role("button", name="Save revision 3").click()
    expect(editor.get_by_role("status")).to_contain_text("Revision 3 saved.")
    expect(editor.locator(f"#effect-{claim.number}")).to_contain_text("36 → 33 in revision 3")

    # So has the approval in the RFE/RL article that cites the old words.
    cited = Verdict.objects.get(claim__article__title__startswith="Turkey says at least 33", state="lapsed")
    assert "the cited passage changed in revision 3" in cited.lapse_reason

    # Its correction, drafted from the change.
    editor.locator("#revision-banner").get_by_role("link", name="Draft a correction").click()
    change = editor.get_by_role("listitem").filter(has_text="killing at least 33")
    expect(change).to_contain_text("chosen")
    expect(editor.get_by_label("Wrong words")).to_have_value("36")
    editor.get_by_label("What was misstated").fill("the number of Turkish soldiers killed")
    editor.get_by_role("button", name="Word it in the house style").click()
    expect(editor.locator(".as-read")).to_contain_text(
        "This post originally misstated the number of Turkish soldiers killed. It was 33, not 36."
    )
    chosen = editor.get_by_label("Claim", exact=True).locator("option:checked")
    expect(chosen).to_have_text(f"{claim.number}. at least 33")
    editor.get_by_role("button", name="Submit", exact=True).click()
    expect(editor.get_by_role("status")).to_contain_text("submitted.")

    # As reviewer: issue it, and publish the revision.
    reviewer.goto("/")
    reviewer.get_by_role("link", name="misstated the number of Turkish soldiers killed").click()
    reviewer.get_by_role("button", name="Issue", exact=True).click()
    expect(reviewer.get_by_role("status")).to_contain_text("issued.")
    reviewer.goto(slate.get_absolute_url())
    reviewer.get_by_role("link", name="Publish").click()
    reviewer.get_by_role("button", name="Publish").click()
    expect(reviewer.get_by_text("Revision 3 published.")).to_be_visible()

    # As admin: the row of the claim in the CSV.
    admin = enter("amara", accept_downloads=True)
    admin.get_by_role("link", name="Reports", exact=True).click()
    with admin.expect_download() as download:
        admin.locator("tr", has_text=slate.title).get_by_role("button", name="CSV").click()
    report = StringIO(download.value.path().read_text(encoding="utf-8-sig"))
    [row] = [row for row in csv.DictReader(report) if row["quotation"] == "at least 33"]
    assert row["rating"] == "Unsupported"
    assert row["lapse_reason"] == "36 → 33 in revision 3"
    assert (row["author"], row["approver"]) == ("Ines Halloran", "Ruth Adeyemi")
    assert "misstated the number of Turkish soldiers killed" in row["corrections"]

    # As nobody: both corrections, each sign leading to its note and back.
    reader = open_page()
    reader.goto(f"/public/articles/{slate.slug}/")
    for note in ("misspelled Bashar al-Assad’s first name", "misstated the number of Turkish soldiers killed"):
        foot = reader.locator(".foot-notes li").filter(has_text=note)
        sign = reader.locator(f"#text a[href='#{foot.get_attribute('id')}']").first
        sign.click()
        expect(reader).to_have_url(f"/public/articles/{slate.slug}/#{foot.get_attribute('id')}")
        expect(foot).to_be_in_viewport()
        foot.get_by_role("link", name="Back to the text").click()
        expect(sign).to_be_in_viewport()
    expect(reader.locator("#text")).to_contain_text("killing at least 33")

    # The list of corrections, and the feed.
    reader.get_by_role("link", name="Corrections", exact=True).click()
    newest = reader.get_by_role("article").first
    expect(newest).to_contain_text("misstated the number of Turkish soldiers killed")
    expect(reader.locator("main")).to_contain_text("misspelled Bashar al-Assad’s first name")
    newest.get_by_role("link", name="Permanent address").click()
    feed = minidom.parseString(reader.request.get("/public/corrections/feed/").text())  # noqa: S318 our own
    addresses = [link.getAttribute("href") for link in feed.getElementsByTagName("link")]
    assert reader.url in addresses
