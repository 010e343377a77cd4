"""Somebody gives out work: ticks claims and assigns them, takes it back with one key, asks, records the answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.corrections.models import Correction
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.corrections.conftest import AFTER, a_correction, a_text
from tests.examples import a_claim, a_page, an_article
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import press

SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def article(ines: User) -> Article:
    """An article with three claims."""
    article = an_article(by=ines)
    for words in ("At least 36", "Thursday", "Nearly a million people"):
        a_claim(by=ines, article=article, words=words)
    return article


def test_ticked_claims_are_assigned_and_one_key_takes_it_back(
    article: Article, ines: User, jonas: User, sign_in: SignIn, check_axe: Check, check_html: Callable[[str], None]
) -> None:
    page = sign_in(ines)
    page.goto("/claims/")
    page.get_by_role("button", name="Tick all on this page").click()
    expect(page.locator("[data-ticked]")).to_have_text("3 ticked")
    page.get_by_role("checkbox", name="Tick claim 2").uncheck()
    expect(page.locator("[data-ticked]")).to_have_text("2 ticked")
    page.get_by_role("button", name="Assign").click()
    page.wait_for_url("**/claims/assign/?next=*")
    check_axe(page)
    response = page.goto(page.url)
    assert response
    check_html(response.text())
    page.get_by_label("Assign to").select_option("jonas")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("2 claims assigned to Jonas Weil.")).to_be_visible()
    assert Claim.objects.filter(assignee=jonas).count() == 2
    press(page, "z")
    expect(page.get_by_text("2 claims are as they were.")).to_be_visible()
    assert not Claim.objects.filter(assignee=jonas).exists()


@pytest.mark.parametrize(
    ("where", "act", "label", "choice", "done", "undone"),
    [
        (
            "/sources/?kind=web_page",
            "Set reliability and rank",
            "Reliability",
            "B",
            "Reliability and rank of 2 sources set.",
            "2 sources are as they were.",
        ),
        (
            "/corrections/?state=draft",
            "Hand over",
            "Hand over to",
            "jonas",
            "2 drafts handed over to Jonas Weil.",
            "2 drafts are as they were.",
        ),
    ],
    ids=["sources", "corrections"],
)
def test_what_is_ticked_in_other_lists_is_done_and_one_key_takes_it_back(
    where: str,
    act: str,
    label: str,
    choice: str,
    done: str,
    undone: str,
    ines: User,
    jonas: User,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
) -> None:
    corrected = an_article(by=ines)
    a_text(corrected, *AFTER)
    for number in (1, 2):
        a_page(by=ines, name=f"Page {number}", url=f"https://example.org/{number}")
        a_correction(by=ines, article=corrected)
    page = sign_in(ines)
    page.goto(where)
    check_axe(page)
    page.get_by_role("button", name="Tick all on this page").click()
    expect(page.locator("[data-ticked]")).to_have_text("2 ticked")
    page.get_by_role("button", name=act).click()
    page.wait_for_url("**/?next=*")
    check_axe(page)
    response = page.goto(page.url)
    assert response
    check_html(response.text())
    page.get_by_label(label, exact=True).select_option(choice)
    page.locator("main").get_by_role("button").click()
    expect(page.get_by_text(done)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(where) + "$"))
    press(page, "z")
    expect(page.get_by_text(undone)).to_be_visible()
    assert not Source.objects.exclude(reliability="").exists()
    assert set(Correction.objects.values_list("author", "state")) == {(ines.pk, "draft")}


def test_statuses_are_set_on_a_phone_with_a_reason(
    article: Article, ines: User, sign_in: SignIn, check_axe: Check, no_sideways_scroll: Check
) -> None:
    page = sign_in(ines, viewport=PHONE)
    page.goto("/claims/")
    page.get_by_role("checkbox", name="Tick claim 2").check()
    no_sideways_scroll(page)
    page.get_by_role("button", name="Set check status").click()
    page.wait_for_url("**/claims/status/?next=*")
    page.get_by_label("Check status").select_option("dismissed")
    page.get_by_role("button", name="Set check status").click()
    expect(page.get_by_text("Say why").first).to_be_visible()
    no_sideways_scroll(page)
    check_axe(page)
    page.get_by_label("Reason").fill("Background")
    page.get_by_role("button", name="Set check status").click()
    expect(page.get_by_text("Check status of 1 claim set.")).to_be_visible()
    assert Claim.objects.get(number=2).check_reason == "Background"


def test_a_question_goes_to_a_person_and_the_answer_comes_back(
    article: Article, ines: User, sign_in: SignIn, check_axe: Check, check_html: Callable[[str], None]
) -> None:
    add_source(by=ines, kind="person", name="Rahmi Doğan", contact="+90 326 000 00 00")
    page = sign_in(ines)
    page.goto(f"/articles/{article.slug}/?claim=1")
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_label("Ask").select_option(label="Rahmi Doğan")
    page.get_by_label("Question").fill("How many died?")
    page.get_by_label("Check status with it").select_option(label="Leave it as it is")
    page.get_by_role("button", name="Add to the call sheet").click()
    page.wait_for_url("**/call-sheet/#question-*")
    expect(page.get_by_text("+90 326 000 00 00")).to_be_visible()
    page.get_by_text("Record the answer").click()
    page.get_by_label("Disputed").check()
    page.get_by_label("Answer, paraphrased").fill("Thirty-three, he says.")
    check_axe(page)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Thirty-three, he says.").first).to_be_visible()
    response = page.goto(f"/articles/{article.slug}/call-sheet/")
    assert response
    check_html(response.text())
    page.get_by_role("button", name="Set claim 1 to “Query to author”").click()
    expect(page.get_by_text("Claim 1: query to author.")).to_be_visible()
    assert Claim.objects.get(number=1).check_status_by == ines
