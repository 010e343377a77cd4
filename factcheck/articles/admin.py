"""The admin site for publications, changed through the actions; articles and revisions can be looked at only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from factcheck.accounts.queries import signed_in
from factcheck.articles.actions import add_publication, change_publication
from factcheck.articles.models import Article, Publication, Revision
from factcheck.audit.admin import ManagedAdmin, ReadOnlyAdmin


@admin.register(Publication)
class PublicationAdmin(ManagedAdmin):
    permission = "manage_publications"
    list_display = ["name", "time_zone", "language", "date_style", "shows_verdicts"]
    search_fields = ["name"]
    fields = list(Publication.SETTINGS)

    def save_model(self, request: HttpRequest, obj: Publication, form: Any, change: Any) -> None:
        save = change_publication if change else add_publication
        save(publication=obj, by=signed_in(request))


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    list_display = ["title", "publication", "published_on", "imported_at", "publication_state"]
    list_select_related = ["publication"]
    search_fields = ["title"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["article", "number", "added_by", "added_at", "sha256"]
    list_select_related = ["article", "added_by"]
