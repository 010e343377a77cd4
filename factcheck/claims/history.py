"""Tells the history of a claim in whole sentences, from the audit events."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.articles.assigning import shown
from factcheck.audit.actions import article_chain
from factcheck.audit.models import Event
from factcheck.claims.models import Claim, Rating
from factcheck.claims.states import (
    CheckStatus,
    ClaimantType,
    ClaimKind,
    LocatorKind,
    QuestionResult,
    Resolution,
    Risk,
    Stance,
)
from factcheck.language.quotations import inside_marks


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened to a claim: the whole sentence, when, who, and the class of the state it led to."""

    sentence: str
    at: datetime
    person: str
    css_class: str = ""


@dataclass(frozen=True)
class Telling:
    """How an event is told: the sentence, one for an event with a reason, and the state it leads to."""

    sentence: str | Promise
    css_class: str = ""
    with_reason: str | Promise = ""


TELLINGS: dict[tuple[str, str], Telling] = {
    ("claim", "marked"): Telling(gettext_lazy("%(person)s marked “%(words)s” in revision %(revision)s: %(kind)s.")),
    ("claim", "changed words of"): Telling(
        gettext_lazy("%(person)s changed the words from “%(before)s” to “%(words)s” in revision %(revision)s.")
    ),
    ("claim", "moved"): Telling(gettext_lazy("Its words stand elsewhere in revision %(revision)s.")),
    ("claim", "carried"): Telling(
        gettext_lazy("Carried from “%(before)s” to “%(words)s” in revision %(revision)s."),
        with_reason=gettext_lazy("Carried from “%(before)s” to “%(words)s”: %(reason)s"),
    ),
    ("claim", "sentence changed of"): Telling(
        gettext_lazy("Its words “%(words)s” stand in revision %(revision)s, their sentence is another."),
        with_reason=gettext_lazy("Its words “%(words)s” stand, their sentence changed: %(reason)s"),
    ),
    ("claim", "lost words of"): Telling(
        gettext_lazy("It lost its words “%(before)s” in revision %(revision)s."),
        "is-unanchored",
        with_reason=gettext_lazy("It lost its words “%(before)s”: %(reason)s"),
    ),
    ("claim", "found words of"): Telling(gettext_lazy("Its words “%(words)s” are back in revision %(revision)s.")),
    ("claim", "confirmed words of"): Telling(
        gettext_lazy("%(person)s confirmed “%(words)s” in revision %(revision)s.")
    ),
    ("claim", "resolved"): Telling(gettext_lazy("%(person)s said what became of the words: %(became)s.")),
    ("correction", "drafted"): Telling(gettext_lazy("%(person)s drafted a correction of it: %(label)s")),
    ("correction", "changed"): Telling(gettext_lazy("%(person)s changed a correction of it: %(label)s")),
    ("correction", "submitted"): Telling(gettext_lazy("%(person)s submitted the correction “%(begins)s”.")),
    ("correction", "issued"): Telling(gettext_lazy("%(person)s issued the correction “%(begins)s”.")),
    ("correction", "broke the glass on"): Telling(
        gettext_lazy("%(person)s issued the correction “%(begins)s” alone and broke the glass: %(reason)s")
    ),
    ("correction", "returned"): Telling(gettext_lazy("%(person)s returned the correction “%(begins)s”: %(note)s")),
    ("correction", "took over"): Telling(
        gettext_lazy("%(person)s took over the draft of the correction “%(begins)s”.")
    ),
    ("correction", "handed over"): Telling(
        gettext_lazy(
            "%(person)s handed the draft of the correction “%(begins)s” over from %(earlier_author)s to %(to_name)s."
        )
    ),
    ("correction", "reopened"): Telling(
        gettext_lazy("%(person)s took the discarded correction “%(begins)s” up again."), "is-progress"
    ),
    ("correction", "discarded"): Telling(
        gettext_lazy("%(person)s discarded the correction “%(begins)s”: %(reason)s"), "is-withdrawn"
    ),
    ("correction", "withdrew"): Telling(
        gettext_lazy("%(person)s withdrew the correction “%(begins)s”: %(reason)s"), "is-withdrawn"
    ),
    ("correction", "superseded"): Telling(
        gettext_lazy("%(person)s let correction %(successor_number)s take the place of “%(begins)s”.")
    ),
    ("verdict", "kept"): Telling(
        gettext_lazy(
            "The approval of version %(version)s stands%(on)s: revision %(revision)s changed nothing material."
        ),
        "is-approved",
    ),
    ("claim", "changed"): Telling(gettext_lazy("%(person)s changed the kind to %(kind)s%(claimed)s.")),
    ("claim", "set status of"): Telling(
        gettext_lazy("%(person)s changed the check status from “%(from)s” to “%(to)s”."),
        with_reason=gettext_lazy("%(person)s changed the check status from “%(from)s” to “%(to)s”: %(reason)s"),
    ),
    ("claim", "assigned"): Telling(gettext_lazy("%(person)s assigned the claim to %(to_name)s%(until)s.")),
    ("claim", "unassigned"): Telling(gettext_lazy("%(person)s took the claim off the work of %(before_name)s.")),
    ("claim", "set due time of"): Telling(gettext_lazy("%(person)s set the due time: %(due)s.")),
    ("question", "asked"): Telling(
        gettext_lazy("%(person)s put a question to %(asked)s on the call sheet: %(question)s")
    ),
    ("question", "answered"): Telling(
        gettext_lazy("%(person)s recorded what %(asked)s said: %(result)s."),
        with_reason=gettext_lazy("%(person)s recorded what %(asked)s said: %(result)s. %(reason)s"),
    ),
    ("second check", "asked"): Telling(
        gettext_lazy("%(person)s asked %(checker)s to check it blind, beside version %(version)s.")
    ),
    ("second check", "answered"): Telling(
        gettext_lazy("%(person)s checked it blind, beside version %(version)s, and rated it “%(rating)s”.")
    ),
    ("second check", "withdrew"): Telling(
        gettext_lazy("%(person)s withdrew the blind second check of version %(version)s by %(checker)s.")
    ),
    ("claim", "set risk of"): Telling(gettext_lazy("%(person)s changed the risk from %(risk_before)s to %(risk)s.")),
    ("claim", "withdrew"): Telling(gettext_lazy("%(person)s withdrew the claim: %(reason)s"), "is-withdrawn"),
    ("verdict", "started"): Telling(gettext_lazy("%(person)s began version %(version)s."), "is-progress"),
    ("verdict", "took over"): Telling(
        gettext_lazy("%(person)s took version %(version)s over from %(earlier_author)s."), "is-progress"
    ),
    ("verdict", "edited"): Telling(
        gettext_lazy("%(person)s rewrote version %(version)s, rated “%(rating)s”."), "is-progress"
    ),
    ("verdict", "submitted"): Telling(
        gettext_lazy("%(person)s submitted version %(version)s, rated “%(rating)s”, for review%(on)s."), "is-awaiting"
    ),
    ("verdict", "approved first of two"): Telling(
        gettext_lazy("%(person)s gave version %(version)s the first of two approvals%(on)s."), "is-awaiting"
    ),
    ("verdict", "asked for a second approval of"): Telling(
        gettext_lazy("%(person)s changed the rule of %(risk)s risk: version %(version)s needs two approvals."),
        "is-awaiting",
    ),
    ("verdict", "approved"): Telling(gettext_lazy("%(person)s approved version %(version)s%(on)s."), "is-approved"),
    ("verdict", "broke the glass on"): Telling(
        gettext_lazy("%(person)s approved version %(version)s alone%(on)s, and broke the glass: %(reason)s"),
        "is-approved",
    ),
    ("verdict", "returned"): Telling(
        gettext_lazy("%(person)s returned version %(version)s%(on)s: %(note)s"), "is-returned"
    ),
    ("verdict", "lapsed"): Telling(gettext_lazy("The approval of version %(version)s lapsed: %(reason)s"), "is-lapsed"),
    ("citation", "cited"): Telling(
        gettext_lazy("%(person)s cited “%(source)s” in version %(version)s (%(stance)s)%(quoted)s.")
    ),
    ("citation", "removed"): Telling(
        gettext_lazy("%(person)s took the citation of “%(source)s” off version %(version)s (%(stance)s)%(quoted)s.")
    ),
    ("citation", "restored"): Telling(
        gettext_lazy("%(person)s put the citation of “%(source)s” back on version %(version)s.")
    ),
}
"""(kind, verb) of an event -> how it is told. An event that is not in the table is told by its verb and label."""

