"""The changes that readers were shown without being told, and what people make of them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Article
from factcheck.corrections.actions import announcing
from factcheck.corrections.announcements import listed, unannounced_change_by_uid, unannounced_for_lists
from factcheck.corrections.filters import UnannouncedFilter
from factcheck.corrections.forms import WaiveForm
from factcheck.corrections.models import UnannouncedChange
from factcheck.site_address import ours

PER_PAGE = 25


@require_safe
@for_roles_that("read")
def unannounced_changes(request: HttpRequest) -> HttpResponse:
    """Lists what readers were shown otherwise than before without a correction; filters stand in the address."""
    return _show(request, request.GET.dict())


@require_POST
@for_roles_that("waive_change")
def waive_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Says, with a reason, that readers need not be told of the change."""
    change, form = unannounced_change_by_uid(uid), WaiveForm(request.POST)
    if not form.is_valid():
        return _show(request, {"article": change.article.slug}, refused=(change, form))
    announcing.waive_change(by=signed_in(request), change=change, reason=form.cleaned_data["reason"])
    messages.success(request, _("Change waived."), extra_tags=reverse("reopen_change", args=[change.uid]))
    return _back(request)


@require_POST
@for_roles_that("waive_change")
def reopen_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes the waiver of a change back."""
    announcing.reopen_change(by=signed_in(request), change=unannounced_change_by_uid(uid))
    messages.success(request, _("The change is open again."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(ours(request.POST.get("next")) or "unannounced_changes")


def _show(
    request: HttpRequest, asked: dict[str, str], *, refused: tuple[UnannouncedChange, WaiveForm] | None = None
) -> HttpResponse:
    changes = UnannouncedFilter(asked, queryset=unannounced_for_lists(), request=request)
    found = changes.qs if changes.is_valid() else UnannouncedChange.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    number = page.paginator.count
    person = signed_in(request)
    context = {
        "filter": changes,
        "page": page,
        "counted": ngettext("%(number)d change", "%(number)d changes", number) % {"number": number},
        "listed": listed(list(page.object_list)),
        "article": Article.objects.filter(slug=asked["article"]).first() if asked.get("article") else None,
        "is_narrowed": any(value for name, value in asked.items() if name != "page"),
        "may_waive": person.may("waive_change"),
        "may_draft": person.may("draft_correction"),
        "refused_uid": refused[0].uid if refused else None,
        "refused_form": refused[1] if refused else None,
        "waive_form": WaiveForm(),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render(request, "corrections/unannounced_changes.html", context, status=422 if refused else 200)
