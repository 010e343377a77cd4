"""What every page knows of the signed-in person."""

from typing import Any

from django.http import HttpRequest

from factcheck.accounts.models import User

THEMES = ("light", "dark")


def person(request: HttpRequest) -> dict[str, Any]:
    """Gives `person` (None for a reader), whether they may read the audit log and publish, and the chosen theme."""
    user = getattr(request, "user", None)
    theme = request.COOKIES.get("theme", "")
    return {
        "person": user if isinstance(user, User) else None,
        "may_publish": isinstance(user, User) and user.may("publish_article"),
        "may_read_audit_log": isinstance(user, User) and user.may("read_audit_log"),
        "theme": theme if theme in THEMES else "",
    }
