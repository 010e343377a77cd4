"""The forms of the door, with our words."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("User name and password do not match. Mind capitals and small letters."),
        "inactive": _("This account is closed. An admin can open it again."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")


class ChangePasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": _("This is not your password now."),
        "password_mismatch": _("The two new passwords differ."),
    }


class ResetPasswordForm(PasswordResetForm):
    """Sends a link to everybody open under this address, also to who has no password yet: an admin just added them."""

    def get_users(self, email: str) -> Iterator[User]:
        return User.objects.filter(email__iexact=email, is_active=True).iterator()


class NewPasswordForm(SetPasswordForm):
    error_messages = {"password_mismatch": _("The two new passwords differ.")}
