"""Taking back that drafts of corrections were discarded a moment ago."""

from html import unescape
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.discarding import discard_corrections
from factcheck.corrections.models import Correction
from tests.corrections.conftest import AFTER, a_correction, a_text


def test_only_who_discarded_them_takes_them_back(client: Client, corrected: Article, ines: User, jonas: User) -> None:
    together = uuid4()
    discard_corrections(
        by=ines, corrections=[a_correction(by=ines, article=corrected)], reason="Twice.", together=together
    )
    client.force_login(jonas)
    assert client.post(f"/corrections/discard/{together}/undo/").status_code == 409
    client.force_login(ines)
    response = client.post(f"/corrections/discard/{together}/undo/", follow=True)
    assert response.redirect_chain == [("/corrections/", 302)]
    assert "1 draft is as it was." in response.content.decode()
    assert Correction.objects.get().state == "draft"


def test_after_a_new_text_it_says_so_and_leads_back(client: Client, corrected: Article, ines: User) -> None:
    together = uuid4()
    discard_corrections(
        by=ines, corrections=[a_correction(by=ines, article=corrected)], reason="Twice.", together=together
    )
    a_text(corrected, *AFTER, "Another paragraph.")
    client.force_login(ines)
    response = client.post(f"/corrections/discard/{together}/undo/?next=/corrections/%3Fstate%3Ddraft")
    assert response.status_code == 409
    html = unescape(response.content.decode())
    assert "Something happened to these corrections since" in html
    assert 'href="/corrections/?state=draft"' in html


def test_a_link_undoes_nothing(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get(f"/corrections/discard/{uuid4()}/undo/").status_code == 405
