"""Reads number words: what "two hundred and fifty-one", "sechsunddreißig" or "quatre-vingt-dix" count.

The tables stand in `numerals.toml`. A phrase that is no number of its language is not read at all.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_TABLES: dict[str, dict[str, str]] = tomllib.loads(
    files("factcheck.language").joinpath("numerals.toml").read_text(encoding="utf-8")
)
ROMAN = {
    numeral: str(value)
    for value, numeral in enumerate(
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV".split(), 1
    )
}
# No number word is longer: dreihundertsiebenundsiebzigtausend…
_LONGEST = 70


def _pairs(table: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in table.split())


@dataclass(frozen=True)
class Numerals:
    """The number words of one language."""

    cardinals: dict[str, int]
    ones: frozenset[str]
    hundreds: frozenset[str]
    scales: dict[str, int]
    abbreviated: dict[str, int]
    alone: frozenset[str]
    joining: frozenset[str]
    ordinals: dict[str, str]


def _numerals(language: str) -> Numerals:
    table = _TABLES[language]
    cardinals = {word: int(value) for word, value in _pairs(table["cardinals"]).items()}
    if language == "de":
        cardinals |= _german_below_1000()
    if language == "it":
        cardinals |= _italian_below_1000()
    return Numerals(
        cardinals=cardinals,
        ones=frozenset(table["ones"].split()),
        hundreds=frozenset(table["hundreds"].split()),
        scales={word: int(power) for word, power in _pairs(table["scales"]).items()},
        abbreviated={word: int(power) for word, power in _pairs(table["abbreviated"]).items()},
        alone=frozenset(table["alone"].split()),
        joining=frozenset(table["and"].split()),
        ordinals=_pairs(table["ordinals"]) | (_german_ordinals() if language == "de" else {}),
    )


def _german_below_1000() -> dict[str, int]:
    units = "ein zwei drei vier fünf sechs sieben acht neun".split()
    below = dict(
        zip(
            "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(),
            range(10, 20),
            strict=True,
        )
    )
    below |= {word: value for value, word in enumerate(units[1:], 2)}
    for ten, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2):
        below[word] = 10 * ten
        below |= {f"{unit}und{word}": 10 * ten + value for value, unit in enumerate(units, 1)}
    written = dict(below)
    for hundred, unit in enumerate(["", *units]):
        base = 100 * (hundred or 1)
        written[f"{unit}hundert"] = base
        for joint in ("", "und"):
            written |= {f"{unit}hundert{joint}{word}": base + value for word, value in [*below.items(), ("eins", 1)]}
    return written


def _german_ordinals() -> dict[str, str]:
    """Erster, zwanzigste, with every ending: all are written as a figure with a point."""
    stems = {value: word + ("t" if value < 20 else "st") for word, value in _german_below_1000().items() if value < 100}
    stems |= {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
    return {stem + ending: f"{value}." for value, stem in stems.items() for ending in ("e", "en", "er", "es", "em")}


def _italian_below_1000() -> dict[str, int]:
    units = "uno due tre quattro cinque sei sette otto nove".split()
    below = {word: value for value, word in enumerate(units[1:], 2)}
    teens = "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split()
    below |= {word: value for value, word in enumerate(teens, 10)}
    for ten, word in enumerate("venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(), 2):
        below[word] = 10 * ten
        for value, unit in enumerate(units, 1):
            stem = word[:-1] if value in {1, 8} else word
            below[stem + ("tré" if value == 3 else unit)] = 10 * ten + value
    written = dict(below)
    for hundred, unit in enumerate(["", *units[1:]], 1):
        written[f"{unit}cento"] = 100 * hundred
        written |= {f"{unit}cento{word}": 100 * hundred + value for word, value in below.items()}
    return written


@lru_cache(maxsize=len(_TABLES))
def numerals_of(language: str) -> Numerals:
    """The number words of a language, by its code."""
    return _numerals(language)


def word_value(word: str, language: str) -> int | None:
    """What one word counts: six, sechsunddreißig, zwölftausend, duemila; None where it counts nothing."""
    numerals = numerals_of(language)
    if word in numerals.cardinals:
        return numerals.cardinals[word]
    if len(word) <= _LONGEST and language in {"de", "it"}:
        return _in_thousands(word, numerals.cardinals, language)
    return None


def _in_thousands(word: str, cardinals: dict[str, int], language: str) -> int | None:
    if language == "it" and word.startswith("mille"):
        multiplier, rest = "", word[5:]
    else:
        multiplier, found, rest = word.partition("tausend" if language == "de" else "mila")
        if not found or not (multiplier or rest):
            return None
    thousands = 1 if multiplier in {"", "ein"} else cardinals.get(multiplier)
    below = 0 if not rest else cardinals.get(rest)
    return None if thousands is None or below is None else 1000 * thousands + below


@dataclass
class _Count:
    """What has been read so far: finished groups, the group being read, and what may still be added to it."""

    total: int = 0
    group: int = 0
    room: int = 10**9
    scale: int = 10**18
    taken: int = 0

    def add(self, value: int, *, room: int) -> bool:
        fits = value < self.room and not (value == 0 and self.taken)
        if fits:
            self.group, self.room = self.group + value, room
        return fits

    def hundred(self, *, alone: bool) -> bool:
        if 0 < self.group < 100 and self.room < 100:
            self.group, self.room = 100 * self.group, 100
            return True
        return alone and self.group == 0 and self.add(100, room=100)

    def multiply(self, scale: int, *, alone: bool) -> bool:
        rises = 0 < self.total < scale
        if not (rises or scale < self.scale) or not (self.group or rises or alone):
            return False
        # Two thousand three hundred million: what stands before a larger scale is multiplied as a whole.
        self.total = (self.total + self.group) * scale if rises else self.total + (self.group or 1) * scale
        self.group, self.room, self.scale = 0, scale, scale
        return True


# Number words of one language that are other words, or parts of names, in another.
_TWO_BILLIONS = frozenset({"billion", "billions"})
_AMBIGUOUS = frozenset("once mille cent null zero elle sept neuf acht nove sette otto".split())


def language_of_number(words: Sequence[str], language: str) -> str:
    """The language to read a number in: that of the sentence, or the one whose number word begins it and no other's.

    A sentence of few words does not always show its language; "treinta" does.
    """
    word = words[0] if words else ""
    if not word.islower() or len(word) < 4 or word in _AMBIGUOUS or word_value(word, language) is not None:
        return language
    return next((other for other in _TABLES if word in numerals_of(other).cardinals), language)


def power_of(word: str, language: str) -> int | None:
    """The power of ten a scale word multiplies by: million, bn, Mrd., millones; None where it is no scale."""
    numerals = numerals_of(language)
    if word in numerals.hundreds:
        return 2
    power = numerals.scales.get(word) or numerals.abbreviated.get(word)
    if power is None and len(word) >= 6 and word not in _TWO_BILLIONS:
        # "Millones" counts the same in a sentence too short to show its language.
        power = next((found for other in _TABLES if (found := numerals_of(other).scales.get(word))), None)
    return power


def read_number(words: Sequence[str], language: str) -> tuple[int, int]:
    """The number that the words begin with, and how many of them it takes; 0 words where they begin with none.

    Costs no more than the longest number there is, however many words follow.
    """
    numerals = numerals_of(language)
    count = _Count()
    for at, word in enumerate(words[:24]):
        lowered = word.lower()
        if lowered in numerals.joining and count.taken == at and _may_join(count, language):
            continue
        if not _read(count, lowered, words[at + 1 : at + 2], numerals, language):
            break
        count.taken = at + 1
    return count.total + count.group, count.taken


def _read(count: _Count, word: str, following: Sequence[str], numerals: Numerals, language: str) -> bool:
    value = word_value(word, language)
    if value is None and word in numerals.ones:
        # An article counts before a scale, and at the end of "treinta y un".
        next_word = following[0].lower() if following else ""
        multiplies = next_word in numerals.scales or next_word in numerals.hundreds
        if (count.taken and language != "en" and count.room >= 10) or (not count.taken and multiplies):
            value = 1
    if value is not None and count.add(value, room=_room(value, language)):
        return True
    if language == "fr" and word in {"vingt", "vingts"} and count.group % 100 == 4:
        count.group, count.room = count.group + 76, 20
        return True
    alone = word in numerals.alone
    if word in numerals.hundreds:
        return count.hundred(alone=alone)
    return word in numerals.scales and count.multiply(10 ** numerals.scales[word], alone=alone)


def _may_join(count: _Count, language: str) -> bool:
    """English says "and" behind hundreds and thousands, the others behind tens too."""
    return count.taken > 0 and count.room >= (100 if language == "en" else 10)


def _room(value: int, language: str) -> int:
    """What may be added to a number word: twenty-nine, soixante-dix-neuf, doscientos noventa."""
    if value >= 100:
        return 100 if value % 100 == 0 else 1
    if language == "fr" and value in {60, 80}:
        return 20
    if value == 10:
        return 10 if language in {"fr", "tr"} else 1
    return 10 if value >= 20 and value % 10 == 0 else 1
