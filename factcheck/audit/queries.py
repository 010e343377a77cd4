"""Asks about the record: what its pages list, and where a chain was tampered with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, Value, When

from factcheck.audit.hashing import event_hash
from factcheck.audit.models import GENESIS, NEWSROOM, Chain, Event


@dataclass(frozen=True)
class BrokenLink:
    """The first place where a chain does not hold."""

    chain: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.chain}, event {self.number}: {self.reason}"


def broken_links(heads: Iterable[str] = ()) -> Iterator[BrokenLink]:
    """Gives the first broken link of every chain that has one, then every given head that no chain holds any more.

    A head is the hash printed in a report or an archive. A chain that was cut back, head row included, is whole in
    itself; only a head written down elsewhere shows that something is missing.
    """
    for chain in Chain.objects.order_by("name").iterator():
        link = _first_broken_link(chain)
        if link:
            yield link
    for head in heads:
        if not Event.objects.filter(hash=head).exists():
            yield BrokenLink(chain="-", number=0, reason=f"no event has the hash {head}: events after it are gone too")


def _first_broken_link(chain: Chain) -> BrokenLink | None:
    previous, number = GENESIS, 0
    events = Event.objects.filter(chain=chain).order_by("number").select_related("person")
    for event in events.iterator(chunk_size=2000):
        number += 1
        reason = ""
        if event.number != number:
            reason = f"event {number} is missing"
        elif event.previous != previous:
            reason = "it does not follow the event before it"
        elif event.hash != event_hash(event, chain.name):
            reason = "its texts are not those that were hashed"
        elif (str(event.person.uid) if event.person else "") != event.person_uid:
            reason = "it is tied to another person than the one it names"
        if reason:
            return BrokenLink(chain=chain.name, number=number, reason=reason)
        previous = event.hash
    if (number, previous) != (chain.count, chain.head):
        return BrokenLink(
            chain=chain.name, number=number + 1, reason=f"the head says {chain.count} events, there are {number}"
        )
    return None


def events_for_lists() -> QuerySet[Event]:
    """Events with their chain, its title, and whether its article was retracted, newest first: one statement a page."""
    return (
        Event.objects.select_related("chain")
        .annotate(
            chain_title=_title_of(OuterRef("chain_id")),
            chain_is_retracted=_is_retracted("chain__name", OuterRef("chain_id")),
        )
        .order_by("-at", "-pk")
    )


def chains_for_lists() -> QuerySet[Chain]:
    """Chains with their title and whether their article was retracted: the newsroom's first, then the newest."""
    newsroom_first = Case(When(name=NEWSROOM, then=Value(0)), default=Value(1))
    told = Chain.objects.annotate(
        chain_title=_title_of(OuterRef("pk")), chain_is_retracted=_is_retracted("name", OuterRef("pk"))
    )
    return told.order_by(newsroom_first, "-pk")


def _title_of(chain: OuterRef) -> Subquery:
    """The label of a chain's first event: for an article, the title under which it was imported."""
    return Subquery(Event.objects.filter(chain=chain, number=1).values("label")[:1])


def _is_retracted(name: str, chain: OuterRef) -> Case:
    """Whether a chain holds the retraction of its article; the newsroom's own, which is long, is not read for it."""
    retracted = Event.objects.filter(chain=chain, kind="article", verb="retracted")
    return Case(When(**{name: NEWSROOM}, then=Value(False)), default=Exists(retracted))
