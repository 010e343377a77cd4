"""The door: sign in and out, passwords, the account page, the theme."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.accounts.actions import set_password
from factcheck.accounts.context import THEMES
from factcheck.accounts.forms import ChangePasswordForm, NewPasswordForm, ResetPasswordForm, SignInForm
from factcheck.accounts.models import User
from factcheck.accounts.queries import signed_in

A_YEAR = 60 * 60 * 24 * 365


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Lets a person in and sends them where they were going."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return redirect(_next(request))
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest) -> str:
    """Where to go after signing in: only to an address of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return reverse("desk")


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    messages.info(request, _("You are signed out."))
    return redirect("sign_in")


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
    """Answers the attempt after too many wrong ones."""
    return render(request, "accounts/locked_out.html", {"minutes": 15}, status=429)


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The person's own page: name, roles, theme, password."""
    return render(request, "accounts/account.html", {})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Changes one's own password and keeps the session."""
    person = signed_in(request)
    form = ChangePasswordForm(person, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_password(user=person, password=form.cleaned_data["new_password1"], by=person)
        update_session_auth_hash(request, person)
        messages.success(request, _("Password changed."))
        return redirect("account")
    return render(request, "accounts/change_password.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@login_not_required
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keeps light, dark or the system's choice in a cookie."""
    theme = request.POST.get("theme", "")
    address = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    response = redirect(address if allowed else "account")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


class ResetPassword(auth_views.PasswordResetView):
    """Django's own flow with our words: it never says whether an address is known."""

    template_name = "accounts/reset_password.html"
    email_template_name = "accounts/reset_password_email.txt"
    subject_template_name = "accounts/reset_password_subject.txt"
    form_class = ResetPasswordForm
    success_url = reverse_lazy("reset_password_done")


class ResetPasswordDone(auth_views.PasswordResetDoneView):
    template_name = "accounts/reset_password_done.html"


class ResetPasswordConfirm(auth_views.PasswordResetConfirmView):
    template_name = "accounts/reset_password_confirm.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("reset_password_complete")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = form.user
        assert isinstance(user, User)
        set_password(user=user, password=form.cleaned_data["new_password1"], by=user)
        return response


class ResetPasswordComplete(auth_views.PasswordResetCompleteView):
    template_name = "accounts/reset_password_complete.html"
