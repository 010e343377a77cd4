"""What the Django admin may and may not do with our tables; and the audit log in it, read-only.

Into the admin come people whose `is_staff` is set, which `accounts.actions.set_roles` gives with the role Admin and
takes with it. What they see there is asked of the table of permissions, never of Django's own: our groups hold none.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from factcheck.audit.models import Chain, Event


class _ByPermission(admin.ModelAdmin):
    """Asks the table of permissions; nothing is ever deleted, and there are no bulk actions."""

    permission = "read_audit_log"
    actions = None
    show_full_result_count = False

    def _may(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.may(self.permission)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(_ByPermission):
    """Part of the record: shown to admins, changed by nobody here, superusers included."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ManagedAdmin(_ByPermission):
    """Managed here by who has `permission`, through the feature's actions, so that each change is an event."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Has to call an action of the feature."""
        raise NotImplementedError

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Leaves out Django's own log: ours is the audit log."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Leaves out Django's own log: ours is the audit log."""


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "person_name", "verb", "kind", "label", "chain", "number"]
    list_filter = ["verb", "kind"]
    list_select_related = ["chain"]
    search_fields = ["label", "object_uid", "hash"]


@admin.register(Chain)
class ChainAdmin(ReadOnlyAdmin):
    list_display = ["name", "count", "head"]
    search_fields = ["name", "head"]
