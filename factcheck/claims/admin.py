"""Claims and what is found of them, read-only; rating scale and rules of risk, managed through actions."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from factcheck.accounts.queries import signed_in
from factcheck.audit.admin import ManagedAdmin, ReadOnlyAdmin
from factcheck.claims.actions.risk_rules import set_approvals
from factcheck.claims.actions.scale import add_rating, change_rating
from factcheck.claims.models import Citation, CitationAnchor, Claim, ClaimAnchor, Rating, RiskRule, Verdict


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "article", "kind", "check_status", "marked_by", "marked_at"]
    list_filter = ["kind", "check_status", "risk"]
    list_select_related = ["article", "marked_by"]
    search_fields = ["article__title", "uid"]


@admin.register(ClaimAnchor)
class ClaimAnchorAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "claim", "revision", "status", "placed_by", "placed_at", "closed_at"]
    list_select_related = ["claim", "revision__article", "placed_by"]
    search_fields = ["exact", "uid"]


@admin.register(Verdict)
class VerdictAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "claim", "state", "rating", "author", "approved_by", "seconded_by"]
    list_filter = ["state", "rating"]
    list_select_related = ["claim__article", "rating", "author", "approved_by", "seconded_by"]
    search_fields = ["explanation", "uid", "fingerprint"]


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "verdict", "locator_kind", "locator", "added_by", "added_at"]
    list_filter = ["stance"]
    list_select_related = ["verdict", "source", "added_by"]
    search_fields = ["quotation", "source__name", "uid"]


@admin.register(CitationAnchor)
class CitationAnchorAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "citation", "revision", "status", "placed_at", "closed_at"]
    list_select_related = ["citation__source", "revision__article"]
    search_fields = ["exact", "uid"]


@admin.register(Rating)
class RatingAdmin(ManagedAdmin):
    """The scale. A rating that is no longer wanted is not offered any more; verdicts that have it keep it."""

    permission = "manage_ratings"
    list_display = ["label", "slug", "token", "value", "order", "needs_citation", "is_active"]
    fields = ["label", "slug", "token", "value", "order", "needs_citation", "is_active", "translations"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        # Fingerprints of approved verdicts hold the slug.
        return ["slug"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if change:
            change_rating(rating=obj, by=signed_in(request))
        else:
            add_rating(rating=obj, by=signed_in(request))


class RiskRuleForm(forms.ModelForm):
    """How many approve, with the number that was read: who changed it since came first."""

    before = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["before"] = self.instance.approvals


@admin.register(RiskRule)
class RiskRuleAdmin(ManagedAdmin):
    """Who has to approve at which risk: a row for each risk, none added or removed."""

    permission = "manage_risk_rules"
    list_display = ["risk", "approvals"]
    form = RiskRuleForm
    fields = ["risk", "approvals", "before"]
    readonly_fields = ["risk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        before = form.cleaned_data["before"]
        raised = set_approvals(by=signed_in(request), risk=obj.risk, before=before, approvals=obj.approvals)
        if raised:
            said = ngettext(
                "%(count)d verdict that waits asks for a second approval now.",
                "%(count)d verdicts that wait ask for a second approval now.",
                raised,
            )
            messages.info(request, said % {"count": raised})
