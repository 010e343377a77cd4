"""{% load quoting %}: words that a page sets between quotation marks."""

from django import template

from factcheck.language import quotations

register = template.Library()


@register.filter
def inside_marks(words: str) -> str:
    """Gives words that may be quoted themselves, to stand between marks: `“{{ citation.quotation|inside_marks }}”`."""
    return quotations.inside_marks(words)
