"""Says what was misstated, in the words of the sentence itself: “the number of Turkish soldiers killed”.

A subject is put together of words that stand beside the change, and of what a unit counts. Where the sentence gives
none, there is none, and the note keeps to its plain words: nothing is made up. English sentences only.
"""

import re
from collections.abc import Sequence

from factcheck.corrections.states import ErrorKind
from factcheck.language.abbreviations import STARTERS
from factcheck.language.kinds import Kind
from factcheck.language.vocabulary import months, tables

Span = tuple[int, int]

_WORD = re.compile(r"\d[\d.,]*\d[\w-]*|[^\W_][\w’'-]*|[^\w\s]")
# Where the things that are counted end.
ENDS = frozenset(
    """
    a an the this that these those who whom which whose where when while as if than then and or but nor of in on at by
    to for from with without within into onto over under after before since until during about against between through
    near inside outside across was were is are be been being has have had did does do will would could should may might
    can must not also still now said says told not only more less most least last next this""".split()
)
_BE = frozenset({"was", "were", "are", "is", "been", "being", "be", "have", "has", "had"})
_MANY = frozenset({"people", "men", "women", "children", "police", "troops", "personnel", "civilians", "dead"})
# Other words for the same, and words that may be for any of them.
_SOLDIERS = frozenset({"soldiers", "troops", "servicemen", "personnel", "forces"})
_ANYBODY = frozenset({"people", "persons", "victims", "dead", "men", "others"})
_HEDGES = frozenset(
    "at least most about around some nearly almost over more than up to roughly approximately only just exactly "
    "as many an estimated fewer less under close".split()
)
# What is done to people and things that are counted, after them: “33 soldiers killed”.
_DONE = {
    **dict.fromkeys(("kill", "kills", "killed", "killing"), "killed"),
    **dict.fromkeys(("wound", "wounds", "wounded", "wounding"), "wounded"),
    **dict.fromkeys(("injure", "injures", "injured", "injuring"), "injured"),
    **dict.fromkeys(("arrest", "arrests", "arrested", "arresting"), "arrested"),
    **dict.fromkeys(("detain", "detains", "detained", "detaining"), "detained"),
    **dict.fromkeys(("displace", "displaces", "displaced", "displacing"), "displaced"),
    **dict.fromkeys(("destroy", "destroys", "destroyed", "destroying"), "destroyed"),
}
# What measures, and what it measures.
UNITS = {
    **dict.fromkeys(
        "mile miles kilometer kilometers kilometre kilometres km meter meters metres feet".split(),
        "a distance",
    ),
    **dict.fromkeys(
        "second seconds minute minutes hour hours day days week weeks month months year years".split(),
        "a length of time",
    ),
    **dict.fromkeys(
        "ton tons tonne tonnes pound pounds kilogram kilograms kg gram grams "
        "milligram milligrams microgram micrograms ounce ounces".split(),
        "a weight",
    ),
    **dict.fromkeys(
        "acre acres hectare hectares".split(),
        "an area",
    ),
    **dict.fromkeys(
        "degree degrees celsius fahrenheit".split(),
        "a temperature",
    ),
    **dict.fromkeys(
        "cent cents dollar dollars euro euros lira rubles pesos yen".split(),
        "an amount of money",
    ),
    **dict.fromkeys(("percent", "%"), "a percentage"),
}
MONEY = re.compile(r"[$€£¥₺₽]")
_PERCENT = frozenset({"percent", "%"})
_SHARES = re.compile(r"(?i)\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)$|^\d+/\d+$")
_CONTESTS = frozenset("won win wins beat beats lost lose loses drew draw defeated defeat victory score scored".split())
_VOTES = frozenset("voted vote votes passed ballot approved rejected".split())
_TALLY = re.compile(r"\d+[-–]\d+")
_OLDEST = 120
# Places that are told by where they lie.
DIRECTION = re.compile(r"\b(?:north|south|east|west)")
_LIES = frozenset("in at near from to into outside inside around across towards toward of off through".split())
_LINK = re.compile(r"\w://|\bwww\.|\w\.[a-z]{2,}/|\w@\w")
_TIME = re.compile(r"(?i)[ap]\.?m\b|\d:\d\d|o[’']clock")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SCALES = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens".split()
)
# What has a figure of its own: “the death toll rose to 33”.
_MEASURES = frozenset(
    "toll population magnitude rate price turnout score budget margin temperature deficit debt inflation".split()
)
_REACH = 7
# “33 of its soldiers” are soldiers.
_WHOSE = frozenset({"its", "the", "their", "his", "her", "our", "those", "these"})
_LONGEST = 6
_SPEECH = frozenset({"said", "says", "told", "wrote", "added", "tweeted", "asked", "replied", "warned", "announced"})
PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "der", "da", "di"})
_FEW = 3


