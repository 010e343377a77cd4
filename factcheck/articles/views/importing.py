"""A text is pasted or uploaded, and becomes a draft for its editor to put right."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.actions import keep_draft
from factcheck.articles.forms import PasteForm, UploadForm
from factcheck.articles.importing import ImportRefused, decode, read_articles
from factcheck.articles.importing.decoding import MAX_BYTES
from factcheck.articles.importing.editing import draft_article, to_json
from factcheck.articles.models import ImportDraft
from factcheck.articles.queries import MOST_ARTICLES, drafts_of
from factcheck.htmx import render_page


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a draft, or the reason why there is none."""

    name: str
    draft: ImportDraft | None = None
    error: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("import_article")
def import_articles(request: HttpRequest) -> HttpResponse:
    """Takes a pasted text or files; the script of the page sends its files one by one and gets JSON back."""
    if request.method != "POST":
        return _page(request)
    if request.POST.get("do") == "paste":
        return _paste(request)
    form = UploadForm(request.POST, request.FILES, auto_id="upload-%s")
    if not form.is_valid():
        return _page(request, upload_form=form)
    token, encoding = form.cleaned_data["token"], form.cleaned_data["encoding"]
    outcomes = [_read(file, token, encoding, signed_in(request)) for file in form.cleaned_data["files"]]
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"files": [_as_json(outcome) for outcome in outcomes]})
    if any(outcome.error for outcome in outcomes):
        return _page(request, outcomes=outcomes)
    return _to_drafts(request, [outcome.draft for outcome in outcomes if outcome.draft])


def _paste(request: HttpRequest) -> HttpResponse:
    form = PasteForm(request.POST, auto_id="paste-%s")
    if form.is_valid():
        text, name = form.cleaned_data["text"], form.cleaned_data["name"]
        try:
            draft = _draft(text, name=name, token=form.cleaned_data["token"], by=signed_in(request))
        except ImportRefused as refusal:
            form.add_error("text", _refused(refusal))
        else:
            return redirect("import_draft", draft.uid)
    return _page(request, paste_form=form)


def _read(file: UploadedFile, token: UUID, encoding: str, by: User) -> Outcome:
    """Reads one file; its size is judged before its bytes are read."""
    name = str(file.name)
    try:
        if (file.size or 0) > MAX_BYTES:
            raise ImportRefused(_("The file has %(size)s bytes; the limit is 2 MB.") % {"size": f"{file.size:,}"})
        text = decode(file.read(), encoding=encoding or None)
        found = f"{text.encoding}{_(', assumed') if text.assumed else ''}"
        return Outcome(name, _draft(text, name=name, token=token, by=by, encoding=found))
    except ImportRefused as refusal:
        return Outcome(name, error=_refused(refusal))


def _draft(text: str, *, name: str, token: UUID, by: User, encoding: str = "") -> ImportDraft:
    """Gives the draft of a text; the same text from the same form again gives the one that is there."""
    uid = uuid5(token, f"{name}\n{encoding}\n{hashlib.sha256(text.encode()).hexdigest()}")
    there = drafts_of(by.pk).filter(uid=uid).first()
    if there:
        return there
    articles = read_articles(text, source_file=name)
    if len(articles) > MOST_ARTICLES:
        raise ImportRefused(_("The text reads as more than 100 articles; import it in parts."))
    drafted = to_json([draft_article(article) for article in articles])
    return keep_draft(by=by, articles=drafted, source_file=name, encoding=encoding, uid=uid)


def _refused(refusal: ImportRefused) -> str:
    return f"{refusal.message} {_('Nothing was stored.')}"


def _as_json(outcome: Outcome) -> dict[str, Any]:
    if outcome.draft is None:
        return {"name": outcome.name, "error": outcome.error}
    return {
        "name": outcome.name,
        "found": _found(outcome.draft),
        "url": reverse("import_draft", args=[outcome.draft.uid]),
        "open": _("Put right and save"),
    }


def _found(draft: ImportDraft) -> str:
    number = len(draft.articles)
    blocks = sum(len(article["elements"]) for article in draft.articles)
    counted = ngettext("%(number)d block", "%(number)d blocks", blocks) % {"number": blocks}
    return ngettext("%(number)d article, %(blocks)s", "%(number)d articles, %(blocks)s", number) % {
        "number": number,
        "blocks": counted,
    }


def _to_drafts(request: HttpRequest, drafts: list[ImportDraft]) -> HttpResponse:
    if len(drafts) == 1:
        return redirect("import_draft", drafts[0].uid)
    messages.success(
        request,
        ngettext(
            "%(number)d file read. Put it right and save it.",
            "%(number)d files read. Put them right and save them.",
            len(drafts),
        )
        % {"number": len(drafts)},
    )
    return redirect("import_articles")


def _page(
    request: HttpRequest,
    *,
    paste_form: PasteForm | None = None,
    upload_form: UploadForm | None = None,
    outcomes: list[Outcome] | None = None,
) -> HttpResponse:
    token = uuid4()
    context = {
        "paste_form": paste_form or PasteForm(initial={"token": token}, auto_id="paste-%s"),
        "upload_form": upload_form or UploadForm(initial={"token": token}, auto_id="upload-%s"),
        "outcomes": outcomes or [],
        # What was recognised is not needed here, and may be megabytes.
        "drafts": list(drafts_of(signed_in(request).pk).defer("articles")),
    }
    wrong = paste_form or upload_form or outcomes
    return render_page(request, "articles/import_articles.html", context, status=422 if wrong else 200)
