"""The desk, the review queue with its decisions, and the figures."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, people_who_may, signed_in
from factcheck.articles.forms import period_asked
from factcheck.claims.actions import approving_together, reviewing
from factcheck.claims.history import history_of
from factcheck.claims.models import Verdict
from factcheck.claims.second_checks import second_checks_waiting
from factcheck.claims.states import LIST_STATE_BY_NAME, VerdictState
from factcheck.corrections.tables import LOOKS
from factcheck.desk.deadlines import article_lines, articles_by_deadline
from factcheck.desk.figures import ages, ratings_by_kind, turnaround, work
from factcheck.desk.forms import BreakGlassForm, ReturnForm
from factcheck.desk.items import item_for, queue_of, verdict_for_review
from factcheck.desk.load import loads, most_open
from factcheck.desk.opened import opened_of, remember, uids_opened
from factcheck.desk.queries import (
    corrections_submitted,
    first_in_queue,
    first_lost_signs,
    first_to_issue,
    first_to_write,
    first_unannounced,
    latest_happenings,
    waiting_by_article,
)
from factcheck.desk.queue_rows import queue_rows
from factcheck.desk.rounds import (
    DeskItem,
    end_round,
    item_on_desk,
    keep_in_step,
    next_in_round,
    open_in_round,
    step_back,
)
from factcheck.desk.work import claims_waiting, waiting_on_others
from factcheck.errors import leading_on
from factcheck.htmx import render_page

CLAIMS_SHOWN = 20
ALL_CLAIMS_SHOWN = 200
VERDICTS_SHOWN = 8
CORRECTIONS_SHOWN = 8
CHANGES_SHOWN = 5
ARTICLES_SHOWN = 20
WAITING_SHOWN = 6
HAPPENINGS_SHOWN = 6


@require_safe
@for_roles_that("read")
def desk(request: HttpRequest) -> HttpResponse:
    """Shows what waits for this person, what waits for a reviewer, what happened last, and the articles."""
    person, now = signed_in(request), timezone.now()
    end_round(request)
    shows_all = "all" in request.GET
    most = ALL_CLAIMS_SHOWN if shows_all else CLAIMS_SHOWN
    claims = claims_waiting(person, now, most + 1)
    to_decide = first_in_queue(person, now, VERDICTS_SHOWN + 1) if person.may("review_verdict") else []
    to_issue = first_to_issue(person, CORRECTIONS_SHOWN + 1) if person.may("issue_correction") else []
    to_write = first_to_write(person, CORRECTIONS_SHOWN + 1)
    to_check = second_checks_waiting(person)
    blind = {check.claim_id for check in to_check}
    unannounced = first_unannounced(CHANGES_SHOWN + 1)
    articles = articles_by_deadline(now, ARTICLES_SHOWN)
    context = {
        "claims": [(claim, LIST_STATE_BY_NAME[claim.list_state]) for claim in claims[:most]],  # type: ignore[attr-defined]
        "more_claims": len(claims) > most,
        "shows_all": shows_all,
        "waiting_on_others": waiting_on_others(person),
        "to_check": to_check,
        # What they are to check blind stands among what they check.
        "to_decide": [verdict for verdict in to_decide[:VERDICTS_SHOWN] if verdict.claim_id not in blind],
        "more_to_decide": len(to_decide) > VERDICTS_SHOWN,
        "to_issue": [(one, LOOKS[one.state]) for one in to_issue[:CORRECTIONS_SHOWN]],
        "more_to_issue": len(to_issue) > CORRECTIONS_SHOWN,
        "to_write": [(one, LOOKS[one.state]) for one in to_write[:CORRECTIONS_SHOWN]],
        "more_to_write": len(to_write) > CORRECTIONS_SHOWN,
        "lost_signs": first_lost_signs(CORRECTIONS_SHOWN),
        "unannounced": unannounced[:CHANGES_SHOWN],
        "more_unannounced": len(unannounced) > CHANGES_SHOWN,
        "corrections_waiting": corrections_submitted(),
        "awaiting": LIST_STATE_BY_NAME["awaiting"],
        "waiting_articles": waiting_by_article(WAITING_SHOWN),
        "happenings": latest_happenings(HAPPENINGS_SHOWN),
        "lines": article_lines(articles.all, articles.overdue),
        "more_overdue": articles.more_overdue,
        "now": now,
        "today": timezone.localdate(now, ZoneInfo(settings.NEWSROOM_TIME_ZONE)),
        "reads_figures": person.may("read_figures"),
        "manages": person.is_staff and person.may("manage_people"),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render_page(request, "desk/desk.html", context)


@require_safe
@for_roles_that("read")
def open_item(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Opens one item of this person's desk; doing it brings the one after."""
    return _open(request, item_on_desk(signed_in(request), uid), otherwise=_("It no longer waits for you."))


