"""What became of a claim's words, what is proposed, and its corrections."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, an_issued_correction
from tests.examples import a_claim, a_revision, an_article, latest


@pytest.fixture
def deaths(ines: User, corrected: Article) -> Claim:
    return a_claim(by=ines, article=corrected, words="33 soldiers")


def address(claim: Claim) -> str:
    return f"/claims/{claim.uid}/corrections/"


def test_it_proposes_the_correction_that_was_issued(
    client: Client, ines: User, ruth: User, corrected: Article, deaths: Claim
) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    client.force_login(ines)
    page = client.get(address(deaths)).content.decode()
    for words in ("Nobody has said yet.", "Proposed: Correction 1 (correction 1 was issued).", "Note as correction 1"):
        assert words in page
    assert f'href="{issued.get_absolute_url()}"' in page
    assert f'href="/articles/{corrected.slug}/corrections/draft/?claim={deaths.uid}"' in page


def test_it_proposes_what_a_revision_did(client: Client, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Strike", "At least 36 soldiers were killed. More are missing."))
    claim = a_claim(by=ines, article=article, words="36 soldiers")
    a_revision(by=ines, article=article, text=latest(article).text.replace("36", "33"))
    client.force_login(ines)
    page = client.get(address(claim)).content.decode()
    assert "Proposed: Changed in revision 2 (36 → 33 in revision 2)." in page
    assert 'value="changed-2"' in page


def test_the_claims_page_asks_for_it_and_links_to_it(client: Client, ines: User, deaths: Claim) -> None:
    client.force_login(ines)
    page = client.get(deaths.get_absolute_url()).content.decode()
    assert f'data-hx-get="{address(deaths)}"' in page
    assert f'<a href="{address(deaths)}">' in page
    part = client.get(address(deaths), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="claim-corrections"')


def test_it_costs_the_same_one_correction_or_many(
    client: Client, ines: User, corrected: Article, deaths: Claim, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(ines)
    for _number in range(12):
        a_correction(by=ines, article=corrected, claim=deaths)
    with django_assert_max_num_queries(9):
        client.get(address(deaths))


def test_one_text_has_nothing_to_correct(client: Client, ines: User) -> None:
    article = an_article(by=ines)
    claim = a_claim(by=ines, article=article, words=latest(article).text.split("\n\n")[1].split()[0])
    client.force_login(ines)
    assert "Draft a correction" not in client.get(address(claim)).content.decode()


def test_who_has_no_role_sees_none(client: Client, make_person: PersonMaker, deaths: Claim) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    assert client.get(address(deaths)).status_code == 403
