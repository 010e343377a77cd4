"""A mistake is owned from its first sight to the readers, and nothing is changed behind their backs."""

import json
from collections.abc import Callable
from xml.dom import minidom

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.examples import a_claim, an_approved_verdict, an_article
from tests.journeys.readiness import ready

OpenPage = Callable[..., Page]
SignIn = Callable[..., Page]

HEADLINE = "Airstrike in Idlib raises fears"
SENTENCE = "At least 36 Turkish soldiers were killed on Thursday, officials in the province said."
MEETING = "President Recep Tayyip Erdogan called a meeting of his security council in Ankara."
NOTE = "This article originally misstated the number of Turkish soldiers killed. It was 33, not 36."


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    """An article that nobody has published yet, with an approved claim in it."""
    article = an_article(by=ines, paragraphs=(HEADLINE, SENTENCE, MEETING))
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="36 Turkish soldiers"))
    return article


def text(*, soldiers: int = 33, comma: str = ",", president: str = "Recep Tayyip Erdogan") -> str:
    sentence = SENTENCE.replace("36", str(soldiers)).replace("Thursday,", f"Thursday{comma}")
    return "\n\n".join([HEADLINE, sentence, MEETING.replace("Recep Tayyip Erdogan", president)])


def publish(page: Page, article: Article, number: int) -> None:
    page.goto(f"/articles/{article.slug}/publish/")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(f"Revision {number} published.")).to_be_visible()


def revise(page: Page, article: Article, words: str) -> None:
    page.goto(f"/articles/{article.slug}/revisions/add/")
    page.get_by_label("The new text").fill(words)
    page.get_by_role("button", name="See what changes").click()
    page.get_by_role("button", name="Save revision").click()
    expect(page.get_by_role("status")).to_contain_text("saved.")


def see_marker_and_note(inside: Page, reader: Page, article: Article) -> None:
    """In the workspace and on the public page: the sign behind the sentence, and the note it leads to."""
    inside.goto(f"/articles/{article.slug}/")
    expect(inside.locator("#text #correction-sign-1")).to_have_accessible_name("* Correction 1")
    inside.goto(f"/articles/{article.slug}/corrections/")
    expect(inside.locator("#correction-1")).to_contain_text("By the ministry’s count.")
    reader.goto(f"/public/articles/{article.slug}/")
    reader.locator("#correction-sign-1").click()
    expect(reader.locator("#correction-1")).to_contain_text(NOTE)


def test_a_mistake_is_owned_and_nothing_is_changed_in_silence(
    article: Article, ines: User, jonas: User, ruth: User, sign_in: SignIn, open_page: OpenPage
) -> None:
    editor, reviewer, reader = sign_in(ines), sign_in(ruth), open_page()
    publish(reviewer, article, 1)

    # 36 becomes 33, and a correction is proposed: the figure, both words, the claim, the note.
    revise(editor, article, text())
    editor.goto(f"/articles/{article.slug}/compare/1/2/")
    editor.locator("summary", has_text="Proposed corrections").click()
    proposed = editor.locator("#proposed-corrections")
    expect(proposed).to_contain_text(NOTE)
    expect(proposed.get_by_role("link", name="Claim 1")).to_be_visible()
    proposed.get_by_role("link", name="Draft this correction").click()
    expect(editor.get_by_label("Kind of error", exact=True)).to_have_value("figure")
    expect(editor.get_by_label("Wrong words", exact=True)).to_have_value("36")
    expect(editor.get_by_label("Right words", exact=True)).to_have_value("33")

    # The note is worded as one types, and stays as one has written it.
    ready(editor)
    editor.get_by_label("What was misstated", exact=True).fill("the toll")
    expect(editor.locator("#note-preview")).to_contain_text("misstated the toll. It was 33, not 36.")
    editor.get_by_label("What was misstated", exact=True).fill("the number of Turkish soldiers killed")
    note = editor.get_by_label("Note", exact=True)
    expect(editor.locator("#note-preview")).to_contain_text(NOTE)
    note.fill(f"{note.input_value()} By the ministry’s count.")
    expect(editor.locator("#note-preview")).to_contain_text("By the ministry’s count.")
    editor.get_by_role("button", name="Submit").click()
    expect(editor.get_by_role("status")).to_contain_text("Correction 1 submitted.")
    expect(editor.get_by_role("button", name="Issue", exact=True)).to_have_count(0)

    # Another person issues it, and readers get the corrected text with it.
    correction = Correction.objects.get()
    reviewer.goto(correction.get_absolute_url())
    reviewer.get_by_role("button", name="Issue", exact=True).click()
    expect(reviewer.get_by_role("status")).to_contain_text("Correction 1 issued.")
    publish(reviewer, article, 2)
    see_marker_and_note(editor, reader, article)

    # In both feeds and in what machines read of the page.
    atom = minidom.parseString(reader.request.get("/public/corrections/feed/").text())  # noqa: S318 our own
    assert NOTE in atom.getElementsByTagName("entry")[0].toxml()
    items = reader.request.get("/public/corrections/feed.json").json()["items"]
    assert NOTE in json.dumps(items[0], ensure_ascii=False)
    told = "".join(reader.locator('script[type="application/ld+json"]').all_text_contents())
    assert "CorrectionComment" in told
    assert NOTE in told

    # Only a comma goes: marker and note stay, and there is nothing to announce.
    revise(editor, article, text(comma=""))
    publish(reviewer, article, 3)
    see_marker_and_note(editor, reader, article)
    editor.goto("/corrections/unannounced/")
    expect(editor.get_by_role("heading", name="Readers were told of everything")).to_be_visible()

    # A name becomes another without a correction: published, it is listed with both names and the way to its draft.
    revise(editor, article, text(comma="", president="Abdullah Gul"))
    publish(reviewer, article, 4)
    editor.goto("/corrections/unannounced/")
    alert = editor.locator(".unannounced li").first
    expect(alert).to_contain_text("Erdogan")
    expect(alert).to_contain_text("Gul")
    alert.get_by_role("link", name="Draft a correction").click()
    expect(editor.get_by_label("Right words", exact=True)).to_contain_text("Gul")

    # A reader reports an error, without an account; it lands on its sentence, and the reader reads the answer.
    reader.goto(f"/public/articles/{article.slug}/report/")
    reader.get_by_label("The words with the error").fill("Abdullah Gul called a meeting")
    reader.get_by_label("What is wrong").fill("Mr. Erdogan called it.")
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_role("heading", name="Your report of an error")).to_be_visible()
    status = reader.url
    desk = sign_in(jonas)
    desk.goto("/reader-reports/")
    desk.locator("tbody a").first.click()
    expect(desk.locator(".passage mark")).to_have_text("Abdullah Gul called a meeting")
    desk.get_by_label("Known already").check()
    desk.get_by_label("Answer, as the reader will read it").fill("We know of it, and put it right.")
    desk.get_by_role("button", name="Answer the reader").click()
    reader.goto(status)
    expect(reader.locator(".answer")).to_have_text("We know of it, and put it right.")