def subject_of(sentence: str, change: Span, kind: Kind, error: ErrorKind) -> str:
    """Gives what was misstated at this span of the right sentence, or an empty text where the sentence does not say."""
    words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(sentence)]
    first = next((at for at, (_word, _start, end) in enumerate(words) if end > change[0]), len(words))
    behind = next((at for at, (_word, start, _end) in enumerate(words) if start >= change[1]), len(words))
    spoken = [word for word, _start, _end in words]
    if error == ErrorKind.FIGURE:
        return _of_figure(spoken, first, behind)
    if error == ErrorKind.DATE:
        return _of_date(sentence[slice(*change)], sentence[change[1] :])
    if error == ErrorKind.MISSPELLED and kind == Kind.NAME:
        return _of_name(spoken, first, behind)
    if error == ErrorKind.MISIDENTIFIED and kind == Kind.TITLE:
        return _of_title(spoken, first, behind)
    if error == ErrorKind.MISIDENTIFIED and kind == Kind.PLACE:
        return _of_place(spoken, first, behind)
    if error == ErrorKind.MISQUOTED:
        return _speaker(sentence, change)
    return ""


def counted_in(sentence: str, figure: str) -> str:
    """What the sentence counts by this figure, as a subject; empty where it does not say, or has the figure twice."""
    if not figure or sentence.count(figure) != 1:
        return ""
    start = sentence.index(figure)
    return subject_of(sentence, (start, start + len(figure)), Kind.FIGURE, ErrorKind.FIGURE)


def count_other_things(one: str, other: str) -> bool:
    """Whether two subjects count different things: soldiers and people, soldiers and miles; what is unsure does not."""
    things = _thing_of(one), _thing_of(other)
    return all(things) and things[0] != things[1]


def _thing_of(subject: str) -> str:
    counted = re.fullmatch(r"the (?:number|percentage|proportion) of (.+)", subject)
    if counted is None:
        return subject if subject in UNITS.values() else ""
    words = [word for word in counted[1].lower().split() if word not in _DONE.values()]
    last = words[-1] if words else ""
    return "soldiers" if last in _SOLDIERS else "" if last in _ANYBODY else last


def _of_figure(words: Sequence[str], first: int, behind: int) -> str:
    figure, after = [word for word in words[first:behind] if word.lower() not in _SCALES], list(words[behind:])
    if after[:1] and after[0].lower() in _SCALES:
        after = after[1:]
    if _TALLY.fullmatch("".join(words[first:behind])):
        return _of_tally(words)
    unit = next((word.lower() for word in [*figure[1:], *after[:1]] if not word[:1].isdigit()), "")
    if any(MONEY.search(word) for word in [*words[max(0, first - 1) : first], *figure]):
        return "an amount of money"
    if unit in _PERCENT:
        counted = _counted(after[after.index("of") + 1 :]) if after[:3].count("of") else []
        return f"the percentage of {' '.join(counted)}" if counted and after[:1] != ["points"] else "a percentage"
    joined = figure[0].lower().partition("-")[2] if figure else ""
    if unit in UNITS or joined in UNITS:
        return UNITS.get(unit) or UNITS[joined]
    if any(word.endswith("year-old") for word in [*figure, *after[:1]]) or _is_age(words, first, behind):
        return _age_of(words, first)
    measured = _measured(words, first)
    if measured:
        return measured
    if after[:1] == ["of"]:
        after = after[2:] if after[1:2] and after[1].lower() in _WHOSE else after[1:]
    counted = _counted([*figure[1:], *after])
    if counted and figure and _SHARES.search(figure[-1]):
        return f"the proportion of {' '.join(counted)}"
    if not counted:
        done = _done_before(words, first)
        return f"the number {done}" if done and _ends(after) else ""
    done = _done_after(after, counted) or _done_before(words, first)
    return f"the number of {' '.join([*counted, done] if done else counted)}"


