"""People and their roles in the Django admin, changed through the actions; people are closed, never deleted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.accounts.actions import add_person, change_person, close_account, open_account, set_roles
from factcheck.accounts.models import User
from factcheck.accounts.permissions import ROLE_LABELS, Role
from factcheck.accounts.queries import signed_in
from factcheck.audit.admin import ManagedAdmin, ReadOnlyAdmin


class PersonForm(forms.ModelForm):
    """What an admin says of a person. The password is the person's own affair."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=[(role.value, label) for role, label in ROLE_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("One person may hold several. Without a role nothing can be read."),
    )

    class Meta:
        model = User
        fields = ["name", "username", "email", "is_active"]
        labels = {"is_active": gettext_lazy("The account is open")}
        help_texts = {"is_active": gettext_lazy("A closed account cannot sign in; the record still names the person.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        if self.instance.pk:
            self.initial["roles"] = [role.value for role in self.instance.roles]


@admin.register(User)
class PersonAdmin(ManagedAdmin):
    permission = "manage_people"
    form = PersonForm
    list_display = ["name", "username", "email", "role_names", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["name", "username", "email"]
    fields = ["name", "username", "email", "roles", "is_active", "last_login"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return User.objects.prefetch_related("groups").order_by("name", "username")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        # Fixtures and archives name people by their user name.
        return ["username", "last_login"] if obj else ["is_active", "last_login"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        by, roles = signed_in(request), {Role(role) for role in form.cleaned_data["roles"]}
        if not change:
            person = add_person(by=by, username=obj.username, name=obj.name, email=obj.email, roles=roles)
            obj.pk, obj.uid = person.pk, person.uid
            messages.info(request, _("They set their password by “Set a new password” on the sign-in page."))
            return
        person = User.objects.get(pk=obj.pk)
        change_person(by=by, user=person, name=obj.name, email=obj.email)
        if roles != person.roles:
            set_roles(by=by, user=person, roles=roles)
        if obj.is_active and not person.is_active:
            open_account(by=by, user=person)
        elif person.is_active and not obj.is_active:
            close_account(by=by, user=person)


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(ReadOnlyAdmin):
    """The roles. What each may do is a table in the code; who holds one is set on the person."""

    permission = "manage_people"
    list_display = ["name", "people"]
    fields = ["name", "people"]

    @admin.display(description=gettext_lazy("people"))
    def people(self, group: Group) -> str:
        """The names of who holds the role; one query a role, and there are three."""
        return ", ".join(User.objects.filter(groups=group).values_list("name", flat=True))
