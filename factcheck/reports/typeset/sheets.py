"""A report as the data that `report.typ` lays out: worded lines, pieces of text, names of signs and tones.

Every text leaves here as a string of the JSON document, never as markup.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.marks import Sign
from factcheck.articles.states import BLOCK_ROLES
from factcheck.claims.marks import marks_of_cards
from factcheck.claims.ratings import RATING_TOKENS
from factcheck.claims.states import LIST_STATE_BY_NAME, PRESSING_FIRST
from factcheck.reports.covers import Cover
from factcheck.reports.left_out import claims_left_out, corrections_left_out
from factcheck.reports.lines import CitationLine, ClaimLine, CorrectionLine, Report, VerdictLine
from factcheck.reports.typeset.article_text import Piece, TextBlock, text_blocks
from factcheck.reports.typeset.faces import clusters
from factcheck.reports.typeset.wording import (
    Clock,
    claim_alarms,
    claim_side,
    correction_alarms,
    correction_side,
    correction_words,
    own,
    quoted,
    source_of,
)

LINES: dict[str, tuple[str, str]] = {
    "unchecked": ("dotted", "quiet"),
    "progress": ("dashed", "hand"),
    "awaiting": ("double", "waiting"),
    "approved": ("solid", "settled"),
    "lapsed": ("wavy", "attention"),
    "returned": ("thick", "attention"),
    "unanchored": ("fine-dashed", "attention"),
    "dismissed": ("", "quiet"),
    "withdrawn": ("", "quiet"),
}
"""State -> the line under its words and the tone of both, as on the pages."""

BOOKMARK = 64
# More than this is let run over the end of a page; what is less is kept together.
SHORT = 900
UNBROKEN, LONGEST_PART = 26, 12
BREAK = "\u200b"
_LONG_WORD = re.compile(
    rf"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff\U00020000-\U0003ffff]{{{UNBROKEN},}}"
)
_SAFE_ADDRESS = re.compile(r"https?://[\x21-\x7e]+", re.IGNORECASE)


def breakable(text: str) -> str:
    """The text with places to break a word that is longer than a column: an address, a hash, a missing space."""
    return _LONG_WORD.sub(lambda word: BREAK.join(_parts(word[0])), text)


def _parts(word: str) -> Iterator[str]:
    """Pieces of a long word, cut after a sign of an address where there is one; a letter keeps its marks."""
    part = ""
    for cluster in clusters(word):
        part += cluster
        if len(part) >= LONGEST_PART or (len(part) > 3 and cluster in "/?&=._-:;,@#%+~"):
            yield part
            part = ""
    if part:
        yield part


def printed_words() -> dict[str, Any]:
    """The words that every report shares."""
    return {
        "report": _("Fact-check report"),
        "text": _("The text checked"),
        "claims": _("Claims in reading order"),
        "corrections": _("Corrections"),
        "approvals": _("Approvals"),
        "approval_heads": [_("Claim"), _("Rating"), _("Proposed"), _("Approved"), _("Review")],
        "hashes": _("Proof"),
        "unprinted": _("Characters printed as code points"),
        "unprinted_why": _(
            "No font of this machine has them, or they would have been invisible or misleading on paper. "
            "The record holds them as they are."
        ),
        "unprinted_heads": [_("Code point"), _("Name")],
    }


def cover_sheet(cover: Cover, reports: Sequence[Report]) -> dict[str, Any]:
    """Gives the data of what stands before many reports."""
    clock = Clock(cover.zone_name)
    claims = sum(len(report.claims) for report in reports)
    articles = ngettext("%(number)s article", "%(number)s articles", len(reports)) % {"number": len(reports)}
    facts = [
        _fact(_("Selection"), own(cover.scope)),
        _fact(_("Holds"), f"{articles}, {_counted(claims)}"),
        _fact(_("Made"), clock.time(cover.made_at)),
    ]
    return {
        "title": cover.title,
        "kicker": _("Fact-check reports"),
        "facts": [*facts, *([_fact(_("Exported by"), own(cover.made_by))] if cover.made_by else [])],
    }


def foot_of(cover: Cover) -> str:
    """Gives what stands below the pages that belong to no one report."""
    return Clock(cover.zone_name).time(cover.made_at)


def unprinted(characters: Iterable[str]) -> list[dict[str, str]]:
    """Gives the characters that were written as code points, in their order."""
    return [
        {"code": f"U+{ord(character):04X}", "name": unicodedata.name(character, _("a character without a name"))}
        for character in sorted(characters)
    ]


def sheet(report: Report, blocks: Sequence[TextBlock]) -> dict[str, Any]:
    """Gives the data of one report; `blocks` are those of its text, cut while offsets still count in it."""
    clock = Clock(report.zone_name)
    rated = [claim.verdict for claim in report.claims if claim.verdict and claim.verdict.rating]
    ratings = Counter((verdict.rating, verdict.rating_look) for verdict in rated)
    states = Counter(claim.state_name for claim in report.claims)
    return {
        "title": report.marked_title,
        "lang": report.language or "en",
        "bookmark": report.title,
        "running": f"{_cut(report.title)} · {_('revision %(number)s') % {'number': report.revision}}",
        "foot": f"{clock.time(report.made_at)} · SHA-256 {report.sha256[:16]}…",
        "kicker": f"{_('Fact-check report')} · {clock.time(report.made_at)}",
        "facts": list(_facts(report, clock)),
        "counted": _counted(len(report.claims)),
        "left_out": claims_left_out(report),
        "summary": {
            "states": [{**_state(name), "count": states[name]} for name in PRESSING_FIRST if states[name]],
            "ratings": [{**_rating(label, look), "count": count} for (label, look), count in ratings.most_common()],
            "without_rating": len(report.claims) - len(rated),
            "no_rating": _("No rating yet"),
        },
        "text": list(_text(report, blocks)),
        "claims": [_claim(claim, report, clock) for claim in report.claims],
        "corrections": [_correction(correction, report, clock) for correction in report.corrections],
        "corrections_left_out": corrections_left_out(report),
        "approvals": [list(row) for row in _approvals(report, clock)],
        "no_approvals": _("No verdict was submitted."),
        "hashes": list(_hashes(report)),
    }


def _facts(report: Report, clock: Clock) -> Iterator[dict[str, Any]]:
    published = [own(part) for part in (report.publication or _("not named in the text"), report.byline) if part]
    if report.published_on:
        published.append(clock.day(report.published_on))
    yield _fact(_("Publication"), ", ".join(published))
    where = report.publication_state.lower()
    if report.published_revision:
        where = _("%(state)s: revision %(number)s") % {"state": where, "number": report.published_revision}
    yield _fact(_("Revision checked"), f"{report.revision} ({where})")
    yield _mono(_("SHA-256 of the text"), report.sha256)


def _hashes(report: Report) -> Iterator[dict[str, Any]]:
    yield _fact(_("Revision"), str(report.revision))
    yield _mono(_("SHA-256 of the text"), report.sha256)
    events = ngettext("%(number)s event", "%(number)s events", report.audit_count) % {"number": report.audit_count}
    yield _fact(_("Audit"), events)
    yield _mono(_("Head of the audit chain"), report.audit_head)
    yield _mono(_("Article"), report.article_uid)


def _fact(label: str, value: str) -> dict[str, Any]:
    return {"label": label, "value": value, "mono": False}


def _mono(label: str, value: str) -> dict[str, Any]:
    return {"label": label, "value": value, "mono": True}


def cut_text(report: Report) -> list[TextBlock]:
    """Gives the report's text in blocks and pieces under its marks and signs."""
    script = report.article_text
    signs = [Sign(sign.at, sign.number, sign.sign, "", "") for sign in script.signs]
    return list(text_blocks(script.text, script.blocks, script.inlines, marks_of_cards(report.claims), signs))


