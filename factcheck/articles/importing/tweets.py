"""Embedded tweets: who wrote them, and what tells their text from the article's own voice."""

import re

from factcheck.articles.importing.titles import CLOSERS, TERMINAL, is_name
from factcheck.articles.importing.vocabulary import FIRST_PERSON, fold

# 280 characters as the platform counts; links and signs of accents count differently here.
LONGEST_TWEET = 340
HANDLE = re.compile(r"(?<![\w.@/])@\w{2,30}\b")
AUTHOR = re.compile(r"[—–-]*\s*[^@\n]{0,60}?\(?(?<![\w.])@\w{2,30}\)?(?:\s*[·•,|—–-]?\s*[^@]{0,40})?\Z")
SIGNS = re.compile(
    r"(?<!\w)#\w{2,}|\bpic\.twitter\.com/|\bt\.co/|\btwitter\.com/|\bx\.com/\w+/status|(?<![\w.@/])@\w{2,30}\b|\bRT @"
)
QUOTED = re.compile(r"“[^“”]{0,600}”|„[^“”„]{0,600}[“”]|«[^«»]{0,600}»|\"[^\"]{0,600}\"")
FRACTION = re.compile(r"\b\d/\d\b|&amp;|[\U0001F300-\U0001FAFF\u2600-\u27bf]")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
METADATA = re.compile(
    r"\d{1,2}:\d{2}\s?(?:am|pm)?\s*[·•-]\s*.{4,60}\Z|(?:\d[\d.,]*[km]?\s)?(?:retweets?|likes?|replies)\b.{0,60}\Z"
)


def is_tweet_author(text: str) -> bool:
    """Whether the line names an account by its handle: "Name (@name) February 19, 2020" or "@name"."""
    if len(text) > 120 or not HANDLE.search(text) or AUTHOR.match(text) is None:
        return False
    before = text[: HANDLE.search(text).start()].strip("—–-( ")  # type: ignore[union-attr]
    return len(before.split()) <= 6 and not before.endswith((*TERMINAL, ","))


def is_tweet_metadata(text: str) -> bool:
    """Whether the line is the time and counters under a tweet."""
    return len(text) <= 100 and METADATA.match(fold(text)) is not None


def speaks_for_itself(text: str) -> int:
    """How many "I", "we" and "our" the line has outside quotation marks."""
    outside = QUOTED.sub(" ", text[:2000])
    return sum(fold(word) in FIRST_PERSON for word in WORDS.findall(outside) if word not in ("US", "MI", "I.", "EU"))


def is_tweet_text(text: str, *, author: str, personal: bool) -> bool:
    """Whether the line under that name is a tweet; `personal`: the article itself says "I" or "we"."""
    if len(text) > LONGEST_TWEET:
        return False
    if SIGNS.search(text):
        return True
    if not is_name(author):
        return False
    outside = QUOTED.sub(" ", text)
    tells = [
        speaks_for_itself(text) > 0 and not personal,
        "!" in outside or "?" in outside,
        FRACTION.search(outside) is not None,
        text.rstrip(CLOSERS)[-1:] not in TERMINAL,
        any(word.isupper() and len(word) >= 5 for word in WORDS.findall(outside)),
    ]
    # "I" alone is enough where nothing else in the article speaks so; all else may stand in any report.
    return sum(tells) >= 2 or tells[0]
