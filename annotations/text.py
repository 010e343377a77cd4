"""Canonical text: what a revision stores, and so what an offset counts."""

import re
import unicodedata

# Every mark that ends a line somewhere: Windows, old Macintosh, vertical tab, page break, NEL, Unicode's own two.
LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def canonical(text: str) -> str:
    """The one form of a text: NFC, ``\\n`` line ends, no space at the end of a line, no blank lines around it."""
    lines = [line.rstrip() for line in LINE_END.split(unicodedata.normalize("NFC", text))]
    return "\n".join(lines).strip("\n")
