"""What a file is, by its bytes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.media_types import media_type_of
from tests.sources.conftest import PDF, PNG, office, sound


def label(data: bytes) -> str:
    kind = media_type_of(io.BytesIO(data))
    return str(kind.label) if kind else ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PDF, "PDF"),
        (PNG, "PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "JPEG picture"),
        (b"GIF89a\x01\x00\x01\x00", "GIF picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WebP picture"),
        (sound(), "WAV sound"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", "MP3 sound"),
        (b"\xff\xfb\x90\x64" + b"\x00" * 60, "MP3 sound"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2", "MP4 film or sound"),
        (office("[Content_Types].xml", "word/document.xml"), "Word document (DOCX)"),
        (office("[Content_Types].xml", "xl/workbook.xml"), "Excel table (XLSX)"),
        ("Notes of the call,\nwith Erdoğan’s office.\n\nThey said 33.".encode(), "plain text"),
        ("Notes".encode("utf-16"), "plain text"),
        (b"\xef\xbb\xbfday,dead\n28 Feb,33\n29 Feb,36\n", "CSV table"),
        (b'name;count\n"a; b";2\nc;3\n', "CSV table"),
    ],
)
def test_what_is_kept_is_known_by_its_bytes(data: bytes, expected: str) -> None:
    assert label(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n ",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"\xef\xbb\xbf\n <!-- a --> <html><body>",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<svg onload=alert(1)>",
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"#!/bin/sh\x00rm",
        b"text with a \x00 zero",
        b"na\xefve in an old encoding",
        office("anything.txt"),
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 no archive at all",
        b"RIFF\x24\x00\x00\x00AVI LIST",
        b"\x00\x00\x00\x18ftypheic",
    ],
)
def test_what_is_not_kept_is_nothing(data: bytes) -> None:
    assert label(data) == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_survived_and_the_file_stands_at_its_beginning(data: bytes) -> None:
    file = io.BytesIO(data)
    media_type_of(file)
    assert file.tell() == 0
