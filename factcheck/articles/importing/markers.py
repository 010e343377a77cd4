"""Finds, in a line, the words by which a page marks its furniture and its notes."""

import re

from factcheck.articles.importing.vocabulary import LABEL, LINE, OPENING, fold

# Longer lines are prose, whatever they begin with.
LONGEST_LINE = 700
# What stands around the words of a button: arrows, bullets, counters.
AROUND = " \t.,:;!?…»«›‹>→▶►•·|-—–_*#()[]+0123456789٠١٢٣٤٥٦٧٨٩"
BEFORE_LABEL = "*†‡—–- •(["
AFTER_LABEL = re.compile(r"\s*(?:[:：|»›>→]|[-—–]+(?=\s|$)|$)")
FURNITURE = ("share_widget", "newsletter_prompt", "comment_prompt")
# Between a label and its colon there may be a date, a time or an addition in brackets, but no sentence.
DATED_LABEL = re.compile(r"\s*(?:[,.(\[–—-]\s*)?[^:\n]{0,60}?:")


def begins_with_label(role: str, text: str) -> int:
    """Where the label of that role ends in the folded text, its colon included; 0 where there is none."""
    folded = fold(text[:LONGEST_LINE]).lstrip(BEFORE_LABEL)
    match = LABEL[role].match(folded)
    if match is None:
        return 0
    after = AFTER_LABEL.match(folded, match.end())
    return after.end() if after is not None else 0


def labels_far(role: str, text: str) -> bool:
    """Whether the line opens with a label of that role whose colon comes some words later ("Contact newsroom: ...")."""
    folded = fold(text[:LONGEST_LINE]).lstrip(BEFORE_LABEL)
    match = LABEL[role].match(folded)
    if match is None:
        return False
    between, colon, _ = folded[match.end() :].partition(":")
    return (
        bool(colon) and len(between) <= 40 and len(between.split()) <= 4 and not any(mark in between for mark in ".?!,")
    )


def label_is_all(role: str, text: str) -> bool:
    """Whether the line is the bare label, so that what it announces comes in the next lines."""
    folded = fold(text[:LONGEST_LINE]).strip(AROUND)
    match = LABEL[role].fullmatch(folded)
    return match is not None


def dated_label(role: str, text: str) -> bool:
    """Whether the line opens with that label and, before a colon, a date or an addition ("Correction (3 May): ...")."""
    folded = fold(text[:LONGEST_LINE]).lstrip(BEFORE_LABEL)
    match = LABEL[role].match(folded)
    if match is None:
        return False
    between = DATED_LABEL.match(folded, match.end())
    return between is not None and any(character.isdigit() or character in "([" for character in between.group())


def opens_with(role: str, text: str) -> bool:
    """Whether the line begins with one of the openings of that role."""
    if role not in OPENING:
        return False
    folded = fold(text[:LONGEST_LINE]).lstrip('*†‡ •([→>-—–"“«')
    return OPENING[role].match(folded) is not None


def is_line_of(role: str, text: str) -> bool:
    """Whether the whole line, but for arrows and counters around it, is a known one of that role."""
    if role not in LINE or len(text) > 60:
        return False
    return fold(text).strip(AROUND) in LINE[role] or fold(text).strip() in LINE[role]


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the site and not to an article: share, newsletter, comments."""
    return furniture_role(text) is not None


def furniture_role(text: str) -> str | None:
    """The role of a line that belongs to the site; None for a line of an article."""
    for role in FURNITURE:
        if is_line_of(role, text):
            return role
    if len(text) <= 240:
        for role in FURNITURE:
            if opens_with(role, text):
                return role
    return None
