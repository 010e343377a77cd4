"""Gives several signs in one text their marks: an asterisk, daggers, or numbers where these do not suffice."""

from collections.abc import Collection

MARKS = ("*", "†", "‡")


def sign_marks(count: int, standing: Collection[str] = ()) -> list[str]:
    """The marks of so many signs of our own, in reading order; none is one that stands in the text already."""
    free = [mark for mark in MARKS if mark not in standing]
    if count <= len(free):
        return free[:count]
    return [str(number) for number in range(1, count + 1)]
