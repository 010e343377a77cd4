"""The rule of risk as rows: one for each risk, asking for one person or two."""

import json
from importlib import import_module

import pytest

from factcheck.claims.models import RiskRule
from factcheck.claims.states import Risk
from tests.claims.conftest import Refusal
from tests.tools import ROOT

pytestmark = pytest.mark.usefixtures("roles")


def test_every_risk_has_its_rule() -> None:
    assert RiskRule.objects.by_risk() == {"normal": 1, "legal": 2, "defamation": 2, "minors": 2, "health": 2}
    assert set(RiskRule.objects.by_risk()) == set(Risk)
    assert RiskRule.objects.approvals(Risk.LEGAL) == 2


def test_a_new_newsroom_and_one_that_is_migrated_begin_with_the_same_rules() -> None:
    first = import_module("factcheck.claims.migrations.0012_rules_of_risk").FIRST_RULES
    rows = json.loads((ROOT / "fixtures" / "roles.json").read_text(encoding="utf-8"))
    loaded = [tuple(row["fields"].values()) for row in rows if row["model"] == "claims.riskrule"]
    assert list(first) == loaded


def test_it_is_called_by_its_risk_and_found_by_it() -> None:
    rule = RiskRule.objects.get_by_natural_key("legal")
    assert (str(rule), rule.natural_key()) == ("Legal", ("legal",))


def test_nobody_and_three_people_are_refused(refused_by: Refusal) -> None:
    for approvals in (0, 3):
        with refused_by("rule_asks_for_one_or_two"):
            RiskRule.objects.filter(risk=Risk.LEGAL).update(approvals=approvals)


def test_a_risk_that_is_not_known_has_no_rule(refused_by: Refusal) -> None:
    with refused_by("rule_is_of_a_known_risk"):
        RiskRule.objects.create(risk="weather", approvals=1)
