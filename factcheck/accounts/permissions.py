"""Who may do what: one table that reads as the policy (design, section 7).

A person may hold several roles. The four eyes hold whatever this table says: they are checked by the actions of
`claims` and `corrections` and by the database.
"""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    EDITOR = "Editor"
    REVIEWER = "Reviewer"
    SENIOR = "Senior"
    ADMIN = "Admin"


ROLE_LABELS = {Role.EDITOR: _("editor"), Role.REVIEWER: _("reviewer"), Role.SENIOR: _("senior"), Role.ADMIN: _("admin")}

_EVERYBODY = frozenset(Role)
_REVIEWERS = frozenset({Role.REVIEWER})
_REVIEWERS_AND_ADMINS = frozenset({Role.REVIEWER, Role.ADMIN})
_REVIEWERS_AND_SENIORS = frozenset({Role.REVIEWER, Role.SENIOR})
_SENIORS = frozenset({Role.SENIOR})
_ADMINS = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, frozenset[Role]] = {
    "read": _EVERYBODY,
    "import_article": _EVERYBODY,
    "add_revision": _EVERYBODY,
    "mark_claim": _EVERYBODY,
    "add_source": _EVERYBODY,
    "edit_source": _EVERYBODY,
    "add_evidence": _EVERYBODY,
    "cite": _EVERYBODY,
    "propose_verdict": _EVERYBODY,
    "draft_correction": _EVERYBODY,
    "comment": _EVERYBODY,
    "set_check_status": _EVERYBODY,
    "set_resolution": _EVERYBODY,
    "assign_claim": _EVERYBODY,
    "assign_article": _EVERYBODY,
    "ask_question": _EVERYBODY,
    "ask_second_check": _EVERYBODY,
    "answer_second_check": _EVERYBODY,
    "dismiss_claim": _EVERYBODY,
    "withdraw_claim": _EVERYBODY,
    "raise_risk": _EVERYBODY,
    "lower_risk": _REVIEWERS_AND_ADMINS,
    "review_verdict": _REVIEWERS,
    "issue_correction": _REVIEWERS_AND_SENIORS,
    "issue_as_senior": _SENIORS,
    "waive_change": _REVIEWERS_AND_ADMINS,
    "break_glass": _ADMINS,
    "publish_article": _REVIEWERS_AND_ADMINS,
    "answer_reader_report": _EVERYBODY,
    # Who answers a report needs its words, not who sent them. Those who issue and publish write back; admins are asked.
    "read_reader_address": _REVIEWERS_AND_ADMINS,
    "read_figures": _REVIEWERS_AND_ADMINS,
    "export_reviewed_report": _REVIEWERS_AND_ADMINS,
    "export_any_report": _ADMINS,
    "manage_people": _ADMINS,
    "manage_ratings": _ADMINS,
    "manage_risk_rules": _ADMINS,
    "manage_publications": _ADMINS,
    "read_audit_log": _ADMINS,
}
"""Action -> the roles that may do it."""

REFUSALS = {
    "read": _("Your account has no role yet. An admin gives you one."),
    "review_verdict": _("Only a reviewer decides verdicts. Yours can be submitted, and a reviewer will see it."),
    "lower_risk": _("Only a reviewer or an admin sets a risk with which fewer people approve."),
    "issue_correction": _("Only a reviewer or a senior issues corrections."),
    "issue_as_senior": _("The policy of the publication lets only a senior issue this."),
    "waive_change": _("Only a reviewer or an admin says that readers need not be told of a change."),
    "break_glass": _("Only an admin may approve alone, with a written reason."),
    "publish_article": _("Only a reviewer or an admin publishes an article."),
    "read_reader_address": _("Only a reviewer or an admin sees who sent a report."),
    "read_figures": _("The figures name people and their work: reviewers and admins read them."),
    "export_any_report": _("Reports are exported by an admin, or by a reviewer for articles they reviewed."),
    "export_reviewed_report": _("Reports are exported by an admin, or by a reviewer for articles they reviewed."),
    "read_audit_log": _("The audit log is read by admins."),
    "manage_people": _("People are managed by admins."),
    "manage_ratings": _("The rating scale is managed by admins."),
    "manage_risk_rules": _("How many people approve at which risk is said by admins."),
    "manage_publications": _("Publications are managed by admins."),
}
"""Action -> what a person without the role is told; the rest get a general sentence."""
