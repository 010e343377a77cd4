"""Where a correction begins: with the texts, the change and the claim that an address names, or that follow from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim, ClaimAnchor
from factcheck.claims.proposals import last_change
from factcheck.corrections.drafting import Candidate, Span
from factcheck.corrections.states import FoundThrough
from factcheck.errors import Unusable
from factcheck.language.folding import fold

_SPAN = re.compile(r"(\d{1,8})-(\d{1,8})", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what it does not say, or says in a way that cannot be read, is None.

    `change` is the number of a change; `old` and `new` are spans of the two texts that it stands in.
    """

    before: int | None = None
    after: int | None = None
    change: int | None = None
    old: Span | None = None
    new: Span | None = None
    claim: Claim | None = None
    also: tuple[int, ...] = ()
    found_through: str = ""
    found_at: datetime | None = None


def asked_for(article: Article, query: Mapping[str, str], changes: Sequence[str] = ()) -> Asked:
    """Reads `?from=1&to=2&change=3&new=10-40&claim=uid`; a claim is one of this article.

    `&found_through=reader&found_at=2020-02-28T17:04:00Z` say who pointed the error out, and when.

    `changes` are all of the numbers where several changes are to share one note: the first leads it.
    """
    numbers = [number for number in map(_number, changes) if number is not None]
    return Asked(
        before=_number(query.get("from", "")),
        after=_number(query.get("to", "")),
        change=numbers[0] if numbers else _number(query.get("change", "")),
        old=_span(query.get("old", "")),
        new=_span(query.get("new", "")),
        claim=_claim(article, query.get("claim", "")),
        found_through=_finder(query.get("found_through", "")),
        found_at=_moment(query.get("found_at", "")),
        also=tuple(dict.fromkeys(number for number in numbers[1:] if number != numbers[0])),
    )


def numbers_of_texts(article: Article, asked: Asked) -> tuple[int, int]:
    """Gives the revision with the mistake and the one without.

    Those that are asked for; else those between which the claim last changed; else the last two. Raises Unusable
    where the second does not come after the first.
    """
    found = last_change(asked.claim) if asked.claim and not (asked.before or asked.after) else None
    if found:
        return found.before.revision.number, found.now.revision.number
    after = asked.after or article.revision_count
    before = asked.before or max(1, after - 1)
    if before >= after:
        raise Unusable(
            _("The corrected text is revision %(after)s, which does not come after revision %(before)s.")
            % {"after": after, "before": before},
            way_on=_("Choose them again"),
            url=f"{article.get_absolute_url()}corrections/draft/",
        )
    return before, after


def change_to_begin_with(
    changes: Sequence[Candidate], asked: Asked, texts: tuple[Revision, Revision]
) -> Candidate | None:
    """The change that is asked for by its number, its place or its claim; else the only one there is."""
    if asked.change is not None:
        return next((change for change in changes if change.number == asked.change), None)
    if asked.new or asked.old:
        return next((one for one in changes if _is_at(one, asked.old, asked.new)), None)
    if asked.claim:
        old, new = (_span_in(asked.claim, text) for text in texts)
        here = [change for change in changes if _is_at(change, old, new)]
        words = {fold(word) for word in _words_in(asked.claim, texts)}
        said = (one for one in here if any(fold(one.old or one.new) in word for word in words))
        return next(said, here[0] if here else None)
    return changes[0] if len(changes) == 1 else None


def claims_of(changes: Sequence[Candidate], texts: tuple[Revision, Revision]) -> dict[int, Claim]:
    """Number of a change -> the claim that it is about: the only one in its sentence that claims the changed words.

    Two statements for all of them.
    """
    standing = [
        list(
            ClaimAnchor.objects.filter(
                revision=text, closed_at__isnull=True, start__isnull=False, claim__withdrawn_at__isnull=True
            ).select_related("claim")
        )
        for text in texts
    ]
    found: dict[int, Claim] = {}
    for change in changes:
        by_claim: dict[int, Claim] = {}
        for anchors, words, is_there in zip(
            standing, (change.old, change.new), (change.is_in_old, change.is_in_new), strict=True
        ):
            for anchor in anchors if words else ():
                if anchor.span and is_there(anchor.span) and fold(words) in fold(anchor.exact):
                    by_claim[anchor.claim_id] = anchor.claim
        if len(by_claim) == 1:
            found[change.number] = next(iter(by_claim.values()))
    return found


def _is_at(change: Candidate, old: Span | None, new: Span | None) -> bool:
    return (new is not None and change.is_in_new(new)) or (old is not None and change.is_in_old(old))


def _span_in(claim: Claim, text: Revision) -> Span | None:
    anchor = claim.anchors.filter(revision=text, closed_at__isnull=True).first()
    return anchor.span if anchor else None


def _words_in(claim: Claim, texts: tuple[Revision, Revision]) -> list[str]:
    anchors = claim.anchors.filter(revision__in=texts, closed_at__isnull=True)
    return list(anchors.values_list("exact", flat=True))


def _claim(article: Article, raw: str) -> Claim | None:
    try:
        return Claim.objects.filter(article=article, uid=UUID(raw), withdrawn_at__isnull=True).first()
    except ValueError:
        return None


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdecimal() and 0 < len(raw) < 9 else None


def _finder(raw: str) -> str:
    return raw if raw in FoundThrough.values else ""


def _moment(raw: str) -> datetime | None:
    """A moment that has passed, with its offset."""
    try:
        read = parse_datetime(raw)
    except ValueError:
        return None
    return read if read and timezone.is_aware(read) and read <= timezone.now() else None


def _span(raw: str) -> Span | None:
    found = _SPAN.fullmatch(raw)
    return (int(found[1]), int(found[2])) if found else None
