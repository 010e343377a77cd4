"""The words for what a column holds, looked up once a language: a million claims ask for the same few."""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import get_language


def label(choices: type[TextChoices], value: str) -> str:
    """Gives the words for a value in the language that is on; a value that is not known stands for itself."""
    return _labels(choices, get_language() or "").get(value, value)


@lru_cache(maxsize=200)
def _labels(choices: type[TextChoices], language: str) -> dict[str, str]:
    return {str(value): str(words) for value, words in choices.choices}
