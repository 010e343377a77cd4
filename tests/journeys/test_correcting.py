"""A figure is corrected in a real browser: draft, preview, submit, return, issue, and the sign in the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.corrections.conftest import AFTER, BEFORE, a_text
from tests.examples import a_claim, an_approved_verdict, an_article

SignIn = Callable[..., Page]
Check = Callable[[Page], None]
CheckPage = Callable[[Page], None]


@pytest.fixture
def corrected(ines: User, ruth: User) -> Article:
    """An article whose second text has 33 for 36, with a claim that was approved."""
    article = an_article(by=ines, paragraphs=BEFORE)
    a_text(article, *AFTER)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="33 soldiers"))
    return article


@pytest.fixture
def check_page(check_axe: Check, check_html: Callable[[str], None], no_sideways_scroll: Check) -> CheckPage:
    """Fails where the page as it stands has a barrier, sticks out on a phone, or was served with mistakes."""

    def check_page(page: Page) -> None:
        check_axe(page)
        no_sideways_scroll(page)
        check_html(page.request.get(page.url).text())

    return check_page


def test_a_figure_is_corrected_by_two_people(
    corrected: Article, ines: User, ruth: User, amara: User, sign_in: SignIn, check_page: CheckPage
) -> None:
    # As editor: choose the change, see the note in the house style, submit.
    editor = sign_in(ines)
    editor.goto(f"/articles/{corrected.slug}/corrections/")
    editor.get_by_role("link", name="Draft a correction").click()
    editor.get_by_role("listitem").filter(has_text="At least 33").get_by_role("link", name="Correct this").click()
    check_page(editor)
    expect(editor.get_by_label("Wrong words")).to_have_value("36")
    editor.get_by_label("What was misstated").fill("the number of soldiers killed")
    editor.get_by_role("button", name="Word it in the house style").click()
    expect(editor.locator(".as-read")).to_contain_text(
        "This article originally misstated the number of soldiers killed. It was 33, not 36."
    )
    editor.get_by_label("Claim", exact=True).select_option(label="1. 33 soldiers")
    editor.get_by_role("button", name="Submit").click()
    expect(editor.get_by_role("status")).to_contain_text("Correction 1 submitted.")
    expect(editor.get_by_role("button", name="Issue", exact=True)).to_have_count(0)
    correction = Correction.objects.get()

    # As reviewer: return it, and issue it once it has come back.
    reviewer = sign_in(ruth)
    reviewer.goto(correction.get_absolute_url())
    check_page(reviewer)
    reviewer.get_by_text("Return", exact=True).click()
    reviewer.get_by_label("What to change").fill("Say whose count it is.")
    check_page(reviewer)
    reviewer.get_by_role("button", name="Return to Ines Halloran").click()
    editor.goto(correction.get_absolute_url())
    expect(editor.locator("main")).to_contain_text("Say whose count it is.")
    editor.get_by_role("link", name="Change", exact=True).click()
    check_page(editor)
    editor.get_by_label("Note", exact=True).fill("Correction, Feb. 28, 2020: By Turkey’s count it was 33, not 36.")
    editor.get_by_role("button", name="Submit").click()
    reviewer.goto(correction.get_absolute_url())
    reviewer.get_by_role("button", name="Issue", exact=True).click()
    expect(reviewer.get_by_role("status")).to_contain_text("Correction 1 issued.")
    check_page(reviewer)

    # Sign and note lead to each other, and the text stays the text.
    reviewer.get_by_role("link", name="Its sign in the text").click()
    sign = reviewer.locator("#correction-sign-1")
    expect(sign).to_have_accessible_name("* Correction 1")
    expect(sign).to_be_in_viewport()
    assert reviewer.locator("#text").evaluate("text => text.textContent") == "\n\n".join(AFTER)
    assert sign.evaluate("sign => getComputedStyle(sign, '::before').content") == '"*"'
    sign.click()
    expect(reviewer.locator("#correction-1")).to_contain_text("By Turkey’s count")

    # As admin: read the report, and take it along.
    admin = sign_in(amara, accept_downloads=True)
    admin.goto(f"/reports/{corrected.slug}/")
    check_page(admin)
    expect(admin.locator(".report")).to_contain_text("By Turkey’s count")
    admin.get_by_text("More formats").click()
    for name, words in (("JSON", '"note": "Correction'), ("HTML", "<!doctype html>"), ("CSV", "article_corrections")):
        with admin.expect_download() as download:
            admin.get_by_role("button", name=name, exact=True).click()
        assert words in download.value.path().read_text(encoding="utf-8")


def test_without_a_script_a_correction_is_written_too(corrected: Article, ines: User, sign_in: SignIn) -> None:
    editor = sign_in(ines, java_script_enabled=False)
    editor.goto(f"/articles/{corrected.slug}/corrections/draft/?change=2")
    editor.get_by_label("What was misstated").fill("the toll")
    editor.get_by_role("button", name="Word it in the house style").click()
    expect(editor.get_by_label("Note", exact=True)).to_have_value(
        f"{editor.get_by_label('Note', exact=True).input_value().partition(':')[0]}: "
        "This article originally misstated the toll. It was 33, not 36."
    )
    editor.get_by_label("The sign stands after").select_option(index=1)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator("h1")).to_contain_text("Correction 1")
    assert Correction.objects.get().anchors.get().end == len(AFTER[0])
