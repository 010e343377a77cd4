"""The words for what a column holds, looked up once a language: a million claims ask for the same few."""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import get_language


class Labels(dict[str, str]):
    """The words for the values of a column; a value that is not known stands for itself."""

    def __missing__(self, value: str) -> str:
        return value


def labels(choices: type[TextChoices]) -> Labels:
    """Gives the words for all values in the language that is on."""
    return _labels(choices, get_language() or "")


def label(choices: type[TextChoices], value: str) -> str:
    """Gives the words for a value in the language that is on."""
    return labels(choices)[value]


@lru_cache(maxsize=200)
def _labels(choices: type[TextChoices], language: str) -> Labels:
    return Labels((str(value), str(words)) for value, words in choices.choices)
