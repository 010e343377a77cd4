"""Gives times of day one form (rule 10): 3 p.m. and 15:00, 9:00 a.m. and 9 a.m., 15 Uhr and 15.00 Uhr, 15 h 30.

A time that leaves open whether it is in the morning stays as it stands: "7:30" is neither 07:30 nor 19:30.
"""

import re
from dataclasses import replace

from factcheck.language.atoms import Atom, Sort

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)
# 0730 GMT, 7:30 GMT: who names this zone counts to 24.
_ZONED = re.compile(r"(\d{1,2}):?([0-5]\d)", re.ASCII)
_ZONES = frozenset({"GMT", "UTC"})
_HALVES = frozenset({"am", "pm"})
# What these words say is a time as a figure is one.
_NAMED = {"noon": "12:00pm", "midnight": "00:00"}
_TWELVE = frozenset({"12", "12:00", "12.00"})
_HOURS = {"fr": {"h", "heures", "heure"}, "pt": {"h", "horas"}, "es": {"h", "horas"}, "de": {"uhr"}}
_BEFORE = {"it": {"ore"}, "tr": {"saat"}}


def read_times(atoms: list[Atom], language: str) -> list[Atom]:
    """The atoms with every time of day in its one form. One pass over the atoms."""
    result: list[Atom] = []
    for atom in atoms:
        last = result[-1] if result else None
        figure = last if last and last.sort is Sort.NUMBER else None
        if figure and _names_half(atom) and (half := _clock(figure.text)):
            result[-1] = replace(figure, text=_of_half(*half, atom.text.lower()), end=atom.end)
        elif figure and atom.text in _ZONES and (zoned := _ZONED.fullmatch(figure.text)):
            result[-1:] = [replace(figure, text=f"{zoned[1]:0>2}:{zoned[2]}"), atom]
        elif figure and atom.sort is Sort.WORD and atom.text.lower() in _HOURS.get(language, ()):
            clock = _clock(figure.text)
            unit = "Uhr" if language == "de" else "h"
            result[-1:] = [
                replace(figure, text="{}:{}".format(*clock)) if clock else figure,
                replace(atom, text=unit, joint=" "),
            ]
        elif atom.sort is Sort.WORD and atom.text in _NAMED and atom.joint in {" ", ","}:
            # 12 noon.
            twelve = result.pop() if figure and figure.text in _TWELVE and atom.joint == " " else None
            first = twelve or atom
            result.append(Atom(Sort.NUMBER, _NAMED[atom.text], first.start, atom.end, first.joint))
        elif _ends_hours(result, atom, language):
            hours = result[-2]
            result[-2] = replace(hours, text=hours.text.partition(":")[0] + ":" + atom.text, end=atom.end)
        elif atom.sort is Sort.NUMBER and last and last.text.lower() in _BEFORE.get(language, ()):
            clock = _clock(atom.text)
            result.append(replace(atom, text="{}:{}".format(*clock)) if clock else atom)
        else:
            result.append(atom)
    return result


def _names_half(atom: Atom) -> bool:
    return atom.sort is Sort.WORD and atom.joint in {"", " "} and atom.text.lower() in _HALVES and atom.text != "Am"


def _ends_hours(result: list[Atom], atom: Atom, language: str) -> bool:
    """Whether a number is the minutes in 15 h 30."""
    return (
        atom.sort is Sort.NUMBER
        and len(result) > 1
        and atom.joint in {"", " "}
        and language != "de"
        and result[-1].text == "h"
        and result[-2].text.endswith(":00")
        and re.fullmatch(r"[0-5]\d", atom.text, re.ASCII) is not None
    )


def _clock(figure: str) -> tuple[str, str] | None:
    """Hours and minutes, where a figure can be a time."""
    found = _CLOCK.fullmatch(figure)
    if not found or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    return found[1], found[2] or "00"


def _of_half(hour: str, minutes: str, half: str) -> str:
    """A time on the 24-hour clock, where its figures cannot be taken for another one."""
    if half == "pm" and 1 <= int(hour) <= 11:
        return f"{int(hour) + 12}:{minutes}"
    if half == "am" and 1 <= int(hour) <= 9 and len(hour) == 1:
        return f"0{hour}:{minutes}"
    if half == "am" and hour == "12":
        return f"00:{minutes}"
    return f"{hour}:{minutes}{half}"
