"""What is asked about articles."""

from uuid import uuid4

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.articles import queries
from factcheck.articles.actions import keep_draft
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db


def test_an_article_is_found_by_its_slug(make_article: ArticleMaker) -> None:
    article = make_article()
    assert queries.article_by_slug("the-harbour-freezes") == article
    with pytest.raises(Http404):
        queries.article_by_slug("no-such")


def test_articles_with_a_text_are_found_by_its_hash(make_article: ArticleMaker) -> None:
    article = make_article()
    make_article("Bread grows dear")
    sha256 = article.revisions.get().sha256
    assert queries.articles_with_text([sha256, "0" * 64]) == {sha256: article}


def test_of_two_articles_with_one_text_the_first_is_given(make_article: ArticleMaker) -> None:
    first, _second = make_article(), make_article()
    assert list(queries.articles_with_text([first.revisions.get().sha256]).values()) == [first]


def test_the_list_of_revisions_leaves_the_texts_where_they_are(make_article: ArticleMaker) -> None:
    (revision,) = queries.revisions_of(make_article())
    assert {"text", "blocks", "inlines"} <= revision.get_deferred_fields()


def test_a_draft_is_its_owners_only(ines: User, jonas: User) -> None:
    draft = keep_draft(by=ines, articles=[], source_file="a.txt")
    assert queries.draft_of(ines.pk, draft.uid) == draft
    with pytest.raises(Http404):
        queries.draft_of(jonas.pk, draft.uid)


def test_the_uids_of_a_drafts_articles_are_fixed_and_differ() -> None:
    draft = uuid4()
    assert queries.uid_in_draft(draft, 1) == queries.uid_in_draft(draft, 1)
    assert queries.uid_in_draft(draft, 1) != queries.uid_in_draft(draft, 2) != queries.uid_in_draft(uuid4(), 2)
