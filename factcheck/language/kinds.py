"""Names what a material change is about: figure, date, name, quotation, negation, hedge, attribution, title, place.

Naming never decides whether a change is material. The words stand in `kinds.toml` and `roles.toml`; what they do not
know is "other", or a name where it is capitalised.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.language.abbreviations import STARTERS
from factcheck.language.atoms import CURRENCIES, Sort
from factcheck.language.vocabulary import (
    BEFORE_SPEAKERS,
    CAPITAL_TIMES,
    DEPUTIES,
    GENERATIONS,
    HEDGING,
    NO_SAYING,
    OFFICES,
    PARTICLES,
    ROUND_FIGURES,
    TIME_UNITS,
    WEAK_TIMES,
    months,
    tables,
)


class Kind(StrEnum):
    """What a material change is about."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    TITLE = "title"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True)
class Word:
    """A token as naming sees it: in its one form, as it is written, and whether it begins the sentence."""

    text: str
    written: str
    sort: Sort
    begins: bool = False

    @property
    def small(self) -> str:
        return self.text.lower().removesuffix("'s").removesuffix("'")

    @property
    def is_numeric(self) -> bool:
        return self.sort is not Sort.QUOTED and any(character.isdecimal() for character in self.text)

    @property
    def is_capitalised(self) -> bool:
        return self.written[:1].isupper()


@dataclass(frozen=True)
class Region:
    """The words that one side has and the other has not, in their place, with the words around."""

    before: Sequence[Word]
    words: Sequence[Word]
    behind: Sequence[Word]


_DESIGNATION = re.compile(r"(?=.*[A-Z])[A-Za-z]+-?\d+[\w-]*")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:s|-\d{2,4})?|\d{2,4}s")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:am|pm)?|\d{1,2}(?:am|pm)|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NEGATING = ("un", "non", "non-", "in", "im", "ir", "il", "dis", "a", "anti", "anti-", "mis")
# Turkish negates inside the verb: etmedi, etti.
_NEGATED_VERB = re.compile(r"m[ae](?:d[ıi]|z|yecek|yacak|miş|mış)(?:l[ae]r)?$|m[ıiuü]yor(?:l[ae]r)?$")
# Turkish puts a place into the end of its name: Bursa'da.
_IN_PLACE = re.compile(r"'(?:[dt][ae]n?|y[ae]|n?[ıiuü]n)$")


def kind_of(old: Region, new: Region) -> Kind:
    """What a change from the words of one region to those of another is about."""
    removed, added = _only_in(old, new), _only_in(new, old)
    changed = [*removed, *added]
    if any(word.sort in {Sort.MARK, Sort.QUOTED} for word in [*old.words, *new.words]):
        return Kind.QUOTATION
    if not changed:
        # The same words, with another capital or another hyphen.
        return Kind.NAME if _capitals(old.words) or _capitals(new.words) else Kind.OTHER
    if any(word.small in months() and word.is_capitalised and not word.begins for word in changed):
        return Kind.DATE
    if _hedges(old, removed) or _hedges(new, added):
        return Kind.HEDGE
    if _negates(removed, added):
        return Kind.NEGATION
    if any(_DESIGNATION.fullmatch(word.written.strip(".,;:")) and not _CLOCK.fullmatch(word.text) for word in changed):
        return Kind.NAME
    if any(_is_initial(word) or word.small in GENERATIONS for word in changed):
        return Kind.FIGURE if _is_currency(old, new) else Kind.NAME
    if _is_particle(old, changed) or _is_particle(new, changed):
        return Kind.NAME
    if not (removed and added) and _is_attribution(old, removed, new, added):
        return Kind.ATTRIBUTION
    if any(word.is_numeric for word in changed):
        return Kind.DATE if _is_date(old, removed) or _is_date(new, added) else Kind.FIGURE
    if _is_possessive(removed, added):
        return Kind.NAME if _capitals(changed) else Kind.OTHER
    for kind, names in _NAMINGS:
        if names(old, removed, new, added):
            return kind
    return Kind.OTHER


def _only_in(one: Region, other: Region) -> list[Word]:
    rest = Counter(word.small for word in one.words) - Counter(word.small for word in other.words)
    found: list[Word] = []
    for word in one.words:
        if rest[word.small] > 0:
            rest[word.small] -= 1
            found.append(word)
    return found


def _is_initial(word: Word) -> bool:
    """Whether a word is a letter of a name: Anna M. Keller."""
    return len(word.small) == 1 and word.text == word.written and word.is_capitalised and not word.begins


def _is_currency(old: Region, new: Region) -> bool:
    """Whether what changed stands before the sign of a currency: A$2,000."""
    return any(word.text in CURRENCIES for region in (old, new) for word in [*region.words, *region.behind[:1]])