LONGEST_LABEL = 300
LONGEST_BEGINNING = 90
WORDS_IN_THE_LABEL = frozenset(
    {"marked", "changed words of", "moved", "carried", "found words of", "confirmed words of"}
)
"""What is told of a claim's words: after it the claim stands on the words of its label."""
OTHERWISE = Telling(gettext_lazy("%(person)s: %(verb)s %(label)s."))


def history_of(claim: Claim) -> list[HistoryLine]:
    """Gives what happened to the claim, its verdicts and their citations, newest first, with the words as they were.

    Two statements, whatever the length: the events, and the rating scale. Fetch `article__publication` with the claim.
    """
    events = list(events_of(claim))
    ratings = {rating.slug: str(rating) for rating in Rating.objects.all()} if events else {}
    with timezone.override(claim.article.zone_name):
        return [_told(event, words, ratings) for event, words in reversed(list(_with_words(reversed(events))))]


def _with_words(events: Iterable[Event]) -> Iterator[tuple[Event, str]]:
    """Gives the events, oldest first, each with the words that the claim stood on when it happened.

    An event of a decision keeps them itself since it tells them; before, they are those that the claim had last.
    """
    words = ""
    for event in events:
        if event.kind == "claim" and event.verb in WORDS_IN_THE_LABEL:
            words = event.label.partition(": ")[2]
        elif event.kind == "verdict":
            words = json.loads(event.details).get("words") or words
        yield event, words