def _text(report: Report, blocks: Sequence[TextBlock]) -> Iterator[dict[str, Any]]:
    # A number is known by its place, so that it finds out whether the next ones stand in the same line.
    numbered = sum(len(piece.begins) for block in blocks for piece in block.pieces)
    places: dict[int, int] = {}
    states = {claim.number: claim.state_name for claim in report.claims}
    for block in blocks:
        role = BLOCK_ROLES.get(block.role)
        yield {
            "role": block.role,
            "lang": report.language or "en",
            "furniture": bool(role and role.furniture),
            "pieces": [_piece(piece, states, places, numbered) for piece in block.pieces],
        }


def _piece(piece: Piece, states: dict[int, str], places: dict[int, int], numbered: int) -> dict[str, Any]:
    numbers = []
    for mark in piece.begins:
        places[mark.number] = len(places)
        sign = "refresh-cw" if mark.margin_sign == "bar" else mark.margin_sign
        tone = LINES[states[mark.number]][1]
        numbers.append(
            {"number": mark.number, "tone": tone, "sign": sign, "place": places[mark.number], "of": numbered}
        )
    marks = []
    for one in reversed(piece.marks):
        line, tone = LINES[states[one.mark.number]]
        if one.lane:
            marks.append({"line": line, "tone": tone, "lane": one.lane})
    return {
        "text": breakable(piece.text),
        "kind": piece.emphasis,
        "sign": piece.sign,
        "numbers": numbers,
        "marks": marks,
    }


