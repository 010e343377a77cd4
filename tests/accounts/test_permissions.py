"""Who may do what, written a second time as the newsroom says it: a change of policy has to change both."""

import pytest

from factcheck.accounts.permissions import PERMISSIONS, REFUSALS, ROLE_LABELS, Role

EVERYBODY = "editor reviewer senior admin"
POLICY = {
    "read": EVERYBODY,
    "import_article": EVERYBODY,
    "add_revision": EVERYBODY,
    "mark_claim": EVERYBODY,
    "add_source": EVERYBODY,
    "edit_source": EVERYBODY,
    "add_evidence": EVERYBODY,
    "cite": EVERYBODY,
    "propose_verdict": EVERYBODY,
    "draft_correction": EVERYBODY,
    "comment": EVERYBODY,
    "set_check_status": EVERYBODY,
    "assign_claim": EVERYBODY,
    "assign_article": EVERYBODY,
    "ask_question": EVERYBODY,
    "ask_second_check": EVERYBODY,
    "answer_second_check": EVERYBODY,
    "dismiss_claim": EVERYBODY,
    "withdraw_claim": EVERYBODY,
    "set_resolution": EVERYBODY,
    "raise_risk": EVERYBODY,
    "lower_risk": "reviewer admin",
    "review_verdict": "reviewer",
    "issue_correction": "reviewer senior",
    "issue_as_senior": "senior",
    "waive_change": "reviewer admin",
    "break_glass": "admin",
    "publish_article": "reviewer admin",
    "answer_reader_report": EVERYBODY,
    "read_reader_address": "reviewer admin",
    "read_figures": "reviewer admin",
    "export_reviewed_report": "reviewer admin",
    "export_any_report": "admin",
    "manage_people": "admin",
    "manage_ratings": "admin",
    "manage_risk_rules": "admin",
    "manage_publications": "admin",
    "read_audit_log": "admin",
}


def test_the_table_knows_these_actions_and_no_others() -> None:
    assert set(PERMISSIONS) == set(POLICY)


@pytest.mark.parametrize("action", POLICY)
def test_an_action_belongs_to_these_roles(action: str) -> None:
    assert {role.name.lower() for role in PERMISSIONS[action]} == set(POLICY[action].split())


def test_a_refusal_stands_for_an_action_of_the_table() -> None:
    assert set(REFUSALS) <= set(PERMISSIONS)


def test_what_not_everybody_may_do_has_its_own_refusal() -> None:
    assert {action for action, roles in PERMISSIONS.items() if roles != frozenset(Role)} <= set(REFUSALS)


def test_every_role_has_a_label() -> None:
    assert set(ROLE_LABELS) == set(Role)
