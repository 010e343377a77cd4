"""Claims are carried before corrections, and those before what stands higher."""

from django.apps import apps

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.signals import revision_added
from factcheck.claims.models import Claim
from tests.examples import a_revision, latest

FLOORS = [config.name for config in apps.get_app_configs() if config.name.startswith("factcheck.")]


def test_receivers_come_in_the_order_of_the_floors(db: None) -> None:
    heard = [receiver().__module__ for _key, receiver, *_rest in revision_added.receivers]
    features = [module.rpartition(".")[0] for module in heard]
    assert features == sorted(features, key=FLOORS.index)
    assert features[:2] == ["factcheck.claims", "factcheck.corrections"]


def test_a_first_revision_carries_nothing(article: Article) -> None:
    assert not article.claims.exists()


def test_every_further_one_carries_all_claims(claim: Claim, article: Article, ines: User) -> None:
    a_revision(by=ines, article=article, text=latest(article).text + "\n\nOne more paragraph.")
    assert claim.anchors.filter(revision__number=2, closed_at=None).count() == 1
