"""Recording the corrections that an imported text carries."""

from datetime import date

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions import record_imported_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.notes import ParsedNote
from factcheck.corrections.states import CorrectionType
from tests.examples import an_article, latest


def noted(article: Article, by: User, marker: tuple[int, int] | None = None) -> Correction:
    parsed = ParsedNote(
        type="clarification", error_kind="figure", scope="body", date=date(2020, 3, 1), wrong="36", right="33"
    )
    note = "Clarification: 33, not 36."
    return record_imported_correction(revision=latest(article), note=note, parsed=parsed, marker=marker, by=by)


def test_it_keeps_what_the_note_gives(ines: User) -> None:
    correction = noted(an_article(by=ines), ines)
    assert (correction.type, correction.wrong, correction.right) == (CorrectionType.CLARIFICATION, "36", "33")
    assert (correction.dated, correction.note) == (date(2020, 3, 1), "Clarification: 33, not 36.")


def test_numbers_count_up_in_their_article(ines: User) -> None:
    article = an_article(by=ines)
    assert [noted(article, ines).number for _time in range(2)] == [1, 2]
    assert noted(an_article(by=ines, paragraphs=("Other", "Text.")), ines).number == 1


def test_without_a_sign_there_is_no_anchor(ines: User) -> None:
    assert not noted(an_article(by=ines), ines).anchors.exists()


def test_the_anchor_holds_the_sign_and_what_stands_round_it(ines: User) -> None:
    article = an_article(by=ines)
    text = latest(article).text
    start = text.index("36 soldiers")
    anchor = noted(article, ines, marker=(start, start + 2)).anchors.get()
    assert (anchor.exact, anchor.prefix[-9:], anchor.suffix[:9]) == ("36", "At least ", " soldiers")
