"""Says whether a claimant is a person, as far as the words do in which an article attributes a claim."""

import re

from factcheck.claims.states import ClaimantType
from factcheck.language.vocabulary import tables

# Before a name they make it a person's. Words that companies and places are called after too, as “General”, are none.
_BEFORE_A_NAME = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame president chancellor premier minister senator sen congressman
    congresswoman rep gov mayor ambassador pope archbishop bishop cardinal rabbi imam sheikh spokesman spokeswoman
    spokesperson herr frau monsieur madame señor señora präsident bundeskanzler bundeskanzlerin minister ministerin
    """.split()
)
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ARTICLES = frozenset(["the", "a", "an", "some", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une"])
LONGEST_NAME = 5


def is_person(claimant: str, claimant_type: str = ClaimantType.BY_ITS_WORDS) -> bool:
    """Whether a claimant is a person: as an editor said, or else where the words say so.

    They do by a title before the name, or a post behind it and a comma. Two names alone say nothing: “Brett McGurk” is
    a person, “Goldman Sachs” and “Saudi Arabia” are none.
    """
    if claimant_type:
        return claimant_type == ClaimantType.PERSON
    name, comma, behind = claimant.partition(",")
    words = _WORDS.findall(name)
    if not words or len(words) > LONGEST_NAME or words[0].lower() in _ARTICLES:
        return False
    if len(words) > 1 and words[0].lower() in _BEFORE_A_NAME:
        return all(word[0].isupper() for word in words[1:2])
    if not comma or len(words) < 2 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    posts, _phrases = tables()["title"]
    # What the post is of comes behind: “spokesman of the ministry”, and no “in a report of the governor”.
    post = re.split(r"\b(?:of|in|at|for|from|on|by|to|with|von|der|des|im|in|beim|de|du|des)\b", behind.lower())[0]
    return any(word in posts for word in _WORDS.findall(post))
