"""Texts as they print: code points for what no font has and for what deceives the eye."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.typeset.faces import Faces
from factcheck.reports.typeset.printable import Printer, code_point, each_text, with_texts

PLAIN = Faces(noto=False)


def printer_for(*texts: str) -> Printer:
    printer = Printer(PLAIN, "en")
    for text in texts:
        printer.see(text)
    printer.choose()
    return printer


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain #text* [x]", "plain #text* [x]"),
        ("two\nlines\r\nthree\u2028four", "two\nlines\nthree\nfour"),
        ("a\ttab", "a tab"),
        ("Łódź – „Да“", "Łódź – „Да“"),
        ("abc\u202edef\u202c", "abc⟨U+202E⟩def⟨U+202C⟩"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("bell\x07", "bell⟨U+0007⟩"),
        ("nul\x00", "nul⟨U+0000⟩"),
        ("mark\ufeff", "mark⟨U+FEFF⟩"),
        ("private \ue000", "private ⟨U+E000⟩"),
        ("unassigned \u0378", "unassigned ⟨U+0378⟩"),
        ("hidden \U000e0041", "hidden ⟨U+E0041⟩"),
        ("人 and 😀", "⟨U+4EBA⟩ and ⟨U+1F600⟩"),
        # The letter stays, the mark that no font here can put on it is told.
        ("e\u0489", "e⟨U+0489⟩"),
        # What joins an emoji says nothing without it.
        ("👩\u200d🚀", "⟨U+1F469⟩⟨U+1F680⟩"),
        ("soft\u00adhyphen\u200b", "soft\u00adhyphen\u200b"),
    ],
)
def test_what_prints(text: str, printed: str) -> None:
    assert printer_for(text).printed(text) == printed


def test_what_was_lost_is_remembered_once() -> None:
    printer = printer_for("人人 \u202e")
    printer.printed("人人 \u202e")
    assert printer.lost == {"人", "\u202e"}
    assert code_point("\u202e") == "⟨U+202E⟩"


@given(st.text())
def test_whatever_is_written_the_fonts_have_what_is_printed(text: str) -> None:
    printer = printer_for(text)
    printed = printer.printed(text)
    again = printer_for(printed)
    assert again.printed(printed) == printed and not again.lost


@dataclass(frozen=True)
class Leaf:
    words: str
    number: int
    more: tuple[str, ...]


def test_every_text_of_a_nest_is_found_and_changed() -> None:
    nest = {"a": [Leaf("one", 1, ("two",)), None], "b": {"c": "three"}}
    assert list(each_text(nest)) == ["one", "two", "three"]
    assert with_texts(nest, str.upper) == {"a": [Leaf("ONE", 1, ("TWO",)), None], "b": {"c": "THREE"}}
