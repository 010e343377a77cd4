"""A lapse is shown at once in every place that showed the approval, to those inside and to readers."""

import csv
from io import StringIO

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim
from factcheck.claims.states import Stance
from factcheck.reports.actions.exporting import export_report
from tests.examples import a_claim, a_draft, a_revision, an_approved_verdict, an_article, cite_article, latest
from tests.public.conftest import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    """Published, in a publication that shows verdicts; its claim 1 is approved."""
    article = an_article(by=ines)
    Publication.objects.update(shows_verdicts=True)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    return publish(article)


def shown(client: Client, person: User, address: str) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def report(article: Article, person: User, format: str) -> str:
    return export_report(by=person, article=article, format=format).file.read().decode("utf-8-sig")


def check_everywhere(client: Client, claim: Claim, reason: str, ines: User, amara: User) -> None:
    article = claim.article
    workspace = article.get_absolute_url()
    for address in (workspace, f"{workspace}?claim=1", "/claims/", claim.get_absolute_url()):
        page = shown(client, ines, address)
        assert "Needs re-check" in page, address
        assert reason in page, address
    for format in ("html", "json", "csv"):
        assert reason in report(article, amara, format), format
    rows = list(csv.DictReader(StringIO(report(article, amara, "csv"))))
    # Below the row of a claim stand those of its citations.
    assert [row["lapse_reason"] for row in rows if row["row"] == "claim"] == [reason]


def test_a_change_of_the_words(client: Client, article: Article, ines: User, amara: User) -> None:
    public = f"/public/articles/{article.slug}/"
    assert "The ministry says so." in client.get(public).content.decode()
    a_revision(by=ines, article=article, text=latest(article).text.replace("36", "33"))
    check_everywhere(client, article.claims.get(), "36 → 33 in revision 2", ines, amara)
    client.logout()
    # Readers still see revision 1, and no longer a verdict that nobody stands by.
    assert "At least 36" in client.get(public).content.decode()
    assert "The ministry says so." not in client.get(public).content.decode()


def test_a_change_of_what_it_cites(client: Client, ines: User, ruth: User, amara: User) -> None:
    article, cited = an_article(by=ines), an_article(by=ines, paragraphs=("Turkey counts", "Turkey says 33 died."))
    Publication.objects.update(shows_verdicts=True)
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="Turkey says 33 died", stance=Stance.SUPPORTS)
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    article = publish(article)
    a_revision(by=ines, article=cited, text=latest(cited).text.replace("33", "34"))
    reason = "the cited passage changed in revision 2 of “Turkey counts”: 33 → 34"
    check_everywhere(client, article.claims.get(), reason, ines, amara)
    client.logout()
    assert "The ministry says so." not in client.get(f"/public/articles/{article.slug}/").content.decode()
