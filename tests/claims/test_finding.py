"""Words that an earlier revision took away, looked for in a new one."""

import pytest

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.claims.finding import by_owner, find_again, status_of
from factcheck.claims.models import Claim, ClaimAnchor
from tests.examples import PARAGRAPHS, a_claim

TEXT = "\n\n".join(PARAGRAPHS)


def places(claim: Claim, text: str) -> list[str]:
    revision = Revision(article=claim.article, number=9, text=text)
    found = find_again(by_owner(ClaimAnchor.objects.filter(claim=claim), "claim_id"), revision)
    return [text[place.start : place.end] for place in found.values()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT, ["At least 36"]),
        (TEXT + "\n\nOne paragraph more stands here.", ["At least 36"]),
        (TEXT.replace("At least 36", "At least 33"), []),
        ("Something else altogether.", []),
    ],
)
def test_only_the_very_words_are_found(claim: Claim, text: str, words: list[str]) -> None:
    assert places(claim, text) == words


def test_each_of_the_same_words_finds_its_own_place(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="36 soldiers")
    (place,) = find_again(
        by_owner(claim.anchors.all(), "claim_id"), Revision(article=article, number=9, text=TEXT)
    ).values()
    assert (place.start, status_of(place)) == (TEXT.index("36 soldiers"), AnchorStatus.UNCHANGED)


def test_nothing_lost_asks_nothing() -> None:
    """Not even the database, which this test does not have."""
    assert find_again({}, Revision(text="x")) == {}
