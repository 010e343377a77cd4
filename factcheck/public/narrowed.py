"""The corrections that an address asks readers' pages for: the list and both feeds read the same filters."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.public.feed import Channel
from factcheck.public.filters import PublicCorrectionFilter


@dataclass(frozen=True)
class Narrowed:
    """The filters, what they leave over, and the channel that a feed of it is. `is_understood` is False where a filter
    has a value that it cannot have: then nothing is found."""

    filter: PublicCorrectionFilter
    found: QuerySet[Correction]
    channel: Channel
    is_understood: bool


def narrowed_by(request: HttpRequest) -> Narrowed:
    """Reads `?publication=&type=&kind=&since=&until=&words=`; other parameters say nothing."""
    filters = PublicCorrectionFilter(request.GET or None, queryset=public_corrections(), request=request)
    is_understood = not filters.is_bound or bool(filters.is_valid())
    if not is_understood:
        return Narrowed(filters, Correction.objects.none(), Channel(), is_understood=False)
    chosen = filters.form.cleaned_data if filters.is_bound else {}
    query = QueryDict(mutable=True)
    said = []
    for name, field in filters.form.fields.items():
        if chosen.get(name):
            query[name] = request.GET[name]
            if name != "publication":
                said.append(f"{field.label}: {dict(getattr(field, 'choices', [])).get(chosen[name], chosen[name])}")
    channel = Channel(chosen.get("publication"), query.urlencode(), "; ".join(said))
    return Narrowed(filters, filters.qs, channel, is_understood=True)
