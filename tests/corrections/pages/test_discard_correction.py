"""Discarding one's own draft of a correction."""

import re

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.corrections.conftest import a_correction, a_submitted_correction


@pytest.fixture
def draft(ines: User, corrected: Article) -> Correction:
    return a_correction(by=ines, article=corrected)


def test_it_stays_under_its_number_with_the_reason(client: Client, ines: User, draft: Correction) -> None:
    client.force_login(ines)
    address = f"{draft.get_absolute_url()}discard/"
    assert client.post(address, {"reason": "  "}).status_code == 422
    page = client.post(address, {"reason": "36 was right after all."}, follow=True).content.decode()
    for words in ("Discarded", "36 was right after all.", "Readers never saw it.", "Discarded by"):
        assert words in page
    assert "Submit" not in page
    assert draft.note in client.get("/corrections/?state=discarded").content.decode()


def test_the_message_undoes_it_and_leads_back(client: Client, ines: User, draft: Correction) -> None:
    client.force_login(ines)
    page = client.post(f"{draft.get_absolute_url()}discard/", {"reason": "Twice."}, follow=True).content.decode()
    [undo] = re.findall(r'action="(/corrections/discard/[^"]+/undo/[^"]*)"', page)
    response = client.post(undo, follow=True)
    assert response.redirect_chain == [(draft.get_absolute_url(), 302)]
    page = response.content.decode()
    assert "1 draft is as it was." in page and "Submit" in page
    draft.refresh_from_db()
    assert (draft.state, draft.end_reason, draft.ended_by) == ("draft", "", None)


def test_readers_never_see_it(client: Client, ines: User, draft: Correction) -> None:
    client.force_login(ines)
    client.post(f"{draft.get_absolute_url()}discard/", {"reason": "Twice."})
    client.logout()
    assert draft.note not in client.get("/public/corrections/").content.decode()
    assert client.get(f"/public/corrections/{draft.uid}/").status_code == 404


def test_nobody_discards_what_another_wrote(client: Client, jonas: User, draft: Correction) -> None:
    client.force_login(jonas)
    assert "Discard" not in client.get(draft.get_absolute_url()).content.decode()
    assert client.post(f"{draft.get_absolute_url()}discard/", {"reason": "No."}).status_code == 409
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_what_waits_for_a_decision_is_not_discarded(client: Client, ines: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ines)
    assert client.post(f"{submitted.get_absolute_url()}discard/", {"reason": "No."}).status_code == 409


def test_hostile_words_are_only_words(client: Client, ines: User, draft: Correction) -> None:
    client.force_login(ines)
    reason = "<script>x()</script>"
    page = client.post(f"{draft.get_absolute_url()}discard/", {"reason": reason}, follow=True).content.decode()
    assert "<script>x()" not in page
