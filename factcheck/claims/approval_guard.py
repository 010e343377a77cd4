"""Refuses in the database itself an approval by fewer people than the rule of risk asks for, on both engines.

A CHECK sees only its own row: that a verdict has the approvals which its row asks for. This trigger holds the row to
the table of rules. Installed after every migrate, idempotently, as those of the audit are.
"""

from typing import Any

from django.db import connections

from factcheck.claims.models import Claim, RiskRule, Verdict
from factcheck.claims.states import VerdictState
from factcheck.triggers import drop, standing

NAME = "claims_guard_approvals_by_risk"
MESSAGE = "the rule of risk asks for more approvals"


def _asked() -> str:
    """The approvals that the rule asks for, as SQL over the row that is written."""
    return (
        f"SELECT rule.approvals FROM {RiskRule._meta.db_table} AS rule "  # noqa: S608  (our own names)
        f"JOIN {Claim._meta.db_table} AS claim ON claim.risk = rule.risk WHERE claim.id = NEW.claim_id"
    )


def _statements(vendor: str) -> list[str]:
    table = Verdict._meta.db_table
    approves = (
        f"NEW.state = '{VerdictState.APPROVED}' AND OLD.state = '{VerdictState.SUBMITTED}' "
        "AND NEW.break_glass_reason = ''"
    )
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {NAME} BEFORE UPDATE OF state ON {table} "
            f"WHEN {approves} AND NEW.approvals_needed < ({_asked()}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        ]
    return [
        f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NEW.approvals_needed < ({_asked()}) THEN "
        f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {NAME} BEFORE UPDATE OF state ON {table} "
        f"FOR EACH ROW WHEN ({approves}) EXECUTE FUNCTION {NAME}()",
    ]


def can_be_installed(using: str = "default") -> bool:
    """Whether the tables are there."""
    needed = {model._meta.db_table for model in (RiskRule, Claim, Verdict)}
    return needed <= set(connections[using].introspection.table_names())


def install(using: str = "default") -> None:
    """Creates the trigger where it is missing, and anew where it is another."""
    remove(using)
    with connections[using].cursor() as cursor:
        for statement in _statements(connections[using].vendor):
            cursor.execute(statement)


def remove(using: str = "default") -> None:
    drop(installed(using), using)


def installed(using: str = "default") -> dict[str, Any]:
    """Gives the name of the trigger with its table, where it stands."""
    return dict(standing(NAME, using))
