"""The main job in a real browser: import, mark, cite, judge, be refused one's own approval, approve, export."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, ViewportSize, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.journeys.conftest import DESKTOP, PHONE
from tests.journeys.readiness import press, ready
from tests.journeys.watch import Watch

SignIn = Callable[..., Page]

PASTED = """The harbour is closed

The harbour of Port Example was closed on Monday, the port master said.

At least 12 ships are waiting outside.
"""

SELECT_WORDS = """(words) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        walker.currentNode.parentElement.scrollIntoView({ block: "center" });
        const last = [...range.getClientRects()].at(-1);
        const first = range.getClientRects()[0];
        return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
    }
    throw new Error("the words are not in the text");
}"""


@pytest.fixture
def newsroom(db: None) -> None:
    """The demo newsroom, as `make run` loads it."""
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)


def person(username: str) -> User:
    return User.objects.get(username=username)


def drag_over(page: Page, words: str) -> None:
    """Selects the words with the mouse, from the first letter to the last."""
    ready(page)
    left, top, right, bottom = page.evaluate(SELECT_WORDS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=8)
    page.mouse.up()


def test_from_a_pasted_page_to_a_downloaded_row(
    newsroom: None,
    sign_in: SignIn,
    watch: Callable[[Page], Watch],
    tmp_path: Path,
) -> None:
    # As editor: import a pasted page, correct a role, save, read it.
    editor = sign_in(person("ines"))
    editor.goto("/articles/import/")
    editor.get_by_label("Text", exact=True).fill(PASTED)
    editor.get_by_role("button", name="Read the text").click()
    editor.get_by_label("Role of block 3").select_option(label="Caption")
    editor.get_by_role("button", name="Save 1 article").click()
    expect(editor.locator("#text .caption")).to_have_text("At least 12 ships are waiting outside.")

    # Mark “at least 36” in the Slate article.
    slate = Article.objects.get(publication__name="Slate")
    rferl = Article.objects.get(title__startswith="Turkey says at least 33")
    editor.goto(slate.get_absolute_url())
    drag_over(editor, "at least 36")
    editor.get_by_role("button", name="Mark claim").click()
    expect(editor.get_by_role("status").filter(has_text="marked.")).to_be_visible()
    press(editor, "o")
    opened = editor.locator(".claim.is-open")
    expect(opened.locator(".claim-words")).to_have_text("at least 36")
    claim = Claim.objects.get(article=slate, anchors__exact="at least 36")

    # Cite the RFE/RL article's “at least 33” against it, and submit.
    opened.get_by_label("Find by name, publisher or address").press_sequentially("turkey says at least 33")
    opened.locator("#found-to-cite").get_by_role("link", name=rferl.title).click()
    editor.get_by_label("Or type the words").fill("at least 33")
    editor.get_by_label("Contradicts").check()
    editor.get_by_role("button", name="Add citation").click()
    expect(opened.locator(".citation blockquote")).to_have_text("“at least 33”")
    opened.get_by_label("Unsupported").check()
    opened.get_by_label("Explanation").fill("RFE/RL, citing Turkey, has at least 33; nobody gives 36.")
    opened.get_by_label("As of", exact=True).fill("2020-02-28")
    opened.get_by_role("button", name="Submit for review").click()
    expect(opened.locator(".claim-head .state")).to_have_text("Awaiting review")

    # Be refused one's own approval: the page offers none, and the address refuses.
    verdict = Verdict.objects.get(claim=claim)
    editor.goto(f"/review/?item={verdict.uid}")
    expect(editor.get_by_role("button", name="Approve")).to_have_count(0)

    # As reviewer: approve.
    reviewer = sign_in(person("ruth"))
    reviewer.goto(f"/review/?item={verdict.uid}")
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict approved.")
    verdict.refresh_from_db()
    assert (verdict.state, verdict.approved_by) == ("approved", person("ruth"))

    # As admin: download the CSV with that row.
    admin = sign_in(person("amara"), accept_downloads=True)
    admin.goto("/reports/")
    row = admin.locator("tr", has_text=slate.title)
    with admin.expect_download() as download:
        row.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "report.csv"
    download.value.save_as(file)
    report = file.read_text(encoding="utf-8")
    for words in ("at least 36", "Unsupported", "at least 33", "Ines Halloran", "Ruth Adeyemi"):
        assert words in report


def test_a_reviewer_is_refused_their_own_verdict(
    newsroom: None, sign_in: SignIn, watch: Callable[[Page], Watch]
) -> None:
    ruth = sign_in(person("ruth"))
    slate = Article.objects.get(publication__name="Slate")
    ruth.goto(slate.get_absolute_url())
    drag_over(ruth, "thousands of forces on the ground")
    press(ruth, "c")
    expect(ruth.get_by_role("status").filter(has_text="marked.")).to_be_visible()
    press(ruth, "o")
    opened = ruth.locator(".claim.is-open")
    expect(opened.locator(".claim-words")).to_have_text("thousands of forces on the ground")
    opened.get_by_label("Opinion, not checkable").check()
    opened.get_by_label("Explanation").fill("Thousands is a manner of speaking here.")
    opened.get_by_label("As of", exact=True).fill("2020-02-28")
    opened.get_by_role("button", name="Submit for review").click()
    expect(opened.locator(".claim-head .state")).to_have_text("Awaiting review")
    verdict = Verdict.objects.get(author=person("ruth"), state="submitted", explanation__startswith="Thousands")
    ruth.goto(f"/review/?item={verdict.uid}")
    expect(ruth.get_by_role("button", name="Approve")).to_have_count(0)
    expect(ruth.locator("main")).to_contain_text("You set the words of this claim")


def test_without_a_script_a_sentence_is_marked_and_judged(newsroom: None, sign_in: SignIn) -> None:
    ines = sign_in(person("ines"), java_script_enabled=False)
    slate = Article.objects.get(publication__name="Slate")
    ines.goto(slate.get_absolute_url())
    ines.get_by_role("link", name="Sentences", exact=True).click()
    ines.get_by_label("Kind of claim").select_option("description")
    ines.get_by_role("button", name="Mark sentence").last.click()
    opened = ines.locator(".claim.is-open")
    expect(opened).to_have_count(1)
    opened.get_by_label("Opinion, not checkable").check()
    opened.get_by_label("Explanation").fill("The note speaks of itself.")
    opened.get_by_label("As of", exact=True).fill("2020-02-28")
    opened.get_by_role("button", name="Submit for review").click()
    expect(opened.locator(".claim-head .state")).to_have_text("Awaiting review")


def test_on_a_phone_the_claim_is_a_sheet_and_its_words_stay_in_sight(
    newsroom: None, sign_in: SignIn, no_sideways_scroll: Callable[[Page], None]
) -> None:
    ines = sign_in(person("ines"), viewport=PHONE, has_touch=True)
    claim = Claim.objects.get(article__publication__name="Slate", number=11)
    ines.goto(f"{claim.article.get_absolute_url()}?claim={claim.number}")
    words = ines.locator("#text .mark.is-focused").first
    expect(words).to_be_in_viewport()
    sheet = ines.locator(".panel").bounding_box()
    place = words.bounding_box()
    assert sheet and place
    assert place["y"] + place["height"] <= sheet["y"]
    no_sideways_scroll(ines)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_what_a_submission_still_needs_comes_into_view(newsroom: None, sign_in: SignIn, viewport: ViewportSize) -> None:
    editor = sign_in(person("jonas"), viewport=viewport)
    editor.goto(f"{Article.objects.get(publication__name='Slate').get_absolute_url()}?claim=8")
    editor.get_by_role("button", name="Submit for review").click()
    missing = editor.locator("#missing")
    expect(missing).to_be_focused()
    expect(missing).to_be_in_viewport(ratio=1)
    missing.get_by_role("link", name="Choose a rating.").click()
    expect(editor.get_by_label("Accurate", exact=True)).to_be_in_viewport()
