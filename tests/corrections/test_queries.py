"""What the pages ask about corrections."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from annotations.rendering import render_text
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.ending import discard_correction, withdraw_correction
from factcheck.corrections.actions.writing import AlsoWrong
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import (
    correction_by_uid,
    corrections_of,
    corrections_waiting,
    covered_changes,
    sign_number,
    signs_of,
)
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction
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


def test_what_waits_for_a_reviewer_comes_the_longest_waiting_first(ines: User, corrected: Article) -> None:
    a_correction(by=ines, article=corrected)
    waiting = [a_submitted_correction(by=ines, article=corrected) for _time in range(2)]
    assert list(corrections_waiting()) == waiting


def test_signs_are_those_of_issued_corrections_in_reading_order(ines: User, ruth: User, corrected: Article) -> None:
    a_submitted_correction(by=ines, article=corrected)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    (sign,) = signs_of(latest(corrected), notes_at="")
    assert (sign.number, sign.sign, sign.href) == (2, "*", "#correction-2")
    assert latest(corrected).text[: sign.at].endswith("killed on Thursday.")


def test_an_asterisk_that_stands_in_the_text_is_not_drawn_again(article: Article) -> None:
    assert signs_of(latest(article)) == []


def test_signs_cost_one_statement_and_none_without_corrections(
    ines: User, ruth: User, corrected: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plain = latest(corrected)
    with django_assert_num_queries(0):
        assert signs_of(plain) == []
    for _time in range(3):
        an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    revision = latest(corrected)
    revision.article = Article.objects.select_related("publication").get(pk=corrected.pk)
    with django_assert_num_queries(1):
        assert len(signs_of(revision)) == 3


def test_every_change_that_corrections_own_is_listed(
    ines: User, ruth: User, corrected: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    also = (
        AlsoWrong("misspelled", "body", "soldier", "officials"),
        AlsoWrong("date", "caption", "", "Thursday", at=40),
    )
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, further=also)
    draft = a_correction(by=ines, article=corrected, wrong="north", right="south", error_kind="other")
    with django_assert_num_queries(2):
        found = covered_changes([corrected.pk])
    assert [(one.correction, one.wrong, one.right, one.error_kind, one.state, one.at) for one in found] == [
        (issued.pk, "36", "33", "figure", "issued", None),
        (issued.pk, "soldier", "officials", "misspelled", "issued", None),
        (issued.pk, "", "Thursday", "date", "issued", 40),
        (draft.pk, "north", "south", "other", "draft", None),
    ]
    assert [one.is_announced for one in found] == [True, True, True, False]


def test_what_was_withdrawn_or_discarded_owns_nothing(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    withdraw_correction(by=ruth, correction=issued, reason="36 was right.")
    discard_correction(by=ines, correction=a_correction(by=ines, article=corrected), reason="Not needed.")
    assert covered_changes([corrected.pk]) == []
