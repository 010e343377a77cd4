"""Asks what the panel beside the text shows: a card for each claim, and the one claim that is open."""

import json
from typing import Any, NamedTuple

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.http import Http404

from factcheck.accounts.models import User, initials_of
from factcheck.articles.models import Article, Revision
from factcheck.claims.cards import STATES_WITH_A_REMARK, Card, Finding, remark_on, stamp_of
from factcheck.claims.models import WAITS, Claim, ClaimAnchor, SecondCheck, Verdict
from factcheck.claims.queries import set_states, with_list_state
from factcheck.prepared import Parameter, Prepared


def claim_for_workspace(revision: Revision, number: int, seen_by: User) -> Claim | None:
    """The claim of this number as the workspace opens it in the revision, or None; three statements.

    It has `state`, `anchor`, `versions` (newest first, without citations), `verdict`, the first of them or None, and
    `is_blind`: whether this person is to check it without seeing its finding.
    """
    checks = SecondCheck.objects.filter(WAITS, claim=OuterRef("pk"), checker=seen_by)
    anchors = ClaimAnchor.objects.filter(revision=revision, closed_at__isnull=True)
    verdicts = Verdict.objects.select_related("rating", "author", "approved_by", "seconded_by", "returned_by")
    claim: Any = (
        with_list_state(Claim.objects.filter(article=revision.article_id, number=number))
        .annotate(is_blind=Exists(checks))
        .select_related("marked_by", "withdrawn_by", "assignee", "check_status_by")
        .prefetch_related(
            Prefetch("anchors", anchors, to_attr="anchors_here"),
            Prefetch("verdicts", verdicts.order_by("-version"), to_attr="versions"),
        )
        .first()
    )
    if claim is None:
        return None
    set_states([claim])
    claim.article = revision.article
    claim.anchor = claim.anchors_here[0] if claim.anchors_here else None
    claim.verdict = claim.versions[0] if claim.versions else None
    return claim


def _claims_here(article: Parameter, revision: Parameter) -> "QuerySet[Claim]":
    """The claims of an article, each with `here`, its current anchor in the revision."""
    current = Q(anchors__revision=revision, anchors__closed_at__isnull=True)
    claims = Claim.objects.filter(article=article).annotate(here=FilteredRelation("anchors", condition=current))
    return with_list_state(claims)


_ARTICLE = Parameter("article", Article._meta.pk)
_REVISION = Parameter("revision", Revision._meta.pk)
_PERSON = Parameter("person", User._meta.pk)

_ROWS_OF_CARDS = Prepared(
    lambda: (
        _claims_here(_ARTICLE, _REVISION)  # type: ignore[misc]  # mypy does not see what is annotated
        .order_by(F("here__start").asc(nulls_last=True), "-here__end", "number")
        .values_list(
            "pk",
            "number",
            "list_state",
            "kind",
            "claimant",
            "here__exact",
            "here__start",
            "here__end",
            "withdrawal_reason",
            "check_status",
            "check_reason",
            "check_status_by__name",
        )
    )
)
_NEWEST_VERSIONS_LAST = Prepared(
    lambda: (
        Verdict.objects.filter(claim__article=_ARTICLE)
        .annotate(is_blind=Exists(SecondCheck.objects.filter(WAITS, claim=OuterRef("claim"), checker=_PERSON)))
        .order_by("version")
        .values_list(
            "claim", "rating__token", "rating__label", "lapse_reason", "return_note", "returned_by__name", "is_blind"
        )
    )
)


class Marked(NamedTuple):
    """A claim that has words in a part of the text."""

    number: int
    state_name: str
    start: int
    end: int


_MARKED_AT = Prepared(
    lambda: (
        _claims_here(_ARTICLE, _REVISION)  # type: ignore[misc]  # mypy does not see what is annotated
        .filter(
            here__start__lt=Parameter("end", ClaimAnchor._meta.get_field("end")),
            here__end__gt=Parameter("start", ClaimAnchor._meta.get_field("start")),
        )
        .order_by("number")
        .values_list("number", "list_state", "here__start", "here__end")
    )
)


