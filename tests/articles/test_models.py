"""What the database itself refuses of articles, on both engines."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.articles.models import Article, Publication, Revision, validate_time_zone
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db


def refused(rule: str, write: Any) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        write()


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("article_has_a_title", {"title": ""}),
        ("published_article_names_its_revision", {"publication_state": "published"}),
        ("published_article_names_its_revision", {"publication_state": "retracted", "retraction_reason": "wrong"}),
    ],
)
def test_an_article_that_makes_no_sense_is_refused(
    make_article: ArticleMaker, rule: str, values: dict[str, Any]
) -> None:
    article = make_article()
    refused(rule, lambda: Article.objects.filter(pk=article.pk).update(**values))


def test_a_retracted_article_says_why(make_article: ArticleMaker) -> None:
    article = make_article()
    now = timezone.now()
    published = {"published_revision": article.revisions.get(), "published_at": now, "retracted_at": now}
    refused(
        "retracted_article_says_why",
        lambda: Article.objects.filter(pk=article.pk).update(publication_state="retracted", **published),
    )


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("revisions_are_counted_from_one", {"number": 0}),
        ("revision_has_a_text", {"text": ""}),
        ("revision_hash_is_a_sha_256", {"sha256": "abc"}),
    ],
)
def test_a_revision_that_makes_no_sense_is_refused(
    make_article: ArticleMaker, rule: str, values: dict[str, Any]
) -> None:
    revision = make_article().revisions.get()
    refused(rule, lambda: Revision.objects.filter(pk=revision.pk).update(**values))


def test_no_article_has_two_revisions_of_one_number(make_article: ArticleMaker) -> None:
    revision = make_article().revisions.get()
    revision.pk = None
    revision.uid = make_article("Other").uid
    with pytest.raises(IntegrityError), transaction.atomic():
        revision.save(force_insert=True)


def test_a_publication_has_a_name_and_a_time_zone_that_exists() -> None:
    refused("publication_has_a_name", lambda: Publication.objects.create(name="", slug="x"))
    validate_time_zone("Europe/Prague")
    for name in ("Mars/Olympus", "../etc/passwd", ""):
        with pytest.raises(ValidationError, match="is no time zone"):
            validate_time_zone(name)


def test_times_are_shown_where_the_publication_is(make_article: ArticleMaker, settings: Any) -> None:
    article = make_article(publication="Slate")
    Publication.objects.update(time_zone="America/New_York")
    article.refresh_from_db()
    assert article.zone_name == "America/New_York"
    settings.NEWSROOM_TIME_ZONE = "Europe/Vienna"
    assert make_article("Other").zone_name == "Europe/Vienna"


def test_rows_are_known_outside_by_uid_slug_or_number(make_article: ArticleMaker) -> None:
    article = make_article(publication="Slate")
    revision = article.revisions.get()
    assert Article.objects.get_by_natural_key(*article.natural_key()) == article
    assert Revision.objects.get_by_natural_key(*revision.natural_key()) == revision
    publication = Publication.objects.get()
    assert Publication.objects.get_by_natural_key(*publication.natural_key()) == publication
