"""/articles/import/<uid>/: what was recognised is put right, by one form that needs no script, and then saved."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.actions import keep_draft
from factcheck.articles.importing import read_articles
from factcheck.articles.importing.editing import draft_article, from_json, to_json
from factcheck.articles.models import Article, ImportDraft, Publication
from factcheck.audit.models import Event
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db

TEXT = """The harbour freezes

Ships lie still on Monday, the port master said, and nobody knows for how long.

See the register for all 14 of them, which is kept by hand in the tower.
"""


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def draft(ines: User) -> ImportDraft:
    return make_draft(ines, TEXT)


def make_draft(by: User, text: str) -> ImportDraft:
    articles = to_json([draft_article(article) for article in read_articles(text, source_file="harbour.txt")])
    return keep_draft(by=by, articles=articles, source_file="harbour.txt", encoding="utf-8")


def fields(desk: Client, draft: ImportDraft) -> dict[str, str]:
    """What the form of the page sends when nothing on it was touched."""
    page = desk.get(f"/articles/import/{draft.uid}/").content.decode()
    sent = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page))
    for select in re.findall(r'<select[^>]* name="([^"]+)".*?</select>', page, re.DOTALL):
        chosen = re.search(rf'name="{select}".*?<option value="([^"]*)" selected', page, re.DOTALL)
        assert chosen
        sent[select] = chosen[1]
    return {name: value for name, value in sent.items() if "-again" not in name}


def send(desk: Client, draft: ImportDraft, do: str, **changes: str) -> Any:
    named = {name.replace("_", "-", 2 if name.startswith("role") else 1): value for name, value in changes.items()}
    sent = fields(desk, draft) | named
    return desk.post(f"/articles/import/{draft.uid}/", sent | {"do": do})


def recognised(draft: ImportDraft) -> list[Any]:
    draft.refresh_from_db()
    return from_json(draft.articles)


def test_it_shows_facts_and_blocks_in_order(desk: Client, draft: ImportDraft) -> None:
    page = desk.get(f"/articles/import/{draft.uid}/").content.decode()
    assert 'value="The harbour freezes"' in page
    assert "Save 1 article" in page
    assert page.index("Ships lie still") < page.index("See the register")


def test_saving_makes_the_article_and_takes_the_draft_away(desk: Client, draft: ImportDraft, ines: User) -> None:
    response = send(desk, draft, "save", role_0_1="standfirst", a0_publication="The Daily Test")
    article = Article.objects.get()
    assert response.headers["Location"] == "/articles/the-harbour-freezes/"
    assert (article.imported_by, article.source_file) == (ines, "harbour.txt")
    assert str(article.publication) == "The Daily Test"
    assert [block["role"] for block in article.revisions.get().blocks] == ["headline", "standfirst", "paragraph"]
    assert not ImportDraft.objects.exists()
    assert Event.objects.filter(verb="imported", object_uid=str(article.uid), person=ines).count() == 1


def test_saving_twice_makes_one_article(desk: Client, draft: ImportDraft) -> None:
    sent = fields(desk, draft) | {"do": "save"}
    path = f"/articles/import/{draft.uid}/"
    first, second = desk.post(path, sent), desk.post(path, sent)
    assert first.headers["Location"] == second.headers["Location"] == "/articles/the-harbour-freezes/"
    assert Article.objects.count() == 1
    assert desk.get(path).headers["Location"] == "/articles/the-harbour-freezes/"


def test_what_was_typed_is_kept_whatever_button_is_pressed(desk: Client, draft: ImportDraft) -> None:
    send(desk, draft, "merge:0:2", a0_byline="Nell Ames", a0_published="soon", role_0_1="caption")
    (article,) = recognised(draft)
    assert (article.byline, article.published) == ("Nell Ames", "soon")
    assert [element.role for element in article.elements] == ["headline", "caption"]


def test_an_article_can_begin_at_a_block_and_be_joined_again(desk: Client, draft: ImportDraft) -> None:
    response = send(desk, draft, "begin:0:2")
    assert response.headers["Location"].endswith("#b-1-0")
    assert [len(article.elements) for article in recognised(draft)] == [2, 1]
    response = send(desk, draft, "join:1")
    assert response.headers["Location"].endswith("#b-0-2")
    assert [len(article.elements) for article in recognised(draft)] == [3]


def test_two_articles_are_saved_together_and_lead_to_the_list(desk: Client, draft: ImportDraft) -> None:
    send(desk, draft, "begin:0:2")
    response = send(desk, draft, "save", a1_title="The register")
    assert response.headers["Location"] == "/articles/"
    assert set(Article.objects.values_list("title", "title_is_headline")) == {
        ("The harbour freezes", True),
        ("The register", False),
    }
    assert "2 articles saved, 3 blocks." in desk.get("/articles/").content.decode()


def test_one_wrong_article_keeps_all_from_being_saved(desk: Client, draft: ImportDraft) -> None:
    send(desk, draft, "begin:0:2")
    response = send(desk, draft, "save")
    assert response.status_code == 422
    assert "The text has no headline. Give a title." in response.content.decode()
    assert not Article.objects.exists()
    assert ImportDraft.objects.exists()


def test_a_block_is_split_in_two_steps_without_a_script(desk: Client, draft: ImportDraft) -> None:
    response = send(desk, draft, "open:0:2")
    assert response.headers["Location"].endswith("?open=0.2#b-0-2")
    assert 'name="second-begins"' in desk.get(response.headers["Location"]).content.decode()
    send(desk, draft, "split:0:2", second_begins="which is kept")
    assert recognised(draft)[0].elements[3].text == "which is kept by hand in the tower."


def test_words_that_are_not_in_the_block_are_said_and_kept(desk: Client, draft: ImportDraft) -> None:
    response = send(desk, draft, "split:0:2", second_begins="by sledge")
    page = response.content.decode()
    assert response.status_code == 422
    assert "does not go on with “by sledge”" in page
    assert 'value="by sledge"' in page


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("a0_title", "", "Give a title"),
        ("a0_title", "x" * 301, "at most 300 characters"),
        ("a0_publication", "x" * 121, "at most 120 characters"),
        ("a0_byline", "x" * 301, "at most 300 characters"),
        ("a0_published", "2020-02-30", "valid date"),
        ("a0_original_url", "javascript:alert(1)", "URL"),
        ("a0_original_url", "ftp://example.org/x", "http"),
        ("a0_language", "klingon", "choices"),
    ],
)
def test_a_fact_that_cannot_be_is_said_at_its_field(
    desk: Client, draft: ImportDraft, field: str, value: str, reason: str
) -> None:
    changes = {field: value} | ({"role_0_0": "kicker"} if value == "" else {})
    response = send(desk, draft, "save", **changes)
    assert response.status_code == 422
    errors = response.context["wrong"][0][1].errors[field.removeprefix("a0_")]
    assert reason in str(errors)
    assert not Article.objects.exists()


def test_a_date_in_the_future_is_refused(desk: Client, draft: ImportDraft) -> None:
    tomorrow = (timezone.now() + timedelta(days=2)).date().isoformat()
    response = send(desk, draft, "save", a0_published=tomorrow)
    assert response.status_code == 422
    assert "This date is in the future." in response.content.decode()


def test_a_nul_in_a_fact_is_dropped_and_breaks_nothing(desk: Client, draft: ImportDraft) -> None:
    assert send(desk, draft, "keep", a0_byline="Nell\0 Ames").status_code == 302
    assert recognised(draft)[0].byline == "Nell Ames"


def test_a_role_that_does_not_exist_is_refused(desk: Client, draft: ImportDraft) -> None:
    assert send(desk, draft, "save", role_0_1="limerick").status_code == 400
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "do", ["", "dance", "begin", "begin:9:9", "merge:0:99", "split:9:9", "join:77", "merge:x:y", f"join:{'9' * 5000}"]
)
def test_a_button_that_was_never_there_breaks_nothing(desk: Client, draft: ImportDraft, do: str) -> None:
    assert send(desk, draft, do).status_code in (302, 409, 422)
    assert len(recognised(draft)[0].elements) == 3


@pytest.mark.parametrize(
    "query", ["part=0", "part=99999999999", "part=x", "open=9.9", "open=99999999999999999.1", "open=x"]
)
def test_a_mistyped_address_never_breaks_the_page(desk: Client, draft: ImportDraft, query: str) -> None:
    assert desk.get(f"/articles/import/{draft.uid}/?{query}").status_code == 200


def test_a_page_from_before_another_window_changed_the_blocks_changes_nothing(desk: Client, draft: ImportDraft) -> None:
    old = fields(desk, draft)
    send(desk, draft, "merge:0:2")
    response = desk.post(f"/articles/import/{draft.uid}/", old | {"do": "save"})
    assert response.status_code == 409
    assert "changed in another window" in response.content.decode()
    assert not Article.objects.exists()


def test_the_same_text_again_has_to_be_wanted(desk: Client, draft: ImportDraft, ines: User) -> None:
    send(desk, draft, "save")
    again = make_draft(ines, TEXT)
    response = send(desk, again, "save")
    assert response.status_code == 422
    page = response.content.decode()
    assert "The same text is here already. Say whether you want it again." in page
    assert 'href="/articles/the-harbour-freezes/"' in page
    response = send(desk, again, "save", a0_again="on")
    assert response.headers["Location"] == "/articles/the-harbour-freezes-2/"
    assert Article.objects.count() == 2


def test_a_draft_can_be_discarded(desk: Client, draft: ImportDraft) -> None:
    assert desk.post(f"/articles/import/{draft.uid}/", {"do": "discard"}).headers["Location"] == "/articles/import/"
    assert not ImportDraft.objects.exists()
    assert desk.get(f"/articles/import/{draft.uid}/").status_code == 404


@pytest.mark.parametrize("do", ["keep", "save", "discard"])
def test_somebody_elses_draft_is_not_there(client: Client, jonas: User, draft: ImportDraft, do: str) -> None:
    client.force_login(jonas)
    assert client.get(f"/articles/import/{draft.uid}/").status_code == 404
    assert client.post(f"/articles/import/{draft.uid}/", {"do": do}).status_code == 404
    assert ImportDraft.objects.exists()
    assert client.get(f"/articles/import/{uuid4()}/").status_code == 404


def test_the_script_keeps_the_draft_without_a_page(desk: Client, draft: ImportDraft) -> None:
    sent = fields(desk, draft) | {"do": "keep", "a0-byline": "Nell Ames"}
    response = desk.post(f"/articles/import/{draft.uid}/", sent, headers={"Accept": "application/json"})
    assert response.status_code == 204
    assert recognised(draft)[0].byline == "Nell Ames"


def test_a_long_text_comes_in_parts_and_keeps_what_is_on_the_others(desk: Client, ines: User) -> None:
    paragraphs = "\n\n".join(f"Ship number {number} lies still in the harbour since Monday." for number in range(400))
    draft = make_draft(ines, f"The harbour freezes\n\n{paragraphs}")
    response = send(desk, draft, "part:2", role_0_1="caption")
    assert response.headers["Location"].endswith("?part=2")
    page = desk.get(response.headers["Location"]).content.decode()
    assert 'name="role-0-300"' in page
    assert 'name="role-0-299"' not in page
    assert recognised(draft)[0].elements[1].role == "caption"
    shape = re.search(r'name="shape" value="(\w+)"', page)
    assert shape
    desk.post(f"/articles/import/{draft.uid}/", {"shape": shape[1], "do": "save", "role-0-400": "copyright"})
    roles = [block["role"] for block in Article.objects.get().revisions.get().blocks]
    assert (roles[1], roles[400], len(roles)) == ("caption", "copyright", 401)


def test_known_publications_are_offered(desk: Client, draft: ImportDraft, make_article: ArticleMaker) -> None:
    make_article("Bread grows dear", publication="The Daily Test")
    page = desk.get(f"/articles/import/{draft.uid}/").content.decode()
    assert '<option value="The Daily Test"></option>' in page
    assert '<option value="Slate"></option>' in page


def test_a_publication_is_found_whatever_its_case(desk: Client, draft: ImportDraft, make_article: ArticleMaker) -> None:
    make_article("Bread grows dear", publication="The Daily Test")
    send(desk, draft, "save", a0_publication="the daily  test")
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("blocks", [3, 60])
def test_the_number_of_statements_does_not_grow(
    desk: Client, ines: User, django_assert_max_num_queries: Any, blocks: int
) -> None:
    draft = make_draft(
        ines, "\n\n".join(["The harbour freezes", *(f"Ship {n} lies still on Monday." for n in range(blocks))])
    )
    with django_assert_max_num_queries(6):
        desk.get(f"/articles/import/{draft.uid}/")


@pytest.mark.django_db(transaction=True)
def test_a_refusal_half_way_stores_none_of_the_articles(desk: Client, draft: ImportDraft) -> None:
    send(desk, draft, "begin:0:2")
    sent = fields(desk, draft) | {"do": "save", "a1-title": "The register"}
    stored = ImportDraft.objects.get()
    # A text that the action refuses, and no form sees: it ends in a space.
    stored.articles[1]["elements"][0]["text"] = "See the register "
    stored.save()
    sent["shape"] = fields(desk, draft)["shape"]
    response = desk.post(f"/articles/import/{draft.uid}/", sent)
    assert response.status_code == 422
    assert "not in canonical form" in response.content.decode()
    assert not Article.objects.exists()
    assert not Event.objects.exists()
    assert ImportDraft.objects.exists()
