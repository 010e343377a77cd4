"""Marking in a real browser: by mouse, by keyboard alone; overlaps, new bounds, a text that moved on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, ClaimAnchor
from tests.claims.pages.test_mark_claim import revise
from tests.claims.test_showing import crowded
from tests.examples import a_claim, an_article, latest
from tests.journeys.readiness import press, ready
from tests.journeys.test_main_job import drag_over
from tests.journeys.watch import Watch

SignIn = Callable[..., Page]
Check = Callable[[Page], None]
CheckHtml = Callable[[str], None]

LONG = "The province lies in the north, and nobody there counts what is lost from day to day. "
PARAGRAPHS = (
    "Strike kills at least 36 in Idlib",
    "At least 36 soldiers were killed on Thursday. Turkey called for NATO to protect nearly three million civilians.",
    "The 👩‍👩‍👧 family of 🇹🇷 raised 1,360 flags at the café of Naq\u0301, with 36\u00a0km to go.",
    "قال المسؤولون إن ثلاثة وثلاثين جنديا قتلوا يوم الخميس.",
    "הדובר אמר כי 33 חיילים נהרגו ביום חמישי.",
    *(LONG * 6 + f"Day {day}." for day in range(1, 8)),
    "In all 36 died.",
)

SELECT = """([from, to]) => {
    const text = document.getElementById("text");
    const whole = text.textContent;
    const place = (offset) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        let left = offset;
        while (walker.nextNode()) {
            if (left <= walker.currentNode.length) return [walker.currentNode, left];
            left -= walker.currentNode.length;
        }
        throw new Error("the words are not in the text");
    };
    const start = whole.indexOf(from);
    const end = whole.indexOf(to, start) + to.length;
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(end));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
}"""


FIRST_READ_IS_ALIGNED = """() => {
    const signs = [...document.querySelectorAll("#text .mark-number")];
    const sign = signs.find((sign) => sign.getBoundingClientRect().top >= 140);
    const card = document.getElementById("claim-" + sign.dataset.claim);
    return window.scrollY > 0 && Math.abs(card.getBoundingClientRect().top - sign.getBoundingClientRect().top) < 12;
}"""


@pytest.fixture
def article(transactional_db: None, ines: User) -> Article:
    return an_article(by=ines, paragraphs=PARAGRAPHS)


def select(page: Page, first: str, last: str = "") -> None:
    """Selects from the first words to the last, as a finger does: the browser's own selection, no pointer."""
    ready(page)
    page.evaluate(SELECT, [first, last or first])
    expect(page.locator("#selection")).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def words_of(article: Article) -> list[str]:
    """The words of the claims, read from the text by their offsets, in the order they were marked."""
    text = latest(article).text
    anchors = ClaimAnchor.objects.filter(claim__article=article, closed_at__isnull=True).order_by("claim__number")
    return [text[anchor.start : anchor.end] for anchor in anchors]


def test_by_mouse_a_mark_snaps_to_words_and_is_undone(
    article: Article, ines: User, sign_in: SignIn, check_axe: Check, check_html: CheckHtml
) -> None:
    page = sign_in(ines)
    answer = page.goto(article.get_absolute_url())
    assert answer
    check_html(answer.text())
    drag_over(page, "t least 36 soldie")
    expect(page.locator("#selection")).to_be_visible()
    check_axe(page)
    page.get_by_label("Kind of claim").select_option("quotation")
    page.get_by_label("Claimant", exact=True).fill("the ministry")
    page.get_by_role("button", name="Mark claim").click()
    said(page, "Claim 1 marked.")
    assert words_of(article) == ["At least 36 soldiers"]
    claim = Claim.objects.get()
    assert (claim.kind, claim.claimant) == ("quotation", "the ministry")
    expect(page.locator("#claim-1 .claim-words")).to_have_text("At least 36 soldiers")
    expect(page.locator("[data-total]")).to_have_text("1")
    page.get_by_role("button", name="Undo").click()
    said(page, "Claim 1 taken back.")
    expect(page.locator("#text .mark")).to_have_count(0)


def test_letter_by_letter_where_whole_words_are_switched_off(article: Article, ines: User, sign_in: SignIn) -> None:
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    page.get_by_label("Whole words").uncheck()
    drag_over(page, "east 36 soldie")
    press(page, "c")
    said(page, "Claim 1 marked.")
    assert words_of(article) == ["east 36 soldie"]
    page.reload()
    expect(page.get_by_label("Whole words")).not_to_be_checked()


