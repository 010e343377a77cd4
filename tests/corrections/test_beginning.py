"""Where a correction begins: what an address asks for, and what follows from it."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.corrections.beginning import (
    asked_for,
    change_to_begin_with,
    claims_of,
    numbers_of_texts,
)
from factcheck.corrections.drafting import changes_between
from factcheck.errors import Unusable
from tests.examples import a_claim, a_revision, an_article, latest


def texts_of(article: Article) -> tuple[Revision, Revision]:
    before, after = article.revisions.order_by("number")[:2]
    return before, after


def test_it_reads_what_the_address_asks_for(ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    asked = asked_for(corrected, {"from": "1", "to": "2", "change": "3", "new": "10-40", "claim": str(claim.uid)})
    assert (asked.before, asked.after, asked.change, asked.new, asked.old) == (1, 2, 3, (10, 40), None)
    assert asked.claim == claim


def test_it_reads_who_pointed_it_out_and_when(corrected: Article) -> None:
    asked = asked_for(corrected, {"found_through": "reader", "found_at": "2020-02-28T17:04:00+00:00"})
    assert asked.found_through == "reader"
    assert asked.found_at is not None and asked.found_at.isoformat() == "2020-02-28T17:04:00+00:00"


@pytest.mark.parametrize("moment", ["2020-02-28T17:04", "2999-01-01T00:00Z", "2020-02-31T17:04Z", "yesterday", "\x00"])
def test_a_moment_that_cannot_be_is_not_asked_for(corrected: Article, moment: str) -> None:
    asked = asked_for(corrected, {"found_at": moment, "found_through": "a guess"})
    assert (asked.found_at, asked.found_through) == (None, "")


@pytest.mark.parametrize(
    "query",
    [
        {"from": "x", "to": "-1", "change": "", "new": "1", "claim": "x"},
        {"new": "1-2-3", "old": "²-³", "claim": "\x00"},
    ],
)
def test_what_cannot_be_read_is_not_asked_for(corrected: Article, query: dict[str, str]) -> None:
    asked = asked_for(corrected, query)
    assert not any((asked.before, asked.after, asked.change, asked.new, asked.old, asked.claim))


def test_a_claim_of_another_article_is_not_asked_for(ines: User, corrected: Article) -> None:
    other = an_article(by=ines, paragraphs=("Other", "It was 12 boats."))
    claim = a_claim(by=ines, article=other, words="12 boats")
    assert asked_for(corrected, {"claim": str(claim.uid)}).claim is None


def test_the_texts_are_those_between_which_the_claim_last_changed(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Strike", "At least 36 soldiers died. It lies in the north."))
    claim = a_claim(by=ines, article=article, words="36 soldiers")
    for old, new in (("36", "33"), ("the north", "the west")):
        a_revision(by=ines, article=article, text=latest(article).text.replace(old, new))
    article.refresh_from_db()
    assert numbers_of_texts(article, asked_for(article, {"claim": str(claim.uid)})) == (1, 2)
    assert numbers_of_texts(article, asked_for(article, {"claim": str(claim.uid), "to": "3"})) == (2, 3)
    assert numbers_of_texts(article, asked_for(article, {})) == (2, 3)
    with pytest.raises(Unusable):
        numbers_of_texts(article, asked_for(article, {"from": "3", "to": "2"}))


def test_it_begins_with_the_change_at_the_place(corrected: Article) -> None:
    texts = texts_of(corrected)
    changes = changes_between(*texts)
    at = texts[1].text.index("At least")
    chosen = change_to_begin_with(changes, asked_for(corrected, {"new": f"{at}-{at + 5}"}), texts)
    assert chosen is not None
    assert chosen.sentence.startswith("At least 33")
    headline = change_to_begin_with(changes, asked_for(corrected, {"old": "0-5"}), texts)
    assert headline is not None
    assert headline.scope == "headline"
    assert change_to_begin_with(changes, asked_for(corrected, {}), texts) is None, "there are two"
    assert change_to_begin_with(changes, asked_for(corrected, {"new": "9999-9999"}), texts) is None


def test_it_begins_with_the_change_of_the_claim(ines: User, corrected: Article) -> None:
    texts = texts_of(corrected)
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    changes = changes_between(*texts)
    chosen = change_to_begin_with(changes, asked_for(corrected, {"claim": str(claim.uid)}), texts)
    assert chosen is not None
    assert (chosen.wrong, chosen.right, chosen.scope) == ("36", "33", "body")


def test_the_claim_is_the_only_one_that_says_what_changed(ines: User, corrected: Article) -> None:
    texts = texts_of(corrected)
    body = next(change for change in changes_between(*texts) if change.scope == "body")
    assert claims_of([body], texts) == {}
    a_claim(by=ines, article=corrected, words="on Thursday")
    assert claims_of([body], texts) == {}
    deaths = a_claim(by=ines, article=corrected, words="33 soldiers")
    assert claims_of([body], texts) == {body.number: deaths}
    a_claim(by=ines, article=corrected, words="At least 33 soldiers")
    assert claims_of([body], texts) == {}, "two say it: a person chooses"
