"""Reports as W3C Web Annotations: a collection with its pages, each claim an annotation on the exact revision.

The words are selected by quotation and by position, in code points of the text that the target's `source` gives. The
verdict is a body that assesses; it says itself what it is worth, so that who reads nothing else is not misled.
Citations are bodies that link. What the model has no word for stands under names of our own, which a second context
defines.

The first page is within the collection, where readers of small files look for it; the others are included behind it,
so that a file can be written, and read, one annotation at a time.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from factcheck.reports.covers import Cover
from factcheck.reports.formats.times import iso_time
from factcheck.reports.lines import CitationLine, ClaimLine, Place, Report, VerdictLine
from factcheck.site_address import absolute

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "/schemas/annotation-1"
PER_PAGE = 500
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
WORDS = (
    "claimant",
    "checkStatus",
    "claimState",
    "rating",
    "review",
    "lapseReason",
    "breakGlassReason",
    "returnNote",
    "fingerprint",
    "stance",
    "locator",
    "note",
    "sourceTitle",
    "publisher",
    "revisionHash",
    "auditHead",
    "scopeInWords",
)
"""Our own names for what is told in words."""
COUNTS = ("claimNumber", "verdictVersion", "revisionNumber")
LINKS = ("approvedBy", "archivedCopy")


def own_context() -> dict[str, Any]:
    """Gives the second context: what our own names mean."""
    own = f"{absolute(VOCABULARY)}#"
    return {
        **{name: f"{own}{name}" for name in WORDS},
        **{name: {"@id": f"{own}{name}", "@type": INTEGER} for name in COUNTS},
        **{name: {"@id": f"{own}{name}", "@type": "@id"} for name in LINKS},
    }


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the collection, annotation by annotation."""
    address = absolute(f"{reverse('reports')}#annotations-{cover.made_at:%Y%m%dT%H%M%S%f}Z")
    collection = {
        "@context": [CONTEXT, own_context()],
        "id": address,
        "type": "AnnotationCollection",
        "label": cover.title,
        "scopeInWords": cover.scope,
        "generated": iso_time(cover.made_at),
        "generator": generator(),
    }
    yield _json(collection)[:-1] + b',\n"first": ' + _page(address, 1)
    number, page = 0, 1
    for report in reports:
        for claim in report.claims:
            if number == page * PER_PAGE:
                page += 1
                between = b',\n"@included": [' if page == 2 else b",\n"
                yield b"\n], " + _json({"next": f"{address}-page-{page}"})[1:] + between + _page(address, page)
            yield (b",\n" if number % PER_PAGE else b"\n") + _json(annotation(report, claim, cover.made_at))
            number += 1
    yield b"\n]}" + (b"]" if page > 1 else b"")
    yield b",\n" + _json({"total": number, "last": f"{address}-page-{page}"})[1:] + b"\n"


def _page(address: str, number: int) -> bytes:
    """Begins a page; its items are still to come."""
    page: dict[str, Any] = {
        "id": f"{address}-page-{number}",
        "type": "AnnotationPage",
        "partOf": {"id": address, "type": "AnnotationCollection"},
        "startIndex": (number - 1) * PER_PAGE,
    }
    if number > 1:
        page["prev"] = f"{address}-page-{number - 1}"
    return _json(page)[:-1] + b', "items": ['


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def generator() -> dict[str, str]:
    """Gives the software that made the annotations."""
    return {"id": absolute("/"), "type": "Software", "name": "factcheck"}


