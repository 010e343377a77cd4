"""Why an approval lapses, in words."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Citation, CitationAnchor, Claim, ClaimAnchor
from factcheck.claims.staleness import SAME, cited_words_changed, last_known, words_changed, words_lost
from factcheck.language.folding import fold
from tests.examples import a_revision, latest


def an_anchor(text: str, words: str, number: int) -> ClaimAnchor:
    """Words of a text that is one sentence; nothing is saved."""
    start = text.index(words)
    return ClaimAnchor(
        revision=Revision(text=text, number=number),
        start=start,
        end=start + len(words),
        exact=words,
        sentence_start=0,
        sentence_end=len(text),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("At least 36 died.", "At least 33 died.", "36 → 33 in revision 2"),
        ("At least 36 died.", "At least 36 did not die.", ""),
        ("36 died.", "36 died in May.", "“in May” added in revision 2"),
        ("36 died in May.", "36 died.", "“in May” cut in revision 2"),
        ("In 1 of 2 towns 3 of 4 died, 36 in all.", "In 5 of 6 towns 7 of 8 died, 36 in all.", ""),
    ],
)
def test_a_change_is_named(old: str, new: str, reason: str) -> None:
    difference = words_changed(
        an_anchor(old, "36", 1) if "36" in old else an_anchor(old, old, 1), an_anchor(new, new, 2)
    )
    assert difference.is_material
    assert difference.reason.endswith("in revision 2")
    if reason:
        assert difference.reason == reason


def test_more_changes_than_fit_are_counted() -> None:
    old, new = "In 1 of 2 towns 3 of 4 died.", "In 5 of 6 towns 7 of 8 died."
    assert words_changed(an_anchor(old, "1", 1), an_anchor(new, "5", 2)).reason.endswith("1 more change in revision 2")


@pytest.mark.parametrize("new", ["At least thirty-six died.", "At least 36 died", "At  least 36 died."])
def test_signs_are_no_change(new: str) -> None:
    old = "At least 36 died."
    assert words_changed(an_anchor(old, old, 1), an_anchor(new, new, 2)) == SAME
    assert fold(old) == fold(new)


def test_other_words_of_the_same_sentence_are_one() -> None:
    text = "At least 36 died."
    difference = words_changed(an_anchor(text, "36", 1), an_anchor(text, "At least 36", 2))
    assert difference.reason == "words “36” → “At least 36” in revision 2"


def test_lost_words_and_lost_sentences_are_told_apart() -> None:
    before, revision = an_anchor("At least 36 died.", "At least 36", 1), Revision(number=3)
    assert words_lost(before, "", revision).reason == "its sentence was cut in revision 3"
    lost = words_lost(before, "Some died.", revision)
    assert lost.reason == "its words “At least 36” were cut from their sentence in revision 3"


def test_a_cited_passage_is_named_with_its_article() -> None:
    revision = Revision(number=2, article=Article(title="Turkey counts"), text="at least 34")
    citation = Citation(quotation="at least 33")
    changed = CitationAnchor(start=0, end=11, exact="at least 34")
    assert cited_words_changed(citation, changed, revision).reason == (
        "the cited passage changed in revision 2 of “Turkey counts”: 33 → 34"
    )
    assert cited_words_changed(citation, CitationAnchor(start=0, end=11, exact="at least 33"), revision) == SAME
    assert "was cut" in cited_words_changed(citation, CitationAnchor(exact="at least 33"), revision).reason


def test_the_words_a_person_last_knew_are_those_before_what_nobody_confirmed(
    claim: Claim, article: Article, ines: User
) -> None:
    for old, new in (("At least 36", "At least 33"), ("Nearly", "About")):
        a_revision(by=ines, article=article, text=latest(article).text.replace(old, new))
    here = ClaimAnchor.objects.filter(revision=latest(article))
    known = last_known(here, latest(article))
    assert [(anchor.exact, anchor.revision.number) for anchor in known.values()] == [("At least 36", 1)]
