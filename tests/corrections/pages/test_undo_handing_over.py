"""Taking back that drafts of corrections were handed over a moment ago."""

from html import unescape
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.handing_over import hand_over_corrections
from factcheck.corrections.actions.writing import submit_correction
from factcheck.corrections.models import Correction
from tests.corrections.conftest import a_correction


def test_what_somebody_went_on_with_stays_and_is_named(
    client: Client, corrected: Article, ines: User, jonas: User
) -> None:
    drafts, together = [a_correction(by=ines, article=corrected) for _number in range(2)], uuid4()
    hand_over_corrections(by=ines, corrections=drafts, to=jonas, together=together)
    submit_correction(by=jonas, correction=drafts[1])
    client.force_login(ines)
    response = client.post(f"/corrections/hand-over/{together}/undo/", follow=True)
    assert response.redirect_chain == [("/corrections/", 302)]
    html = unescape(response.content.decode())
    assert "1 draft is as it was. Changed since, and left alone: correction 2 of “Strike" in html
    assert list(Correction.objects.order_by("pk").values_list("author", flat=True)) == [ines.pk, jonas.pk]
    again = client.post(f"/corrections/hand-over/{together}/undo/?next=/corrections/%3Fstate%3Ddraft")
    assert again.status_code == 409
    assert 'href="/corrections/?state=draft"' in again.content.decode()


def test_a_link_undoes_nothing(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get(f"/corrections/hand-over/{uuid4()}/undo/").status_code == 405
