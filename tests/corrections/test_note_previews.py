"""What a wording makes of notes."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.note_previews import example_notes, notes_reworded
from factcheck.corrections.states import CorrectionType, ErrorKind
from factcheck.corrections.wordings import Wording, built_in
from tests.corrections.conftest import a_correction, an_issued_correction

ENGLISH = Wording("en", built_in("en"))


def test_every_kind_and_type_has_an_example() -> None:
    examples = dict(example_notes(None, ENGLISH))
    assert len(examples) == len(ErrorKind) + len(CorrectionType) - 1
    assert examples["Misspelled"] == "Correction, Feb. 28, 2020: This article originally misspelled Bashar as Bashir."
    assert examples["Figure misstated"].endswith("It also misstated a date. It was Thursday.")


def test_what_was_issued_is_worded_anew_and_stays(ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, subject="the toll")
    a_correction(by=ines, article=corrected)
    mine = Wording("en", {**ENGLISH.sentences, "figure.both": "got {subject} wrong: {right}, not {wrong}."})
    ((found, note),) = notes_reworded(corrected.publication, mine)
    assert (found, note.split(": ", 1)[1]) == (issued, "This article originally got the toll wrong: 33, not 36.")
    issued.refresh_from_db()
    assert "got the toll" not in issued.note
