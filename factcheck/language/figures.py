"""Gives figures of the same value and unit one form (rule 10): words or digits, grouping, scales, %, ordinals, units.

The point or comma of decimals is that of the sentence's language, so that a figure in its one form reads as the same
figure again. What no rule reads stays as it stands.
"""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.language.atoms import CURRENCIES, FRACTIONS, Atom, Sort
from factcheck.language.measures import begins_measure, read_measures
from factcheck.language.numerals import ROMAN, language_of_number, numerals_of, power_of, read_number

_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",.' "}
# Two marks of one kind group in every language.
_MILLIONS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})", re.ASCII)
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_SMALL_SCALES = {"k": 3, "m": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
# Counted by the million in headlines, and never measured in metres.
_COUNTED = frozenset(
    """people persons voters votes users viewers readers barrels tonnes tons refugees children doses customers jobs
    homes workers inhabitants residents visitors subscribers followers copies tourists passengers
    euros dollars""".split()
)
_WORD_FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_ASCII_FRACTIONS = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}
_GLYPHS = {Fraction(unicodedata.numeric(glyph)).limit_denominator(10): glyph for glyph in FRACTIONS}
_ENGLISH_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SUFFIXES = {"ème": "e", "ième": "e", "eme": "e", "e": "e", "er": "er", "re": "re", "ère": "re", "º": "º", "ª": "ª"}
# 3.º, 3.er; and languages that make an ordinal by a point alone.
_BEHIND_POINTS = frozenset({"º", "ª", "er"})
_POINTED_ORDINALS = frozenset({"de", "tr"})
# XIXe siècle.
_ROMAN_ORDINAL = re.compile(r"([IVX]+)(er|re|e|ème)")
# Languages that say millions "of" something, and do not say it of a figure.
_LANGUAGES_OF_MANY = frozenset({"es", "fr", "pt", "it"})
_FEWEST_OF = 1_000_000
_OF = re.compile(r"(?:de|di)\Z|d'(?=\w)")
_PER_CENT = frozenset({"cent", "cento", "ciento"})
_MINUS = frozenset({"minus"})


def read_figures(atoms: list[Atom], language: str) -> list[Atom]:
    """The atoms with every figure in its one form. Each step is one pass over the atoms."""
    for step in (
        _word_numbers,
        _digits,
        _fractions,
        _scales,
        _of_many,
        _signs,
        read_measures,
        _ordinals,
    ):
        atoms = step(atoms, language)
    return atoms


def value_of(figure: str, language: str) -> Decimal | None:
    """What a figure in its one form counts."""
    plain = figure.replace(_point(language), ".")
    return Decimal(plain) if re.fullmatch(r"\d{1,24}(?:\.\d{1,12})?", plain, re.ASCII) else None


def _point(language: str) -> str:
    return "." if language == "en" else ","


def written(value: Decimal, language: str) -> str:
    """A value in the one form of its language."""
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", _point(language))


def _word_numbers(atoms: list[Atom], language: str) -> list[Atom]:
    numerals = numerals_of(language)
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if atom.sort is not Sort.WORD:
            result.append(atom)
            at += 1
            continue
        words = [] if _is_percent(result, atom) else _run(atoms, at)
        speaks = language_of_number(words, language)
        if words[:2] in (["half", "a"], ["half", "one"]) and words[2:3] and words[2] in numerals.scales:
            value, taken = Decimal(5 * 10 ** (numerals.scales[words[2]] - 1)), 3
        elif words[:2] == ["half", "a"] and words[2:3] and begins_measure(words[2]):
            value, taken = Decimal("0.5"), 2
        else:
            taken = _held_by_hyphens(atoms, at, read_number(words, speaks)[1])
            value = Decimal(read_number(words[:taken], speaks)[0])
        if taken:
            result.append(_number(atoms, at, at + taken, written(value, language)))
            at += taken
        else:
            result.append(atom)
            at += 1
    return result


def _is_percent(before: list[Atom], atom: Atom) -> bool:
    """Whether a hundred is that of "pour cent", "por ciento"."""
    return bool(before) and before[-1].text.lower() in {"pour", "por", "per"} and atom.text.lower() in _PER_CENT


def _run(atoms: list[Atom], at: int) -> list[str]:
    """The words from here on that nothing parts but spaces and hyphens, as far as a number can reach."""
    words = [atoms[at].text]
    for atom in atoms[at + 1 : at + 24]:
        if atom.sort is not Sort.WORD or atom.joint not in {" ", "-"}:
            break
        words.append(atom.text)
    return words


def _held_by_hyphens(atoms: list[Atom], at: int, taken: int) -> int:
    """How many of the words are one number: in "twenty three-hour shifts" a hyphen ties the three to the hours."""
    behind = atoms[at + taken : at + taken + 1]
    if taken and behind and behind[0].joint == "-" and behind[0].sort is Sort.WORD:
        open_joints = [place for place in range(at + 1, at + taken) if atoms[place].joint == " "]
        if open_joints:
            return open_joints[0] - at
    return taken


