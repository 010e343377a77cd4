"""/corrections/unannounced/: what readers were not told, with the difference, and what to do."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.announcing import waive_change
from factcheck.corrections.announcements import draft_address
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, an_issued_correction
from tests.corrections.publishing import in_body, shown_twice
from tests.examples import an_article

PATH = "/corrections/unannounced/"


@pytest.fixture
def quietly(ruth: User) -> Article:
    return shown_twice(by=ruth)


@pytest.fixture
def desk(client: Client, ruth: User) -> Client:
    client.force_login(ruth)
    return client


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{PATH}{query}")
    assert response.status_code == 200
    return response.content.decode()


def changes(client: Client, query: str = "") -> int:
    return page(client, query).count('id="change-')


def test_it_shows_the_difference_in_the_line_and_says_it_in_words(desk: Client, quietly: Article) -> None:
    html = page(desk)
    assert "At least <del>36</del><ins>33</ins> soldiers were killed on Thursday." in html
    assert "“36” became “33”" in html
    assert "revision 1 to 2, published by Ruth Adeyemi" in html
    assert f'href="/articles/{quietly.slug}/"' in html
    assert f"/articles/{quietly.slug}/corrections/draft/?from=1&amp;to=2&amp;new=" in html
    assert f'action="{PATH}{in_body(quietly).uid}/waive/"' in html


def test_the_draft_begins_with_the_change(desk: Client, quietly: Article) -> None:
    html = desk.get(draft_address(in_body(quietly))).content.decode()
    assert "It was 33, not 36." in html


def test_filters_stand_in_the_address(desk: Client, ines: User, quietly: Article, ruth: User) -> None:
    waive_change(by=ruth, change=in_body(quietly), reason="A count of a day.")
    assert changes(desk) == 1
    assert changes(desk, "?state=all") == 2
    assert changes(desk, "?state=waived") == 1
    assert changes(desk, "?state=covered") == 0
    assert changes(desk, "?kind=figure") == 1
    assert changes(desk, "?kind=name") == 0
    assert changes(desk, f"?article={quietly.slug}") == 1
    assert changes(desk, "?article=another") == 0
    assert changes(desk, "?publication=none") == 0
    assert changes(desk, "?state=odd&page=x") == 0


def test_a_waived_one_says_who_and_why_and_can_be_opened(desk: Client, quietly: Article, ruth: User) -> None:
    waived = waive_change(by=ruth, change=in_body(quietly), reason="A count of a day.")
    html = page(desk, "?state=waived")
    assert "Ruth Adeyemi waived it: A count of a day." in html
    assert f'action="{PATH}{waived.uid}/reopen/"' in html


def test_a_covered_one_leads_to_its_correction(desk: Client, quietly: Article, ines: User, ruth: User) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=quietly)
    html = page(desk, "?state=covered")
    assert f'href="/corrections/{issued.uid}/">Correction {issued.number} tells readers of it' in html
    assert "/waive/" not in html


def test_a_correction_under_way_is_offered_in_place_of_another_draft(
    desk: Client, quietly: Article, ines: User
) -> None:
    draft = a_correction(by=ines, article=quietly)
    html = page(desk)
    assert f"Correction {draft.number}, draft, names it" in html
    assert "corrections/draft/?from" not in html


def test_an_editor_drafts_and_does_not_waive(client: Client, ines: User, quietly: Article) -> None:
    client.force_login(ines)
    html = page(client)
    assert "Draft a correction" in html
    assert "/waive/" not in html


def test_a_cut_sentence_is_said_to_be_cut(desk: Client, ruth: User) -> None:
    kept = "They slept well that night."
    shown_twice(by=ruth, before=("Night", f"{kept} At least 36 died."), after=("Night", kept))
    html = page(desk)
    assert "<del>At least 36 died.</del>" in html
    assert "The sentence was cut" in html


def test_it_says_so_when_readers_were_told_of_everything(desk: Client) -> None:
    assert "Readers were told of everything" in page(desk)
    assert "No change like this" in page(desk, "?kind=name")


def test_markup_in_the_words_is_shown_as_written(desk: Client, ruth: User) -> None:
    shown_twice(by=ruth, before=("Night", "At <b>36</b> & more."), after=("Night", "At <b>33</b> & more."))
    html = page(desk)
    assert "&lt;b&gt;" in html
    assert "<b>33" not in html


def test_its_statements_do_not_grow_with_the_changes(desk: Client, ruth: User, ines: User) -> None:
    counts = []
    for number in (1, 2):
        for _article in range(number):
            a_correction(by=ines, article=shown_twice(by=ruth))
        page(desk)
        with CaptureQueriesContext(connection) as asked:
            assert changes(desk) >= 2 * number
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/articles/", "/articles/{slug}/", "/articles/{slug}/corrections/"])
def test_the_article_says_how_many_it_has(desk: Client, quietly: Article, path: str) -> None:
    html = desk.get(path.format(slug=quietly.slug)).content.decode()
    assert f'href="{PATH}?article={quietly.slug}"' in html
    assert 'class="not-announced"' in html


def test_the_list_of_articles_is_narrowed_to_those_that_have_some(desk: Client, quietly: Article, ines: User) -> None:
    an_article(by=ines, paragraphs=("Calm seas", "Nothing happened."))
    html = desk.get("/articles/?unannounced=on").content.decode()
    assert "Strike kills 36 in Idlib" in html
    assert "Calm seas" not in html


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker, db: Any) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get(PATH).status_code == 403
