"""/articles/<slug>/compare/<a>/<b>/: two texts beside each other, word by word."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.articles.conftest import ArticleMaker
from tests.examples import a_revision

pytestmark = pytest.mark.django_db

TEXT = "The harbour freezes\n\nOn Monday 14 ships lay still.\n\nThe mayor said “no” to all.\n\nSnow fell on the coast."


@pytest.fixture
def article(make_article: ArticleMaker, ines: User) -> Article:
    article = make_article(text=TEXT)
    changed = TEXT.replace("14", "16").replace("“no”", '"no"').replace("Snow fell", "Heavy snow fell")
    a_revision(by=ines, article=article, text=changed, message="Recount")
    return article


@pytest.fixture
def desk(client: Client, jonas: User) -> Client:
    client.force_login(jonas)
    return client


def page(desk: Client, article: Article, query: str = "") -> str:
    return desk.get(f"/articles/{article.slug}/compare/1/2/{query}").content.decode()


def test_changes_stand_in_their_places(desk: Client, article: Article) -> None:
    shown = page(desk, article)
    assert '<del class="new-side-del">14</del><ins>16</ins>' in shown
    assert "<del>14</del>" in shown
    assert "Recount" in shown


def test_what_is_immaterial_is_folded_until_asked_for(desk: Client, article: Article) -> None:
    assert "The mayor said" not in page(desk, article)
    assert 'class="immaterial"' in page(desk, article, "?signs=shown")


def test_figures_alone(desk: Client, article: Article) -> None:
    shown = page(desk, article, "?show=figures")
    assert "<ins>16</ins>" in shown
    assert "snow" not in shown


def test_the_headline_alone_did_not_change(desk: Client, article: Article) -> None:
    assert "The headline did not change." in page(desk, article, "?show=headlines")


def test_the_claims_are_asked_for_where_they_are(desk: Client, article: Article) -> None:
    assert f'data-hx-get="/articles/{article.slug}/compare/1/2/claims/"' in page(desk, article)


def test_a_revision_with_itself_says_so(desk: Client, article: Article) -> None:
    shown = desk.get(f"/articles/{article.slug}/compare/2/2/").content.decode()
    assert "the same, letter by letter" in shown


def test_a_revision_that_is_not_there_is_not_found(desk: Client, article: Article) -> None:
    assert desk.get(f"/articles/{article.slug}/compare/1/3/").status_code == 404


def test_each_material_change_leads_to_its_correction(desk: Client, article: Article) -> None:
    shown = page(desk, article)
    at = article.revisions.get(number=2).text.index("On Monday")
    block = f"{at}-{at + len('On Monday 16 ships lay still.')}"
    assert f'href="/articles/{article.slug}/corrections/draft/?from=1&amp;to=2&amp;new={block}"' in shown
    assert shown.count("corrections/draft/") == 2, "the immaterial change needs none"
    backwards = desk.get(f"/articles/{article.slug}/compare/2/1/").content.decode()
    assert "corrections/draft/" not in backwards