def _measured(words: Sequence[str], first: int) -> str:
    """“The death toll”, where it stands before the figure in the same breath."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if not words[at][0].isalnum():
            return ""
        if words[at].lower() in _MEASURES:
            start = at
            while start and words[start - 1].islower() and words[start - 1] not in ENDS:
                start -= 1
            return f"the {' '.join(word.lower() for word in words[start : at + 1])}"
    return ""


def _is_age(words: Sequence[str], first: int, behind: int) -> bool:
    """Whether the figure stands between commas behind a name: “Jane Doe, 33, said”."""
    if words[max(0, first - 1) : first] == ["aged"]:
        return True
    between = words[first - 1 : first] == [","] and words[behind : behind + 1] == [","]
    years = "".join(words[first:behind])
    return between and first > 1 and years.isdecimal() and int(years) <= _OLDEST and not _is_time(words[first - 2])


def _is_time(word: str) -> bool:
    return word[:1].isdecimal() or word.lower().rstrip(".") in months()


def _age_of(words: Sequence[str], first: int) -> str:
    """“Jane Doe’s age”, of the name that it stands behind."""
    start = end = first - 1
    while start and _is_name(words[start - 1]) and not is_no_name(words[start - 1]):
        start -= 1
    named = words[first - 1 : first] == [","] and end - start > 1
    return f"{_owned(' '.join(words[start:end]))} age" if named else "an age"


def _of_tally(words: Sequence[str]) -> str:
    said = {word.lower() for word in words}
    return "a vote" if said & _VOTES else "a score" if said & _CONTESTS else ""


def _of_date(told: str, rest: str) -> str:
    if _TIME.search(told) or _TIME.match(rest.lstrip()):
        return "a time"
    return "a year" if _YEAR.fullmatch(told) else ""


def _of_place(words: Sequence[str], first: int, behind: int) -> str:
    """“A location”, where the sentence says that something lies or happens there; else it is the place's own name."""
    if DIRECTION.search(" ".join(words[first:behind]).lower()):
        return "a location" if behind < len(words) and words[behind][:1].isupper() else "a direction"
    at = first
    while at and (words[at - 1][:1].isupper() or words[at - 1] in {",", "the"}):
        at -= 1
    return "a location" if at and words[at - 1].lower() in _LIES else ""


def _counted(words: Sequence[str]) -> list[str]:
    """The words that name what is counted, up to its plural; none where no plural is found among the next few."""
    named: list[str] = []
    for at, word in enumerate(words[:_LONGEST]):
        small = word.lower()
        if small in ENDS or not word[0].isalpha():
            break
        if named and _is_many(named[-1]) and (small in _DONE or small.endswith(("ed", "ing")) or small in _SPEECH):
            break
        named.append(word)
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if _is_many(small) and not _is_many(following):
            break
    return named if named and _is_many(named[-1]) else []


def _is_many(word: str) -> bool:
    small = word.lower()
    return small in _MANY or (len(small) > _FEW and small.endswith("s") and not small.endswith(("ss", "us", "is")))


def _done_after(after: Sequence[str], counted: Sequence[str]) -> str:
    """What was done to them: “33 soldiers were killed”, “33 soldiers killed”."""
    ends = next((at + 1 for at, word in enumerate(after) if word == counted[-1]), 0)
    rest = [word.lower() for word in after[ends : ends + 3]]
    while rest and rest[0] in _BE:
        rest = rest[1:]
    return _DONE[rest[0]] if rest and rest[0] in _DONE and rest[0] == _DONE[rest[0]] else ""


def _done_before(words: Sequence[str], first: int) -> str:
    """What was done to them: “killing at least 33 soldiers”."""
    at = first - 1
    while at >= 0 and words[at].lower() in _HEDGES:
        at -= 1
    return _DONE.get(words[at].lower(), "") if at >= 0 else ""


def _ends(after: Sequence[str]) -> bool:
    return not after or after[0].lower() in ENDS or not after[0][0].isalpha()