def test_by_keyboard_alone(article: Article, ines: User, sign_in: SignIn) -> None:
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    press(page, "t")
    expect(page.locator(".caret")).to_be_visible()
    press(page, "ArrowDown", "Home")
    page.keyboard.down("Shift")
    for _word in range(3):
        press(page, "Control+ArrowRight")
    expect(page.locator("#selection")).to_be_hidden()
    page.keyboard.up("Shift")
    expect(page.locator("#announcer")).to_have_text("Selected: At least 36")
    press(page, "c")
    said(page, "Claim 1 marked.")
    assert words_of(article) == ["At least 36"]
    # On from where the hand is: the sentence round the next words.
    press(page, "t")
    page.keyboard.down("Shift")
    press(page, "ArrowRight", "ArrowRight")
    page.keyboard.up("Shift")
    press(page, "s")
    expect(page.locator("#announcer")).to_have_text(re.compile("^Selected: .*\\.$"))
    press(page, "Escape")
    expect(page.locator("#selection")).to_be_hidden()
    # Open, look, close: the focus comes back to the mark.
    press(page, "o")
    expect(page.locator(".claim.is-open")).to_be_focused()
    press(page, "Escape")
    expect(page.locator(".claim.is-open")).to_have_count(0)
    expect(page.locator(".mark-number[data-claim='1']")).to_be_focused()


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        ("👩‍👩", "👩‍👩", "👩‍👩‍👧"),
        ("🇹🇷", "raised", "🇹🇷 raised"),
        ("36\u00a0km", "36\u00a0km", "36\u00a0km"),
        ("Naq", "Naq", "Naq\u0301"),
        ("لاثة", "وثلاث", "ثلاثة وثلاثين"),
        ("33 חייל", "33 חייל", "33 חיילים"),
        ("million civ", "The ", "million civilians.\n\nThe"),
    ],
)
def test_a_mark_never_cuts_a_character_or_a_word(
    article: Article, ines: User, sign_in: SignIn, first: str, last: str, marked: str
) -> None:
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    select(page, first, last)
    press(page, "c")
    said(page, "Claim 1 marked.")
    assert words_of(article) == [marked]
    assert page.evaluate("document.getElementById('text').textContent") == latest(article).text


def test_a_click_on_several_claims_asks_which(article: Article, ines: User, sign_in: SignIn, check_axe: Check) -> None:
    for words in (
        "Turkey called for NATO to protect nearly three million civilians",
        "nearly three million civilians",
        "called for NATO to protect nearly three",
    ):
        a_claim(by=ines, article=article, words=words)
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    page.locator(".mark[data-claim='2']", has_text="nearly three").first.click()
    chooser = page.get_by_role("dialog", name="Claims at these words")
    expect(chooser.locator(".claim-number")).to_have_text(["2", "3", "1"])
    check_axe(page)
    press(page, "Escape")
    expect(chooser).to_be_hidden()
    expect(page.locator(".mark-number[data-claim='2']")).to_be_focused()
    page.locator(".mark[data-claim='2']", has_text="nearly three").first.click()
    press(page, "ArrowDown", "Enter")
    expect(page.locator(".claim.is-open")).to_have_id("claim-3")
    check_axe(page)


def test_cards_stand_at_their_lines_and_the_edge_counts_the_rest(article: Article, ines: User, sign_in: SignIn) -> None:
    for words in ("Thursday", "three million", "Day 3", "In all 36 died"):
        a_claim(by=ines, article=article, words=words)
    page = sign_in(ines, reduced_motion="reduce")
    page.goto(article.get_absolute_url())
    for number in (3, 4):
        page.locator(f".mark-number[data-claim='{number}']").scroll_into_view_if_needed()
        mark = page.locator(f".mark-number[data-claim='{number}']").bounding_box()
        card = page.locator(f"#claim-{number}").bounding_box()
        assert mark and card and abs(mark["y"] - card["y"]) < 12
    expect(page.locator(".edge .above")).to_have_text("3 above")
    page.locator(".edge .above").click()
    expect(page.locator(".mark-number[data-claim='3']")).to_be_in_viewport()
    # The open one keeps to its line and pushes the others.
    press(page, "Home")
    page.locator(".mark-number[data-claim='2']").click()
    expect(page.locator("#claim-2.is-open")).to_be_visible()
    first, second = page.locator("#claim-1").bounding_box(), page.locator("#claim-2").bounding_box()
    assert first and second and first["y"] + first["height"] <= second["y"] + 1


