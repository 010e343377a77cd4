"""The desk by keyboard alone: an editor works through five items, a reviewer clears the queue."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.models import Claim, Verdict
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import press

SignIn = Callable[..., Page]
Check = Callable[[Page], None]

PARAGRAPHS = (
    "Strike kills soldiers in Idlib",
    "At least 36 soldiers were killed on Thursday, officials said.",
    "The province lies in the north. The airport was built in 1964 for 200 flights a day.",
    "Nearly a million people fled. Two bridges fell, and 40 schools are closed until Monday.",
    "The town of Saraqib changed hands twice. Snow fell on the camps, where 12 tents burned.",
)
TABS_TO_A_FIELD = 80


@pytest.fixture
def article(transactional_db: None, ines: User) -> Article:
    return an_article(by=ines, paragraphs=PARAGRAPHS)


@pytest.fixture
def five(article: Article, ines: User, ruth: User) -> list[Claim]:
    """What waits for Ines, the heaviest first: lapsed, returned, unanchored, to be looked at again, assigned."""

    def claim(words: str) -> Claim:
        return a_claim(by=ines, article=article, words=words)

    now = timezone.now()
    lapsed, returned, unanchored, again, assigned = (
        claim(words)
        for words in ("At least 36 soldiers", "built in 1964", "Nearly a million people", "Two bridges", "12 tents")
    )
    lapse_verdict(verdict=an_approved_verdict(by=ines, approved_by=ruth, claim=lapsed), reason="36 → 33", by=None)
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=returned), note="Which airport?")
    unanchored.anchors.update(start=None, end=None, sentence_start=None, sentence_end=None, status="deleted")
    verdict = a_submitted_verdict(by=ines, claim=again)
    Verdict.objects.filter(pk=verdict.pk).update(review_by=timezone.localdate() + timedelta(days=1))
    approve_verdict(by=ruth, verdict=Verdict.objects.get(pk=verdict.pk))
    Claim.objects.filter(pk=assigned.pk).update(assignee=ines)
    for one, hours in ((lapsed, -1), (returned, 1), (unanchored, 6), (again, 20), (assigned, 60)):
        Claim.objects.filter(pk=one.pk).update(due_at=now + timedelta(hours=hours))
    return [lapsed, returned, unanchored, again, assigned]


def tab_to(page: Page, name: str) -> None:
    """Goes on by Tab to what is called so."""
    for _press in range(TABS_TO_A_FIELD):
        press(page, "Tab")
        if page.evaluate(NAME_OF_FOCUSED) == name:
            return
    raise AssertionError(f"{TABS_TO_A_FIELD} presses of Tab did not lead to {name}")


NAME_OF_FOCUSED = """() => {
    const element = document.activeElement;
    const copy = (element.labels?.[0] ?? element).cloneNode(true);
    for (const extra of copy.querySelectorAll("kbd, svg, .visually-hidden")) extra.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
}"""


def opened(page: Page, claim: Claim) -> None:
    """The claim is open, its head under nothing, and the way on with its key stays in sight."""
    expect(page.locator(".claim.is-open")).to_have_attribute("data-claim", str(claim.number))
    expect(page.locator("#round")).to_be_in_viewport()
    page.wait_for_function(HEAD_IS_IN_SIGHT)


HEAD_IS_IN_SIGHT = """() => {
    const head = document.querySelector(".claim.is-open .claim-head");
    const { left, top, bottom } = head.getBoundingClientRect();
    return [top + 4, bottom - 4].every((at) => head.contains(document.elementFromPoint(left + 24, at)));
}"""


def told(page: Page, happened: str, of_which: str = "") -> None:
    """The message says what happened, and after going on of which item it says so."""
    expect(page.get_by_role("status").filter(has_text=happened)).to_contain_text(of_which)


def submit_again(page: Page) -> None:
    tab_to(page, "Submit for review")
    press(page, "Enter")


def test_an_editor_works_through_five_items_by_keyboard(
    five: list[Claim], ines: User, sign_in: SignIn, check_axe: Check
) -> None:
    lapsed, returned, unanchored, again, assigned = five
    page = sign_in(ines)
    page.goto("/")
    expect(page.get_by_text("5 claims wait for you.")).to_be_visible()
    press(page, "o")

    # Lapsed, and overdue: submitted anew. However long its head is, the sheet can be closed.
    opened(page, lapsed)
    expect(page.locator(".claim.is-open .claim-head")).to_contain_text("Overdue, due")
    expect(page.locator(".claim.is-open [data-closes]")).to_be_in_viewport()
    submit_again(page)

    # Doing it brings the one after. Returned: answered.
    opened(page, returned)
    told(page, "Version 2 submitted for review.", "“At least 36 soldiers”")
    check_axe(page)
    expect(page.locator(".claim.is-open")).to_contain_text("Which airport?")
    submit_again(page)

    # Without its words: withdrawn.
    opened(page, unanchored)
    told(page, "Version 2 submitted for review.", "“built in 1964”")
    tab_to(page, "Withdraw")
    press(page, "Enter")
    tab_to(page, "Why it is withdrawn")
    page.keyboard.type("The sentence was cut.")
    tab_to(page, "Withdraw claim")
    press(page, "Enter")

    # Approved, to be looked at again: a new version, which is no end yet, and its submission.
    opened(page, again)
    told(page, "withdrawn", "“Nearly a million people”")
    tab_to(page, "Begin a new version")
    press(page, "Enter")
    told(page, "Version 2 begun")
    opened(page, again)
    submit_again(page)

    # Assigned: the author is asked, and it waits for somebody else.
    opened(page, assigned)
    told(page, "Version 2 submitted for review.", "“Two bridges”")
    tab_to(page, "Open")
    press(page, "Enter")
    tab_to(page, "Awaiting reply")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="All done for now")).to_be_visible()
    told(page, "awaiting reply", "“12 tents”")
    expect(page.locator("main")).to_contain_text("1 more of yours waits for an answer of somebody else")


def test_what_was_done_by_mistake_is_undone_from_the_item_that_came_after(
    five: list[Claim], ines: User, sign_in: SignIn
) -> None:
    page = sign_in(ines)
    page.goto("/")
    page.get_by_role("link", name="12 tents").click()
    opened(page, five[4])
    tab_to(page, "Open")
    press(page, "Enter")
    page.get_by_label("Reason").last.fill("No claim.")
    page.get_by_role("button", name="Dismiss", exact=True).click()
    opened(page, five[0])
    told(page, "Claim 5: dismissed.", "“12 tents”")
    press(page, "z")
    opened(page, five[4])
    told(page, "Claim 5: open again.")
    expect(page.locator("#round")).to_contain_text("Skip to the next: “At least 36 soldiers”")


def test_what_was_done_is_heard_on_the_page_that_comes_after(five: list[Claim], ines: User, sign_in: SignIn) -> None:
    page = sign_in(ines)
    page.add_init_script(HEARS)
    page.goto("/")
    press(page, "o")
    opened(page, five[0])
    submit_again(page)
    opened(page, five[1])
    page.wait_for_function("() => window.heard.some((words) => words.includes('Version 2 submitted for review.'))")


# A screen reader's ears: what is put into a live region after the page has come.
HEARS = """
window.heard = [];
addEventListener("DOMContentLoaded", () => {
    const region = document.getElementById("messages");
    const words = (change) => [...change.addedNodes].map((node) => node.textContent);
    const hear = (changes) => window.heard.push(...changes.flatMap(words));
    if (region) new MutationObserver(hear).observe(region, { childList: true });
});
"""


def test_what_is_skipped_is_passed_over_until_the_desk_is_opened_again(
    five: list[Claim], ines: User, sign_in: SignIn
) -> None:
    page = sign_in(ines)
    page.goto("/")
    for claim in five:
        press(page, "o" if claim == five[0] else "n")
        opened(page, claim)
    expect(page.locator("#round")).to_contain_text("This is the last. Back to the desk")
    press(page, "n")
    expect(page.get_by_text("5 claims wait for you.")).to_be_visible()
    press(page, "o")
    opened(page, five[0])


def test_a_reviewer_clears_the_queue_and_a_risky_item_stays_until_a_second_decides(
    article: Article, ines: User, ruth: User, make_person: PersonMaker, sign_in: SignIn
) -> None:
    plain, risky, returned = (
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words))
        for words in ("40 schools", "12 tents", "changed hands twice")
    )
    Claim.objects.filter(pk=risky.claim.pk).update(risk="defamation")
    Verdict.objects.filter(pk=risky.pk).update(approvals_needed=2)
    first = sign_in(ruth)
    first.goto("/")
    press(first, "o")
    words = first.locator(".passage mark")

    # The risky one comes first, though it waits less long, and one approval is not enough.
    expect(words).to_have_text("12 tents")
    press(first, "a")
    expect(first.get_by_role("status")).to_contain_text("Approval 1 of 2 given.")
    expect(words).to_have_text("40 schools")
    press(first, "a")
    expect(first.get_by_role("status")).to_contain_text("Verdict approved.")
    expect(words).to_have_text("changed hands twice")
    press(first, "r")
    expect(first.get_by_label("Note to the author")).to_be_focused()
    first.keyboard.type("Between whom?")
    press(first, "Control+Enter")
    expect(first.get_by_text("Nothing waits for you.")).to_be_visible()
    told(first, "Verdict returned to Ines Halloran.", "“changed hands twice”")
    assert [Verdict.objects.get(pk=one.pk).state for one in (plain, risky, returned)] == [
        "approved",
        "submitted",
        "returned",
    ]

    second = sign_in(make_person("teodor", "Teodor Brandt", Role.REVIEWER))
    second.goto("/")
    expect(second.locator("main")).to_contain_text("1 of 2 approvals")
    press(second, "o")
    expect(second.locator(".passage mark")).to_have_text("12 tents")
    press(second, "a")
    told(second, "Verdict approved.", "“12 tents”")
    expect(second.get_by_text("Nothing waits for you.")).to_be_visible()
    assert Verdict.objects.get(pk=risky.pk).state == "approved"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_and_item_hold_no_barrier_and_fit_a_phone(
    five: list[Claim],
    ines: User,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
    scheme: str,
) -> None:
    page = sign_in(ines, color_scheme=scheme, viewport=PHONE)
    page.goto("/")
    check_axe(page)
    no_sideways_scroll(page)
    press(page, "o")
    opened(page, five[0])
    check_axe(page)
    no_sideways_scroll(page)
    if scheme == "light":
        check_html(page.request.get("/").text())


def test_on_a_phone_the_way_on_stays_in_sight_beside_what_happened(
    five: list[Claim], ines: User, sign_in: SignIn, check_axe: Check
) -> None:
    page = sign_in(ines, viewport=PHONE)
    page.goto("/")
    for claim in five:
        press(page, "o" if claim == five[0] else "n")
        opened(page, claim)
    page.locator(".claim.is-open .claim-menu summary").first.click()
    # What is to be asked is written first: here the page stays, and names what comes next.
    page.get_by_role("button", name="Query to author").click()
    told(page, "query to author", "That was the last on your desk")
    expect(page.locator("#round .onward")).to_be_in_viewport()
    assert page.evaluate(IS_COVERED) is False
    check_axe(page)


IS_COVERED = """() => {
    const { left, top, height } = document.querySelector("#round .onward").getBoundingClientRect();
    return !document.querySelector("#round .onward").contains(document.elementFromPoint(left + 8, top + height / 2));
}"""


def test_without_a_script_the_desk_leads_on_all_the_same(five: list[Claim], ines: User, sign_in: SignIn) -> None:
    page = sign_in(ines, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="Open the first").click()
    page.get_by_role("button", name="Submit for review").click()
    opened(page, five[1])
    expect(page.locator("#messages")).to_contain_text("“At least 36 soldiers”")
    page.get_by_role("link", name="Back to “At least 36 soldiers”").click()
    opened(page, five[0])
