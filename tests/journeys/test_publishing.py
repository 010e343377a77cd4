"""From the desk to readers: publish the Slate article, read it with its correction and the feed, retract it."""

from collections.abc import Callable
from xml.dom import minidom

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.examples import a_claim, an_approved_verdict

OpenPage = Callable[..., Page]
SignIn = Callable[..., Page]


@pytest.fixture
def slate(roles: None) -> Article:
    """The Slate article as it was imported, with an approved verdict; its publication shows its verdicts."""
    call_command("loaddata", "articles", verbosity=0)
    article = Article.objects.get(publication__slug="slate")
    claim = a_claim(by=person("ines"), article=article, words="nine-year conflict")
    an_approved_verdict(by=person("ines"), approved_by=person("ruth"), claim=claim)
    return article


def person(username: str) -> User:
    return User.objects.get(username=username)


def publish(page: Page, article: Article) -> None:
    page.goto(f"/articles/{article.slug}/")
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Revision 1 published.")).to_be_visible()


def test_a_reviewer_publishes_and_nobody_in_particular_reads(
    slate: Article, sign_in: SignIn, open_page: OpenPage
) -> None:
    reader = open_page()
    publish(sign_in(person("ruth")), slate)

    # The sign leads to the note, and the note back. Were the data in the page a breach of the policy, the watch fails.
    reader.goto(f"/public/articles/{slate.slug}/")
    sign = reader.locator("#sign-1")
    expect(sign).to_have_text("*")
    sign.click()
    expect(reader).to_have_url(f"/public/articles/{slate.slug}/#note-1")
    note = reader.locator("#note-1")
    expect(note).to_contain_text("This post originally misspelled Bashar al-Assad’s first name.")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to the text").click()
    expect(reader).to_have_url(f"/public/articles/{slate.slug}/#sign-1")
    expect(sign).to_be_in_viewport()
    expect(reader.get_by_role("heading", name="What we checked")).to_be_visible()

    # The list, its filter, the permanent address.
    reader.get_by_role("link", name="Corrections", exact=True).click()
    expect(reader.get_by_role("article")).to_have_count(1)
    reader.get_by_label("Type").select_option(label="Clarification")
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("heading", name="No correction like this")).to_be_visible()
    reader.get_by_role("link", name="Clear").click()
    reader.get_by_role("link", name="Permanent address").click()
    expect(reader.get_by_text("note imported with the article")).to_be_visible()

    # The feed leads to the same address.
    feed = minidom.parseString(reader.request.get("/public/corrections/feed/").text())  # noqa: S318 our own
    (entry,) = feed.getElementsByTagName("entry")
    addresses = [link.getAttribute("href") for link in entry.getElementsByTagName("link")]
    assert reader.url in addresses


def test_marker_and_note_lead_to_each_other_in_the_workspace(slate: Article, sign_in: SignIn) -> None:
    page = sign_in(person("ines"))
    page.goto(f"/articles/{slate.slug}/")
    sign = page.locator("#text #sign-1")
    expect(sign).to_have_text("*")
    assert sign.get_attribute("href") == "#note-1"
    assert page.locator("#text #note-1 .note-back").get_attribute("href") == "#sign-1"
    assert page.locator("#text .correction-sign").count() == 1


def test_a_retraction_is_read_before_the_text(slate: Article, sign_in: SignIn, open_page: OpenPage) -> None:
    reviewer = sign_in(person("ruth"))
    publish(reviewer, slate)
    reviewer.get_by_role("link", name="Retract the article").click()
    reviewer.get_by_label("Reason, as readers will read it").fill("The interview never took place.")
    reviewer.get_by_role("button", name="Retract the article").click()
    expect(reviewer.get_by_text("Article retracted.")).to_be_visible()
    reader = open_page(java_script_enabled=False)
    reader.goto(f"/public/articles/{slate.slug}/")
    expect(reader.get_by_role("heading", name="Retracted")).to_be_in_viewport()
    expect(reader.get_by_text("The interview never took place.")).to_be_in_viewport()


def test_everybody_can_use_every_page(
    slate: Article,
    sign_in: SignIn,
    open_page: OpenPage,
    check_axe: Callable[[Page], None],
    check_html: Callable[[str], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    admin, reader = sign_in(person("amara")), open_page()
    before = [f"/articles/{slate.slug}/publish/", "/publications/", "/publications/slate/", "/publications/add/"]
    for address in before:
        look(admin, address, check_axe, check_html, no_sideways_scroll)
    publish(admin, slate)
    for address in (f"/articles/{slate.slug}/publish/", f"/articles/{slate.slug}/retract/"):
        look(admin, address, check_axe, check_html, no_sideways_scroll)
    correction = slate.corrections.get()
    for address in (
        f"/public/articles/{slate.slug}/",
        "/public/corrections/",
        f"/public/corrections/{correction.uid}/",
    ):
        look(reader, address, check_axe, check_html, no_sideways_scroll)


def look(page: Page, address: str, *checks: Callable[..., None]) -> None:
    """Opens a page and puts it before axe-core, the Nu Html Checker and the ruler of a phone."""
    response = page.goto(address)
    assert response is not None
    check_axe, check_html, no_sideways_scroll = checks
    check_html(response.text())
    check_axe(page)
    no_sideways_scroll(page)