def test_among_many_the_open_one_stands_at_its_line_all_the_same(ines: User, ruth: User, sign_in: SignIn) -> None:
    page = sign_in(ines)
    page.goto(f"{crowded(ines, ruth, 60).get_absolute_url()}?claim=40")
    expect(page.locator("#claim-40.is-open")).to_be_in_viewport()
    mark, card = page.locator(".mark-number[data-claim='40']").bounding_box(), page.locator("#claim-40").bounding_box()
    assert mark and card and abs(mark["y"] - card["y"]) < 12
    # Nothing is open: so many stand here that they cannot all be at their lines; the first that is read is, wherever.
    press(page, "Escape")
    for block in (3, 9):
        page.locator("#text [data-start]").nth(block).evaluate("(block) => window.scrollTo(0, block.offsetTop)")
        page.wait_for_function(FIRST_READ_IS_ALIGNED)


def test_walking_opens_nothing_until_it_is_asked_to_and_keys_rest_in_fields(
    article: Article, ines: User, sign_in: SignIn
) -> None:
    for words in ("Thursday", "three million"):
        a_claim(by=ines, article=article, words=words)
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    press(page, "j", "j")
    expect(page.locator(".claim.is-current")).to_have_id("claim-2")
    expect(page.locator(".claim.is-open")).to_have_count(0)
    press(page, "Enter")
    expect(page.locator(".claim.is-open")).to_have_id("claim-2")
    press(page, "k")
    expect(page.locator(".claim.is-open")).to_have_id("claim-1")
    explanation = page.get_by_label("Explanation")
    explanation.click()
    page.keyboard.type("jkc")
    expect(explanation).to_have_value("jkc")
    press(page, "Escape")
    expect(page.locator(".claim.is-open")).to_have_id("claim-1")
    # What was written is not lost without a question.
    page.on("dialog", lambda dialog: dialog.dismiss())
    press(page, "j")
    expect(explanation).to_have_value("jkc")
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_contain_text("Select in the text")


def test_new_bounds_from_a_selection_and_repeats(article: Article, ines: User, sign_in: SignIn) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    page = sign_in(ines)
    page.goto(f"{article.get_absolute_url()}?claim=1")
    select(page, "36 soldiers")
    expect(page.get_by_role("button", name="Words of claim 1")).to_be_visible()
    press(page, "b")
    said(page, "Claim 1 stands on “36 soldiers”.")
    assert words_of(article) == ["36 soldiers"]
    page.get_by_text("Words", exact=True).click()
    page.get_by_label("The words, as they stand in the text").fill("36")
    page.get_by_role("button", name="Change words").click()
    said(page, "Claim 1 stands on “36”.")
    page.get_by_role("button", name="Mark 3 repeats").click()
    said(page, "3 more claims marked.")
    assert words_of(article) == ["36"] * 4


def test_a_mark_on_a_text_that_moved_on_is_offered_where_it_stands_now(
    article: Article, ines: User, jonas: User, sign_in: SignIn, check_axe: Check, watch: Callable[[Page], Watch]
) -> None:
    page = sign_in(ines)
    watch(page).expect("409")
    page.goto(article.get_absolute_url())
    select(page, "36 soldiers were killed")
    revise(article, jonas, "A new head", *PARAGRAPHS)
    press(page, "c")
    expect(page.get_by_role("alert")).to_contain_text("Revision 2 came in while you were in revision 1.")
    check_axe(page)
    page.get_by_role("button", name="Mark it there").click()
    expect(page.locator("#claim-1.is-open .claim-words")).to_have_text("36 soldiers were killed")
    assert words_of(article) == ["36 soldiers were killed"]


def test_what_is_copied_is_the_plain_text(article: Article, ines: User, sign_in: SignIn) -> None:
    a_claim(by=ines, article=article, words="least 36 soldiers")
    a_claim(by=ines, article=article, words="36 soldiers were")
    page = sign_in(ines)
    page.goto(article.get_absolute_url())
    select(page, "At ", "killed on Thursday")
    assert page.evaluate("document.getSelection().toString()") == "At least 36 soldiers were killed on Thursday"
