"""Markers of corrections survive later revisions."""

import pytest

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction, CorrectionAnchor
from tests.examples import a_revision, latest


def revise(article: Article, by: User, old: str, new: str) -> CorrectionAnchor:
    text = latest(article).text
    assert old in text
    a_revision(by=by, article=article, text=text.replace(old, new))
    return CorrectionAnchor.objects.get(revision=latest(article), closed_at=None)


@pytest.mark.parametrize(("old", "new"), [("He stayed.", "He stayed there."), ("He stayed.", "So he stayed.")])
def test_a_sign_stays_with_the_word_before_it(
    article: Article, correction: Correction, ines: User, old: str, new: str
) -> None:
    anchor = revise(article, ines, old, new)
    text = latest(article).text
    assert (anchor.exact, anchor.stands_in_text) == ("*", True)
    assert anchor.start is not None
    assert text[: anchor.start].endswith("stayed.") or text[: anchor.start].endswith("there.")


def test_a_sign_whose_sentence_was_cut_waits_without_a_place(
    article: Article, correction: Correction, ines: User
) -> None:
    anchor = revise(article, ines, "*", "")
    assert (anchor.status, anchor.span, anchor.exact) == (AnchorStatus.DELETED, None, "*")
    assert correction.anchors.count() == 2
