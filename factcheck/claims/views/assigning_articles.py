"""Gives the articles that were ticked in their list to one person, and takes it back."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import assigning
from factcheck.articles.assigning import AssignedByAnother
from factcheck.articles.models import Article
from factcheck.articles.queries import articles_for_lists
from factcheck.claims.seen import articles_as_seen, mark_of_article
from factcheck.claims.work_forms import AssignForm
from factcheck.errors import Unusable, leading_on
from factcheck.lists.ticked import next_of, refused_in, say_taken_back, uids_of, undo_address


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("assign_article")
def assign_articles(request: HttpRequest) -> HttpResponse:
    """Gives the articles that were ticked to one person; an empty deadline leaves each the one it has."""
    articles = _ticked(request)
    if not articles:
        messages.info(request, _("No article is ticked. Tick the articles in the list first."))
        return redirect("articles")
    then = next_of(request, reverse("articles"))
    with timezone.override(_zone_of(articles)):
        form = AssignForm(request.POST or None, initial={"to": signed_in(request).username})
        status = 422 if form.is_bound else 200
        if form.is_valid():
            seen, together = articles_as_seen(request.POST.getlist("seen")), uuid4()
            given = {"to": form.cleaned_data["to"], "deadline": form.cleaned_data["due"]}
            try:
                done = assigning.assign_articles(by=signed_in(request), articles=seen, together=together, **given)
            except (AssignedByAnother, Unusable) as refused:
                status = refused_in(form, refused)
            else:
                said = ngettext(
                    "%(number)d article assigned to %(name)s.", "%(number)d articles assigned to %(name)s.", len(done)
                ) % {"number": len(done), "name": given["to"].name if given["to"] else _("nobody")}
                undo = undo_address("undo_article_assignment", together, then) if done else ""
                messages.success(request, said, extra_tags=undo)
                return redirect(then)
        counted = ngettext("%(number)d article", "%(number)d articles", len(articles)) % {"number": len(articles)}
        marked = [(article, mark_of_article(article)) for article in articles]
        context = {"articles": marked, "counted": counted, "form": form, "next": then}
        return render(request, "claims/assign_articles.html", context, status=status)


@require_POST
@for_roles_that("assign_article")
def undo_article_assignment(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives the articles that were just assigned back to whom they were before."""
    then = next_of(request, reverse("articles"))
    with leading_on(_("Back to the list"), then):
        undone = assigning.undo_article_assignment(by=signed_in(request), together=together)
    number = len(undone.rows)
    said = ngettext("%(number)d article is as it was.", "%(number)d articles are as they were.", number)
    left = [_("“%(title)s”") % {"title": article.marked_title} for article in undone.left]
    say_taken_back(request, said % {"number": number}, left)
    return redirect(then)


def _ticked(request: HttpRequest) -> list[Article]:
    """The articles of the request as they are now, in the order of the list."""
    if request.method == "POST":
        uids = [article.uid for article in articles_as_seen(request.POST.getlist("seen"))]
    else:
        uids = uids_of(request.GET.getlist("article"))
    return list(articles_for_lists().filter(uid__in=uids)) if uids else []


def _zone_of(articles: list[Article]) -> str:
    """The zone of the articles' publication, or where they are of several, the newsroom's."""
    zones = {article.zone_name for article in articles}
    return zones.pop() if len(zones) == 1 else settings.NEWSROOM_TIME_ZONE
