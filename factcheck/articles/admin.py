"""The admin site for publications, changed through the actions; articles and revisions can be looked at only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from factcheck.accounts.models import User
from factcheck.articles.actions import PUBLICATION_SETTINGS, add_publication, change_publication
from factcheck.articles.models import Article, Publication, Revision


def _may(request: HttpRequest, action: str) -> bool:
    return isinstance(request.user, User) and request.user.is_staff and request.user.may(action)


@admin.register(Publication)
class PublicationAdmin(admin.ModelAdmin):
    list_display = ["name", "time_zone", "language", "date_style", "shows_verdicts"]
    search_fields = ["name"]
    fields = list(PUBLICATION_SETTINGS)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _may(request, "manage_publications")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "manage_publications")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may(request, "manage_publications")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "manage_publications")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Publication, form: Any, change: bool) -> None:  # noqa: FBT001
        assert isinstance(request.user, User)
        if change:
            change_publication(publication=obj, by=request.user)
        else:
            add_publication(publication=obj, by=request.user)


class _LookedAtOnly(admin.ModelAdmin):
    def has_module_permission(self, request: HttpRequest) -> bool:
        return _may(request, "read")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "read")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(_LookedAtOnly):
    list_display = ["title", "publication", "published_on", "imported_at", "publication_state"]
    list_select_related = ["publication"]
    search_fields = ["title"]


@admin.register(Revision)
class RevisionAdmin(_LookedAtOnly):
    list_display = ["article", "number", "added_by", "added_at", "sha256"]
    list_select_related = ["article", "added_by"]
