"""Typst in a process of its own."""

import pytest

from factcheck.reports.formats.pdf_report import document
from factcheck.reports.typeset.faces import FONTS, Faces
from factcheck.reports.typeset.setting import Refused, set_in_type
from tests.reports.files import a_cover


def test_it_gives_the_file_and_the_same_file_again() -> None:
    data = document(a_cover(), [], Faces(noto=False))
    first = set_in_type(data, fonts=FONTS, noto=False, made_at=1_780_000_000)
    assert first.startswith(b"%PDF-1.7")
    assert set_in_type(data, fonts=FONTS, noto=False, made_at=1_780_000_000) == first


def test_what_it_refuses_is_said_in_its_words() -> None:
    data = document(a_cover(title="Nobody has \u0378"), [], Faces(noto=False))
    data["foot"] = "\u0378"
    with pytest.raises(Refused, match="could not be displayed"):
        set_in_type(data, fonts=FONTS, noto=False, made_at=1_780_000_000)
