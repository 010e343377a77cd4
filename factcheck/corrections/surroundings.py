"""The words of a change in their two sentences, and how to take in more of what both sentences have around them."""

import re
from dataclasses import dataclass, replace
from os.path import commonprefix

from factcheck.corrections.subjects import ENDS, MONEY, PARTICLES, UNITS, is_no_name
from factcheck.language.vocabulary import months, tables

Span = tuple[int, int]

# A clause up to this many words is told whole; of a longer one this many on either side of the change.
SHORT_CLAUSE = 12
A_FEW = 3

# The points inside a sentence are those of abbreviations.
_CLAUSE_ENDS = re.compile(r"[,;:](?=\s)|[—–()\[\]“”\"«»„]|[.?!]+$")
_WORD_BEFORE = re.compile(r"(\S+)(\s+)$")
_WORD_BEHIND = re.compile(r"(\s+)([^\s,;:.?!—–()“”\"]+)")
_PART_OF_A_WORD = re.compile(r"^\w+")
_TIMES = re.compile(r"(?i)\s*(?:a\.m\.|p\.m\.|am\b|pm\b|o[’']clock\b|gmt\b)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_RELATIVE = frozenset({"last", "this", "next"})


@dataclass(frozen=True)
class Surroundings:
    """A change's words in the old and the new sentence; no widening reaches below `left` or above `right` of the new.

    Every method gives new surroundings that hold the same words and more, or the same where there is nothing to take
    in. What is taken in stands in both sentences alike.
    """

    was: str
    now: str
    before: Span
    after: Span
    left: int
    right: int

    @property
    def words(self) -> tuple[str, str]:
        """The words of the old and of the new sentence."""
        return self.was[slice(*self.before)], self.now[slice(*self.after)]

    @property
    def ahead(self) -> str:
        """What both sentences have before the words, in whole words."""
        left = commonprefix([self.was[: self.before[0]][::-1], self.now[self.left : self.after[0]][::-1]])[::-1]
        starts = self.before[0] - len(left), self.after[0] - len(left)
        cut = _is_inside_a_word(self.was, starts[0]) or _is_inside_a_word(self.now, starts[1])
        return _PART_OF_A_WORD.sub("", left) if cut else left

    @property
    def behind(self) -> str:
        """What both sentences have behind the words, in whole words."""
        right = commonprefix([self.was[self.before[1] :], self.now[self.after[1] : self.right]])
        ends = self.before[1] + len(right), self.after[1] + len(right)
        cut = _is_inside_a_word(self.was, ends[0]) or _is_inside_a_word(self.now, ends[1])
        return _PART_OF_A_WORD.sub("", right[::-1])[::-1] if cut else right

    def wider(self, *, ahead: int = 0, behind: int = 0) -> "Surroundings":
        """Gives the words with so many characters more on either side."""
        return replace(
            self,
            before=(self.before[0] - ahead, self.before[1] + behind),
            after=(self.after[0] - ahead, self.after[1] + behind),
        )

    def whole_words(self) -> "Surroundings":
        """An address, or a word of which only a part changed, whole; marks around it stay out."""
        ahead = re.search(r"[^\s“”\"‘’()\[\],;—–]*$", self.ahead)
        behind = re.match(r"[^\s“”\"‘’()\[\],;—–]*", self.behind)
        rest = behind[0].rstrip(".?!:") if behind else ""
        if not any(word[:1].isalnum() or word[-1:].isalnum() for word in self.words):
            return self
        return self.wider(ahead=len(ahead[0]) if ahead else 0, behind=len(rest))

    def figure(self) -> "Surroundings":
        """A figure with its currency or its unit; of a unit that changed, with its figure; of an age, the years."""
        wide = self
        if all(re.fullmatch(r"[^\W\d_]+", word.replace(" ", "")) for word in self.words) and (
            found := re.search(r"(?:[$€£¥₺₽] ?)?\d[\d.,]*(?: (?:million|billion|thousand))? $", self.ahead)
        ):
            wide = wide.wider(ahead=len(found[0]))
        if found := re.search(MONEY.pattern + r" ?$", wide.ahead):
            wide = wide.wider(ahead=len(found[0]))
        found = re.match(r"[- ]?([^\W\d_]+|%)(?: (?:Celsius|Fahrenheit))?(?![\w-])", wide.behind)
        if found and found[1].lower() in UNITS:
            wide = wide.wider(behind=len(found[0]))
        if re.search(r"(?:st|nd|rd|th)$|^(?:first|second|third)$", wide.words[1]) and wide.ahead.endswith("the "):
            wide = wide.wider(ahead=len("the "))
        return wide

    def date(self) -> "Surroundings":
        """A day with its month, an hour with its half of the day, “last” and “next” with what they speak of."""
        wide = self
        ahead, behind = _WORD_BEFORE.search(self.ahead), _WORD_BEHIND.match(self.behind)
        if ahead and (ahead[1].rstrip(".").lower() in months() | _RELATIVE) and _WORD_BEFORE.search(self.ahead):
            wide = wide.wider(ahead=len(ahead[0]))
        elif behind and behind[2].lower() in months() and self.words[1][-1:].isdecimal():
            wide = wide.wider(behind=len(behind[0]))
        if found := _TIMES.match(wide.behind):
            wide = wide.wider(behind=len(found[0]))
        if wide.words[1].endswith((".m", "a.m", "p.m")) and wide.behind.startswith("."):
            wide = wide.wider(behind=1)
        if re.fullmatch(r"\d+0s", wide.words[1]) and wide.ahead.endswith("the "):
            wide = wide.wider(ahead=len("the "))
        return wide

    def name(self) -> "Surroundings":
        """The capitalised words beside the words, which are of the same name."""
        wide = self
        if not wide.words[1].strip()[:1].isupper() and wide.words[1].split("-")[0] not in PARTICLES:
            return wide
        while (found := _WORD_BEFORE.search(wide.ahead)) and _is_of_a_name(found[1]):
            wide = wide.wider(ahead=len(found[0]))
        while (found := _WORD_BEHIND.match(wide.behind)) and _is_of_a_name(found[2]):
            wide = wide.wider(behind=len(found[0]))
        return wide

    def place(self) -> "Surroundings":
        """A place with what it lies in, or what lies in it: “Portland, Maine”, “northern Syria”."""
        wide = self.name()
        if (found := _WORD_BEHIND.match(wide.behind)) and found[2][:1].isupper():
            wide = wide.wider(behind=len(found[0])).name()
        if found := re.search(r"[A-ZÀ-Þ][\w’.-]+, $", wide.ahead):
            wide = wide.wider(ahead=len(found[0])).name()
        return wide

    def titled(self) -> "Surroundings":
        """A name with the title before it: “Mr. Green”."""
        found = _WORD_BEFORE.search(self.ahead)
        is_title = found and found[1].rstrip(".").lower() in tables()["title"][0] and found[1][:1].isupper()
        return self.wider(ahead=len(found[0])).titled() if found and is_title else self

    def determined(self) -> "Surroundings":
        """The words with the article before them: “the ministry”."""
        found = _WORD_BEFORE.search(self.ahead)
        return self.wider(ahead=len(found[0])) if found and found[1].lower() == "the" else self

    def context(self) -> "Surroundings":
        """The words with their clause where it is short, else with a few words on either side."""
        ahead, behind = self.ahead, self.behind
        starts = [found.end() for found in _CLAUSE_ENDS.finditer(ahead)]
        left = ahead[starts[-1] if starts else 0 :].lstrip()
        ends = _CLAUSE_ENDS.search(behind)
        right = (behind[: ends.start()] if ends else behind).rstrip()
        before, after = left.split(), right.split()
        if len(before) + len(self.words[1].split()) + len(after) > SHORT_CLAUSE:
            left = _last(left, A_FEW)
            right = _first(right, A_FEW)
        return self.wider(ahead=len(left), behind=len(right))


def _is_inside_a_word(sentence: str, place: int) -> bool:
    return sentence[max(0, place - 1) : place].isalnum() and sentence[place : place + 1].isalnum()


def _is_of_a_name(word: str) -> bool:
    starts = word[:1].isupper() or word.split("-")[0] in PARTICLES and "-" in word
    ends = word[-1:] in {",", ";", ":", "”", "."} and not _INITIALS.fullmatch(word)
    return starts and not ends and not is_no_name(word)


def _last(text: str, count: int) -> str:
    words = list(re.finditer(r"\S+", text))
    return text[words[-count].start() :] if len(words) > count else text


def _first(text: str, count: int) -> str:
    """The first words, and as many more as it takes not to end with a word that asks for the next."""
    words = list(re.finditer(r"\S+", text))
    while 0 < count < len(words) and words[count - 1][0].lower() in ENDS:
        count += 1
    return text[: words[count - 1].end()] if len(words) > count else text
