"""Search over everything that the newsroom wrote, with the hits marked."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.desk.found import COUNTED, KINDS, results_of
from factcheck.htmx import render_page
from factcheck.search.actions import catch_up
from factcheck.search.queries import MOST_RANKED, Answers, answers
from factcheck.search.questions import LONGEST_QUESTION, read_question

RESULTS_SHOWN = 20


@require_safe
@for_roles_that("read")
def search(request: HttpRequest) -> HttpResponse:
    """Shows what answers the words of `?q=`; of one kind, where `?kind=` names it."""
    typed = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in KINDS else ""
    question = read_question(typed)
    is_whole = catch_up() if question else True
    found = answers(question, kind, most_ranked=MOST_RANKED)
    page = Paginator(found, RESULTS_SHOWN).get_page(request.GET.get("page"))
    counted = COUNTED[kind] % {"count": len(found)}
    context = {
        "typed": typed,
        "question": question,
        "longest": LONGEST_QUESTION,
        "kind": kind,
        "kind_label": KINDS[kind][0] if kind else "",
        "kinds": [(name, label, _total(found, name)) for name, (label, _icon) in KINDS.items()],
        "total": _total(found, ""),
        "page": page,
        "counted": _("more than %(counted)s") % {"counted": counted} if found.has_more else counted,
        "most_ranked": MOST_RANKED if found.has_more else 0,
        "results": results_of(page.object_list, question, signed_in(request)),
        "is_whole": is_whole,
    }
    return render_page(request, "desk/search.html", context)


def _total(found: Answers, kind: str) -> str:
    """How many there are of a kind, or of all; empty where there is none."""
    of_kind = replace(found, kind=kind)
    return f"{len(of_kind)}+" if of_kind.has_more else f"{len(of_kind) or ''}"
