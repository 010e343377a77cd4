"""The reading page of each of the six articles in a real browser."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from factcheck.accounts.models import User
from factcheck.articles.models import Revision

SignIn = Callable[..., Page]


@pytest.fixture
def six(roles: None) -> list[Revision]:
    call_command("loaddata", "articles", verbosity=0)
    return list(Revision.objects.select_related("article"))


def path(revision: Revision) -> str:
    return f"/articles/{revision.article.slug}/revisions/{revision.number}/"


@pytest.mark.parametrize("with_script", [True, False])
def test_its_text_content_is_exactly_the_text(six: list[Revision], sign_in: SignIn, with_script: bool) -> None:  # noqa: FBT001
    page = sign_in(User.objects.get(username="ines"), java_script_enabled=with_script)
    assert len(six) == 6
    for revision in six:
        page.goto(path(revision))
        assert page.locator("#text").text_content() == revision.text
        assert page.locator("#text").get_attribute("data-revision") == "1"


def test_everybody_can_read_it(
    six: list[Revision],
    sign_in: SignIn,
    check_axe: Callable[[Page], None],
    check_html: Callable[[str], None],
    no_sideways_scroll: Callable[[Page], None],
) -> None:
    page = sign_in(User.objects.get(username="ines"))
    for address in [*map(path, six), "/articles/", f"/articles/{six[0].article.slug}/revisions/"]:
        response = page.goto(address)
        assert response
        check_html(response.text())
        check_axe(page)
        no_sideways_scroll(page)


def test_site_furniture_is_folded_and_unfolds_without_a_script(six: list[Revision], sign_in: SignIn) -> None:
    page = sign_in(User.objects.get(username="ines"), java_script_enabled=False)
    page.goto(path(next(revision for revision in six if not revision.article.title_is_headline)))
    share = page.get_by_text("SHARE", exact=True)
    expect(share).to_be_hidden()
    page.locator("#text details.furniture > summary").first.click()
    expect(share).to_be_visible()


def test_a_line_holds_about_66_characters(six: list[Revision], sign_in: SignIn) -> None:
    page = sign_in(User.objects.get(username="ines"))
    page.goto(path(six[0]))
    paragraph = page.locator("#text .paragraph").first
    characters = len(paragraph.text_content() or "")
    height, line = paragraph.evaluate("p => [p.offsetHeight, parseFloat(getComputedStyle(p).lineHeight)]")
    assert 55 <= characters / round(height / line) <= 75


def test_on_paper_only_the_facts_and_the_text_are_left(six: list[Revision], sign_in: SignIn) -> None:
    page = sign_in(User.objects.get(username="ines"))
    page.goto(path(six[0]))
    page.emulate_media(media="print")
    expect(page.locator(".topbar")).to_be_hidden()
    expect(page.locator(".articlebar")).to_be_hidden()
    expect(page.get_by_text(six[0].sha256)).to_be_visible()
