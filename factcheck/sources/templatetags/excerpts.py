from django import template

from factcheck.sources.excerpts import Difference, difference
from factcheck.sources.models import Source

register = template.Library()


@register.filter
def against_excerpt(quotation: str, source: Source) -> Difference | None:
    """How the quotation departs from the source's stored excerpt; None where it does not, or there is no excerpt."""
    return difference(source.excerpt, quotation)
