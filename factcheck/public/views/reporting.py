"""What a reader does about an error: reports it, sees what became of that, and takes their address back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.articles.models import Article, Revision
from factcheck.corrections.published import public_corrections
from factcheck.public.actions import forgetting, reporting
from factcheck.public.models import ReaderReport
from factcheck.public.pages import for_one_reader, readers_page
from factcheck.public.plain import plain
from factcheck.public.queries import readable_article
from factcheck.public.reader_reports import report_by_token, revision_that_readers_saw
from factcheck.public.report_form import LONGEST_CONTEXT, LONGEST_WORDS, ReportForm
from factcheck.public.senders import network_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_one_reader
def report_error(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes a reader's report of an error in the words that the address names, or that they copy or choose."""
    article = readable_article(slug)
    reporting.check_takes_reports(article)
    text = revision_that_readers_saw(article, (request.POST or request.GET).get("revision", ""))
    if request.method != "POST":
        return _ask(request, article, ReportForm(text=text, initial=_named(request)))
    form = ReportForm(request.POST, text=text)
    if not form.is_valid() or form.span is None:
        return _ask(request, article, form, status=422)
    token = form.cleaned_data["token"]
    reporting.send_report(
        article=article, revision=text, span=form.span, told=form.told(), token=token, network=network_of(request)
    )
    return redirect("report_status", token=token)


@require_safe
@for_one_reader
def report_status(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a reader what they reported and what became of it; the token in the address is the only way here."""
    report = report_by_token(token)
    response = readers_page(request, "public/report_status.html", {**_of(report), "token": token})
    # Whatever is opened from here is not told the address, which is the key.
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_one_reader
def forget_address(request: HttpRequest, token: str) -> HttpResponse:
    """Deletes the reader's name and address from their report.

    A page of its own: a form on a page that sends no referrer sends no origin either, and is refused.
    """
    report = report_by_token(token)
    if request.method == "POST":
        forgetting.forget_address(report=report)
        return redirect("report_status", token=token)
    return readers_page(
        request, "public/forget_address.html", {**_of(report), "token": token, "csrf_token": get_token(request)}
    )


def _ask(request: HttpRequest, article: Article, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {
        "article": article,
        "publication": article.publication,
        "form": form,
        "is_newer": _is_newer(article, form.text),
        "csrf_token": get_token(request),
    }
    return readers_page(request, "public/report_error.html", context, status)


def _is_newer(article: Article, text: Revision) -> bool:
    """Whether readers see a later text than the one that is reported on."""
    return text.pk != article.published_revision_id


def _named(request: HttpRequest) -> dict[str, str]:
    """What the address says of the words: `?words=&before=&after=`, or a sentence by its place, `?at=10-90`."""
    return {
        "words": plain(request.GET.get("words", "").replace("\x00", ""))[:LONGEST_WORDS],
        "before": request.GET.get("before", "").replace("\x00", "")[-LONGEST_CONTEXT:],
        "after": request.GET.get("after", "").replace("\x00", "")[:LONGEST_CONTEXT],
        "sentence": request.GET.get("at", "")[:20],
    }


def _of(report: ReaderReport) -> dict[str, Any]:
    article = report.article
    return {
        "report": report,
        "article": article,
        "publication": article.publication,
        "correction": _shown(report.correction.uid) if report.correction else None,
        "has_address": hasattr(report, "address"),
    }


def _shown(uid: UUID) -> Any:
    """The correction as readers see it; None where they no longer do."""
    return public_corrections().filter(uid=uid).first()
