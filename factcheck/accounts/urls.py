from django.urls import path
from django.views.generic import RedirectView

from factcheck.accounts import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/", views.account, name="account"),
    path("account/password/", views.change_password, name="change_password"),
    path("account/theme/", views.set_theme, name="set_theme"),
    # Before the Django admin's own, which would change a password without an event.
    path("admin/password_change/", RedirectView.as_view(pattern_name="change_password"), name="admin_change_password"),
    path("password/", views.ResetPassword.as_view(), name="reset_password"),
    path("password/sent/", views.ResetPasswordDone.as_view(), name="reset_password_done"),
    path("password/<uidb64>/<token>/", views.ResetPasswordConfirm.as_view(), name="reset_password_confirm"),
    path("password/set/", views.ResetPasswordComplete.as_view(), name="reset_password_complete"),
]
