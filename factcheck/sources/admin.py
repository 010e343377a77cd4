"""Sources, put right through their action; they are added where they are cited, and on their own page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from factcheck.accounts.queries import signed_in
from factcheck.audit.admin import ManagedAdmin
from factcheck.sources.actions import SOURCE_SETTINGS, edit_source
from factcheck.sources.models import Source


@admin.register(Source)
class SourceAdmin(ManagedAdmin):
    permission = "manage_publications"
    list_display = ["name", "kind", "publisher", "reliability", "added_by", "added_at"]
    list_filter = ["kind", "reliability"]
    list_select_related = ["added_by"]
    search_fields = ["name", "publisher", "url"]
    fields = ["kind", "article", *SOURCE_SETTINGS, "excerpt", "added_by", "added_at"]
    readonly_fields = ["kind", "article", "excerpt", "added_by", "added_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        edit_source(source=obj, by=signed_in(request), changes=changes)
