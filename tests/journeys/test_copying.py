"""From the text that readers see to another system: each button copies exactly what its field holds."""

import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article

SignIn = Callable[..., Page]


@pytest.fixture
def slate(roles: None) -> Article:
    """The Slate article with its note, published nowhere yet."""
    call_command("loaddata", "articles", verbosity=0)
    return Article.objects.get(publication__slug="slate")


def test_what_is_copied_is_the_file_to_the_letter(slate: Article, sign_in: SignIn) -> None:
    page = sign_in(User.objects.get(username="ines"), permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/articles/{slate.slug}/copy/")
    for label, copy_format in (("HTML", "html"), ("Markdown", "markdown"), ("Text", "text")):
        page.get_by_role("button", name=f"Copy {label}").click()
        expect(page.locator("#copied")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.request.get(f"/articles/{slate.slug}/copy/{copy_format}/").text()
        assert "Bashar al-Assad’s first name." in copied
        expect(page.get_by_role("button", name=f"Copy {label}")).to_be_visible()
    page.get_by_role("button", name="Copy JSON-LD").click()
    assert json.loads(page.evaluate("navigator.clipboard.readText()"))["@type"] == "NewsArticle"


def test_where_the_browser_forbids_it_the_words_are_selected_and_the_page_says_so(
    slate: Article, sign_in: SignIn
) -> None:
    page = sign_in(User.objects.get(username="ines"))
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"/articles/{slate.slug}/copy/")
    page.get_by_role("button", name="Copy Markdown").click()
    expect(page.locator("#copied")).to_contain_text("copy them with the keyboard")
    field = page.get_by_role("textbox", name="Markdown")
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected == field.input_value()
