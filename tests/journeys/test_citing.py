"""Citing in a real browser: beside the text, with evidence, and with what the excerpt says otherwise."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Dialog, Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Citation, Claim
from factcheck.sources.actions import set_excerpt
from factcheck.sources.models import EvidenceFile, Source
from tests.examples import a_claim, a_page
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import ready

SignIn = Callable[..., Page]

PLACE_OF_WORDS = """(words) => {
    const walker = document.createTreeWalker(document.getElementById("cited-text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        walker.currentNode.parentElement.scrollIntoView({ block: "center" });
        const rects = [...range.getClientRects()];
        const [first, last] = [rects[0], rects.at(-1)];
        return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
    }
    throw new Error("the words are not in the text");
}"""


@pytest.fixture
def newsroom(db: None, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    call_command("loaddata", "roles", "articles", "demo", verbosity=0)


@pytest.fixture
def ines(newsroom: None) -> User:
    return User.objects.get(username="ines")


@pytest.fixture
def claim(ines: User) -> Claim:
    """“at least 36” in the Slate article."""
    return a_claim(by=ines, article=Article.objects.get(publication__name="Slate"), words="at least 36")


@pytest.fixture
def rferl(newsroom: None) -> Article:
    return Article.objects.get(title__startswith="Turkey says at least 33")


def drag_over(page: Page, words: str) -> None:
    ready(page)
    left, top, right, bottom = page.evaluate(PLACE_OF_WORDS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=8)
    page.mouse.up()


def test_at_least_33_against_at_least_36(
    ines: User, claim: Claim, rferl: Article, sign_in: SignIn, check_axe: Callable[[Page], None]
) -> None:
    page = sign_in(ines)
    page.goto(f"{claim.article.get_absolute_url()}?claim={claim.number}")
    opened = page.locator(".claim.is-open")
    opened.get_by_label("Find by name, publisher or address").press_sequentially("turkey says 33")
    found = opened.locator("#found-to-cite").get_by_role("link", name=rferl.title)
    expect(found).to_be_visible()
    check_axe(page)
    found.click()

    # The claim's words stay in view while the other article is read.
    expect(page.locator(".beside-words mark")).to_have_text("at least 36")
    page.wait_for_load_state("load")
    drag_over(page, "t least 3")
    expect(page.locator("#chosen-words")).to_have_text("at least 33")
    expect(page.locator(".beside-words mark")).to_be_in_viewport()
    page.get_by_label("Contradicts").check()
    check_axe(page)
    page.get_by_role("button", name="Add citation").click()
    expect(page.get_by_role("status").last).to_contain_text("Citation added.")
    expect(page.locator(".claim.is-open .citation blockquote")).to_have_text("“at least 33”")
    anchor = Citation.objects.get(verdict__claim=claim).anchors.get()
    assert anchor.revision.article == rferl
    assert anchor.revision.text[anchor.start : anchor.end] == "at least 33"

    # Removed by mistake, and put back.
    page.locator(".citation").get_by_role("button", name="Remove").click()
    expect(page.locator(".claim.is-open .citation")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".claim.is-open .citation blockquote")).to_have_text("“at least 33”")


def test_what_was_written_on_the_claim_is_not_lost_on_the_way_to_a_source(
    ines: User, claim: Claim, rferl: Article, sign_in: SignIn
) -> None:
    page = sign_in(ines)
    page.goto(f"{claim.article.get_absolute_url()}?claim={claim.number}")
    opened = page.locator(".claim.is-open")
    opened.get_by_label("Explanation").fill("RFE/RL has at least 33.")
    opened.get_by_label("Find by name, publisher or address").press_sequentially("turkey says 33")
    found = opened.locator("#found-to-cite").get_by_role("link", name=rferl.title)
    expect(found).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    found.click(no_wait_after=True)
    expect(opened.get_by_label("Explanation")).to_have_value("RFE/RL has at least 33.")
    opened.get_by_text("Kind", exact=True).click()
    opened.get_by_role("button", name="Set kind").click()
    expect(opened.get_by_label("Explanation")).to_have_value("RFE/RL has at least 33.")
    assert asked == ["beforeunload", "confirm"]
    # Saved, it is nobody's to lose: the way is free.
    opened.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("status").last).to_contain_text("Draft of version 1 saved.")
    opened.get_by_label("Find by name, publisher or address").press_sequentially("turkey says 33")
    found.click()
    expect(page.locator(".beside-words mark")).to_have_text("at least 36")
    assert len(asked) == 2


def test_a_long_sentence_does_not_cover_the_words_that_were_chosen(ines: User, rferl: Article, sign_in: SignIn) -> None:
    slate = Article.objects.get(publication__name="Slate")
    claim = a_claim(by=ines, article=slate, words="Russian forces, however, have been providing")
    page = sign_in(ines)
    page.goto(f"/claims/{claim.uid}/cite/{rferl.slug}/")
    drag_over(page, "more than 400,000 people")
    claimed, chosen = page.locator(".beside-claim").bounding_box(), page.locator("#chosen-words").bounding_box()
    assert claimed and chosen
    assert claimed["y"] + claimed["height"] <= chosen["y"]


def test_on_a_phone_the_claim_stays_on_top_and_the_words_go_to_the_form(
    ines: User, claim: Claim, rferl: Article, sign_in: SignIn, no_sideways_scroll: Callable[[Page], None]
) -> None:
    page = sign_in(ines, viewport=PHONE, has_touch=True)
    page.goto(f"/claims/{claim.uid}/cite/{rferl.slug}/")
    no_sideways_scroll(page)
    page.evaluate(PLACE_OF_WORDS, "hospitals")
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById("cited-text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                document.getSelection().removeAllRanges();
                document.getSelection().addRange(range);
                return;
            }
        }""",
        "32 wounded troops",
    )
    expect(page.locator(".beside-words mark")).to_be_in_viewport()
    bar = page.locator("#chosen-bar")
    expect(bar).to_contain_text("32 wounded troops")
    bar.get_by_role("link", name="Cite").click()
    page.get_by_label("Context").check()
    page.get_by_role("button", name="Add citation").click()
    expect(page.get_by_role("status").last).to_contain_text("Citation added.")
    assert Citation.objects.get(verdict__claim=claim).quotation == "32 wounded troops"


