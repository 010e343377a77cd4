"""Corrections and their signs in the text, read-only; the wording of notes, changed through the action."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from factcheck.accounts.queries import signed_in
from factcheck.audit.admin import ManagedAdmin, ReadOnlyAdmin
from factcheck.corrections.actions.wording import word_notes
from factcheck.corrections.models import Correction, CorrectionAnchor, NoteTemplate


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["note", "article", "type", "state", "origin", "dated"]
    list_filter = ["type", "state", "origin"]
    list_select_related = ["article"]
    search_fields = ["note", "article__title", "uid"]


@admin.register(CorrectionAnchor)
class CorrectionAnchorAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "correction", "revision", "status", "placed_at"]
    list_select_related = ["correction", "revision__article"]
    search_fields = ["exact", "uid"]


@admin.register(NoteTemplate)
class NoteTemplateAdmin(ManagedAdmin):
    permission = "manage_publications"
    list_display = ["name", "language", "publication", "sentence"]
    list_filter = ["language", "publication"]
    list_select_related = ["publication"]
    fields = ["publication", "language", "name", "sentence"]
    search_fields = ["name", "sentence"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["publication", "language", "name"] if obj else []

    def save_model(self, request: HttpRequest, obj: NoteTemplate, form: Any, change: Any) -> None:
        said = {obj.name: obj.sentence}
        word_notes(by=signed_in(request), publication=obj.publication, language=obj.language, sentences=said)
