"""What the pages ask about corrections."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from annotations.rendering import render_text
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import correction_by_uid, corrections_of, sign_number
from tests.examples import latest


def test_it_leads_to_the_sign_as_the_text_numbers_it(article: Article, correction: Correction) -> None:
    found = correction_by_uid(correction.uid)
    assert found.sign_url == f"{article.get_absolute_url()}#sign-2"  # type: ignore[attr-defined]
    revision = latest(article)
    html = render_text(revision.text, revision.blocks, revision.inlines)
    assert html.index('id="sign-1"') < html.index('id="sign-2"') < html.index('id="note-1"')


def test_a_sign_in_an_older_text_is_led_to_there(article: Article, correction: Correction) -> None:
    Article.objects.filter(pk=article.pk).update(revision_count=2)
    found = correction_by_uid(correction.uid)
    assert found.sign_url == f"/articles/{article.slug}/revisions/1/#sign-2"  # type: ignore[attr-defined]


def test_without_a_sign_it_leads_nowhere(correction: Correction) -> None:
    correction.anchors.all().delete()
    assert correction_by_uid(correction.uid).sign_url == ""  # type: ignore[attr-defined]


def test_the_corrections_of_an_article_take_two_statements(
    article: Article, correction: Correction, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        assert corrections_of(article) == [correction]


def test_an_unknown_one_is_not_found(db: None) -> None:
    with pytest.raises(Http404):
        correction_by_uid(uuid4())


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 3)), unique_by=lambda sign: sign[0], max_size=8))
def test_signs_are_counted_in_reading_order_whatever_order_they_are_kept_in(signs: list[tuple[int, int]]) -> None:
    inlines = [{"kind": "correction_marker", "start": start, "end": start + length} for start, length in signs]
    inlines.append({"kind": "link", "start": 0, "end": 1})
    numbers = [sign_number(inlines, start, start + length) for start, length in sorted(signs)]
    assert numbers == list(range(1, len(signs) + 1))
    assert sign_number(inlines, 60, 61) == 0
