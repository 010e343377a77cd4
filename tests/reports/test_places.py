"""Where the words of claims and citations stand, as a report tells it."""

from factcheck.accounts.models import User
from factcheck.claims.models import ClaimAnchor
from factcheck.reports.queries import report_of
from tests.examples import a_claim, a_draft, a_revision, an_article, cite_article, latest


def test_a_claim_stands_in_the_revision_of_the_report(ines: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36 soldiers")
    place = report_of(article).claims[0].place
    assert place is not None
    text = latest(article).text
    assert (place.revision, place.exact) == (1, text[place.start : place.end])
    assert text[: place.start].endswith(place.prefix)
    assert text[place.end :].startswith(place.suffix)


def test_a_claim_whose_words_are_gone_stands_in_the_last_revision_that_held_them(ines: User) -> None:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="Nearly a million people fled, officials said.")
    first = latest(article).text
    a_revision(by=ines, article=article, text=first.split("\n\nNearly")[0])
    assert ClaimAnchor.objects.get(revision__number=2).start is None
    article.refresh_from_db()
    claim = report_of(article).claims[0]
    assert (claim.start, claim.end) == (None, None)
    assert claim.place is not None
    assert claim.place.revision == 1
    assert first[claim.place.start : claim.place.end] == "Nearly a million people fled, officials said."


def test_cited_words_of_another_article_have_their_place_in_it(ines: User) -> None:
    article, cited = an_article(by=ines), an_article(by=ines, title="Another")
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="Thursday", stance="supports")
    verdict = report_of(article).claims[0].verdict
    assert verdict is not None
    (citation,) = verdict.citations
    assert citation.place is not None
    assert (citation.article, citation.place.revision, citation.place.exact) == (cited.slug, 1, "Thursday")
