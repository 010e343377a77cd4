"""Taking over a correction that somebody else began."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.deciding import return_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.models import Correction
from tests.corrections.conftest import a_correction, a_submitted_correction


@pytest.fixture
def draft(ines: User, corrected: Article) -> Correction:
    return a_correction(by=ines, article=corrected)


def test_another_editor_goes_on_writing(client: Client, jonas: User, ines: User, draft: Correction) -> None:
    client.force_login(jonas)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert f"{ines.name} writes it." in page
    response = client.post(f"{draft.get_absolute_url()}take-over/", {"author": str(ines.uid)}, follow=True)
    assert response.redirect_chain[-1][0] == f"{draft.get_absolute_url()}change/"
    draft.refresh_from_db()
    assert draft.author == jonas
    assert f"{jonas.name}; before that {ines.name}" in client.get(draft.get_absolute_url()).content.decode()


def test_its_author_is_offered_to_change_it_instead(client: Client, ines: User, draft: Correction) -> None:
    client.force_login(ines)
    assert "Take over" not in client.get(draft.get_absolute_url()).content.decode()
    assert client.post(f"{draft.get_absolute_url()}take-over/").status_code == 400


def test_who_returned_it_is_not_offered_it(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    returned = return_correction(by=ruth, correction=submitted, note="By whose count?")
    client.force_login(ruth)
    assert "Take over" not in client.get(returned.get_absolute_url()).content.decode()
    assert client.post(f"{returned.get_absolute_url()}take-over/").status_code == 409


def test_the_second_to_take_it_over_sees_who_was_first(
    client: Client, ines: User, jonas: User, ruth: User, draft: Correction
) -> None:
    take_over_correction(by=jonas, correction=draft)
    client.force_login(ruth)
    response = client.post(f"{draft.get_absolute_url()}take-over/", {"author": str(ines.uid)})
    assert response.status_code == 409
    assert f"{jonas.name} took correction 1 over just now." in response.content.decode()


@pytest.mark.parametrize("author", ["", "x", "' OR 1=1 --"])
def test_words_that_name_nobody_do_no_harm(client: Client, jonas: User, draft: Correction, author: str) -> None:
    client.force_login(jonas)
    status = client.post(f"{draft.get_absolute_url()}take-over/", {"author": author}).status_code
    assert status == (302 if not author else 409)


def test_it_is_not_asked_for_by_an_address(client: Client, jonas: User, draft: Correction) -> None:
    client.force_login(jonas)
    assert client.get(f"{draft.get_absolute_url()}take-over/").status_code == 405