def events_of(claim: Claim) -> QuerySet[Event]:
    """The events of the claim's article that are the claim's own or name it in their details, newest first.

    A correction names the claim only when it is written; what became of it belongs to the history all the same.
    """
    of_the_article = Event.objects.filter(chain__name=article_chain(claim.article.uid))
    names_the_claim = Q(details__contains=f'"claim":"{claim.uid}"')
    corrections = of_the_article.filter(names_the_claim, kind="correction").values("object_uid")
    is_about_it = Q(object_uid=str(claim.uid)) | names_the_claim | Q(kind="correction", object_uid__in=corrections)
    return of_the_article.filter(is_about_it).order_by("-number")


class _Words(dict[str, str]):
    """What a sentence is filled with; a detail that an event does not have is left out, not an error."""

    def __missing__(self, name: str) -> str:
        return ""


def _told(event: Event, stood_on: str, ratings: Mapping[str, str]) -> HistoryLine:
    details: dict[str, Any] = json.loads(event.details)
    told_as = event.verb
    if event.verb == "carried" and details.get("before") == details.get("words"):
        told_as = "sentence changed of"
    telling = TELLINGS.get((event.kind, told_as), OTHERWISE)
    after_the_number = event.label.partition(": ")[2] + ("…" if len(event.label) == LONGEST_LABEL else "")
    words = _Words({name: _in_words(name, value, ratings) for name, value in details.items()})
    words |= {
        "person": event.person_name or _("factcheck"),
        "verb": event.verb,
        "label": event.label,
        "words": inside_marks(after_the_number),
        "source": after_the_number,
        "begins": Truncator(event.label.removesuffix(".")).chars(LONGEST_BEGINNING),
        "quoted": _quoted(details),
        "until": _(", due %(time)s") % {"time": words["due"]} if details.get("due") else "",
        "asked": details.get("asked") or _("the author"),
        "on": _(", on “%(words)s”") % {"words": inside_marks(stood_on)} if stood_on else "",
        "became": _became(details),
        "claimed": _claimed(details),
    }
    sentence = telling.with_reason if telling.with_reason and details.get("reason") else telling.sentence
    return HistoryLine(
        sentence=_ended(str(sentence) % words), at=event.at, person=event.person_name, css_class=telling.css_class
    )


def _ended(sentence: str) -> str:
    """The sentence with one full stop: quoted words may end in their own, a reason that somebody typed without any."""
    if sentence.endswith((".”.", "!”.", "?”.", "…”.")):
        return sentence[:-1]
    return f"{sentence}." if sentence[-1:].isalnum() else sentence


def _claimed(details: Mapping[str, Any]) -> str:
    """Who makes the claim, and what they are where somebody said so: ", claimed by Ana Ruiz (a person)"."""
    if not details.get("claimant"):
        return ""
    said = {"name": details["claimant"], "type": ClaimantType(details.get("claimant_type", "")).label.lower()}
    told = _(", claimed by %(name)s (%(type)s)") if details.get("claimant_type") else _(", claimed by %(name)s")
    return told % said


def _in_words(name: str, value: Any, ratings: Mapping[str, str]) -> str:
    """The value of a detail as people read it: events keep the names of states, sentences their labels."""
    if name == "before":
        return inside_marks(str(value))
    if name == "due":
        return shown(datetime.fromisoformat(value)) if value else _("none")
    risks = {risk.value: risk.label.lower() for risk in Risk}
    labels: dict[str, Mapping[str, Any]] = {
        "risk": risks,
        "risk_before": risks,
        "rating": ratings,
        "result": {result.value: result.label.lower() for result in QuestionResult},
        "resolution": {resolution.value: resolution.label.lower() for resolution in Resolution},
        "kind": {kind.value: kind.label.lower() for kind in ClaimKind},
        "stance": {stance.value: stance.label.lower() for stance in Stance},
        "from": {status.value: status.label for status in CheckStatus},
        "to": {status.value: status.label for status in CheckStatus},
    }
    return str(labels.get(name, {}).get(str(value), value))


def _became(details: Mapping[str, Any]) -> str:
    """What became of the words, with the correction or the revision that did it: “changed in revision 2”."""
    resolution = str(details.get("resolution", ""))
    revision, correction = details.get("revision"), details.get("correction")
    if correction and resolution == Resolution.CORRECTED:
        return _("corrected by correction %(number)s") % {"number": correction}
    if revision and resolution == Resolution.CHANGED:
        return _("changed in revision %(number)s") % {"number": revision}
    if revision and resolution == Resolution.CUT:
        return _("cut in revision %(number)s") % {"number": revision}
    return str(Resolution(resolution).label).lower() if resolution in Resolution.values else resolution


def _quoted(details: Mapping[str, Any]) -> str:
    """What a citation quotes and where it stands, to follow the source in a sentence: “: “at least 33”, page 4”."""
    quoted = _(": “%(words)s”") % {"words": inside_marks(details["quotation"])} if details.get("quotation") else ""
    kind, _space, place = str(details.get("locator", "")).partition(" ")
    if kind in LocatorKind.values and place:
        quoted += _(", %(locator)s %(place)s") % {"locator": LocatorKind(kind).label.lower(), "place": place}
    return quoted
