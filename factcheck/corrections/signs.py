"""The signs of corrections: an asterisk, daggers, or numbers where these do not suffice."""

from collections.abc import Collection

MARKS = ("*", "†", "‡")


def sign_marks(count: int, standing: Collection[str] = ()) -> list[str]:
    """The marks of so many signs of our own, in reading order; none is one that stands in the text already."""
    free = [mark for mark in MARKS if mark not in standing]
    if count <= len(free):
        return free[:count]
    return [str(number) for number in range(1, count + 1)]


def without_sign(note: str) -> str:
    """The words of a note without the sign that it begins with in a text, to tell whether two notes are the same."""
    return " ".join(note.lstrip("".join(MARKS) + " \n").split())
