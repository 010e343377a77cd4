"""What a line looks like: a title, a sentence, a name; and whether two lines say the same."""

import re

from factcheck.articles.importing.vocabulary import fold

LONGEST_HEADLINE = 220
LONGEST_HEADING = 90
MOST_HEADING_WORDS = 14
CLOSERS = "\"'”’»“)]*†‡ \u00a0"
TERMINAL = ".!?…。！？؟।"
# "U.S." and "p.m." end in a point that ends no sentence.
ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PARTICLES = frozenset("de da do dos das del della di du van von der den el al bin ibn la le ter zu y e ben abu".split())
SENTENCE_BREAK = re.compile(
    r"(?<!\d[.])(?<![A-ZА-Я][.])(?<!\b[A-Z][a-z][.])(?<!\b[A-Z][a-z]{2}[.])(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«„(]*[^\W\d_a-z])"
)


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does; a question or an exclamation may be a title all the same."""
    bare = text.rstrip(CLOSERS)
    return bare[-1:] in TERMINAL and not (bare.endswith(".") and ABBREVIATION.search(bare[-12:]) and len(bare) < 60)


def is_title(text: str, *, longest: int = LONGEST_HEADLINE) -> bool:
    """Whether the line can be a title: short, no full stop at its end, no small letter at its head."""
    bare = text.rstrip(CLOSERS)
    if not bare or len(text) > longest or bare[-1] in ".:;,،…。" and not ABBREVIATION.search(bare[-12:]):
        return False
    head = text.lstrip("\"'“‘«„([¿¡*#… ")[:1]
    return not head.islower() and any(character.isalpha() for character in text)


def is_heading(text: str) -> bool:
    """Whether the line can stand above a part of an article: a short title, and no speech."""
    if len(text) > LONGEST_HEADING or len(text.split()) > MOST_HEADING_WORDS or not is_title(text):
        return False
    # A line that ends in a quoted question or exclamation tells what somebody said.
    return not (text.rstrip()[-1:] in '”“»"' and text.rstrip(CLOSERS)[-1:] in "!?,")


def sentences(text: str) -> int:
    """About how many sentences the line has."""
    return 1 + len(SENTENCE_BREAK.findall(text[:2000]))


def words(text: str) -> set[str]:
    """The words that carry meaning, folded and cut to their stems' length."""
    return {word[:6] for word in WORD.findall(fold(text[:1000])) if len(word) > 2}


def likeness(one: str, other: str) -> float:
    """How many of their words two lines share: 0.0 none, 1.0 all of the shorter one's and the longer one's."""
    first, second = words(one), words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def same_words(one: str, other: str) -> bool:
    """Whether two lines are the same but for case and typographic marks."""
    return WORD.findall(fold(one)) == WORD.findall(fold(other)) != []


def is_name(text: str) -> bool:
    """Whether the line is a person's name: two to four capitalised words and nothing else."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or len(text) > 45 or any(mark in text for mark in ',:;!?"“”/()&0123456789'):
        return False
    full = [part for part in parts if fold(part) not in PARTICLES]
    if not 2 <= len(full) <= 4:
        return False
    return all(part[0].isupper() and (not part.isupper() or len(part) <= 3 or text.isupper()) for part in full) or (
        # Arabic and other scripts know no capitals; names are two or three words there.
        len(full) <= 3 and not any(character.isupper() or character.islower() for character in text)
    )
