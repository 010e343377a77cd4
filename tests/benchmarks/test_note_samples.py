"""What is measured of the reading of correction notes."""

from pathlib import Path

import pytest

from benchmarks import note_samples
from factcheck.corrections.notes import parse_note

NOTES = (
    ("a", "Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."),
    ("b", "Clarification: The count is that of the ministry."),
    ("c", "The minister corrected his statement on Friday."),
    ("d", "A note that nobody would know for one."),
)
GOLD = (
    ("a", "1", "misspelling", "2020-02-28"),
    ("b", "1", "clarification", ""),
    ("c", "0", "", ""),
    ("d", "1", "fact", ""),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("notes.tsv", NOTES), ("gold.tsv", GOLD)):
        (tmp_path / name).write_text("id\tx\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_notes_found_missed_and_read_are_counted(folder: Path) -> None:
    assert note_samples.is_there(folder)
    assert note_samples.measure(parse_note, folder) == {
        "items": 4,
        "precision": 1.0,
        "recall": 0.667,
        "F1": 0.8,
        "first kind": 0.667,
        "dates": 1.0,
    }


def test_a_reader_that_takes_everything_for_a_note_loses_precision(folder: Path) -> None:
    one = parse_note(NOTES[0][1])
    measured = note_samples.measure(lambda text: one, folder)
    assert (measured["precision"], measured["recall"]) == (0.75, 1.0)


def test_a_folder_without_the_sample_is_told(tmp_path: Path) -> None:
    assert not note_samples.is_there(tmp_path)