def _number(atoms: list[Atom], first: int, end: int, text: str) -> Atom:
    return Atom(Sort.NUMBER, text, atoms[first].start, atoms[end - 1].end, atoms[first].joint)


def _digits(atoms: list[Atom], language: str) -> list[Atom]:
    return [replace(atom, text=_ungrouped(atom.text, language)) if atom.sort is Sort.NUMBER else atom for atom in atoms]


def _ungrouped(figure: str, language: str) -> str:
    """A figure in ASCII digits, without grouping and without decimals that are all zero."""
    plain = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in figure
    ).replace("٬", "" if "٫" in figure or "٬" in figure else "٬")
    point = _point(language)
    plain = plain.replace("٫", point)
    if _MILLIONS.fullmatch(plain):
        return re.sub("[.,]", "", plain)
    whole, found, decimals = plain.partition(point)
    if point in decimals or not (decimals.isdecimal() or not found):
        return plain
    for mark in {"en": ",' "}.get(language, ".' "):
        if _GROUPED[mark].fullmatch(whole) and not whole.startswith("0"):
            whole = whole.replace(mark, "")
    if language == "en" and _INDIAN.fullmatch(whole):
        whole = whole.replace(",", "")
    if not (whole.isdecimal() or (whole == "" and found)):
        return plain
    whole = whole or "0"
    return whole + point + decimals if decimals.strip("0") else whole


def _fractions(atoms: list[Atom], language: str) -> list[Atom]:
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        value, taken = _fraction_at(atoms, at, language)
        if taken:
            whole = result[-1] if result and result[-1].sort is Sort.NUMBER and atoms[at].joint in {"", " "} else None
            result.extend(_mixed(result.pop() if whole else None, atoms, at, taken, value, language))
            at += taken
        else:
            result.append(atoms[at])
            at += 1
    return result


def _fraction_at(atoms: list[Atom], at: int, language: str) -> tuple[Fraction, int]:
    """The fraction that stands here, and how many atoms it takes: ½, 1/2, two-thirds, and a half."""
    atom, following = atoms[at], atoms[at + 1 : at + 4]
    nothing = Fraction(0), 0
    if atom.sort is Sort.FRACTION:
        return Fraction(unicodedata.numeric(atom.text)).limit_denominator(10), 1
    if atom.sort is Sort.NUMBER and len(following) >= 2 and following[0].text == "/":
        slash_around = at and atoms[at - 1].text == "/" or len(following) > 2 and following[2].text == "/"
        if (atom.text, following[1].text) in _ASCII_FRACTIONS and not slash_around:
            return Fraction(int(atom.text), int(following[1].text)), 3
    if language != "en":
        return nothing
    texts = [atom.text, *(near.text for near in following if near.joint == " ")]
    if (
        texts[:2] == ["and", "a"]
        and texts[2:3] in (["half"], ["quarter"], ["third"])
        and at
        and atoms[at - 1].sort is Sort.NUMBER
    ):
        return Fraction(1, _WORD_FRACTIONS[texts[2]]), 3
    parts = following[0].text if following and following[0].joint in {" ", "-"} else ""
    if atom.sort is Sort.NUMBER and parts in _WORD_FRACTIONS and re.fullmatch(r"[1-9]", atom.text):
        plural = parts.endswith("s") or parts == "halves"
        before_number = at and atoms[at - 1].sort is Sort.NUMBER
        if plural == (atom.text != "1") and int(atom.text) < _WORD_FRACTIONS[parts] and not before_number:
            return Fraction(int(atom.text), _WORD_FRACTIONS[parts]), 2
    return nothing


def _mixed(whole: Atom | None, atoms: list[Atom], at: int, taken: int, fraction: Fraction, language: str) -> list[Atom]:
    """A whole number and a fraction as decimals, or as a sign where decimals have no end."""
    first = whole or atoms[at]
    base = value_of(whole.text, language) if whole else Decimal(0)
    finite = all(part in (2, 5) for part in _prime_factors(fraction.denominator))
    if base is not None and base == int(base) and finite:
        value = base + Decimal(fraction.numerator) / Decimal(fraction.denominator)
        return [Atom(Sort.NUMBER, written(value, language), first.start, atoms[at + taken - 1].end, first.joint)]
    joint = "" if whole else first.joint
    glyph = _GLYPHS.get(fraction)
    if glyph is None:
        return [*([whole] if whole else []), *atoms[at : at + taken]]
    sign = Atom(Sort.FRACTION, glyph, atoms[at].start, atoms[at + taken - 1].end, joint)
    return [whole, sign] if whole else [sign]


def _prime_factors(number: int) -> set[int]:
    return {part for part in range(2, number + 1) if number % part == 0 and all(part % less for less in range(2, part))}


def _scales(atoms: list[Atom], language: str) -> list[Atom]:
    result: list[Atom] = []
    for at, atom in enumerate(atoms):
        last = result[-1] if result else None
        if atom.sort is Sort.WORD and last and last.sort is Sort.NUMBER and atom.joint in {"", " ", "-"}:
            value = value_of(last.text, language)
            power = power_of(atom.text.lower(), language)
            if power is None and atom.joint in {"", " "} and atom.text.lower() in _SMALL_SCALES:
                power = _small_scale(result, atoms, at)
            if power is not None and value is not None:
                text = written(value * 10**power, language)
                result[-1] = replace(last, text=text, end=atom.end)
                continue
        result.append(atom)
    return result


