"""Reviewing in a real browser: return, answer, approve, compare; two reviewers at once; an admin alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import press
from tests.journeys.watch import Watch

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def article(transactional_db: None, ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def first(article: Article, ines: User) -> Verdict:
    """A verdict that waits the longest."""
    return a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))


@pytest.fixture
def second(first: Verdict, article: Article, ines: User) -> Verdict:
    claim = a_claim(by=ines, article=article, words="Nearly a million people")
    return a_submitted_verdict(by=ines, claim=claim, rating="unsupported", explanation="Nobody says who counted.")


def test_a_verdict_is_returned_answered_approved_and_compared(
    first: Verdict, second: Verdict, ines: User, ruth: User, sign_in: SignIn
) -> None:
    # By key: return with a note, and go on to the next without leaving the page.
    reviewer = sign_in(ruth)
    reviewer.goto("/review/")
    reviewer.evaluate("window.stayed = true")
    press(reviewer, "r")
    note = reviewer.get_by_label("Note to the author")
    expect(note).to_be_focused()
    note.fill("Whose count is it?")
    note.press("Control+Enter")
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict returned to Ines Halloran.")
    expect(reviewer).to_have_url(f"{reviewer.url.split('/review')[0]}/review/?item={second.uid}")
    expect(reviewer).to_have_title("Review: claim 2, Strike kills at least 36 in Idlib · factcheck")
    expect(reviewer.locator("#item-title")).to_be_focused()
    expect(reviewer.locator(".topbar .count").first).to_have_text("1")
    assert reviewer.evaluate("window.stayed")

    # The author answers in the workspace.
    author = sign_in(ines)
    author.goto(f"{first.claim.article.get_absolute_url()}?claim=1")
    opened = author.locator(".claim.is-open")
    expect(opened).to_contain_text("Whose count is it?")
    opened.get_by_label("Explanation").fill("The ministry says so, and it is its own count.")
    opened.get_by_role("button", name="Submit for review").click()
    expect(opened.locator(".claim-head .state")).to_have_text("Awaiting review")

    # The reviewer sees what changed since it was returned, and approves by key.
    again = Verdict.objects.get(claim=first.claim, version=2)
    press(reviewer, "a")
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict approved.")
    reviewer.goto(f"/review/?item={again.uid}")
    reviewer.get_by_text("What changed since version 1, which Ruth Adeyemi returned").click()
    expect(reviewer.locator(".comparison ins").first).to_contain_text("and it is its own count")
    press(reviewer, "a")
    expect(reviewer.get_by_role("status")).to_contain_text("Verdict approved.")
    expect(reviewer.locator(".decision")).to_contain_text("Nothing more waits for a decision of yours.")

    # The history says so, and the versions are set beside each other.
    author.goto(first.claim.get_absolute_url())
    history = author.locator("#claim-history")
    for sentence in (
        "Ruth Adeyemi returned version 1, on “At least 36”: Whose count is it?",
        "Ines Halloran submitted version 2",
        "Ruth Adeyemi approved version 2, on “At least 36”.",
    ):
        expect(history).to_contain_text(sentence)
    author.get_by_role("link", name="Compare with version 1").click()
    expect(author.get_by_role("heading", level=1)).to_have_text("Versions 1 and 2")
    expect(author.locator("ins").first).to_contain_text("and it is its own count")


def test_next_and_previous_by_key_and_back_by_the_browser(
    first: Verdict, second: Verdict, ruth: User, sign_in: SignIn
) -> None:
    page = sign_in(ruth)
    page.goto(f"/review/?item={first.uid}")
    press(page, "j")
    expect(page.locator(".passage mark")).to_have_text("Nearly a million people")
    expect(page.locator("#item-title")).to_be_focused()
    press(page, "k")
    expect(page.locator(".passage mark")).to_have_text("At least 36")
    page.go_back()
    expect(page.locator(".passage mark")).to_have_text("Nearly a million people")


def test_the_second_reviewer_sees_the_first_decision_in_place(
    first: Verdict,
    ruth: User,
    make_person: PersonMaker,
    sign_in: SignIn,
    watch: Callable[[Page], Watch],
    check_axe: Check,
) -> None:
    one, other = sign_in(ruth), sign_in(make_person("teodor", "Teodor Brandt", Role.REVIEWER))
    for page in (one, other):
        page.goto(f"/review/?item={first.uid}")
    one.get_by_role("button", name="Approve").click()
    expect(one.get_by_role("status")).to_contain_text("Verdict approved.")
    watch(other).expect("409")
    press(other, "r")
    other.get_by_label("Note to the author").fill("Whose count is it?")
    other.get_by_role("button", name="Return to Ines Halloran").click()
    expect(other.get_by_role("alert")).to_contain_text("Ruth Adeyemi approved version 1.")
    expect(other.get_by_role("alert")).to_contain_text("Whose count is it?")
    expect(other.locator(".decision")).to_contain_text("Approved by Ruth Adeyemi")
    expect(other.get_by_role("button", name="Approve")).to_have_count(0)
    check_axe(other)


def test_an_admin_breaks_the_glass_with_a_reason(
    first: Verdict, amara: User, sign_in: SignIn, check_axe: Check
) -> None:
    page = sign_in(amara)
    page.goto(f"/review/?item={first.uid}")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    page.get_by_text("Break the glass").click()
    reason = page.get_by_label("Reason")
    expect(reason).to_be_focused()
    check_axe(page)
    reason.fill("  ")
    page.get_by_role("button", name="Approve alone").click()
    expect(page.locator(".decision")).to_contain_text("Write the reason: it is printed in every report.")
    page.get_by_label("Reason").fill("Ruth is in the air until six.")
    page.get_by_role("button", name="Approve alone").click()
    expect(page.get_by_role("status")).to_contain_text("Verdict approved.")
    page.goto(first.claim.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Approved alone by Amara Lindqvist, who broke the glass")


def test_without_a_script_it_is_decided_all_the_same(
    first: Verdict, second: Verdict, ruth: User, sign_in: SignIn
) -> None:
    page = sign_in(ruth, java_script_enabled=False)
    page.goto("/review/")
    page.locator(".returning summary").click()
    page.get_by_label("Note to the author").fill("Whose count is it?")
    page.get_by_role("button", name="Return to Ines Halloran").click()
    expect(page.get_by_role("status")).to_contain_text("Verdict returned to Ines Halloran.")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("Verdict approved.")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_its_pages_hold_no_barrier_and_fit_a_phone(
    db: None,
    roles: None,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
    dark: bool,  # noqa: FBT001 - given by pytest
) -> None:
    call_command("loaddata", "articles", "demo", verbosity=0)
    twice = Claim.objects.filter(verdicts__version=2)
    alone = Claim.objects.exclude(verdicts__break_glass_reason="").filter(verdicts__state="approved")[0]
    first_of_two = Verdict.objects.get(state="submitted", approved_by__isnull=False)
    options: dict[str, Any] = {"color_scheme": "dark" if dark else "light"}
    page = sign_in(User.objects.get(username="ruth"), **options)
    addresses = ["/review/", f"/review/?item={first_of_two.uid}", alone.get_absolute_url()]
    addresses += [f"/claims/{claim.uid}/versions/1/2/" for claim in twice]
    for address in addresses:
        page.goto(address)
        check_axe(page)
        no_sideways_scroll(page)
        if not dark:
            answer = page.request.get(address)
            check_html(answer.text())


def test_on_a_phone_the_decision_stays_in_reach(first: Verdict, ruth: User, sign_in: SignIn) -> None:
    page = sign_in(ruth, viewport=PHONE, has_touch=True)
    page.goto("/review/")
    approve = page.get_by_role("button", name="Approve")
    expect(approve).to_be_in_viewport()
    approve.tap()
    expect(page.get_by_role("status")).to_contain_text("Verdict approved.")


def test_a_draft_is_taken_over_and_the_risk_is_set(
    article: Article, ines: User, jonas: User, ruth: User, sign_in: SignIn
) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    author = sign_in(ines)
    author.goto(f"{article.get_absolute_url()}?claim=1")
    author.get_by_role("button", name="Begin a new version").click()
    expect(author.get_by_role("button", name="Submit for review")).to_be_visible()
    other = sign_in(jonas)
    other.goto(f"{article.get_absolute_url()}?claim=1")
    other.get_by_role("button", name="Take over this draft").click()
    expect(other.get_by_role("button", name="Submit for review")).to_be_visible()
    other.goto(claim.get_absolute_url())
    other.get_by_text("Set the risk").click()
    other.get_by_label("Risk").select_option("legal")
    other.get_by_role("button", name="Set risk").click()
    expect(other.locator("main")).to_contain_text("Legal: two people approve")
    expect(other.locator("main")).to_contain_text("The approval lapsed: Legal risk: two people have to approve")
