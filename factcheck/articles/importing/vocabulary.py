"""The words by which the furniture of a page is known: reads the table `vocabulary.toml`.

LABEL, OPENING and LINE say, by role, what to look for in a folded line (see `fold` and the head of the table).
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ı": "i", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "}
)

_TABLE: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    files("factcheck.articles.importing").joinpath("vocabulary.toml").read_text(encoding="utf-8")
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case, accents and typographic apostrophes: what markers are compared by."""
    decomposed = unicodedata.normalize("NFD", text.translate(_SAME).casefold().translate(_SAME))
    kept = "".join(character for character in decomposed if unicodedata.category(character) not in ("Mn", "Cf"))
    return " ".join(kept.split())


def phrases(kind: str) -> dict[str, list[str]]:
    """Role to the phrases of all languages, longest first, so that "read more on" is tried before "read more"."""
    return {
        role: sorted(
            {fold(phrase) for cell in languages.values() for phrase in re.split(r"[|\n]", cell) if phrase.strip()},
            key=len,
            reverse=True,
        )
        for role, languages in _TABLE[kind].items()
    }


def _any_of(wanted: list[str]) -> re.Pattern[str]:
    # One word ends where it ends; the last of several may go on ("com informações d..." before da, de, do).
    return re.compile("|".join(re.escape(phrase) + (r"\b" if _is_word(phrase) else "") for phrase in wanted))


def _is_word(phrase: str) -> bool:
    return phrase[-1].isalnum() and (" " not in phrase or len(phrase) <= 8)


LABEL = {role: _any_of(wanted) for role, wanted in phrases("labels").items()}
OPENING = {role: _any_of(wanted) for role, wanted in phrases("openings").items()}
LINE = {role: frozenset(wanted) for role, wanted in phrases("lines").items()}
CONTAINS = {
    role: re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in wanted))
    for role, wanted in phrases("contains").items()
    if role != "first_person"
}
FIRST_PERSON = frozenset(phrases("contains")["first_person"])