def marked_at(revision: Revision, start: int, end: int) -> list[Marked]:
    """The claims whose words overlap a span, in the order of their numbers; one statement."""
    found = _MARKED_AT(article=revision.article_id, revision=revision.pk, start=start, end=end)
    return [Marked(*row) for row in found]


class _RowsAsJson(Subquery):
    """The rows of `_MARKED_NEAR` as one value, so that they come with the row that they belong to."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        row = 'json_array("number", "list_state", "anchors__start", "anchors__end")'
        return self._as_rows(compiler, connection, f"json_group_array({row})", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        row = 'json_build_array("number", "list_state", "anchors__start", "anchors__end")'
        return self._as_rows(compiler, connection, f"json_agg({row})::text", **context)

    def _as_rows(self, compiler: Any, connection: Any, rows: str, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template='(SELECT %(rows)s FROM (%(subquery)s) "m")', rows=rows, **context
        )


def _claims_near() -> "QuerySet[Any, Any]":
    """The claims of the outer revision that have words between two places, as rows of a `Marked`."""
    near = Claim.objects.filter(
        anchors__revision=OuterRef("pk"),
        anchors__closed_at__isnull=True,
        anchors__start__lt=Parameter("end", IntegerField()),
        anchors__end__gt=Parameter("start", IntegerField()),
    )
    return with_list_state(near).order_by().values_list("number", "list_state", "anchors__start", "anchors__end")  # type: ignore[misc]


_WITH_MARKS_NEAR = Prepared(
    lambda: (
        Revision.objects.select_related("article__publication")
        .filter(
            article__slug=Parameter("slug", Article._meta.get_field("slug")),
            number=Parameter("number", Revision._meta.get_field("number")),
        )
        .annotate(marked_near=_RowsAsJson(_claims_near()))
        .order_by()
    )
)
NEAR = 2000
"""How far from the selected words a block is expected to begin and to end."""
MOST = 2**31 - 1
"""What an integer of the database holds."""


def revision_with_marks_near(slug: str, number: int, start: int, end: int) -> tuple[Revision, list[Marked]]:
    """Gives a revision of an article with what is marked up to `NEAR` characters from a selection; one statement.

    As `queries.revision_to_mark` gives it. Raises Http404.
    """
    places = {"start": min(max(start - NEAR, 0), MOST), "end": min(max(end + NEAR, 0), MOST)}
    found: list[Any] = _WITH_MARKS_NEAR(slug=slug, number=number, **places) if number <= MOST else []
    if not found:
        raise Http404("No such article, or it has no such revision.")
    revision = found[0]
    return revision, [Marked(*row) for row in json.loads(revision.marked_near or "[]")]


def cards_of_revision(revision: Revision, seen_by: User) -> list[Card]:
    """The cards of an article's claims as they stand in one revision, in reading order, those without words last.

    Those that this person is to check blind come without rating and remark. Two statements, whatever the number of
    claims.
    """
    nothing = Finding()
    findings = {
        claim: nothing if is_blind else Finding(stamp_of(token, label), lapse_reason, return_note, returned_by or "")
        for claim, token, label, lapse_reason, return_note, returned_by, is_blind in _NEWEST_VERSIONS_LAST(
            article=revision.article_id, person=seen_by.pk
        )
    }
    cards = []
    for pk, number, state, kind, claimant, words, start, end, withdrawn, status, reason, by in _ROWS_OF_CARDS(
        article=revision.article_id, revision=revision.pk
    ):
        finding = findings.get(pk, nothing)
        remark = ""
        if state in STATES_WITH_A_REMARK or reason:
            remark = remark_on(
                state,
                withdrawal_reason=withdrawn,
                check_status=status,
                check_reason=f"{reason} ({initials_of(by)})" if reason and by else reason,
                finding=finding,
                revision=revision.number,
            )
        cards.append(
            Card(
                number,
                state,
                kind,
                claimant,
                words or "",
                start,
                end,
                finding.stamp,
                remark,
            )
        )
    return cards
