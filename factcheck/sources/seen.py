"""What a person saw of sources when they ticked them, so that an action finds out who came first."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST
from factcheck.sources.models import Source
from factcheck.sources.states import Reliability, SourceRank


def seen_of(source: Source) -> str:
    """What a form carries of a source: its uid, reliability and rank."""
    return f"{source.uid}|{source.reliability}|{source.rank}"


def sources_as_seen(marks: Iterable[str]) -> list[Source]:
    """Gives the sources of these marks, with reliability and rank as they were seen; one statement.

    Raises Unusable for marks that did not arrive whole, and where there are none or too many.
    """
    seen = {uid: (reliability, rank) for uid, reliability, rank in map(_read, marks)}
    if not seen:
        raise Unusable(_("No source was chosen. Go back and tick the sources."))
    if len(seen) > MOST:
        raise Unusable(_("These are more than %(most)s sources. Choose fewer at a time.") % {"most": MOST})
    sources = list(Source.objects.defer("excerpt").filter(uid__in=seen).order_by("pk"))
    for source in sources:
        source.reliability, source.rank = seen[source.uid]
    return sources


def _read(mark: str) -> tuple[UUID, str, str]:
    uid, _bar, rest = mark.partition("|")
    reliability, bar, rank = rest.partition("|")
    is_known = reliability in ("", *Reliability.values) and rank in ("", *SourceRank.values)
    try:
        found = UUID(uid)
    except ValueError:
        found = None
    if found is None or not bar or not is_known:
        raise Unusable(_("What was ticked did not arrive whole. Go back and tick the sources again."))
    return found, reliability, rank
