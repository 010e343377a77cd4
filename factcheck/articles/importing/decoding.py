"""From the bytes of a file to its text, or a refusal that names the first byte that is wrong.

1. A byte-order mark decides.
2. Else the text is UTF-8, if it can be.
3. Else it is a damaged UTF-8 file (refused: guessing would garble every accent in it) or one of the older encodings,
   which charset-normalizer recognises; the text then says that its encoding was assumed.
"""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from factcheck.articles.importing.languages import strangeness
from factcheck.articles.importing.refusal import ImportRefused

MAX_BYTES = 2 * 1024 * 1024
MAX_CHARACTERS = MAX_BYTES

# The longer marks first: the mark of UTF-32 (little end first) begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What newsrooms still have in their archives. Many more could "decode" any bytes at all, and would.
OLD_ENCODINGS = [
    *("cp1252", "cp1254", "cp1251", "cp1250", "cp1256", "cp1253", "koi8_r"),
    *("shift_jis", "euc_kr", "gb18030", "big5"),
]
# A well-formed UTF-8 sequence of several bytes hardly ever occurs by chance in text of another encoding.
UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}",
)
# Tab, line feed, carriage return, vertical tab, form feed and NEL are white space; every other control is refused.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# Above this share of odd sequences charset-normalizer itself calls a text noise.
MOST_NOISE = 0.2


class DecodedText(str):
    """Text that remembers its encoding, and whether that was declared or had to be assumed."""

    encoding: str
    assumed: bool

    def __new__(cls, text: str, *, encoding: str, assumed: bool) -> "DecodedText":
        decoded = super().__new__(cls, text)
        decoded.encoding = encoding
        decoded.assumed = assumed
        return decoded


def decode(data: bytes, *, encoding: str | None = None) -> DecodedText:
    """The text of a file, without its byte-order mark; refuses what is not text."""
    if len(data) > MAX_BYTES:
        raise ImportRefused(f"The file has {len(data):,} bytes; the limit is {MAX_BYTES:,} bytes (2 MB).")
    if encoding is not None:
        decoded = DecodedText(_declared(data, encoding), encoding=encoding, assumed=False)
    else:
        decoded = _recognised(data)
    refuse_unreadable(decoded)
    return decoded


def refuse_unreadable(text: str) -> None:
    """Refuses text without a visible character, too much of it, or control characters in it."""
    if len(text) > MAX_CHARACTERS:
        raise ImportRefused(f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,} (2 MB).")
    control = CONTROL.search(text)
    if control is not None:
        offset = control.start()
        line = _line_number(text[:offset])
        character = text[offset]
        name = "NUL" if character == "\0" else "the control character"
        if "\ud800" <= character <= "\udfff":
            name = "half a character"
        raise ImportRefused(
            f"Character {offset + 1:,} on line {line:,} is {name} U+{ord(character):04X}; a text cannot hold it.",
            line=line,
            offset=offset,
        )
    if not has_visible(text):
        raise ImportRefused("The text is empty: it holds nothing but white space." if text else "The text is empty.")


def has_visible(text: str) -> bool:
    """Whether a reader would see anything: white space and format characters (zero-width space) do not count."""
    return any(not character.isspace() and unicodedata.category(character) != "Cf" for character in text)


def _declared(data: bytes, encoding: str) -> str:
    for mark, marked in BYTE_ORDER_MARKS:
        if data.startswith(mark) and codecs.lookup("utf-8").name == marked and encoding.lower().startswith("utf-8"):
            data = data[len(mark) :]
    try:
        return data.decode(encoding)
    except LookupError:
        raise ImportRefused(f"There is no encoding called “{encoding}”.") from None
    except UnicodeDecodeError as error:
        raise _bad_byte(data, error.start, encoding) from None


def _recognised(data: bytes) -> DecodedText:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return DecodedText(body.decode(encoding), encoding=encoding, assumed=False)
            except UnicodeDecodeError as error:
                raise _bad_byte(data, error.start + len(mark), encoding) from None
    wide = _unmarked_utf16(data)
    if wide is not None:
        return DecodedText(data.decode(wide), encoding=wide, assumed=True)
    try:
        return DecodedText(data.decode("utf-8"), encoding="utf-8", assumed=False)
    except UnicodeDecodeError as error:
        assumed = None if b"\0" in data or _is_damaged_utf8(data) else _assume(data)
        if assumed is None:
            raise _bad_byte(data, error.start, "utf-8") from None
        return DecodedText(data.decode(assumed), encoding=assumed, assumed=True)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: its spaces and digits put NUL into every second byte, on one side only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < len(data) / 20 or min(even, odd) > max(even, odd) / 20:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def _is_damaged_utf8(data: bytes) -> bool:
    sequences = UTF8_SEQUENCE.findall(data)
    covered = sum(map(len, sequences))
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return covered > high - covered


def _assume(data: bytes) -> str | None:
    """The likeliest older encoding, or None where every reading of the bytes looks like noise."""
    readings = list(from_bytes(data, cp_isolation=OLD_ENCODINGS, threshold=MOST_NOISE))
    readable = [match for match in readings if CONTROL.search(str(match)) is None]
    if not readable:
        return None
    # Neighbouring code pages differ in a few letters only (ñ and ń): the language of the text knows which is its own.
    # Of equals the order of OLD_ENCODINGS decides, the commonest first.
    best = min(readable, key=lambda match: (strangeness(str(match)), OLD_ENCODINGS.index(match.encoding)))
    return best.encoding


def _bad_byte(data: bytes, position: int, encoding: str) -> ImportRefused:
    line = len(re.findall(rb"\r\n|\n|\r", data[:position])) + 1
    value = data[position] if position < len(data) else 0
    return ImportRefused(
        f"The text is not {encoding.upper()}: byte {position + 1:,} (0x{value:02X}) on line {line:,} does not fit. "
        "Save the file as UTF-8, or say its encoding.",
        line=line,
        byte=position,
    )


def _line_number(before: str) -> int:
    return len(LINE_ENDS.findall(before)) + 1
