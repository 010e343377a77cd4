"""Makes the names that files came with harmless."""

import re
import unicodedata

from factcheck.sources.media_types import MediaType

LONGEST = 120
# Controls, invisible signs and those that turn the direction of writing: "gpj.exe" could be shown as "exe.jpg".
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_UNFIT = re.compile(r'[\\/:*?"<>|]+')


def clean_file_name(name: str, kind: MediaType) -> str:
    """Gives the last part of the name, readable, with an ending that says what the file is."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in last)
    clean = " ".join(_UNFIT.sub(" ", seen).split())
    stem, dot, ending = clean.rpartition(".")
    if not dot or ending.lower() not in kind.endings:
        stem, ending = clean, kind.endings[0]
    return f"{stem.strip('. ')[:LONGEST].rstrip() or 'file'}.{ending.lower()}"
