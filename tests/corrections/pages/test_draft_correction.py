"""Writing a correction between two revisions."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.corrections.models import Correction
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_article, latest


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def address(article: Article, query: str = "") -> str:
    return f"/articles/{article.slug}/corrections/draft/{query}"


def sentence_after(article: Article, words: str = "Thursday.") -> str:
    text = latest(article).text
    end = text.index(words) + len(words)
    return f"{text.index('At least')}-{end}"


def typed(article: Article, **what: Any) -> dict[str, Any]:
    usual = {
        "uid": str(uuid4()),
        "type": "correction",
        "error_kind": "figure",
        "scope": "body",
        "wrong": "36",
        "right": "33",
        "dated": "2020-02-28",
        "note": "Correction, Feb. 28, 2020: It was 33, not 36.",
        "after": sentence_after(article),
    }
    return usual | what


def test_it_lists_what_changed_and_begins_with_the_chosen_change(desk: Client, corrected: Article) -> None:
    page = desk.get(address(corrected, "?from=1&to=2&change=2")).content.decode()
    assert "<del>36</del> → <ins>33</ins>" in page
    assert page.count("Correct this") == 1
    for chosen in ('<option value="figure" selected>', '<option value="body" selected>', "It was 33, not 36."):
        assert chosen in page
    assert f'value="{sentence_after(corrected)}" selected' in page
    assert not Correction.objects.exists()


def test_the_last_two_texts_are_taken_where_none_is_named(desk: Client, corrected: Article) -> None:
    assert "What changed from revision 1 to 2" in desk.get(address(corrected)).content.decode()


def test_a_claim_that_led_here_is_chosen(desk: Client, ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    page = desk.get(address(corrected, f"?claim={claim.uid}")).content.decode()
    assert f'<option value="{claim.uid}" selected>1. 33 soldiers</option>' in page


def test_one_revision_has_nothing_to_correct_and_says_what_to_do(desk: Client, ines: User) -> None:
    article = an_article(by=ines)
    page = desk.get(address(article)).content.decode()
    assert "There is one revision only" in page
    assert f'href="/articles/{article.slug}/revisions/"' in page
    assert desk.post(address(article), {"do": "save"}).status_code == 200
    assert not Correction.objects.exists()


def test_it_saves_a_draft(desk: Client, ines: User, corrected: Article) -> None:
    response = desk.post(address(corrected), typed(corrected, do="save"))
    draft = Correction.objects.get()
    assert (response.status_code, response["Location"]) == (302, draft.get_absolute_url())
    assert (draft.state, draft.author, draft.wrong, draft.right) == ("draft", ines, "36", "33")
    assert draft.anchors.get().prefix.endswith("Thursday")


def test_sent_twice_it_makes_one(desk: Client, corrected: Article) -> None:
    words = typed(corrected, do="save")
    desk.post(address(corrected), words)
    desk.post(address(corrected), words)
    assert Correction.objects.count() == 1


def test_submitted_twice_it_leads_to_the_one_both_times(desk: Client, corrected: Article) -> None:
    words = typed(corrected, do="submit")
    first, second = desk.post(address(corrected), words), desk.post(address(corrected), words)
    found = Correction.objects.get()
    assert first["Location"] == second["Location"] == found.get_absolute_url()
    assert (second.status_code, found.state) == (302, "submitted")


def test_it_submits_what_is_complete(desk: Client, corrected: Article) -> None:
    desk.post(address(corrected), typed(corrected, do="submit"))
    assert Correction.objects.get().state == "submitted"


def test_what_is_missing_is_listed_and_the_draft_is_kept(desk: Client, corrected: Article) -> None:
    response = desk.post(address(corrected), typed(corrected, do="submit", right="", after=""))
    page = response.content.decode()
    draft = Correction.objects.get()
    assert response.status_code == 422
    assert draft.state == "draft"
    for link in ('href="#id_right"', 'href="#id_after"', f'action="{draft.get_absolute_url()}change/"'):
        assert link in page


def test_the_preview_words_the_note_and_keeps_nothing(desk: Client, corrected: Article) -> None:
    response = desk.post(
        address(corrected), typed(corrected, do="preview", subject="the number of soldiers killed", note="Old words.")
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "This article originally misstated the number of soldiers killed. It was 33, not 36." in page
    assert "Old words." not in page
    assert not Correction.objects.exists()


def test_the_marker_may_stand_after_typed_words(desk: Client, corrected: Article) -> None:
    desk.post(address(corrected), typed(corrected, do="save", words="The province"))
    assert Correction.objects.get().anchors.get().prefix.endswith("The provinc")


@pytest.mark.parametrize(
    ("words", "said"),
    [("no such words", "do not stand in revision 2"), ("33", "stand 2 times")],
)
def test_words_that_lead_nowhere_are_told_at_their_field(
    desk: Client, corrected: Article, words: str, said: str
) -> None:
    response = desk.post(address(corrected), typed(corrected, do="save", words=words))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Correction.objects.exists()


def test_a_date_in_the_future_is_told_and_nothing_is_kept(desk: Client, corrected: Article) -> None:
    response = desk.post(address(corrected), typed(corrected, do="save", dated="2999-01-01"))
    assert response.status_code == 422
    assert "in the future" in response.content.decode()
    assert not Correction.objects.exists()


def test_hostile_words_are_only_words(desk: Client, corrected: Article) -> None:
    page = desk.post(address(corrected), typed(corrected, do="preview", right="</textarea><script>x()</script>"))
    assert "<script>x()" not in page.content.decode()


@pytest.mark.parametrize(("query", "status"), [("?from=2&to=1", 400), ("?from=1&to=9", 404), ("?from=x&to=", 200)])
def test_texts_that_are_not_there_are_refused(desk: Client, corrected: Article, query: str, status: int) -> None:
    assert desk.get(address(corrected, query)).status_code == status


def test_nobody_without_a_role_drafts(client: Client, make_person: PersonMaker, corrected: Article) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    assert client.get(address(corrected)).status_code == 403


def test_how_the_error_was_found_is_kept_by_the_publications_clock(desk: Client, corrected: Article) -> None:
    prague = Publication.objects.create(name="Prague Post", slug="prague-post", time_zone="Europe/Prague")
    Article.objects.filter(pk=corrected.pk).update(publication=prague)
    assert "By the clock of Europe/Prague." in desk.get(address(corrected)).content.decode()
    found = {
        "found_through": "reader",
        "late_because": "It was lost.",
        "found_how": "a letter from a reader",
        "found_by": "A. Reader",
        "found_at": "2020-02-28T09:30",
    }
    page = desk.post(address(corrected), typed(corrected, do="save", **found), follow=True).content.decode()
    draft = Correction.objects.get()
    assert draft.found_at == datetime(2020, 2, 28, 8, 30, tzinfo=UTC)
    for words in ("a letter from a reader", "A. Reader", "28 Feb 2020, 09:30 CET"):
        assert words in page
    assert 'value="2020-02-28T09:30"' in desk.get(f"{draft.get_absolute_url()}change/").content.decode()


@pytest.mark.parametrize(
    ("found_at", "said"),
    [
        ("2999-01-01T10:00", "cannot have been found in the future"),
        ("0001-01-01T00:00", "in the year 1"),
        ("yesterday", "Enter a valid date/time"),
        ("2020-13-45T99:99", "Enter a valid date/time"),
    ],
)
def test_a_time_at_which_nobody_found_it_is_told(desk: Client, corrected: Article, found_at: str, said: str) -> None:
    response = desk.post(address(corrected), typed(corrected, do="save", found_at=found_at))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Correction.objects.exists()


def test_several_changes_begin_one_note(desk: Client, corrected: Article) -> None:
    page = desk.get(address(corrected, "?from=1&to=2&change=2&change=1")).content.decode()
    assert "It was 33, not 36. Its headline also misstated" in page
    assert page.count('aria-current="true"') >= 2
    assert 'name="further-0-wrong"' in page
    assert "The same note also names change 1" in page


def also(**what: str) -> dict[str, str]:
    usual = {
        "error_kind": "figure",
        "scope": "headline",
        "wrong": "36",
        "right": "33",
        "subject": "",
        "claim": "",
        "at": "",
    }
    typed = {f"further-0-{name}": value for name, value in (usual | what).items()}
    return {
        "further-TOTAL_FORMS": "2",
        "further-INITIAL_FORMS": "0",
        "further-1-error_kind": "misspelled",
        "further-1-scope": "body",
    } | typed


def test_a_note_of_two_changes_owns_both(desk: Client, corrected: Article) -> None:
    desk.post(address(corrected), typed(corrected, do="submit", note="", **also()))
    found = Correction.objects.get()
    assert [str(one) for one in found.further_changes.all()] == ["36 → 33"]
    assert (found.state, found.note.count("33")) == ("submitted", 2)
    page = desk.get(found.get_absolute_url()).content.decode()
    assert "Also wrong" in page


def test_a_change_that_is_left_out_is_not_owned(desk: Client, corrected: Article) -> None:
    desk.post(address(corrected), typed(corrected, do="save", note="", **also(leave_out="on")))
    assert not Correction.objects.get().further_changes.exists()


def test_what_is_wrong_with_another_change_is_told_at_its_field(desk: Client, corrected: Article) -> None:
    response = desk.post(address(corrected), typed(corrected, do="submit", **also(right="no such words")))
    assert response.status_code == 422
    assert 'href="#id_further-0-right"' in response.content.decode()


def test_looking_words_a_note_that_nobody_touched_and_leaves_one_that_somebody_wrote(
    desk: Client, corrected: Article
) -> None:
    house = "Correction, Feb. 28, 2020: This article originally misstated a figure. It was 33, not 36."
    untouched = typed(corrected, do="look", subject="the toll", note=house, worded=house)
    assert "misstated the toll. It was 33" in desk.post(address(corrected), untouched).content.decode()
    mine = desk.post(address(corrected), untouched | {"note": "In my own words."}).content.decode()
    assert "In my own words." in mine
    assert "misstated the toll" not in mine
    assert not Correction.objects.exists()


def test_a_language_without_sentences_is_said_to_fall_back(desk: Client, corrected: Article) -> None:
    said = "The note is worded in English."
    assert said not in desk.get(address(corrected)).content.decode()
    Article.objects.filter(pk=corrected.pk).update(language="tr")
    assert said in desk.get(address(corrected)).content.decode()