def _of_name(words: Sequence[str], first: int, behind: int) -> str:
    """“Bashar al-Assad’s first name”, where the sentence shows that a person is named."""
    if behind - first != 1:
        return ""
    start, end = first, behind
    while start and _is_name(words[start - 1]) and not is_no_name(words[start - 1]):
        start -= 1
    while end < len(words) and _is_name(words[end]):
        end += 1
    name = list(words[start:end])
    name[-1] = re.sub(r"[’']s?$", "", name[-1])
    if end - start < 2 or not _is_person(words, start, end):
        return ""
    part = "first" if first == start else "last" if behind == end else "middle"
    return f"{_owned(' '.join(name))} {part} name"


def _of_title(words: Sequence[str], first: int, behind: int) -> str:
    """“Hulusi Akar’s title”, of the name behind the title, or of that before it: “Jane Doe, the president”."""
    start = behind + 1 if words[behind : behind + 1] == ["."] else behind
    end = start
    while end < len(words) and _is_name(words[end]):
        end += 1
    name = [_unowned(word) for word in words[start:end] if not _is_title(word)]
    if not name and all(_is_title(word) for word in words[first:behind] if word.isalpha()):
        comma = max((at for at in range(max(0, first - _REACH), first) if words[at] == ","), default=0)
        start = comma
        while start and _is_name(words[start - 1]) and not is_no_name(words[start - 1]):
            start -= 1
        name = list(words[start:comma]) if comma - start > 1 else []
    return f"{_owned(' '.join(name))} title" if name else ""


def _unowned(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def is_link(words: str) -> bool:
    """Whether words hold an address of the web or of mail."""
    return _LINK.search(words) is not None


def is_no_name(word: str) -> bool:
    """Whether a word is capitalised for another reason: a title, or the first of its sentence."""
    return _is_title(word) or word.lower() in STARTERS or word.lower() in ENDS


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in tables()["title"][0]


def _is_name(word: str) -> bool:
    return word[:1].isupper() or bool(re.match(r"(?:al|el)-[A-Z]", word)) or word in PARTICLES


def _is_person(words: Sequence[str], start: int, end: int) -> bool:
    before = words[start - 1].lower().rstrip(".") if start else ""
    after = words[end].lower() if end < len(words) else ""
    held = any("-" in word and word.split("-")[0] in PARTICLES for word in words[start:end])
    return held or _is_title(before) or after in _SPEECH or before in _SPEECH


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


_NAME = r"(?P<name>[A-ZÀ-Þ][\w’-]+(?: (?:(?:al|el|bin|van|von|de|der) ?-?)?[A-ZÀ-Þ][\w’-]+){0,3})"
_SOMEBODY = r"(?P<somebody>\b[Tt]he(?: [a-z’-]+){1,3}?)"
_SAYS = rf"(?:{'|'.join(sorted(_SPEECH))})"
_SAID_BEFORE = re.compile(rf"(?:{_NAME}|{_SOMEBODY}) {_SAYS}\b[^“\"]*$")
_SAID_AFTER = re.compile(rf"^[^“\"]*?[”\"],? (?:{_SAYS} {_NAME}|{_NAME} {_SAYS})".replace("?P<name>", ""))


def _speaker(sentence: str, change: Span) -> str:
    """Who is quoted: the name beside a verb of saying, before the quotation or behind it."""
    opened = max(sentence.rfind("“", 0, change[0] + 1), sentence.rfind('"', 0, change[0] + 1))
    before = _SAID_BEFORE.search(sentence[:opened]) if opened >= 0 else None
    if before:
        return before["name"] or before["somebody"].replace("The", "the", 1)
    after = _SAID_AFTER.search(sentence[change[1] :])
    return next((name for name in after.groups() if name), "") if after else ""


_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


def quoted_stretches(sentence: str) -> list[Span]:
    """The spans between quotation marks, without the marks."""
    return [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(sentence)]


def title_behind(words: str) -> str:
    """The words of a title that these begin with: “ Minister” of “ Minister Hulusi Akar”."""
    end = 0
    for found in re.finditer(r" ([A-Z][\w-]+)", words):
        if found.start() != end or not _is_title(found[1]):
            break
        end = found.end()
    return words[:end]
