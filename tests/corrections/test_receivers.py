"""A new article's correction notes become records by themselves."""

from datetime import date

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState, CorrectionType, ErrorKind, Origin
from tests.examples import a_revision, an_article, latest


def test_a_note_in_a_first_revision_is_recorded_as_issued(article: Article, correction: Correction) -> None:
    assert (correction.type, correction.error_kind, correction.state, correction.origin) == (
        CorrectionType.CORRECTION,
        ErrorKind.MISSPELLED,
        CorrectionState.ISSUED,
        Origin.IMPORTED,
    )
    assert (correction.dated, correction.right, correction.wrong) == (date(2020, 2, 28), "Bashar", "")
    assert (correction.author, correction.issued_by, correction.from_revision) == (None, None, None)
    assert correction.to_revision == latest(article)


def test_it_is_tied_to_the_sign_that_names_its_block(article: Article, correction: Correction) -> None:
    anchor = correction.anchors.get()
    text = latest(article).text
    assert anchor.start is not None
    assert (anchor.exact, text[: anchor.start].endswith("He stayed."), anchor.stands_in_text) == ("*", True, True)


def test_the_record_is_an_event_of_the_article(article: Article, correction: Correction, ines: User) -> None:
    event = Event.objects.get(kind="correction")
    assert (event.verb, event.object_uid, event.person) == ("recorded", str(correction.uid), ines)
    assert event.chain.name == f"article:{article.uid}"


def test_a_text_without_a_note_has_no_correction(ines: User) -> None:
    an_article(by=ines)
    assert not Correction.objects.exists()


def test_a_later_revision_records_its_notes_no_second_time(article: Article, ines: User) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("Thursday", "Friday") + "\n\nOne line more.")
    assert Correction.objects.count() == 1
