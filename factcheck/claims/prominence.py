"""Says how many readers see a claim's words, by where in its article they stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.articles.states import BLOCK_ROLES
from factcheck.claims.states import Prominence

PROMINENT_ROLES: dict[str, Prominence] = {
    "kicker": Prominence.HEADLINE,
    "headline": Prominence.HEADLINE,
    "alt_headline": Prominence.HEADLINE,
    "standfirst": Prominence.STANDFIRST,
    "image_alt": Prominence.STANDFIRST,
    "caption": Prominence.STANDFIRST,
}
"""Role of a block -> its prominence; elsewhere it is how far down the words stand."""

OPENING_SHARE = 5


def prominence_at(blocks: Sequence[Mapping[str, Any]], start: int | None) -> Prominence:
    """Gives the prominence of words that begin at `start` in a text that is cut into `blocks`.

    The first fifth is that of the body, so that notes and credits at the end of a page do not make an opening longer.
    Words without a place are read by nobody.
    """
    if start is None:
        return Prominence.REST
    role = next((block["role"] for block in blocks if block["start"] <= start < block["end"]), "")
    if role in PROMINENT_ROLES:
        return PROMINENT_ROLES[role]
    first = next((block for block in blocks if role_is_body(block["role"])), None)
    last = next((block for block in reversed(blocks) if role_is_body(block["role"])), None)
    if first is None or last is None or not first["start"] <= start < last["end"]:
        return Prominence.REST
    begin, end = first["start"], last["end"]
    return Prominence.OPENING if (start - begin) * OPENING_SHARE < end - begin else Prominence.REST


def role_is_body(role: str) -> bool:
    return role in BLOCK_ROLES and BLOCK_ROLES[role].in_body
