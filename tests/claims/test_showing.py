"""What every view on a claim answers with: the workspace, in few statements, whatever its size."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article

MOST_STATEMENTS = 12
WORDS_OF_A_PARAGRAPH = (
    "At least {n} people were killed in village {n}, officials said on day {n}, and {n} more were hurt. "
)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def crowded(ines: User, ruth: User, claims: int) -> Article:
    """An article with many claims: words inside words, crossing words, verdicts in several states, citations."""
    paragraphs = [WORDS_OF_A_PARAGRAPH.format(n=n).strip() for n in range(1, claims // 5 + 1)]
    article = an_article(by=ines, paragraphs=("A headline", *paragraphs))
    for n in range(1, claims // 5 + 1):
        marked = [
            a_claim(by=ines, article=article, words=f"At least {n} people were killed in village {n},"),
            a_claim(
                by=ines, article=article, words=f"{n} people were killed in village {n}, officials said on day {n},"
            ),
            a_claim(by=ines, article=article, words=f"village {n}, officials"),
            a_claim(by=ines, article=article, words=f"day {n}, and"),
            a_claim(by=ines, article=article, words=f"and {n} more"),
        ]
        a_submitted_verdict(by=ines, claim=marked[0])
        an_approved_verdict(by=ines, approved_by=ruth, claim=marked[1])
    return article


@pytest.mark.parametrize("claims", [5, 500])
def test_the_workspace_costs_at_most_twelve_statements(ines: User, ruth: User, claims: int) -> None:
    article = crowded(ines, ruth, claims)
    client = signed_in(ruth)
    for address in (article.get_absolute_url(), f"{article.get_absolute_url()}?claim=2"):
        with CaptureQueriesContext(connection) as sent:
            response = client.get(address)
        assert response.status_code == 200
        assert response.content.count(b'class="claim-place"') == claims
        assert len(sent) <= MOST_STATEMENTS, "\n".join(query["sql"][:200] for query in sent)


def test_a_card_alone_is_shown_to_a_script_that_opens_it(ines: User, article: Article) -> None:
    for words in ("At least 36", "Thursday"):
        a_claim(by=ines, article=article, words=words)
    headers = {"HX-Request": "true", "HX-Target": "claim-2"}
    page = signed_in(ines).get(f"{article.get_absolute_url()}?claim=2&was=1", headers=headers).content.decode()
    assert "Submit for review" in page
    assert 'id="claim-2"' in page
    assert 'id="claim-1" data-claim="1" data-state="unchecked" data-hx-swap-oob="true"' in page
    assert 'id="workspace"' not in page


def test_a_card_that_closes_is_shown_as_a_row(ines: User, claim: Claim) -> None:
    headers = {"HX-Request": "true", "HX-Target": "claim-1"}
    page = signed_in(ines).get(f"{claim.article.get_absolute_url()}?was=1", headers=headers).content.decode()
    assert 'id="claim-1"' in page
    assert "is-open" not in page


def test_a_card_that_is_not_there_is_a_404(ines: User, claim: Claim) -> None:
    headers = {"HX-Request": "true", "HX-Target": "claim-9"}
    assert signed_in(ines).get(f"{claim.article.get_absolute_url()}?claim=9", headers=headers).status_code == 404
