"""Removes from words what is only typography, so that a fingerprint of them survives it.

This is the safe minimum: it removes less than the rules of immaterial change allow, and never more. Words that
differ here may still say the same; words that agree here always do.
"""

import re
import unicodedata

_SOFT_HYPHEN = "\u00ad"
_STYLE = str.maketrans(
    {
        # Primes are left alone: 5′ is no 5″, and neither is a quotation mark.
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys("‒–—―", "–"),
        "…": "...",
    }
)
_SPACES = re.compile(r"\s+")
_SPACED_ELLIPSIS = re.compile(r"(?<!\.)(?<!\. )\. \. \.(?! ?\.)")
# A dash of typewriters. Not between digits, where the second hyphen may be a minus sign.
_DOUBLE_HYPHEN = re.compile(r"(?<![-–\d])-{2,3}(?![-–])|(?<![-–])-{2,3}(?![-–\d])")
# Scores and ranges are written with either; elsewhere a dash parts and a hyphen joins.
_DASH_IN_FIGURES = re.compile(r"(?<=\d)–(?=\d)")


def fold(text: str) -> str:
    """The words without the style of quotation marks, apostrophes, dashes and ellipses, spaces and soft hyphens.

    Folding again changes nothing.
    """
    folded = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "")).translate(_STYLE)
    folded = _SPACES.sub(" ", folded).strip()
    folded = _SPACED_ELLIPSIS.sub("...", folded)
    return _DASH_IN_FIGURES.sub("-", _DOUBLE_HYPHEN.sub("–", folded))
