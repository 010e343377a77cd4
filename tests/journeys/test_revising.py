"""Revisions in a real browser: what stays approved, what lapses, what loses its words and finds them again."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import VerdictState
from tests.examples import a_claim, a_revision, an_approved_verdict, an_article, latest
from tests.journeys.readiness import press, ready

SignIn = Callable[..., Page]

FIRST = "An airstrike late Thursday inflicted heavy losses, killing at least 36 and raising fears of direct conflict."
SECOND = "Turkish officials, however, were quick to say that the bombing was carried out by Syrian government forces."
THIRD = "Camera crews have captured refugees piling in buses and ferries and heading for the border with Greece."
FOURTH = "In response to NATO reluctance, Turkey is threatening to open its borders to another wave of refugees."


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines, paragraphs=("Airstrike raises fears", FIRST, SECOND, THIRD, FOURTH), publication="Slate")


@pytest.fixture
def approved(article: Article, ines: User, ruth: User) -> Verdict:
    """“at least 36”, approved."""
    return an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="at least 36"))


def revise(page: Page, article: Article, text: str) -> None:
    """Adds a revision by hand: paste, see what changes, save."""
    page.goto(f"/articles/{article.slug}/revisions/add/")
    page.get_by_label("The new text").fill(text)
    page.get_by_role("button", name="See what changes").click()
    expect(page.locator("#preview-claims")).to_contain_text("would be carried")
    page.get_by_role("button", name="Save revision").click()
    expect(page.get_by_role("status")).to_contain_text("saved.")


def banner(page: Page) -> str:
    return " ".join(page.locator("#revision-banner").inner_text().split())


def select(page: Page, words: str) -> None:
    """Selects words of one text node, as a pointer does."""
    ready(page)
    page.evaluate(
        """words => {
          const nodes = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          while (nodes.nextNode()) {
            const at = nodes.currentNode.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(nodes.currentNode, at, nodes.currentNode, at + words.length);
          }
        }""",
        words,
    )


def test_an_approval_follows_its_words_and_lapses_with_them(
    article: Article, approved: Verdict, amara: User, ines: User, sign_in: SignIn, tmp_path: Path
) -> None:
    editor = sign_in(ines)
    claim = approved.claim
    other = a_claim(by=ines, article=article, words="another wave of refugees")

    # A comma elsewhere and a paragraph in another place: still approved, the mark in the right place.
    moved = "\n\n".join(["Airstrike raises fears", FIRST, THIRD, SECOND.replace(", however,", " however"), FOURTH])
    revise(editor, article, moved)
    assert "2 unchanged" in banner(editor)
    editor.goto(article.get_absolute_url())
    expect(editor.locator("#text .mark").first).to_have_text("at least 36")
    expect(editor.locator("#claim-1 .state")).to_have_text("Approved")
    approved.refresh_from_db()
    assert fingerprint(approved) == approved.fingerprint

    # 36 → 33: lapsed, with the reason in the banner's page, the workspace, the list and the CSV.
    revise(editor, article, moved.replace("36", "33"))
    assert "1 changed" in banner(editor)
    expect(editor.locator("#effect-1")).to_contain_text("36 → 33 in revision 3")
    editor.goto(article.get_absolute_url())
    expect(editor.locator("#claim-1")).to_contain_text("36 → 33 in revision 3")
    editor.goto("/claims/")
    expect(editor.locator("tr", has_text="at least 33")).to_contain_text("36 → 33 in revision 3")
    admin = sign_in(amara, accept_downloads=True)
    admin.goto("/reports/")
    with admin.expect_download() as download:
        admin.locator("tr", has_text=article.title).get_by_role("button", name="CSV").first.click()
    file = tmp_path / "report.csv"
    download.value.save_as(file)
    rows = list(csv.DictReader(StringIO(file.read_text(encoding="utf-8-sig"))))
    assert [row["lapse_reason"] for row in rows if row["lapse_reason"]] == ["36 → 33 in revision 3"]

    # The two texts beside each other, and what it means.
    editor.goto(f"/articles/{article.slug}/compare/2/3/")
    expect(editor.locator(".old-side del")).to_have_text("36")
    expect(editor.locator(".diff-text ins")).to_have_text("33")
    expect(editor.locator(".effect")).to_contain_text("Needs re-check")

    # The sentence is cut: unanchored, with its last words.
    cut = moved.replace(FIRST, "The losses were heavy.")
    revise(editor, article, cut)
    assert "1 unanchored" in banner(editor)
    expect(editor.locator("#effect-1")).to_contain_text("“at least 33”")

    # Put back: found again. It is not approved again.
    revise(editor, article, moved)
    assert claim.anchors.get(revision=latest(article), closed_at=None).exact == "at least 36"
    approved.refresh_from_db()
    assert approved.state == VerdictState.LAPSED

    # Another one loses its words, and a person finds them others, by key and button.
    revise(editor, article, moved.replace(FOURTH, "Ankara may let refugees pass, it says."))
    lost = editor.locator(f"#effect-{other.number}")
    expect(lost).to_contain_text("Unanchored")
    field = lost.get_by_label("The words, as they stand in the text")
    select(editor, "may let refugees pass")
    expect(field).to_have_value("may let refugees pass")
    lost.get_by_role("button", name="Attach", exact=True).click()
    expect(editor.get_by_role("status")).to_contain_text("Claim 2 stands on “may let refugees pass”.")
    assert Claim.objects.get(pk=other.pk).anchors.filter(status="reattached").count() == 1
    with_others = Claim.objects.get(pk=other.pk).anchors.get(closed_at=None, revision=latest(article))
    assert with_others.placed_by == ines


def test_who_comes_after_a_revision_is_told_in_the_workspace(
    article: Article, approved: Verdict, ines: User, jonas: User, sign_in: SignIn
) -> None:
    a_claim(by=ines, article=article, words="another wave of refugees")
    a_revision(by=ines, article=article, text=latest(article).text.replace("36", "33"))
    editor = sign_in(jonas)
    editor.goto(article.get_absolute_url())
    shown = editor.locator("#revision-banner")
    expect(shown).to_contain_text("Revision 2 and its 2 claims:")
    shown.get_by_role("link", name="1 changed").click()
    expect(editor.locator(".effect")).to_have_count(1)
    press(editor, "y")
    expect(editor.get_by_role("status")).to_contain_text("stands on “at least 33”.")
    # Nothing waits now, and it was told: the banner is gone.
    editor.goto(article.get_absolute_url())
    editor.wait_for_load_state("networkidle")
    expect(editor.locator("#revision-banner")).to_be_hidden()


def test_every_way_is_taken_by_key(article: Article, ines: User, sign_in: SignIn) -> None:
    for words in ("killing at least 36", "another wave of refugees"):
        a_claim(by=ines, article=article, words=words)
    editor = sign_in(ines)
    revise(editor, article, latest(article).text.replace(FIRST, "The losses were heavy.").replace(FOURTH, "No more."))
    # A leads into the field of the first that waits, X into the reason.
    press(editor, "a")
    expect(editor.locator("#words-1")).to_be_focused()
    press(editor, "Control+A")
    editor.keyboard.type("losses were heavy")
    press(editor, "Tab")
    press(editor, "Enter")
    expect(editor.get_by_role("status")).to_contain_text("Claim 1 stands on “losses were heavy”.")
    editor.goto(f"/articles/{article.slug}/revisions/2/claims/")
    press(editor, "x")
    expect(editor.get_by_label("Why it is withdrawn").nth(0)).to_be_focused()
    editor.keyboard.type("No longer in the text")
    press(editor, "Enter")
    expect(editor.get_by_role("status")).to_contain_text("Claim 2 withdrawn.")


def test_what_was_carried_is_confirmed_by_key(article: Article, ines: User, sign_in: SignIn) -> None:
    a_claim(by=ines, article=article, words="killing at least 36")
    editor = sign_in(ines)
    revise(editor, article, latest(article).text.replace("36", "33"))
    press(editor, "y")
    expect(editor.get_by_role("status")).to_contain_text("Claim 1 stands on “killing at least 33”.")


def test_without_a_script_it_works_too(article: Article, ines: User, sign_in: SignIn) -> None:
    a_claim(by=ines, article=article, words="killing at least 36")
    editor = sign_in(ines, java_script_enabled=False)
    editor.goto(f"/articles/{article.slug}/revisions/add/")
    editor.get_by_label("The new text").fill(latest(article).text.replace("36", "33"))
    editor.get_by_role("button", name="See what changes").click()
    editor.get_by_role("button", name="What becomes of the claims").click()
    expect(editor.locator("#preview-claims")).to_contain_text("1 changed")
    editor.get_by_role("button", name="Save revision").click()
    editor.get_by_role("button", name="Confirm claim 1").click()
    expect(editor.locator("#revision-banner")).to_contain_text("1 settled by hand")


def test_its_pages_have_no_barrier(
    article: Article,
    approved: Verdict,
    ines: User,
    sign_in: SignIn,
    check_axe: Callable[[Page], None],
    check_html: Callable[[str], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    a_claim(by=ines, article=article, words="another wave of refugees")
    a_claim(by=ines, article=article, words="buses and ferries")
    text = "\n\n".join(
        ["Airstrike raises fears", FIRST.replace("36", "33"), THIRD.replace("buses and", "buses, and"), SECOND]
    )
    a_revision(by=ines, article=article, text=text)
    editor = sign_in(ines)
    found = f"/articles/{article.slug}"
    for address in (f"{found}/compare/1/2/", f"{found}/compare/1/2/claims/", f"{found}/revisions/2/claims/"):
        response = editor.goto(address)
        assert response is not None
        editor.wait_for_load_state("networkidle")
        check_html(response.text())
        check_axe(editor)
        no_sideways_scroll(editor)
    editor.goto(f"{found}/revisions/add/")
    editor.get_by_label("The new text").fill(text.replace("33", "31"))
    editor.get_by_role("button", name="See what changes").click()
    editor.wait_for_load_state("networkidle")
    check_axe(editor)
    no_sideways_scroll(editor)
