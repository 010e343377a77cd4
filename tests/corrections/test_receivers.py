"""The correction notes of a text become records by themselves."""

from datetime import date

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState, CorrectionType, ErrorKind, Origin
from tests.corrections.conftest import an_issued_correction
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


LATER = "Correction, Mar. 2, 2020: This post originally misstated the number of soldiers killed. It was 33, not 36."


@pytest.mark.parametrize("sign", ["", "*", "† "])
def test_a_note_that_first_comes_with_a_later_text_is_recorded(ines: User, corrected: Article, sign: str) -> None:
    text = latest(corrected).text.replace("Thursday.", f"Thursday.{sign.strip()}") + f"\n\n{sign}{LATER}"
    added = a_revision(by=ines, article=corrected, text=text)
    correction = Correction.objects.get()
    assert (correction.origin, correction.state, correction.to_revision) == ("imported", "issued", added)
    assert (correction.wrong, correction.right, correction.dated) == ("36", "33", date(2020, 3, 2))
    anchors = [(anchor.exact, anchor.stands_in_text) for anchor in correction.anchors.all()]
    assert anchors == ([(sign.strip(), True)] if sign else [])


def test_a_note_that_stays_is_recorded_once(ines: User, corrected: Article) -> None:
    with_note = f"{latest(corrected).text}\n\n*{LATER}"
    a_revision(by=ines, article=corrected, text=with_note)
    a_revision(by=ines, article=corrected, text=with_note.replace("The province", "This province"))
    a_revision(by=ines, article=corrected, text=with_note.replace("*Correction", "* Correction"))
    assert Correction.objects.count() == 1


def test_a_note_that_now_says_something_else_is_another_correction(ines: User, corrected: Article) -> None:
    with_note = f"{latest(corrected).text}\n\n{LATER}"
    a_revision(by=ines, article=corrected, text=with_note)
    a_revision(by=ines, article=corrected, text=with_note.replace("It was 33", "It was 34"))
    assert [one.right for one in Correction.objects.order_by("number")] == ["33", "34"]


def test_a_note_that_was_written_here_comes_back_with_the_text_and_stays_one(
    ines: User, ruth: User, corrected: Article
) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, note=LATER)
    a_revision(by=ines, article=corrected, text=f"{latest(corrected).text}\n\n*{LATER}")
    assert list(Correction.objects.all()) == [issued]


def test_a_text_that_is_brought_back_brings_no_second_record(article: Article, ines: User) -> None:
    whole = latest(article).text
    a_revision(by=ines, article=article, text=whole.rpartition("\n\n")[0])
    a_revision(by=ines, article=article, text=whole)
    assert Correction.objects.count() == 1