def _state(name: str) -> dict[str, Any]:
    state, (line, tone) = LIST_STATE_BY_NAME[name], LINES[name]
    return {"label": str(state.label), "icon": state.icon, "line": line, "tone": tone, "struck": name == "withdrawn"}


def _rating(label: str, look: str) -> dict[str, Any]:
    return {"label": label, "look": look, "icon": RATING_TOKENS[look].icon}


def _claim(claim: ClaimLine, report: Report, clock: Clock) -> dict[str, Any]:
    verdict = claim.verdict
    finding = verdict.rating if verdict and verdict.rating else claim.state
    quotation = quoted(claim.quotation) if claim.quotation else _("No words in this revision")
    citations = [_citation(citation) for citation in verdict.citations] if verdict else []
    alarms = [{"text": breakable(words), "tone": tone} for words, tone in claim_alarms(claim, clock)]
    explanation = verdict.explanation if verdict else ""
    return {
        "number": claim.number,
        "bookmark": f"{claim.number}  {_cut(claim.quotation or quotation)} · {finding}",
        "short": _length(
            quotation, explanation, *(a["text"] for a in alarms), *(t for c in citations for t in c.values())
        )
        < SHORT,
        "lang": report.language or "en",
        "quotation": breakable(quotation),
        "explanation": breakable(explanation),
        "citations": citations,
        "nothing_cited": _("Nothing is cited.") if verdict and not citations else "",
        "alarms": alarms,
        "rating": _rating(verdict.rating, verdict.rating_look) if verdict and verdict.rating else None,
        "no_rating": _("No rating yet") if verdict else _("No verdict yet"),
        "state": {**_state(claim.state_name), "label": claim.state},
        "side": [{"text": breakable(words), "tone": ""} for words in claim_side(claim, clock)],
    }


def _citation(citation: CitationLine) -> dict[str, str]:
    return {
        "stance": citation.stance_name,
        "stance_words": citation.stance,
        "source": breakable(source_of(citation)),
        "locator": breakable(f"({citation.locator})") if citation.locator else "",
        "quotation": breakable(quoted(citation.quotation)) if citation.quotation else "",
        "note": breakable(citation.note),
        "url": breakable(citation.url),
        "href": citation.url if _SAFE_ADDRESS.fullmatch(citation.url) else "",
    }


def _correction(correction: CorrectionLine, report: Report, clock: Clock) -> dict[str, Any]:
    explained = list(correction_words(correction))
    alarms = [{"text": breakable(words), "tone": "attention"} for words in correction_alarms(correction, clock)]
    return {
        "number": correction.number,
        "bookmark": f"{correction.number}  {_cut(correction.note)} · {correction.state}",
        "short": _length(correction.note, *explained, *(a["text"] for a in alarms)) < SHORT,
        "lang": report.language or "en",
        "note": breakable(correction.note),
        "explained": [breakable(words) for words in explained],
        "alarms": alarms,
        "type": correction.type,
        "side": [{"text": breakable(words), "tone": ""} for words in correction_side(correction, clock)],
    }


def _approvals(report: Report, clock: Clock) -> Iterator[list[dict[str, str]]]:
    for claim in report.claims:
        verdict = claim.verdict
        if verdict and verdict.submitted_at:
            approved = "\n".join(f"{own(one.name)}, {clock.time(one.at)}" for one in verdict.approvals)
            rating = _("%(rating)s, version %(number)s") % {"rating": verdict.rating, "number": verdict.version}
            proposed = f"{own(verdict.author)}, {clock.time(verdict.submitted_at)}"
            cells = [str(claim.number), rating, proposed, approved or "–", own(verdict.review)]
            yield [{"text": breakable(cell), "tone": _tone(verdict)} for cell in cells]


def _tone(verdict: VerdictLine) -> str:
    return "attention" if verdict.break_glass_reason or verdict.lapsed_at or verdict.returned_by else ""


def _counted(claims: int) -> str:
    return ngettext("%(number)s claim", "%(number)s claims", claims) % {"number": claims}


def _length(*texts: str) -> int:
    return sum(len(text) for text in texts)


def _cut(text: str) -> str:
    """So much of a text as one line of bookmarks holds."""
    line = " ".join(text.split())
    return line if len(line) <= BOOKMARK else f"{line[: BOOKMARK - 1].rstrip()}…"
