"""Tells an event as one plain sentence; kinds and verbs in the words that people read."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.audit.models import Event

KINDS: dict[str, str | Promise] = {
    "article": gettext_lazy("article"),
    "revision": gettext_lazy("revision"),
    "claim": gettext_lazy("claim"),
    "verdict": gettext_lazy("verdict"),
    "citation": gettext_lazy("citation"),
    "source": gettext_lazy("source"),
    "evidence": gettext_lazy("evidence file"),
    "correction": gettext_lazy("correction"),
    "question": gettext_lazy("question"),
    "second check": gettext_lazy("second check"),
    "reader report": gettext_lazy("report of a reader"),
    "reader address": gettext_lazy("address of a reader"),
    "report": gettext_lazy("report"),
    "reports": gettext_lazy("reports"),
    "list": gettext_lazy("list"),
    "view": gettext_lazy("saved view"),
    "person": gettext_lazy("person"),
    "publication": gettext_lazy("publication"),
    "rating": gettext_lazy("rating"),
}
"""Kind of an object -> what it is called."""

VERBS: dict[str, str | Promise] = {
    "added": gettext_lazy("added"),
    "answered": gettext_lazy("recorded an answer on"),
    "approved": gettext_lazy("approved"),
    "approved first of two": gettext_lazy("gave the first of two approvals of"),
    "asked": gettext_lazy("asked about"),
    "assigned": gettext_lazy("assigned"),
    "broke the glass on": gettext_lazy("approved alone, breaking the glass,"),
    "carried": gettext_lazy("carried to other words"),
    "changed": gettext_lazy("changed"),
    "changed words of": gettext_lazy("changed the words of"),
    "cited": gettext_lazy("cited a source on"),
    "closed": gettext_lazy("closed"),
    "confirmed words of": gettext_lazy("confirmed the words of"),
    "discarded": gettext_lazy("discarded"),
    "drafted": gettext_lazy("drafted"),
    "edited": gettext_lazy("edited"),
    "exported": gettext_lazy("exported"),
    "filed": gettext_lazy("filed"),
    "forgot": gettext_lazy("forgot"),
    "found words of": gettext_lazy("brought back the words of"),
    "imported": gettext_lazy("imported"),
    "issued": gettext_lazy("issued"),
    "kept": gettext_lazy("let the approval stand of"),
    "lapsed": gettext_lazy("let the approval lapse of"),
    "looked at": gettext_lazy("looked at"),
    "lost words of": gettext_lazy("took the words away from"),
    "marked": gettext_lazy("marked"),
    "moved": gettext_lazy("moved the words of"),
    "opened": gettext_lazy("opened"),
    "published": gettext_lazy("published"),
    "received": gettext_lazy("received"),
    "recorded": gettext_lazy("recorded"),
    "removed": gettext_lazy("removed"),
    "reopened": gettext_lazy("opened again"),
    "restored": gettext_lazy("put back"),
    "resolved": gettext_lazy("said what became of the words of"),
    "retracted": gettext_lazy("retracted"),
    "returned": gettext_lazy("returned"),
    "set due time of": gettext_lazy("set the due time of"),
    "saved": gettext_lazy("saved"),
    "set excerpt of": gettext_lazy("set the excerpt of"),
    "set password of": gettext_lazy("set the password of"),
    "set risk of": gettext_lazy("set the risk of"),
    "set roles of": gettext_lazy("set the roles of"),
    "set status of": gettext_lazy("set the check status of"),
    "shared": gettext_lazy("shared"),
    "started": gettext_lazy("started"),
    "stopped sharing": gettext_lazy("stopped sharing"),
    "submitted": gettext_lazy("submitted"),
    "superseded": gettext_lazy("superseded"),
    "took over": gettext_lazy("took over"),
    "unassigned": gettext_lazy("took off everybody’s work"),
    "withdrew": gettext_lazy("withdrew"),
}
"""Verb of an event -> the words that stand between the person and the object. A test finds a verb that is missing."""

SENTENCES: dict[tuple[str, str], str | Promise] = {
    ("article", "imported"): gettext_lazy("%(person)s imported the article “%(label)s”."),
    ("revision", "added"): gettext_lazy("%(person)s added %(label)s."),
    ("revision", "published"): gettext_lazy("%(person)s published %(label)s."),
    ("article", "assigned"): gettext_lazy("%(person)s assigned the article %(label)s."),
    ("article", "unassigned"): gettext_lazy("%(person)s took the article %(label)s off everybody’s work."),
    ("article", "set due time of"): gettext_lazy("%(person)s set the deadline of the article %(label)s."),
    ("article", "filed"): gettext_lazy("%(person)s filed the article under a desk: %(label)s."),
    ("article", "retracted"): gettext_lazy("%(person)s retracted the article “%(label)s”."),
    ("claim", "marked"): gettext_lazy("%(person)s marked %(label)s."),
    ("claim", "moved"): gettext_lazy("The words of %(label)s moved."),
    ("claim", "carried"): gettext_lazy("A revision changed %(label)s."),
    ("claim", "lost words of"): gettext_lazy("A revision cut %(label)s."),
    ("claim", "found words of"): gettext_lazy("A revision brought back %(label)s."),
    ("question", "asked"): gettext_lazy("%(person)s put a question on the call sheet, on %(label)s."),
    ("question", "answered"): gettext_lazy("%(person)s recorded an answer, on %(label)s."),
    ("second check", "asked"): gettext_lazy("%(person)s asked for a blind second check of %(label)s."),
    ("second check", "answered"): gettext_lazy("%(person)s checked %(label)s blind."),
    ("second check", "withdrew"): gettext_lazy("%(person)s withdrew a blind second check of %(label)s."),
    ("verdict", "kept"): gettext_lazy("The approval of the verdict on %(label)s stands: nothing material changed."),
    ("verdict", "started"): gettext_lazy("%(person)s began the verdict on %(label)s."),
    ("verdict", "took over"): gettext_lazy("%(person)s took over the draft of the verdict on %(label)s."),
    ("verdict", "edited"): gettext_lazy("%(person)s edited the verdict on %(label)s."),
    ("verdict", "submitted"): gettext_lazy("%(person)s submitted the verdict on %(label)s."),
    ("verdict", "approved"): gettext_lazy("%(person)s approved the verdict on %(label)s."),
    ("verdict", "approved first of two"): gettext_lazy(
        "%(person)s gave the first of two approvals to the verdict on %(label)s."
    ),
    ("verdict", "broke the glass on"): gettext_lazy(
        "%(person)s approved the verdict on %(label)s alone, breaking the glass."
    ),
    ("verdict", "returned"): gettext_lazy("%(person)s returned the verdict on %(label)s."),
    ("verdict", "lapsed"): gettext_lazy("The approval of the verdict on %(label)s lapsed."),
    ("citation", "cited"): gettext_lazy("%(person)s cited a source on %(label)s."),
    ("citation", "removed"): gettext_lazy("%(person)s took a source off %(label)s."),
    ("citation", "restored"): gettext_lazy("%(person)s put a source back on %(label)s."),
    ("source", "added"): gettext_lazy("%(person)s added the source “%(label)s”."),
    ("source", "changed"): gettext_lazy("%(person)s changed the source “%(label)s”."),
    ("source", "set excerpt of"): gettext_lazy("%(person)s set the excerpt of the source “%(label)s”."),
    ("evidence", "added"): gettext_lazy("%(person)s added the file %(label)s."),
    ("evidence", "removed"): gettext_lazy("%(person)s removed the file %(label)s."),
    ("correction", "recorded"): gettext_lazy("%(person)s recorded a correction: %(label)s"),
    ("correction", "drafted"): gettext_lazy("%(person)s drafted a correction: %(label)s"),
    ("correction", "changed"): gettext_lazy("%(person)s changed a correction: %(label)s"),
    ("correction", "submitted"): gettext_lazy("%(person)s submitted a correction: %(label)s"),
    ("correction", "issued"): gettext_lazy("%(person)s issued a correction: %(label)s"),
    ("correction", "broke the glass on"): gettext_lazy(
        "%(person)s issued a correction alone, breaking the glass: %(label)s"
    ),
    ("correction", "returned"): gettext_lazy("%(person)s returned a correction: %(label)s"),
    ("correction", "took over"): gettext_lazy("%(person)s took over the draft of a correction: %(label)s"),
    ("correction", "discarded"): gettext_lazy("%(person)s discarded a correction: %(label)s"),
    ("correction", "withdrew"): gettext_lazy("%(person)s withdrew a correction: %(label)s"),
    ("correction", "superseded"): gettext_lazy("%(person)s let another take the place of a correction: %(label)s"),
    ("reader report", "received"): gettext_lazy("A reader reported an error in %(label)s."),
    ("reader report", "looked at"): gettext_lazy("%(person)s looked at a reader’s report on %(label)s."),
    ("reader report", "answered"): gettext_lazy("%(person)s answered a reader’s report on %(label)s."),
    ("reader report", "closed"): gettext_lazy("%(person)s closed a report on %(label)s as spam."),
    ("reader report", "reopened"): gettext_lazy("%(person)s took up a reader’s report on %(label)s again."),
    ("reader address", "forgot"): gettext_lazy("Addresses of readers were deleted after 90 days: %(label)s."),
    ("reader address", "withdrew"): gettext_lazy("A reader deleted their address from a report on %(label)s."),
    ("list", "exported"): gettext_lazy("%(person)s downloaded the list %(label)s."),
    ("report", "exported"): gettext_lazy("%(person)s exported the report of %(label)s."),
    ("reports", "exported"): gettext_lazy("%(person)s exported fact-check reports: %(label)s"),
    ("person", "closed"): gettext_lazy("%(person)s closed the account of %(label)s."),
    ("person", "opened"): gettext_lazy("%(person)s opened the account of %(label)s again."),
    ("publication", "added"): gettext_lazy("%(person)s added the publication %(label)s."),
    ("publication", "changed"): gettext_lazy("%(person)s changed the publication %(label)s."),
    ("rating", "added"): gettext_lazy("%(person)s added the rating “%(label)s”."),
    ("rating", "changed"): gettext_lazy("%(person)s changed the rating “%(label)s”."),
}
"""(kind, verb) -> the sentence, where the plain one (person, verb, object) would not read well."""


def tell(event: Event) -> str:
    """Gives the event as a sentence: "Ruth Adeyemi approved the verdict on claim 5, version 2.\""""
    words = {"person": event.person_name or _("factcheck"), "label": event.label}
    sentence = SENTENCES.get((event.kind, event.verb))
    if sentence:
        return str(sentence) % words
    return _("%(person)s %(verb)s %(label)s.") % {**words, "verb": VERBS.get(event.verb, event.verb)}
