"""Changing a draft, or a correction that came back."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.deciding import return_correction
from tests.corrections.conftest import a_correction, a_submitted_correction
from tests.corrections.pages.test_draft_correction import typed


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def test_it_shows_what_was_written(desk: Client, ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, found_by="A reader")
    page = desk.get(f"{draft.get_absolute_url()}change/").content.decode()
    for shown in ("Change correction 1", "A reader", "2020-02-28", 'value="figure" selected', "At least 33 soldiers"):
        assert shown in page


def test_it_keeps_the_new_words(desk: Client, ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    response = desk.post(f"{draft.get_absolute_url()}change/", typed(corrected, do="save", note="Other words."))
    assert response["Location"] == draft.get_absolute_url()
    draft.refresh_from_db()
    assert draft.note == "Other words."


def test_what_came_back_is_changed_and_submitted_again(
    desk: Client, ines: User, ruth: User, corrected: Article
) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    return_correction(by=ruth, correction=submitted, note="Whose count?")
    assert "Whose count?" in desk.get(f"{submitted.get_absolute_url()}change/").content.decode()
    desk.post(f"{submitted.get_absolute_url()}change/", typed(corrected, do="submit", note="By Turkey’s count."))
    submitted.refresh_from_db()
    assert (submitted.state, submitted.note) == ("submitted", "By Turkey’s count.")


def test_a_place_inside_a_sentence_comes_back_as_words(desk: Client, ines: User, corrected: Article) -> None:
    text = corrected.revisions.get(number=2).text
    draft = a_correction(by=ines, article=corrected, at=text.index(" soldiers"))
    assert 'value="At least 33"' in desk.get(f"{draft.get_absolute_url()}change/").content.decode()


def test_what_was_submitted_is_not_changed(desk: Client, ines: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    assert desk.get(f"{submitted.get_absolute_url()}change/").status_code == 409


def test_a_look_that_comes_after_the_submission_is_not_refused_and_changes_nothing(
    desk: Client, ines: User, corrected: Article
) -> None:
    # What was typed last asks for its preview a moment later, while the submission is under way.
    submitted = a_submitted_correction(by=ines, article=corrected)
    address = f"{submitted.get_absolute_url()}change/"
    late = desk.post(address, typed(corrected, do="look", note="Other words."), headers={"HX-Request": "true"})
    assert (late.status_code, late.content) == (204, b"")
    for do in ("save", "submit", "preview"):
        assert desk.post(address, typed(corrected, do=do, note="Other words.")).status_code == 409
    as_it_was = submitted.note
    submitted.refresh_from_db()
    assert (submitted.state, submitted.note) == ("submitted", as_it_was)


def test_only_its_author_changes_it(client: Client, ines: User, jonas: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    client.force_login(jonas)
    response = client.post(f"{draft.get_absolute_url()}change/", typed(corrected, do="save", note="Mine."))
    assert response.status_code == 409
    assert "Ines Halloran wrote this correction" in response.content.decode()