def _is_particle(region: Region, changed: Sequence[Word]) -> bool:
    """Whether what changed is a small word inside a name: Karl von Benn."""
    return (
        bool(region.words)
        and all(word.small in PARTICLES for word in changed)
        and any(word.is_capitalised for word in region.before[-1:])
        and any(word.is_capitalised for word in region.behind[:1])
    )


def _is_possessive(removed: Sequence[Word], added: Sequence[Word]) -> bool:
    """Whether an apostrophe came, went or moved: the widow's, the widows'."""
    stems = [[word.small.rstrip("s'") for word in side] for side in (removed, added)]
    return stems[0] == stems[1] and any("'" in word.text for word in [*removed, *added])


def _parts(word: Word) -> set[str]:
    return {word.small, *re.split(r"[-\s]", word.written.lower().strip(".,;:()[]"))}


def _has(kind: str, region: Region, words: Sequence[Word]) -> bool:
    """Whether a word, or two that stand together with one of them changed, are of a kind."""
    single, pairs = tables()[kind]
    if any(part in single for word in words for part in _parts(word)):
        return True
    smalls = [word.small for word in [*region.before[-1:], *region.words, *region.behind[:1]]]
    changed = {word.small for word in words}
    return any(pair in pairs and changed & set(pair) for pair in zip(smalls, smalls[1:], strict=False))


def _hedges(region: Region, words: Sequence[Word]) -> bool:
    """Whether a word changed of a hedge that holds a negation: no more than, sans doute."""
    smalls = [word.small for word in [*region.before[-2:], *region.words, *region.behind[:2]]]
    changed = {word.small for word in words}
    return any(
        tuple(smalls[at : at + len(phrase)]) == phrase and changed & set(phrase[:2])
        for phrase in HEDGING
        for at in range(len(smalls))
    )


def _negates(removed: Sequence[Word], added: Sequence[Word]) -> bool:
    words = tables()["negation"][0]
    if any(word.small in words for word in [*removed, *added]):
        return True
    if any(word.small.startswith("n'") or word.small.endswith("n't") for word in [*removed, *added]):
        return True
    smalls = [{word.small for word in side} for side in (removed, added)]
    for one, other in ((smalls[0], smalls[1]), (smalls[1], smalls[0])):
        negated = [word for word in one if _NEGATED_VERB.search(word)]
        if any(word[:2] == verb[:2] and not _NEGATED_VERB.search(verb) for word in negated for verb in other):
            return True
    return any(
        prefix + word in smalls[1 - side]
        for side in (0, 1)
        for word in smalls[side]
        if len(word) > 3
        for prefix in _NEGATING
    )


def _is_date(region: Region, words: Sequence[Word]) -> bool:
    """Whether a figure is a year, a day of a month or a time of day."""
    around = [*region.before[-4:], *region.words, *region.behind[:4]]
    for word in words:
        if not word.is_numeric:
            continue
        if _CLOCK.fullmatch(word.text) or re.fullmatch(r"\d{2,4}s|(?:mid)?\d{4}s", word.text):
            return True
        at = next(place for place, other in enumerate(around) if other is word)
        before = around[at - 1].small if at else ""
        behind = around[at + 1].small if at + 1 < len(around) else ""
        dates = {"january", *tables()["date"][0]} - TIME_UNITS
        if behind in {
            "century",
            "centuries",
            "jahrhundert",
            "siècle",
            "yılında",
            "yılı",
            "am",
            "pm",
            "uhr",
            "gmt",
            "bc",
            "ad",
            "h",
        }:
            return True
        if before in months() or (behind in months() and word.text.rstrip(".")[-1:].isdecimal()):
            return True
        if behind in {"de", "of"} and at + 2 < len(around) and around[at + 2].small in months():
            return True
        if _YEAR.fullmatch(word.written.strip(".,;:()")):
            if before in tables()["before_year"][0] or before in dates or at == 0 or behind == "":
                return True
            if at > 1 and around[at - 2].small in months():
                return True
    return False