def annotation(report: Report, claim: ClaimLine, generated_at: datetime) -> dict[str, Any]:
    """Gives a claim with its verdict; without one it is words that are marked, and assesses nothing."""
    assert claim.place is not None, "a claim is marked on words"
    verdict = claim.verdict
    author = (verdict.author, verdict.author_uid) if verdict else (claim.marked_by, claim.marked_by_uid)
    made = {
        "id": f"{absolute(reverse('claim', args=[claim.uid]))}#annotation",
        "type": "Annotation",
        "canonical": f"urn:uuid:{claim.uid}",
        "motivation": "assessing" if verdict else "highlighting",
        **_times(claim, verdict),
        "generated": iso_time(generated_at),
        "creator": _person(*author),
        "generator": generator(),
        "body": [
            *([_assessment(report, verdict)] if verdict else []),
            _word(claim.state, "classifying"),
            _word(claim.kind, "tagging"),
            *(_linked(citation) for citation in (verdict.citations if verdict else ())),
        ],
        "target": _target(report.slug, claim.place),
        "claimNumber": claim.number,
        "claimant": claim.claimant,
        "claimState": claim.state,
        "checkStatus": claim.check_status,
        "revisionNumber": report.revision,
        "revisionHash": report.sha256,
        "auditHead": report.audit_head,
        **(_of_verdict(verdict) if verdict else {}),
    }
    return _told(made)


def _of_verdict(verdict: VerdictLine) -> dict[str, Any]:
    return {
        "verdictVersion": verdict.version,
        "rating": verdict.rating,
        "review": verdict.review,
        "approvedBy": [_person(approval.name, approval.person_uid) for approval in verdict.approvals],
        "breakGlassReason": verdict.break_glass_reason,
        "lapseReason": verdict.lapse_reason,
        "returnNote": verdict.return_note,
        "fingerprint": verdict.fingerprint,
    }


def _told(made: dict[str, Any]) -> dict[str, Any]:
    """Without what there is nothing to say of."""
    return {key: value for key, value in made.items() if value not in ("", None, [])}


def _times(claim: ClaimLine, verdict: VerdictLine | None) -> dict[str, str]:
    """When it was made and last changed. A lapse and an approval change what it says."""
    if verdict is None:
        return {"created": iso_time(claim.marked_at), "modified": iso_time(claim.marked_at)}
    created = verdict.created_at or claim.marked_at
    changes = (verdict.submitted_at, verdict.returned_at, verdict.lapsed_at, *(one.at for one in verdict.approvals))
    return {"created": iso_time(created), "modified": iso_time(max([created, *(at for at in changes if at)]))}


def _person(name: str, uid: str) -> dict[str, str]:
    return {"id": f"urn:uuid:{uid}", "type": "Person", "name": name}


def _assessment(report: Report, verdict: VerdictLine) -> dict[str, str]:
    rating = verdict.rating or _("No rating yet")
    worth = "" if verdict.review == _("Approved") else f" ({verdict.review})"
    words = f"{rating}{worth}\n\n{verdict.explanation}" if verdict.explanation else f"{rating}{worth}"
    language = report.publisher.language if report.publisher else settings.LANGUAGE_CODE
    return {**_text(words, language), "purpose": "assessing"}


def _word(word: str, purpose: str) -> dict[str, str]:
    return {**_text(word, settings.LANGUAGE_CODE), "purpose": purpose}


def _text(words: str, language: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "language": language}


def _target(slug: str, place: Place) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": absolute(reverse("revision_text", args=[slug, place.revision])),
        "selector": [
            {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix},
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
        ],
    }


def _linked(citation: CitationLine) -> dict[str, Any]:
    """A citation. Words of another article here are selected in its revision; a source without an address has ours."""
    body: dict[str, Any] = {"type": "SpecificResource", "purpose": "linking"}
    if citation.article and citation.place:
        body |= _target(citation.article, citation.place)
    else:
        body["source"] = iri_to_uri(citation.url) or absolute(reverse("source", args=[citation.source_uid]))
        if citation.quotation:
            body["selector"] = {"type": "TextQuoteSelector", "exact": citation.quotation}
    own = {
        "stance": citation.stance,
        "locator": citation.locator,
        "note": citation.note,
        "sourceTitle": citation.source,
        "publisher": citation.publisher,
        "archivedCopy": iri_to_uri(citation.archived_url),
    }
    return {**body, **_told(own)}