def test_without_a_script_a_source_is_found_and_a_sentence_picked(
    ines: User, claim: Claim, rferl: Article, sign_in: SignIn
) -> None:
    page = sign_in(ines, java_script_enabled=False)
    page.goto(f"/claims/{claim.uid}/cite/")
    page.get_by_label("Find by name, publisher or address").fill("radio free europe turkey")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=rferl.title).click()
    page.get_by_text("Choose a sentence from the list instead").click()
    page.get_by_label("A war monitor reported").check()
    page.get_by_label("Context").check()
    page.get_by_role("button", name="Add citation").click()
    expect(page.get_by_role("status").last).to_contain_text("Citation added.")
    quotation = Citation.objects.get(verdict__claim=claim).quotation
    assert quotation == "A war monitor reported that the Turkish reprisals killed 16 Syrian soldiers."


def test_evidence_is_uploaded_and_a_quotation_that_departs_is_pointed_out(
    ines: User,
    claim: Claim,
    sign_in: SignIn,
    tmp_path: Path,
    check_axe: Callable[[Page], None],
    check_html: Callable[[str], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    page = sign_in(ines, accept_downloads=True)
    page.goto(f"/claims/{claim.uid}/cite/?words=https://www.example.org/idlib/%3Futm_source=mail")
    page.get_by_role("link", name="as a new source").click()
    page.get_by_label("Headline").fill("Casualty figures")
    page.get_by_label("B: usually reliable").check()
    check_axe(page)
    page.get_by_role("button", name="Add source").click()
    source = Source.objects.get(name="Casualty figures")
    page.wait_for_url(f"**/cite/source/{source.uid}/")
    page.get_by_role("link", name="Paste an excerpt").click()
    page.get_by_label("Text").fill("The governor said at least 33 of our soldiers were killed in Idlib.")
    page.get_by_role("button", name="Keep excerpt").click()

    file = tmp_path / "figures.csv"
    file.write_text("day,dead\n27 Feb,22\n28 Feb,33\n", encoding="utf-8")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("What it shows").fill("The ministry’s own table")
    page.get_by_role("button", name="Add file").click()
    kept = EvidenceFile.objects.get()
    expect(page.locator(".evidence-files")).to_contain_text(kept.sha256)
    with page.expect_download() as download:
        page.get_by_role("link", name="figures.csv").click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    )
    page.get_by_role("button", name="Add file").click()
    expect(page.locator("#evidence-file_error, .form-errors").first).to_contain_text("none of the files that are kept")
    check_axe(page)
    no_sideways_scroll(page)

    page.goto(f"/claims/{claim.uid}/cite/source/{source.uid}/")
    page.get_by_label("Quotation").fill("at least 36 of our soldiers were killed")
    page.get_by_label("Locator").select_option(label="Paragraph")
    page.get_by_label("Where").fill("1")
    page.get_by_role("button", name="Add citation").click()
    check = page.locator(".claim.is-open .quotation-check")
    expect(check.locator("del")).to_have_text("33")
    expect(check.locator("ins")).to_have_text("36")
    check_axe(page)


def test_every_page_of_it_is_valid_and_fits_a_phone(
    ines: User,
    claim: Claim,
    rferl: Article,
    sign_in: SignIn,
    check_html: Callable[[str], None],
    check_axe: Callable[[Page], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    source = a_page(by=ines)
    set_excerpt(by=ines, source=source, excerpt="At least 33", retrieved_at=datetime(2020, 2, 28, tzinfo=UTC))
    page = sign_in(ines)
    for address in (
        f"/claims/{claim.uid}/cite/?words=turkey",
        f"/claims/{claim.uid}/cite/{rferl.slug}/",
        f"/claims/{claim.uid}/cite/source/{source.uid}/",
        f"/sources/{source.uid}/",
        f"/sources/{source.uid}/edit/",
        f"/sources/{source.uid}/excerpt/",
        "/sources/add/?kind=person",
        "/sources/add/",
        "/sources/find/?words=casualty",
    ):
        response = page.goto(address)
        assert response
        assert response.status == 200
        check_html(response.text())
        check_axe(page)
        no_sideways_scroll(page)
