"""A reader reports an error; it lands on its sentence, is answered, and the reader sees what became of it."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.examples import a_claim, an_approved_verdict
from tests.journeys.conftest import PHONE
from tests.journeys.readiness import ready
from tests.public.conftest import as_seen, issue, publish, revise

OpenPage = Callable[..., Page]
SignIn = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def slate(roles: None) -> Article:
    """The Slate article as readers see it; the figure in it was checked and approved."""
    call_command("loaddata", "articles", verbosity=0)
    article = as_seen(Article.objects.get(publication__slug="slate"))
    claim = a_claim(by=person("ines"), article=article, words="at least 36")
    an_approved_verdict(by=person("ines"), approved_by=person("ruth"), claim=claim)
    return publish(article)


def person(username: str) -> User:
    return User.objects.get(username=username)


def select(page: Page, words: str) -> None:
    """Selects words of the article as a person does with the pointer."""
    ready(page)
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
        }""",
        words,
    )


def test_a_report_lands_on_its_sentence_and_is_answered(
    slate: Article,
    open_page: OpenPage,
    sign_in: SignIn,
    check_axe: Check,
    check_html: Callable[[str], None],
    no_sideways_scroll: Check,
) -> None:
    def look(page: Page) -> None:
        check_html(page.content())
        check_axe(page)
        no_sideways_scroll(page)

    # The selected phrase is in the form; nothing else is asked but what is wrong.
    reader = open_page()
    reader.goto(f"/public/articles/{slate.slug}/")
    select(reader, "at least 36")
    reader.get_by_role("link", name="Report an error in the selected words").click()
    expect(reader.get_by_label("The words with the error")).to_have_value("at least 36")
    reader.get_by_label("What is wrong").fill("It was 33, says the governor of Hatay.")
    reader.get_by_label("Your e-mail address").fill("lena@example.org")
    look(reader)
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_role("heading", name="Received")).to_be_visible()
    look(reader)
    address = reader.url

    # It waits on the desk of an editor, who sees the words in their sentence with the verdict, and not who sent them.
    editor = sign_in(person("jonas"))
    editor.goto("/")
    editor.get_by_role("link", name="“at least 36”").click()
    expect(editor.locator(".passage mark")).to_have_text("at least 36")
    expect(editor.get_by_text("The ministry says so.")).to_be_visible()
    expect(editor.get_by_text("Who sent it is seen by reviewers and admins.")).to_be_visible()
    editor.get_by_role("button", name="I look at it").click()
    reader.reload()
    expect(reader.get_by_role("heading", name="Looked at")).to_be_visible()

    # The text is put right, the correction issued; then the reader is answered with it.
    issue(revise(slate, "at least 36", "at least 33"), "33")
    publish(slate)
    editor.reload()
    editor.get_by_label("Corrected").check()
    editor.get_by_label("Correction", exact=True).select_option(index=1)
    look(editor)
    editor.get_by_role("button", name="Answer the reader").click()
    expect(editor.get_by_text("Report answered.")).to_be_visible()
    look(editor)
    editor.goto("/reader-reports/")
    look(editor)

    # The reader, without a script and on a phone, reads the answer and takes their address back.
    phone = open_page(viewport=PHONE, java_script_enabled=False)
    phone.goto(address)
    expect(phone.get_by_text("You were right.")).to_be_visible()
    phone.get_by_role("link", name="Delete them now").click()
    phone.get_by_role("button", name="Delete them").click()
    expect(phone.get_by_text("Nothing about you is stored")).to_be_visible()
    phone.get_by_role("link", name="The correction at its permanent address").click()
    expect(phone.get_by_text("Correction: it is 33.")).to_be_visible()

    # What changed is there for every reader; the one above has the page of a minute ago.
    other = open_page()
    other.goto(f"/public/articles/{slate.slug}/")
    other.get_by_role("link", name="Earlier versions").click()
    look(other)
    other.get_by_role("link", name="What changed from 1 to 2").click()
    expect(other.locator(".compared del")).to_contain_text("36")
    expect(other.locator(".compared ins")).to_contain_text("33")
    look(other)


def test_without_a_script_a_sentence_is_chosen(slate: Article, open_page: OpenPage) -> None:
    phone = open_page(viewport=PHONE, java_script_enabled=False)
    phone.goto(f"/public/articles/{slate.slug}/")
    phone.get_by_role("link", name="Report an error").click()
    phone.get_by_text("Choose a sentence of the article").click()
    phone.get_by_label("An airstrike in northwestern Syria").check()
    phone.get_by_role("button", name="Send the report").click()
    expect(phone.get_by_text("Say what is wrong with these words.").first).to_be_visible()
    phone.get_by_label("What is wrong").fill("It was 33.")
    phone.get_by_role("button", name="Send the report").click()
    expect(phone.get_by_role("heading", name="Received")).to_be_visible()
    expect(phone.get_by_text("An airstrike in northwestern Syria")).to_be_visible()
