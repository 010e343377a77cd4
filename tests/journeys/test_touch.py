"""Marking with a finger: a long press selects, the toolbar comes below the words, the claims are a sheet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_claim, an_article
from tests.journeys.conftest import PHONE
from tests.journeys.finger import Finger
from tests.journeys.test_marking import PARAGRAPHS, said, words_of

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def article(transactional_db: None, ines: User) -> Article:
    return an_article(by=ines, paragraphs=PARAGRAPHS)


@pytest.fixture
def phone(sign_in: SignIn, ines: User) -> Page:
    return sign_in(ines, viewport=PHONE, has_touch=True, is_mobile=True)


def bottom_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box, f"{selector} is not to be seen"
    return box["y"] + box["height"]


def test_a_long_press_selects_and_the_toolbar_comes_below_the_words(
    article: Article, phone: Page, check_axe: Check, no_sideways_scroll: Check
) -> None:
    phone.goto(article.get_absolute_url())
    finger = Finger(phone)
    finger.hold("soldiers", meanwhile=lambda: expect(phone.locator("#selection")).to_be_hidden())
    expect(phone.locator("#announcer")).to_have_text("Selected: soldiers")
    selected = phone.evaluate("document.getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    toolbar, sheet = phone.locator("#selection").bounding_box(), phone.locator(".panel").bounding_box()
    assert toolbar and sheet
    assert selected < toolbar["y"] < selected + 60
    assert toolbar["y"] + toolbar["height"] <= sheet["y"]
    check_axe(phone)
    no_sideways_scroll(phone)
    # The handle stays in the browser's hand: what is meant snaps to words, what is selected does not jump.
    finger.drag_the_end(letters=len(" were ki"))
    expect(phone.locator("#announcer")).to_have_text("Selected: soldiers were killed")
    assert phone.evaluate("document.getSelection().toString()") == "soldiers were ki"
    phone.get_by_label("Kind of claim").select_option("quotation")
    phone.get_by_label("Claimant", exact=True).tap()
    phone.get_by_label("Claimant", exact=True).fill("the ministry")
    phone.get_by_role("button", name="Mark claim").tap()
    said(phone, "Claim 1 marked.")
    assert words_of(article) == ["soldiers were killed"]
    assert Claim.objects.get().claimant == "the ministry"
    phone.get_by_role("button", name="Undo").tap()
    said(phone, "Claim 1 taken back.")


def test_the_sentence_and_single_letters_by_touch(article: Article, phone: Page) -> None:
    phone.goto(article.get_absolute_url())
    finger = Finger(phone)
    finger.hold("soldiers")
    phone.get_by_role("button", name="Sentence").tap()
    expect(phone.locator("#announcer")).to_have_text("Selected: At least 36 soldiers were killed on Thursday.")
    phone.get_by_role("button", name="Mark claim").tap()
    said(phone, "Claim 1 marked.")
    finger.hold("Turkey")
    phone.get_by_role("button", name="Whole words").tap()
    finger.drag_the_end(letters=len(" call"))
    expect(phone.locator("#announcer")).to_have_text("Selected: Turkey call")
    phone.get_by_role("button", name="Mark claim").tap()
    said(phone, "Claim 2 marked.")
    assert words_of(article) == ["At least 36 soldiers were killed on Thursday.", "Turkey call"]


def test_above_the_open_sheet_the_text_makes_room_for_the_toolbar(article: Article, phone: Page, ines: User) -> None:
    a_claim(by=ines, article=article, words="Thursday", kind="date")
    phone.goto(f"{article.get_absolute_url()}?claim=1")
    expect(phone.locator(".panel[data-sheet=claim] #claim-1")).to_be_visible()
    finger = Finger(phone)
    finger.hold("million")
    expect(phone.locator("#selection")).to_be_visible()
    sheet = phone.locator(".panel").bounding_box()
    assert sheet and bottom_of(phone, "#selection") <= sheet["y"]
    phone.get_by_role("button", name="Words of claim 1").tap()
    said(phone, "Claim 1 stands on “million”.")


def test_the_list_is_a_sheet_and_a_claim_leaves_its_words_in_sight(
    article: Article, phone: Page, ines: User, check_axe: Check, no_sideways_scroll: Check
) -> None:
    for words in ("Thursday", "At least 36"):
        a_claim(by=ines, article=article, words=words)
    phone.goto(article.get_absolute_url())
    expect(phone.locator("#claim-1")).to_be_hidden()
    phone.get_by_role("button", name="List of claims").tap()
    expect(phone.locator("#claim-2")).to_be_visible()
    phone.get_by_role("link", name="Open claim 1").tap()
    expect(phone.locator("#claim-1.is-open")).to_be_visible()
    expect(phone.locator("#claim-2")).to_be_hidden()
    mark, sheet = bottom_of(phone, ".mark[data-claim='1']"), phone.locator(".panel").bounding_box()
    assert sheet and mark <= sheet["y"]
    check_axe(phone)
    no_sideways_scroll(phone)
    phone.get_by_role("link", name="Close claim 1").tap()
    expect(phone.locator("#claim-1")).to_be_hidden()
    expect(phone.locator(".mark-number[data-claim='1']")).to_be_focused()


@pytest.mark.parametrize("menu", ["Check status", "Kind", "Words", "Withdraw", "Add citation"])
def test_a_menu_of_the_open_claim_has_no_barrier_and_can_be_seen_whole(
    article: Article, phone: Page, ines: User, menu: str, check_axe: Check, no_sideways_scroll: Check
) -> None:
    a_claim(by=ines, article=article, words="Thursday", kind="date")
    phone.goto(f"{article.get_absolute_url()}?claim=1")
    summary = phone.locator("#claim-1 summary", has_text=menu)
    form = phone.locator("#claim-1 details", has=summary).locator("form[aria-label]").last
    if not form.is_visible():
        summary.tap()
    for button in form.get_by_role("button").all():
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
    check_axe(phone)
    no_sideways_scroll(phone)


def test_the_chooser_of_an_overlap_by_touch(
    article: Article, phone: Page, ines: User, check_axe: Check, no_sideways_scroll: Check
) -> None:
    for words in ("nearly three million civilians", "called for NATO to protect nearly three"):
        a_claim(by=ines, article=article, words=words)
    phone.goto(article.get_absolute_url())
    phone.locator(".mark[data-claim='1']", has_text="nearly three").first.tap()
    chooser = phone.get_by_role("dialog", name="Claims at these words")
    expect(chooser.get_by_role("link")).to_have_count(2)
    check_axe(phone)
    no_sideways_scroll(phone)
    for link in chooser.get_by_role("link").all():
        box = link.bounding_box()
        assert box and box["height"] >= 44
    chooser.get_by_role("link").last.tap()
    expect(phone.locator(".claim.is-open")).to_be_visible()
