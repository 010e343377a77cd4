"""What strangers type, as plain text: what would turn the words around it or hide among them is left out."""

import re
import unicodedata

# Controls but for tab, line feed and NUL (which the form refuses), and what turns the direction of whatever follows.
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Gives the text in NFC with line feeds, without unseen controls and without white space around it."""
    one = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSEEN.sub("", one).strip()