@require_safe
@for_roles_that("read")
def next_item(request: HttpRequest) -> HttpResponse:
    """Opens the first item of this person's desk, or the one after the one that they opened last."""
    following = next_in_round(request, signed_in(request))
    return _open(request, following, otherwise=_("You opened all that waits for you."))


@require_safe
@for_roles_that("read")
def previous_item(request: HttpRequest) -> HttpResponse:
    """Opens the item again that was open before this one, done or skipped."""
    address = step_back(request)
    if not address:
        messages.info(request, _("Nothing was opened before this."))
    return redirect(address or "desk")


def _open(request: HttpRequest, item: DeskItem | None, *, otherwise: str) -> HttpResponse:
    if item is None:
        messages.info(request, otherwise)
        return redirect("desk")
    open_in_round(request, item)
    return redirect(item.address)


@require_safe
@for_roles_that("read_figures")
def figures(request: HttpRequest) -> HttpResponse:
    """Shows how long things take, what is open, who did what and what was found, in a period that the address names."""
    zone = ZoneInfo(settings.NEWSROOM_TIME_ZONE)
    form, period = period_asked(request.GET, zone)
    context = {
        "form": form,
        "period": period,
        "turnaround": turnaround(period),
        "ages": ages(period),
        "work": work(period),
        "ratings": ratings_by_kind(period),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render_page(request, "desk/figures.html", context)


@require_safe
@for_roles_that("read")
def review(request: HttpRequest) -> HttpResponse:
    """Shows the queue and one item of it: the one named by `?item=`, else the first."""
    return _review(request, verdict=_chosen(request.GET.get("item", "")))


@require_POST
@for_roles_that("read")
def approve_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Approves the verdict, alone where the person breaks the glass, and goes on to the next item."""
    person, verdict = signed_in(request), verdict_for_review(uid)
    form = BreakGlassForm(request.POST)
    reason = ""
    if "break_glass_reason" in request.POST:
        if not form.is_valid():
            return _review(request, verdict=verdict, break_glass_form=form, status=422)
        reason = form.cleaned_data["break_glass_reason"]
    following = queue_of(person).next(verdict)
    keep_in_step(request, verdict)
    try:
        decided = reviewing.approve_verdict(by=person, verdict=verdict, break_glass_reason=reason)
    except reviewing.AlreadyDecided as refused:
        return _decided_by_another(request, verdict=verdict, refused=refused)
    is_first_of_two = decided.state == VerdictState.SUBMITTED
    said = _("Approval 1 of 2 given. Another reviewer decides.") if is_first_of_two else _("Verdict approved.")
    return _go_on(request, said=said, decided=decided, following=following)


@require_POST
@for_roles_that("review_verdict")
def approve_verdicts(request: HttpRequest) -> HttpResponse:
    """Approves the chosen ones of those that the person opened, and says what became of each."""
    person = signed_in(request)
    waiting = queue_of(person).open
    chosen = set(request.POST.getlist("verdicts"))
    with leading_on(_("Back to the queue"), reverse("review")):
        outcomes = approving_together.approve_verdicts(
            by=person,
            verdicts=[verdict for verdict in waiting if str(verdict.uid) in chosen],
            opened=uids_opened(opened_of(request, waiting)),
        )
    approved = sum(not outcome.refusal for outcome in outcomes)
    said = ngettext("%(count)d approval given.", "%(count)d approvals given.", approved) % {"count": approved}
    refused = [f"{outcome.verdict.anchor}: {outcome.refusal}" for outcome in outcomes if outcome.refusal]
    messages.success(request, " ".join([said, *refused]))
    return redirect("review")


@require_POST
@for_roles_that("review_verdict")
def return_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Returns the verdict to its author with a note, and goes on to the next item."""
    person, verdict = signed_in(request), verdict_for_review(uid)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _review(request, verdict=verdict, return_form=form, status=422)
    following = queue_of(person).next(verdict)
    keep_in_step(request, verdict)
    try:
        decided = reviewing.return_verdict(by=person, verdict=verdict, note=form.cleaned_data["note"])
    except reviewing.AlreadyDecided as refused:
        return _decided_by_another(request, verdict=verdict, refused=refused, note=form.cleaned_data["note"])
    said = _("Verdict returned to %(name)s.") % {"name": decided.author.name}
    return _go_on(request, said=said, decided=decided, following=following)


def _review(
    request: HttpRequest,
    *,
    verdict: Verdict | None,
    return_form: ReturnForm | None = None,
    break_glass_form: BreakGlassForm | None = None,
    status: int = 200,
    **more: str,
) -> HttpResponse:
    person = signed_in(request)
    queue = queue_of(person)
    if verdict is None and queue.open:
        verdict = verdict_for_review(queue.open[0].uid)
    item = item_for(verdict, person) if verdict else None
    if verdict:
        keep_in_step(request, verdict)
    if item and item.may_decide and not item.words_moved_on:
        remember(request, item.verdict)
    context: dict[str, Any] = {
        **more,
        "queue": queue,
        "queue_rows": queue_rows(queue, verdict),
        "opened": opened_of(request, queue.open) if person.may("review_verdict") else [],
        "decides": person.may("review_verdict"),
        "item": item,
        "history": history_of(verdict.claim) if verdict else [],
        "position": queue.position(verdict) if verdict else 0,
        "previous": queue.previous(verdict) if verdict else None,
        "next": queue.next(verdict) if verdict else None,
        "awaiting": LIST_STATE_BY_NAME["awaiting"],
        "now": timezone.now(),
        "return_form": return_form or ReturnForm(),
        "break_glass_form": break_glass_form or BreakGlassForm(),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    if item is None:
        context["nobody_reviews"] = not people_who_may("review_verdict").exists()
        context["manages"] = person.is_staff and person.may("manage_people")
    return render_page(request, "desk/review.html", context, partial="desk/_review_part.html", status=status)


def _decided_by_another(
    request: HttpRequest, *, verdict: Verdict, refused: reviewing.AlreadyDecided, note: str = ""
) -> HttpResponse:
    """The item as it stands now, with who decided it and how, in place of the one that the person saw: a 409.

    A note that was not taken is shown, so that what was written is not lost.
    """
    response = _review(
        request, verdict=verdict_for_review(verdict.uid), status=409, refusal=refused.message, note_not_taken=note
    )
    # A refusal goes to the top of the page, unless the answer says otherwise.
    response["HX-Retarget"], response["HX-Reselect"], response["HX-Reswap"] = "#review", "#review", "outerHTML"
    return response


def _chosen(uid: str) -> Verdict | None:
    if not uid:
        return None
    try:
        return verdict_for_review(UUID(uid))
    except ValueError as error:
        raise Http404 from error


def _go_on(request: HttpRequest, *, said: str, decided: Verdict, following: Verdict | None) -> HttpResponse:
    """Says what was decided and goes to the next item; with none left, back to the one that was decided."""
    if decided.fingerprint and decided.state == VerdictState.APPROVED:
        said += " " + _("Fingerprint %(start)s…%(end)s.") % {
            "start": decided.fingerprint[:8],
            "end": decided.fingerprint[-4:],
        }
    messages.success(request, said)
    target = following or decided
    address = f"{reverse('review')}?item={target.uid}"
    if not getattr(request, "htmx", None):
        return redirect(address)
    response = _review(request, verdict=verdict_for_review(target.uid))
    response["HX-Push-Url"] = address
    return response


@require_safe
@for_roles_that("read")
def load(request: HttpRequest) -> HttpResponse:
    """Shows whose work the open claims are, what is late, and what waits on others."""
    found = loads(timezone.now())
    context = {
        "loads": found,
        "most": most_open(found),
        "reads_figures": signed_in(request).may("read_figures"),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render(request, "desk/load.html", context)
