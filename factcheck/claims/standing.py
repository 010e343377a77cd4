"""Keeps with each claim what the lists show of it: its list state, its words and its rating.

The table of design 5 stays the one place that says what they are: `worked_out` makes SQL of it, and triggers write what
it gives to the claim in the statement that changed something (decision 22). Lists filter and sort by the columns.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import LIST_STATES, VerdictState

COUNTS_FIRST = (
    Case(When(state=VerdictState.DRAFT, then=Value(1)), default=Value(0), output_field=IntegerField()),
    "-version",
)
"""The order in which versions count: the latest that is no draft, then drafts: what is being written is no finding."""


def worked_out(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `state_now`, `words_now` and `rating_now`, from the rows that they follow from.

    The state is the first line of `LIST_STATES` that applies; the rating that of the version whose state it tells.
    """
    versions = Verdict.objects.filter(claim=OuterRef("pk"))
    anchors = ClaimAnchor.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, revision__number=OuterRef("article__revision_count")
    ).order_by()  # there is one at most
    rated = versions.filter(rating__isnull=False).order_by(*COUNTS_FIRST)
    return claims.annotate(
        anchor_status=Subquery(anchors.values("status")[:1]),
        last_version=Subquery(versions.exclude(state=VerdictState.DRAFT).order_by("-version").values("state")[:1]),
        has_draft=Exists(versions.filter(state=VerdictState.DRAFT)),
    ).annotate(
        state_now=Case(
            *(When(state.when, then=Value(state.name)) for state in LIST_STATES if state.when),
            default=Value(LIST_STATES[-1].name),
            output_field=CharField(),
        ),
        words_now=Coalesce(Subquery(anchors.values("exact")[:1]), Value(""), output_field=TextField()),
        rating_now=Subquery(rated.values("rating")[:1]),
    )


class Watch(NamedTuple):
    """A table whose rows tell that claims stand otherwise: at which changes, and which claims (`{row}` was written)."""

    table: str
    changes: tuple[str, ...]
    claims: str


KEPT = ("standing", "standing_words", "standing_rating_id")
WATCHES = (
    # The kept columns too: a row that is written back as it was read earlier would bring old ones.
    Watch("claims_claim", ("INSERT", f"UPDATE OF check_status, withdrawn_at, {', '.join(KEPT)}"), "SELECT {row}.id"),
    Watch("claims_claimanchor", ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.claim_id"),
    Watch("claims_verdict", ("INSERT", "UPDATE OF state, rating_id, version", "DELETE"), "SELECT {row}.claim_id"),
    Watch(
        "articles_article",
        ("UPDATE OF revision_count",),
        "SELECT claims_claim.id FROM claims_claim WHERE claims_claim.article_id = {row}.id",
    ),
)

_PREFIX = "claims_keep_standing_"


def keeping(claims: str, using: str) -> str:
    """Gives the statement that writes to the claims of a SELECT what is worked out, where it is not written yet."""
    found: QuerySet[Any] = worked_out(Claim.objects.using(using).filter(pk__in=RawSQL(claims, []))).order_by()  # noqa: S611
    query = found.annotate(claim=F("pk")).values("claim", "state_now", "words_now", "rating_now").query
    sql, parameters = query.get_compiler(using=using).as_sql()
    worked = sql % tuple(_literal(parameter) for parameter in parameters)
    return (
        "UPDATE claims_claim SET standing = worked.state_now, standing_words = worked.words_now, "  # noqa: S608
        f"standing_rating_id = worked.rating_now FROM ({worked}) AS worked "
        "WHERE claims_claim.id = worked.claim AND (claims_claim.standing <> worked.state_now "
        "OR claims_claim.standing_words <> worked.words_now "
        "OR COALESCE(claims_claim.standing_rating_id, 0) <> COALESCE(worked.rating_now, 0))"
    )


def _literal(parameter: object) -> str:
    """A parameter of our own query in SQL: its states and numbers, nothing that was typed."""
    if isinstance(parameter, bool):
        return "TRUE" if parameter else "FALSE"
    if isinstance(parameter, int):
        return str(parameter)
    return "'" + str(parameter).replace("'", "''") + "'"


def can_be_kept(using: str = "default") -> bool:
    """Whether the tables and columns are there."""
    connection = connections[using]
    if not {watch.table for watch in WATCHES} <= set(connection.introspection.table_names()):
        return False
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "claims_claim")
    return set(KEPT) <= {column.name for column in columns}


def keep_all(using: str = "default") -> None:
    """Writes to every claim what is worked out for it."""
    with connections[using].cursor() as cursor:
        cursor.execute(keeping("SELECT id FROM claims_claim", using))


def install(using: str = "default") -> None:
    """Creates the triggers that are missing, drops those of another meaning, and then writes what they missed."""
    standing, needed = installed(using), names(using)
    if standing.keys() == needed:
        return
    remove(using)
    with connections[using].cursor() as cursor:
        for statement in _statements(using):
            cursor.execute(statement)
    keep_all(using)


def remove(using: str = "default") -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in installed(using).items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER {name}")


def installed(using: str = "default") -> dict[str, str]:
    """Gives the names of our triggers that stand now, each with its table."""
    connection = connections[using]
    query = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name: table for name, table in cursor.fetchall() if name.startswith(_PREFIX)}


def names(using: str = "default") -> set[str]:
    """Gives the names of the triggers that are needed: each is named by what it does, so that another has another."""
    return {_name(watch, change, using) for watch in WATCHES for change in watch.changes}


def _name(watch: Watch, change: str, using: str) -> str:
    meaning = f"{change} {keeping(watch.claims, using)} {_holding(watch.claims)}"
    return f"{_PREFIX}{watch.table}_{change.split()[0].lower()}_{sha256(meaning.encode()).hexdigest()[:8]}"


def _holding(claims: str) -> str:
    """Holds the claims, in their order, before anything is worked out: who comes second sees what the first wrote."""
    return f"PERFORM 1 FROM claims_claim WHERE id IN ({claims}) ORDER BY id FOR NO KEY UPDATE"


def _when(change: str, differs: str) -> str:
    """Only where a column became another: writing the number that is there holds an article, and none of its claims."""
    _update, _of, columns = change.partition("UPDATE OF ")
    if not columns:
        return ""
    return "WHEN (" + " OR ".join(f"OLD.{one} {differs} NEW.{one}" for one in columns.split(", ")) + ")"


def _statements(using: str) -> Iterator[str]:
    is_postgresql = connections[using].vendor == "postgresql"
    for watch in WATCHES:
        for change in watch.changes:
            name = _name(watch, change, using)
            claims = watch.claims.format(row="OLD" if change == "DELETE" else "NEW")
            when = _when(change, "IS DISTINCT FROM" if is_postgresql else "IS NOT")
            # An insertion or a change that changes none of it would be a row written twice.
            if is_postgresql:
                yield (
                    f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                    f"{_holding(claims)}; {keeping(claims, using)}; RETURN NULL; END $$"
                )
                yield (
                    f"CREATE TRIGGER {name} AFTER {change} ON {watch.table} "
                    f"FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
                )
            else:
                after = f"CREATE TRIGGER {name} AFTER {change} ON {watch.table} {when}"
                yield f"{after} BEGIN {keeping(claims, using)}; END"