def _is_figure(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    """Units and counts; of times only behind a number: three days, three weeks."""
    units = [word for word in [*removed, *added] if word.small in TIME_UNITS]
    counted = (old.before and old.before[-1].is_numeric) or any(word.is_numeric for word in old.words)
    if units:
        return bool(counted)
    return _has("figure", old, removed) or _has("figure", new, added)


def _is_hedge(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    words = [*removed, *added]
    before_figure = any(word.is_numeric for region in (old, new) for word in region.behind[:2])
    if before_figure and any(word.small in ROUND_FIGURES for word in words):
        return True
    return _has("hedge", old, removed) or _has("hedge", new, added)


def _is_attribution(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    return _has("attribution", old, removed) or _has("attribution", new, added)


def _is_spoken(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    """Whether the words are who says it: another speaker beside a verb of saying, or one the words are told to."""
    if not (removed and added) or _are_alike(removed, added) or all(word.small in STARTERS for word in added):
        return False
    saying = tables()["attribution"][0] - NO_SAYING
    behind = [word.small for word in new.behind[:1]]
    before = [word.small for word in new.before[-3:] if word.small not in BEFORE_SPEAKERS]
    return any(word in saying for word in [*behind, *before[-1:]])


def _is_dated(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    times = tables()["date"][0]
    others = any(word.small not in times for word in [*removed, *added])
    weak = WEAK_TIMES if others else frozenset[str]()
    return _dates(old, removed, weak) or _dates(new, added, weak)


def _dates(region: Region, words: Sequence[Word], weak: frozenset[str]) -> bool:
    """Whether words tell a time: not the ship Sun, nor prices that fall."""
    in_name = bool(region.before) and region.before[-1].is_capitalised
    told = [word for word in words if word.small not in CAPITAL_TIMES or (word.is_capitalised and not in_name)]
    return _has("date", region, [word for word in told if word.small not in weak])


def _is_land(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    """One place or direction for another, whatever else its letters spell: Ore., Mass."""
    places = tables()["place"][0]
    before_time = any(word.is_numeric or word.small in months() for word in new.behind[:2])
    return bool(removed and added) and not before_time and all(word.small in places for word in [*removed, *added])


def _is_titled(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    changed = [*removed, *added]
    titles = tables()["title"][0]
    if any(word.small in titles for word in new.behind[:1]) and all(word.small in OFFICES for word in changed):
        return True
    return _has("title", old, removed) or _has("title", new, added)


def _is_placed(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    if any(word.small in tables()["place"][0] for word in [*removed, *added] if word.small.islower()) and not _capitals(
        [*removed, *added]
    ):
        return True
    if _has("place", old, [word for word in removed if word.is_capitalised]) or _has(
        "place", new, [word for word in added if word.is_capitalised]
    ):
        return True
    for region, words in ((old, removed), (new, added)):
        behind = region.behind[0] if region.behind else None
        if (
            words
            and words[-1].is_capitalised
            and behind
            and behind.is_capitalised
            and behind.small in tables()["place"][0]
        ):
            return True
        if words and words[0].is_capitalised and any(_IN_PLACE.search(word.text) for word in words):
            return True
        begins = words and words[0].is_capitalised and region.words[0] is words[0]
        if begins and region.before and region.before[-1].small in tables()["before_place"][0]:
            return True
    return False


def _capitals(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.is_capitalised and not word.begins]


def _is_named(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    """Capitals elsewhere than at the beginning; there, where what follows or its likeness shows a name."""
    if _capitals([*removed, *added]):
        return True
    first = [word for word in [*removed, *added] if word.begins and word.is_capitalised]
    if not first:
        return False
    if all(word.small in STARTERS for word in first):
        return False
    followed = any(region.behind and region.behind[0].is_capitalised for region in (old, new))
    return (
        followed
        or not any(_is_plural(word.small) for word in first)
        and not all(word.small.endswith(("ing", "ed")) for word in first)
    )


def _is_plural(word: str) -> bool:
    """Fares, but not Airbus."""
    return word.endswith("s") and not word.endswith(("us", "is", "ss"))


def _are_alike(removed: Sequence[Word], added: Sequence[Word]) -> bool:
    """Whether a name was respelled rather than replaced."""
    one, other = "".join(word.small for word in removed), "".join(word.small for word in added)
    same = sum(min(one.count(letter), other.count(letter)) for letter in set(one))
    return one[:2] == other[:2] and 2 * same >= 1.4 * max(len(one), len(other))


def _is_deputy(old: Region, removed: Sequence[Word], new: Region, added: Sequence[Word]) -> bool:
    return bool([*removed, *added]) and all(word.small in DEPUTIES for word in [*removed, *added])


# The first that fits names the change.
_NAMINGS = (
    (Kind.TITLE, _is_deputy),
    (Kind.PLACE, _is_land),
    (Kind.HEDGE, _is_hedge),
    (Kind.ATTRIBUTION, _is_attribution),
    (Kind.ATTRIBUTION, _is_spoken),
    (
        Kind.DATE,
        lambda old, removed, new, added: (
            _is_dated(old, removed, new, added) and not _is_figure(old, removed, new, added)
        ),
    ),
    (Kind.FIGURE, _is_figure),
    (Kind.TITLE, _is_titled),
    (Kind.PLACE, _is_placed),
    (Kind.NAME, _is_named),
)
