"""What a file is, told from its bytes and never from its name, and which files are kept as evidence."""

import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEAD = 4096
# A document of an office program is an archive of a few dozen parts; one of many thousands is meant to hurt.
MOST_PARTS = 5_000


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file that is kept: its media type, what people call it, and the endings its name may have."""

    name: str
    label: str | Promise
    endings: tuple[str, ...]


PDF = MediaType("application/pdf", _("PDF"), ("pdf",))
PNG = MediaType("image/png", _("PNG picture"), ("png",))
JPEG = MediaType("image/jpeg", _("JPEG picture"), ("jpg", "jpeg"))
GIF = MediaType("image/gif", _("GIF picture"), ("gif",))
WEBP = MediaType("image/webp", _("WebP picture"), ("webp",))
TEXT = MediaType("text/plain", _("plain text"), ("txt", "md", "log"))
CSV = MediaType("text/csv", _("CSV table"), ("csv", "tsv"))
DOCX = MediaType(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word document (DOCX)"), ("docx",)
)
XLSX = MediaType(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel table (XLSX)"), ("xlsx",)
)
MP3 = MediaType("audio/mpeg", _("MP3 sound"), ("mp3",))
WAV = MediaType("audio/wav", _("WAV sound"), ("wav",))
MP4 = MediaType("video/mp4", _("MP4 film or sound"), ("mp4", "m4a", "m4v"))

KEPT = {kind.name: kind for kind in (PDF, PNG, JPEG, GIF, WEBP, TEXT, CSV, DOCX, XLSX, MP3, WAV, MP4)}
"""Media type -> the kind of file. Pages (HTML, SVG, XML), programs and archives are not in it."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"ID3", MP3),
)
_MP4_BRANDS = re.compile(rb"(isom|iso[2-9]|mp4[12]|avc1|dash|M4[AVB] |MSNV|f4v )")
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]")
_MARKUP = re.compile(r"\s*(<!--.*?-->\s*)*<(!doctype|\?xml|html|head|body|script|svg|iframe|meta|title)\b", re.I | re.S)
# Tab, line feed, form feed and carriage return are white space; any other control character says: no text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def media_type_of(file: BinaryIO) -> MediaType | None:
    """Gives the kind of file, or None for one that is not kept; leaves the file at its beginning."""
    file.seek(0)
    head = file.read(HEAD)
    kind = _by_beginning(head)
    if kind is None and head.startswith(b"PK\x03\x04"):
        kind = _office_document(file)
    elif kind is None:
        kind = _text(file)
    file.seek(0)
    return kind


def _by_beginning(head: bytes) -> MediaType | None:
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(b"RIFF"):
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12])
    if head[4:8] == b"ftyp" and _MP4_BRANDS.match(head, 8):
        return MP4
    if _MP3_FRAME.match(head):
        return MP3
    return PDF if head.startswith(b"%PDF-") else None


def _office_document(file: BinaryIO) -> MediaType | None:
    """Reads the list of an archive's parts and unpacks none; a document with macros is not kept."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    has_macros = any(part.lower().endswith("vbaproject.bin") for part in parts)
    if len(parts) > MOST_PARTS or has_macros or "[Content_Types].xml" not in parts:
        return None
    if "word/document.xml" in parts:
        return DOCX
    return XLSX if "xl/workbook.xml" in parts else None


def _text(file: BinaryIO) -> MediaType | None:
    """Text is UTF-8, or UTF-16 with its mark, without control characters, and is no page."""
    file.seek(0)
    data = file.read()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not text.strip() or _CONTROL.search(text) or _MARKUP.match(text):
        return None
    return CSV if _is_table(text) else TEXT


def _is_table(text: str) -> bool:
    """Whether the first lines hold the same number of separators, two columns at least."""
    lines = [re.sub(r'"[^"\n]*"', "", line) for line in text[:20_000].splitlines()[:20] if line.strip()]
    if len(lines) < 2:
        return False
    counts = ([line.count(separator) for line in lines] for separator in ",;\t")
    return any(count[0] and len(set(count)) == 1 for count in counts)
