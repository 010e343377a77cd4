"""The closed cards of the workspace: what one says of its claim, and hundreds of them as HTML in a few milliseconds.

The look is the template's, `claims/_claim_place.html` with `_claim_row.html` in it. It is rendered once for each shape
a card has (state, kind, rating, with or without claimant and remark), with a hole where each claim has words of its
own; then the holes of every card are filled with escaped words. A test compares the outcome with the template.
"""

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATE_BY_NAME, CheckStatus, ClaimKind, ListState
from factcheck.stencils import hole, stencil

MOST_OF_A_NOTE = 120
STATES_WITH_A_REMARK = frozenset({"withdrawn", "unanchored", "returned", "lapsed", "progress"})
"""A card in another state has a remark only where its check status has a reason."""


class Stamp(NamedTuple):
    """The look of a rating on a card."""

    css_class: str
    icon: str
    label: str


class Card(NamedTuple):
    """What a closed card says of a claim in one revision, where it may have no words."""

    number: int
    state_name: str
    kind: str
    claimant: str
    words: str
    start: int | None
    end: int | None
    stamp: Stamp | None
    remark: str

    @property
    def state(self) -> ListState:
        return LIST_STATE_BY_NAME[self.state_name]

    @property
    def kind_label(self) -> str:
        return str(ClaimKind(self.kind).label)


class Finding(NamedTuple):
    """What the newest version of a claim's verdict brings to its card."""

    stamp: Stamp | None = None
    lapse_reason: str = ""
    return_note: str = ""
    returned_by: str = ""


@cache
def stamp_of(token: str | None, label: str) -> Stamp | None:
    """The stamp of a rating with this look and label; None where there is no rating."""
    if token is None:
        return None
    look = RATING_TOKENS[token]
    return Stamp(look.css_class, look.icon, label)


def remark_on(
    state: str, *, withdrawal_reason: str, check_status: str, check_reason: str, finding: Finding, revision: int
) -> str:
    """The line at the foot of a card: why it stands as it does, where there is something to say."""
    if state == "withdrawn":
        return withdrawal_reason
    if state == "unanchored":
        return _(
            "Its words are not in revision %(number)s. The claim and its history are kept: attach it to other words,"
            " or withdraw it."
        ) % {"number": revision}
    if check_reason:
        if check_status == CheckStatus.DISMISSED:
            return check_reason
        return f"{CheckStatus(check_status).label}: {check_reason}"
    if state == "returned":
        return f"{finding.returned_by}: “{Truncator(finding.return_note).chars(MOST_OF_A_NOTE)}”"
    if state == "lapsed":
        return finding.lapse_reason
    if state == "progress" and check_status != CheckStatus.OPEN:
        return str(CheckStatus(check_status).label)
    return ""


def cards_as_html(cards: Iterable[Card], template: str, language: str) -> SafeString:
    """The cards one after the other, each as the template renders it; `language` is that of the words."""
    if settings.DEBUG:
        # A template that was changed is seen at once.
        _shape.cache_clear()
    spoken = get_language() or ""
    language = escape(language)
    filled = []
    for card in cards:
        shape = _shape(
            template,
            spoken,
            card.state_name,
            card.kind,
            card.stamp,
            with_claimant=bool(card.claimant),
            with_words=bool(card.words),
            with_remark=bool(card.remark),
        )
        filled.append(
            shape
            % {
                "number": card.number,
                "claimant": escape(card.claimant),
                "words": escape(card.words),
                "start": "" if card.start is None else card.start,
                "end": "" if card.end is None else card.end,
                "remark": escape(card.remark),
                "language": language,
            }
        )
    return mark_safe("".join(filled))  # noqa: S308 the template escaped the rest


@cache
def _shape(
    template: str,
    spoken: str,
    state: str,
    kind: str,
    stamp: Stamp | None,
    *,
    with_claimant: bool,
    with_words: bool,
    with_remark: bool,
) -> str:
    """The template with holes for the words of a card, as a pattern for `%`."""
    card = {
        "number": hole("number"),
        "state": LIST_STATE_BY_NAME[state],
        "kind_label": ClaimKind(kind).label,
        "claimant": hole("claimant") if with_claimant else "",
        "words": hole("words") if with_words else "",
        "start": hole("start"),
        "end": hole("end"),
        "stamp": stamp,
        "remark": hole("remark") if with_remark else "",
    }
    return stencil(template, {"card": card, "language": hole("language")})
