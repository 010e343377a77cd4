"""Undoing the removal of a citation."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Citation, Claim
from tests.examples import a_draft

Browse = Callable[[User], Client]


def test_the_toast_offers_it_and_the_citation_is_back_as_it_was(browse: Browse, ines: User, claim: Claim) -> None:
    citation = a_draft(by=ines, claim=claim).citations.get()
    before = Citation.objects.values("uid", "stance", "quotation", "locator", "order", "added_by").get()
    client = browse(ines)
    page = client.post(f"/citations/{citation.uid}/remove/", follow=True).content.decode()
    undo = f"/citations/{citation.uid}/restore/"
    assert f'action="{undo}"' in page
    assert "Citation put back." in client.post(undo, follow=True).content.decode()
    assert Citation.objects.values("uid", "stance", "quotation", "locator", "order", "added_by").get() == before
    assert client.post(undo).status_code == 302
    assert Citation.objects.count() == 1


def test_what_was_never_there_is_not_put_back(browse: Browse, ines: User) -> None:
    assert browse(ines).post(f"/citations/{uuid4()}/restore/").status_code == 409
