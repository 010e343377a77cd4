"""Search over everything that the newsroom wrote, with the hits marked."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that
from factcheck.desk.found import COUNTED, KINDS, results_of
from factcheck.htmx import render_page
from factcheck.search.actions import catch_up
from factcheck.search.queries import answers
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
    found = answers(question, kind)
    page = Paginator(found, RESULTS_SHOWN).get_page(request.GET.get("page"))
    total = sum(found.count_of.values())
    context = {
        "typed": typed,
        "question": question,
        "longest": LONGEST_QUESTION,
        "kind": kind,
        "kind_label": KINDS[kind][0] if kind else "",
        "kinds": [(name, label, icon, found.count_of.get(name, 0)) for name, (label, icon) in KINDS.items()],
        "total": total,
        "page": page,
        "counted": COUNTED[kind] % {"count": len(found)},
        "results": results_of(page.object_list, question),
        "is_whole": is_whole,
    }
    return render_page(request, "desk/search.html", context)
