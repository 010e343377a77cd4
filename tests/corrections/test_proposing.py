"""The corrections that are proposed for what changed since readers had a text."""

from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article
from factcheck.corrections.actions.announcing import waive_change
from factcheck.corrections.actions.ending import discard_correction
from factcheck.corrections.drafting import changes_between
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.corrections.proposing import corrections_of, proposed_corrections, texts_to_compare, written_for
from tests.corrections.conftest import a_correction, a_text, an_issued_correction
from tests.examples import a_claim, an_article


def texts_of(article: Article) -> tuple[Revision, Revision]:
    before, after = article.revisions.select_related("article__publication").order_by("number")[:2]
    return before, after


def test_each_change_gets_its_note_its_kind_and_its_claim(ines: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    headline, body = proposed_corrections(corrected, texts_of(corrected))
    assert (headline.change.scope, headline.claim, headline.covered_by) == ("headline", None, None)
    assert (body.type, body.change.error_kind, body.claim) == ("correction", "figure", claim)
    assert body.note.endswith("misstated the number of soldiers killed. It was 33, not 36.")
    assert not Correction.objects.exists()


def test_what_a_correction_owns_already_says_so(ines: User, ruth: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    assert [
        one.covered_by.number for one in proposed_corrections(corrected, texts_of(corrected)) if one.covered_by
    ] == [
        draft.number,
        draft.number,
    ]
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    assert proposed_corrections(corrected, texts_of(corrected))[0].covered_by is not None


def test_words_that_went_are_told_in_an_editors_note(ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Head", "One thing happened. Nobody was hurt at the port."))
    a_text(article, "Head", "One thing happened.")
    (found,) = proposed_corrections(article, texts_of(article))
    assert (found.type, found.change.wrong) == ("editors_note", "Nobody was hurt at the port.")


def test_several_changes_are_written_as_one(corrected: Article) -> None:
    texts = texts_of(corrected)
    headline, body = (one.change for one in proposed_corrections(corrected, texts))
    written = written_for([body, headline], texts, {})
    assert (written.wrong, written.scope, written.subject) == ("36", "body", "the number of soldiers killed")
    assert [(one.wrong, one.right, one.scope) for one in written.further] == [("36", "33", "headline")]


def test_it_asks_as_often_for_many_changes_as_for_two(
    ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = an_article(by=ines, paragraphs=("Head", *(f"It was {n} boats in port {n}." for n in range(10, 20))))
    a_text(article, "Head", *(f"It was {n + 50} boats in port {n}." for n in range(10, 20)))
    texts = texts_of(article)
    with django_assert_num_queries(6):
        assert len(proposed_corrections(Article.objects.select_related("publication").get(pk=article.pk), texts)) == 10


def test_readers_text_is_compared_with_the_new_one(ines: User, ruth: User, corrected: Article) -> None:
    assert texts_to_compare(corrected) == (1, 2)
    first, second = texts_of(corrected)
    publish_article(by=ruth, article=corrected, revision=first)
    a_text(corrected, "Strike kills 31 in Idlib")
    corrected.refresh_from_db()
    assert texts_to_compare(corrected) == (1, 3)
    third = Revision.objects.select_related("article").get(article=corrected, number=3)
    publish_article(by=ruth, article=corrected, revision=third)
    assert texts_to_compare(corrected) == (1, 3)


def test_one_text_is_compared_with_nothing(article: Article) -> None:
    assert texts_to_compare(article) is None


def test_it_tells_which_changes_have_a_correction(ines: User, corrected: Article) -> None:
    changes = changes_between(*texts_of(corrected))
    draft = a_correction(by=ines, article=corrected, wrong="At least 36 soldiers", right="At least 33 soldiers")
    assert set(corrections_of(corrected, changes).values()) == {draft}
    discard_correction(by=ines, correction=draft, reason="Twice.")
    assert corrections_of(corrected, changes) == {}


def test_what_somebody_waived_says_who_and_why(ines: User, ruth: User, corrected: Article) -> None:
    first, second = texts_of(corrected)
    publish_article(by=ruth, article=corrected, revision=first)
    corrected.refresh_from_db()
    publish_article(by=ruth, article=corrected, revision=second)
    for change in UnannouncedChange.objects.filter(article=corrected, before__startswith="Strike"):
        waive_change(by=ruth, change=change, reason="The headline is a quotation.")
    headline, body = proposed_corrections(corrected, texts_of(corrected))
    assert headline.waived and headline.waived.reason == "The headline is a quotation."
    assert body.waived is None
