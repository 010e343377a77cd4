"""Names that files came with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.file_names import clean_file_name
from factcheck.sources.media_types import CSV, JPEG, PDF


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Report (final).PDF", "Report (final).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ines\\report.pdf", "report.pdf"),
        ("report.pdf.exe", "report.pdf.exe.pdf"),
        ("report.html", "report.html.pdf"),
        ("fdp\u202eexe.pdf", "fdp exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"),
        ('"quoted".pdf', "quoted.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".pdf", "file.pdf"),
        ("İdlib – şehitler.pdf", "İdlib – şehitler.pdf"),
    ],
)
def test_it_is_readable_and_harmless(name: str, clean: str) -> None:
    assert clean_file_name(name, PDF) == clean


def test_the_ending_says_what_the_file_is() -> None:
    assert clean_file_name("picture.jpeg", JPEG) == "picture.jpeg"
    assert clean_file_name("table.txt", CSV) == "table.txt.csv"


@given(st.text())
def test_any_name_fits(name: str) -> None:
    clean = clean_file_name(name, PDF)
    assert clean.endswith(".pdf") and 5 <= len(clean) <= 124
    assert not set('\\/:*?"<>|') & set(clean)
    assert all(unicodedata.category(sign)[0] != "C" for sign in clean)
