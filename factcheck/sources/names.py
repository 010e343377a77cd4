"""Folds names, so that they are found however they are written."""

import re
import unicodedata

# Letters of their own, which do not come apart into a letter and an accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")
_WITHIN_WORDS = re.compile(r"['’ʼ`´]")


def fold_name(name: str) -> str:
    """Gives the words of a name in small letters without accents and punctuation: “Recep Tayyip Erdoğan” as typed
    on any keyboard.
    """
    apart = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(
        character for character in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(character)
    )
    return " ".join(_BETWEEN_WORDS.sub(" ", _WITHIN_WORDS.sub("", bare.translate(_LETTERS))).split())
