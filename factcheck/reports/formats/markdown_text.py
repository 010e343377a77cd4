"""Text as Markdown: whatever was written, no character of it makes markup, and all of it comes back.

What could begin markup is escaped and nothing else, so that the file itself can be read; so are the beginnings of
addresses, which many readers make links of. What is not seen but turns the reading round or parts it (direction
overrides, zero-width spaces, control characters) is written as its code point: a text that can be read two ways proves
nothing.
"""

import re
import unicodedata

_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|&~^$@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
# Lists, rules and underlined headings.
_AT_THE_START = re.compile(r"^((?:[0-9]+(?=[.)](?:\s|$)))?)(?=[-+=.)])")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Persian and Hindi spell with joiners, emoji are put together with them, and these Arabic and Syriac signs are seen.
_SPELLED_WITH = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\t")
_NOT_SEEN = frozenset({"Cc", "Cf", "Cs"})


def escaped(text: str) -> str:
    """Gives the text for one line: line ends become spaces."""
    words = code_points_shown(" ".join(_LINE_END.split(text)))
    inner = words.strip()
    start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :] if inner else ""
    # Spaces at the ends would be lost, and a tab could begin a block.
    middle = _AT_THE_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\1", inner)).replace("\t", "&#9;")
    return f"{_entities(start)}{middle}{_entities(end)}"


def escaped_lines(text: str) -> str:
    """Gives the text with its lines, each one for the reader too, within one paragraph."""
    return "\\\n".join(escaped(line) or "&#160;" for line in _LINE_END.split(text))


def code_points_shown(text: str) -> str:
    """Gives the text as who reads the Markdown sees it: what is not seen stands as its code point, ‹U+202E›."""
    return "".join(sign if _is_seen(sign) else f"‹U+{ord(sign):04X}›" for sign in text)


def _is_seen(sign: str) -> bool:
    return sign in _SPELLED_WITH or unicodedata.category(sign) not in _NOT_SEEN


def _entities(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)
