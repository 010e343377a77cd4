"""Bytes to text."""

import codecs

import pytest

from factcheck.articles.importing.decoding import MAX_BYTES, decode, refuse_unreadable
from factcheck.articles.importing.refusal import ImportRefused

GERMAN = "Die Regierung hat am Donnerstag erklärt, dass die Brücke für neun Monate gesperrt wird. „Größer“, sagte er."
TURKISH = "Belediye Başkanı, su kesintisi için özür diledi. İşçiler gece gündüz çalışıyor ve arıza giderilecek."
RUSSIAN = "Министр заявил, что переговоры продолжаются, и не ответил на вопросы о больнице."
SPANISH = "El año pasado la situación era «más difícil», según el ministro español de la región."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_left_out(encoding: str) -> None:
    decoded = decode(GERMAN.encode(encoding))
    assert decoded == GERMAN
    assert not decoded.assumed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (TURKISH, "cp1254"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (SPANISH, "cp1252")]
    + [(RUSSIAN, "utf-16-le"), (GERMAN, "utf-16-be")],
)
def test_an_older_encoding_is_recognised_and_said_to_be_assumed(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded == text
    assert decoded.assumed
    assert decoded.encoding


def test_a_declared_encoding_is_taken() -> None:
    assert decode("é".encode("mac_roman") + b" a", encoding="mac_roman") == "é a"


def test_a_damaged_utf8_file_is_refused_with_byte_value_and_line() -> None:
    data = "Größe und Brücke\nMünchen".encode() + b"\x92 ok"
    with pytest.raises(ImportRefused) as refused:
        decode(data)
    assert "byte 29 (0x92) on line 2" in refused.value.message
    assert (refused.value.byte, refused.value.line) == (28, 2)


def test_a_file_that_breaks_off_after_its_mark_is_refused() -> None:
    with pytest.raises(ImportRefused, match="byte 3 "):
        decode(codecs.BOM_UTF16_LE + b"a")


def test_an_unknown_encoding_is_refused_by_its_name() -> None:
    with pytest.raises(ImportRefused, match="“klingon”"):
        decode(b"a", encoding="klingon")


@pytest.mark.parametrize(
    ("text", "place"), [("ab\0", "Character 3 on line 1 is NUL"), ("a\nb\x1b", "Character 4 on line 2")]
)
def test_control_characters_are_refused_with_their_place(text: str, place: str) -> None:
    with pytest.raises(ImportRefused, match=place):
        decode(text.encode())


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ImportRefused, match="U\\+D800"):
        refuse_unreadable("a\ud800")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u200b \ufeff".encode()])
def test_a_text_without_anything_to_see_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused, match="empty"):
        decode(data)


def test_the_limit_is_two_megabytes_and_said() -> None:
    assert decode(b"a" * MAX_BYTES)
    with pytest.raises(ImportRefused, match=r"2,097,152 bytes \(2 MB\)"):
        decode(b"a" * (MAX_BYTES + 1))