def _of_many(atoms: list[Atom], language: str) -> list[Atom]:
    """The atoms without the "of" of millones de euros, millions d'euros: digits go without it."""
    if language not in _LANGUAGES_OF_MANY:
        return atoms
    result: list[Atom] = []
    for atom in atoms:
        last = result[-1] if result else None
        if last and last.sort is Sort.NUMBER and atom.sort is Sort.WORD and atom.joint == " ":
            of, value = _OF.match(atom.text), value_of(last.text, language)
            if of and value is not None and value >= _FEWEST_OF:
                if of.end() < len(atom.text):
                    result.append(replace(atom, text=atom.text[of.end() :]))
                continue
        result.append(atom)
    return result


def _small_scale(before: list[Atom], atoms: list[Atom], at: int) -> int | None:
    """What a letter multiplies by: $5m, 5m people; elsewhere m may be metres."""
    money = len(before) > 1 and before[-2].text in CURRENCIES
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    counted = following is not None and (following.text in _COUNTED or following.text in CURRENCIES)
    if money or (counted and atoms[at].text.lower() != "t"):
        return _SMALL_SCALES[atoms[at].text.lower()]
    return None


def _signs(atoms: list[Atom], language: str) -> list[Atom]:
    result: list[Atom] = []
    for atom in atoms:
        last = result[-1] if result else None
        if atom.sort is Sort.NUMBER and last:
            sign = last.sort is Sort.SIGN and last.text == "-" and atom.joint == ""
            spelled = (
                last.text in _MINUS and atom.joint == " " and not (len(result) > 1 and result[-2].sort is Sort.NUMBER)
            )
            if sign or spelled:
                result[-1] = Atom(Sort.NUMBER, "-" + atom.text, last.start, atom.end, last.joint)
                continue
        result.append(atom)
    return result


def _ordinals(atoms: list[Atom], language: str) -> list[Atom]:
    ordinals = numerals_of(language).ordinals
    result: list[Atom] = []
    for at, atom in enumerate(atoms):
        last = result[-1] if result else None
        word = atom.text.lower()
        figure = last if last and last.sort is Sort.NUMBER and last.text.isdecimal() else None
        text = None
        first = atom
        if atom.sort is Sort.WORD and figure and _is_suffix(atom, language):
            number = figure.text
            text = number + (_english_suffix(number) if language == "en" else _SUFFIXES[word])
            # 2st is no ordinal; it stays what it is.
            text, first = (text if language != "en" or word == _english_suffix(number) else None), figure
        elif language in _POINTED_ORDINALS and _is_pointed(atom, atoms[at + 1 : at + 2]):
            text = atom.text + "."
        elif language == "fr" and (century := _ROMAN_ORDINAL.fullmatch(atom.text)) and century[1] in ROMAN:
            text = ROMAN[century[1]] + _SUFFIXES[century[2]]
        elif atom.sort is Sort.WORD and word in ordinals:
            text = ordinals[word]
            if language == "tr" and figure and atom.joint == " " and _continues(figure, int(text[:-1])):
                text, first = f"{int(figure.text) + int(text[:-1])}.", figure
            if language == "en":
                value = int(text)
                if figure and atom.joint in {" ", "-"} and _continues(figure, value):
                    value, first = (value * int(figure.text) if value == 100 else value + int(figure.text)), figure
                text = f"{value}{_english_suffix(str(value))}"
        if text is None:
            result.append(atom)
            continue
        if first is figure:
            result.pop()
        result.append(Atom(Sort.WORD, text, first.start, atom.end, first.joint))
    return result


def _is_suffix(atom: Atom, language: str) -> bool:
    if language == "en":
        return atom.joint == "" and atom.text.lower() in _ENGLISH_SUFFIXES
    return atom.text in _SUFFIXES and (atom.joint == "" or (atom.joint == "," and atom.text in _BEHIND_POINTS))


def _is_pointed(atom: Atom, following: list[Atom]) -> bool:
    """Whether a point makes a number an ordinal, as in "der 3. Zug": it ends no sentence."""
    return (
        atom.sort is Sort.NUMBER
        and atom.pointed
        and atom.text.isdecimal()
        and len(following) == 1
        and following[0].sort is Sort.WORD
        and not following[0].initial
    )


def _continues(figure: Atom, value: int) -> bool:
    """Whether a number word and an ordinal are one: twenty-first, hundred and first, but not 20 first."""
    spelled = figure.end - figure.start > len(figure.text)
    base = figure.text
    if not spelled or len(base) > 6:
        return False
    return (
        (value < 10 and base.endswith("0"))
        or (value < 100 and base.endswith("00"))
        or (value == 100 and len(base) == 1)
    )


def _english_suffix(number: str) -> str:
    if number[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
