"""Two revisions of an article beside each other, or one in the other."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.comparing import Comparison, Row, stretches_of
from factcheck.articles.queries import article_by_slug, revision_of, revisions_of
from factcheck.errors import Unusable
from factcheck.htmx import render_page

ONLY = {"headlines", "figures"}
# What stays as it was chosen when other revisions are compared.
CHOSEN = ("show", "view", "signs")


@require_safe
@for_roles_that("read")
def compare_revisions(request: HttpRequest, slug: str, a: int, b: int) -> HttpResponse:
    """Shows what changed from revision a to revision b; how and how much of it stands in the address."""
    article = article_by_slug(slug)
    comparison = Comparison(revision_of(article, a), revision_of(article, b))
    only = request.GET.get("show", "")
    shows_signs = request.GET.get("signs") == "shown"
    rows = [row for row in comparison.rows if _is_wanted(row, only) and (shows_signs or not row.is_trivial)]
    trivial = sum(row.is_trivial for row in comparison.rows)
    published = article.published_revision.number if article.published_revision else 0
    context = {
        "article": article,
        "comparison": comparison,
        "stretches": stretches_of(rows),
        "shown": only if only in ONLY else "",
        "in_place": request.GET.get("view") == "in-place",
        "shows_signs": shows_signs,
        "trivial": trivial,
        "material": sum(len(row.changes) for row in comparison.rows),
        "may_correct": a < b and signed_in(request).may("draft_correction"),
        "nothing_left": all(row.is_same for row in rows),
        "published": published if published < article.revision_count else 0,
        "revisions": list(revisions_of(article)),
        "chosen": [(name, request.GET[name]) for name in CHOSEN if request.GET.get(name)],
    }
    return render_page(request, "articles/compare_revisions.html", context)


@require_safe
@for_roles_that("read")
def choose_revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """To the comparison of any two revisions, the earlier one first."""
    article = article_by_slug(slug)
    given = [request.GET.get(name, "") for name in ("a", "b")]
    if not all(number.isdecimal() and len(number) < 9 for number in given):
        raise Unusable(_("Choose two revisions to compare."))
    a, b = sorted(int(number) for number in given)
    chosen = urlencode({name: request.GET[name] for name in CHOSEN if request.GET.get(name)})
    address = reverse("compare_revisions", args=[article.slug, a, b])
    return redirect(f"{address}?{chosen}" if chosen else address)


def _is_wanted(row: Row, only: str) -> bool:
    if only == "headlines":
        return row.is_headline
    if only == "figures":
        return row.has_figures
    return True
