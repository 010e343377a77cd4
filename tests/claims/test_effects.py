"""What a revision did to the claims, for its banner, its page and a comparison."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.confirming import confirm_anchor
from factcheck.claims.carrying import place_claims
from factcheck.claims.effects import effects_between, effects_of, effects_to_come, parts_of, suggest_words
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from tests.examples import a_claim, a_revision, an_approved_verdict, an_article, latest


@pytest.fixture
def claims(article: Article, ines: User) -> list[Claim]:
    """Four claims; the revision below changes the first, cuts the second and leaves the others."""
    words = ("At least 36", "The province lies in the north", "Nearly a million", "officials said")
    return [a_claim(by=ines, article=article, words=each) for each in words]


@pytest.fixture
def revised(claims: list[Claim], article: Article, ines: User) -> Article:
    text = latest(article).text.replace("At least 36", "At least 33").replace(" The province lies in the north.", "")
    a_revision(by=ines, article=article, text=text)
    article.refresh_from_db()
    return article


def told(effects: list[Any]) -> dict[int, str]:
    return {effect.claim.number: effect.part for effect in effects}


def test_each_claim_is_in_one_part(revised: Article) -> None:
    effects = effects_of(latest(revised))
    assert told(effects) == {1: "changed", 2: "deleted", 3: "unchanged", 4: "unchanged"}
    assert [words for _part, _number, words in parts_of(effects)] == [
        "2 unchanged",
        "1 changed",
        "1 unanchored",
    ]


def test_the_sentence_is_told_before_and_now_with_the_claimed_words(revised: Article) -> None:
    changed, cut = (next(each for each in effects_of(latest(revised)) if each.claim.number == n) for n in (1, 2))
    assert changed.before is not None and cut.before is not None
    before, now = changed.sentence_before, changed.sentence_now
    assert "".join(piece.text for piece, _claimed in before) == changed.before.sentence
    assert "".join(piece.text for piece, _claimed in now) == changed.now.sentence
    assert "".join(piece.text for piece, claimed in before if claimed) == "At least 36"
    assert [piece.text for piece, _claimed in now if piece.kind == "ins"] == ["33"]
    assert cut.sentence_now == []
    assert "".join(piece.text for piece, _claimed in cut.sentence_before) == cut.before.sentence


def test_changed_and_cut_are_proposed_and_never_set(revised: Article, claims: list[Claim]) -> None:
    proposed = {effect.claim.number: effect.proposal for effect in effects_of(latest(revised))}
    assert proposed == {1: Resolution.CHANGED, 2: Resolution.CUT, 3: None, 4: None}
    claims[0].refresh_from_db()
    assert claims[0].resolution == Resolution.OPEN


def test_what_nobody_confirmed_is_compared_with_what_somebody_knew(revised: Article, ines: User) -> None:
    a_revision(by=ines, article=revised, text=latest(revised).text + "\n\nOne more paragraph.")
    effect = next(effect for effect in effects_of(latest(revised)) if effect.claim.number == 1)
    assert effect.before is not None
    assert (effect.part, effect.before.exact, effect.change.is_material) == ("changed", "At least 36", True)


def test_what_was_confirmed_is_settled(revised: Article, claims: list[Claim], ines: User) -> None:
    confirm_anchor(by=ines, claim=claims[0], revision=latest(revised))
    assert told(effects_of(latest(revised)))[1] == "settled"
    a_revision(by=ines, article=revised, text=latest(revised).text + "\n\nOne more paragraph.")
    assert told(effects_of(latest(revised)))[1] == "unchanged"
    first = revised.revisions.select_related("article").get(number=1)
    assert told(effects_between(first, latest(revised)))[1] == "changed"


def test_a_text_to_come_is_told_alike(revised: Article) -> None:
    first = revised.revisions.select_related("article").get(number=1)
    carried = place_claims(revision=latest(revised), previous=first)
    assert told(effects_to_come(carried)) == told(effects_of(latest(revised)))


def test_a_claim_without_words_may_have_a_suggestion(claims: list[Claim], article: Article, ines: User) -> None:
    text = latest(article).text.replace("The province lies in the north.", "North of Aleppo a region lies.")
    revision = a_revision(by=ines, article=article, text=text)
    effects = effects_of(revision)
    suggest_words(effects, revision)
    assert {effect.claim.number: effect.suggestion for effect in effects} == {1: "", 2: "lies", 3: "", 4: ""}


def test_the_statements_do_not_grow_with_the_claims(ines: User, ruth: User) -> None:
    counts = []
    for number in (3, 30):
        lines = [f"In town {n} the mayor counted {n + 100} boats." for n in range(number)]
        article = an_article(by=ines, paragraphs=("Boats", *lines))
        for n in range(number):
            claim = a_claim(by=ines, article=article, words=f"{n + 100} boats")
            an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
        a_revision(by=ines, article=article, text=latest(article).text.replace("counted", "had"))
        revision = latest(article)
        with CaptureQueriesContext(connection) as captured:
            effects = effects_of(revision)
            suggest_words(effects, revision)
            [(effect.part, effect.verdict and effect.verdict.approved_by, effect.proposal) for effect in effects]
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 5
