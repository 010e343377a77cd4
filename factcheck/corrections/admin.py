"""Corrections and their signs in the text, read-only."""

from django.contrib import admin

from factcheck.audit.admin import ReadOnlyAdmin
from factcheck.corrections.models import Correction, CorrectionAnchor


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
