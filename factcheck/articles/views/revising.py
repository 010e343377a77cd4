"""A new revision of an article: pasted or uploaded, shown against the last one, saved; or an old one brought back."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import actions
from factcheck.articles.comparing import Comparison, stretches_of
from factcheck.articles.forms import RevisionForm
from factcheck.articles.importing import ImportRefused, decode
from factcheck.articles.importing.decoding import MAX_BYTES, DecodedText
from factcheck.articles.importing.editing import with_roles
from factcheck.articles.importing.revising import KnownText, ReadRevision, read_revision
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import article_by_slug, revision_of
from factcheck.articles.states import BLOCK_ROLES
from factcheck.errors import RuleViolation, Unusable
from factcheck.htmx import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("add_revision")
def add_revision(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes a text, shows what it changes, and saves it; what was typed is kept through every refusal."""
    article = article_by_slug(slug)
    last = revision_of(article, article.revision_count)
    if request.method != "POST":
        first = {"uid": uuid4(), "base": last.number, "text": last.text}
        return _page(request, article, last, RevisionForm(initial=first))
    form = RevisionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, article, last, form, status=422)
    sent_before = article.revisions.filter(uid=form.cleaned_data["uid"]).first()
    if sent_before:
        return redirect("revision_claims", article.slug, sent_before.number)
    try:
        text = given_text(form)
        read = draft_of(request, text, last)
        revision = Revision(
            article=article,
            number=form.cleaned_data["base"] + 1,
            text=read.article.text,
            blocks=read.article.blocks,
            inlines=list(read.article.inlines),
        )
        actions.check_blocks(revision.text, revision.blocks)
        if revision.text == last.text:
            raise actions.SameText(
                _("This is the text of revision %(number)s, letter by letter. Nothing was stored.")
                % {"number": last.number}
            )
        comparison = Comparison(last, revision)
        asks = comparison.has_almost_nothing_in_common and not form.cleaned_data["other_text"]
        if request.POST.get("do") != "save" or asks:
            return _preview(
                request,
                last,
                form,
                read,
                comparison,
                status=422 if request.POST.get("do") == "save" else 200,
                assumed=assumed_encoding(text),
            )
        added = actions.add_revision(
            by=signed_in(request),
            article=article,
            text=revision.text,
            blocks=revision.blocks,
            inlines=revision.inlines,
            message=form.cleaned_data["message"],
            base=form.cleaned_data["base"],
            uid=form.cleaned_data["uid"],
        )
    except ImportRefused as refusal:
        form.add_error("file" if request.FILES else "text", f"{refusal.message} {_('Nothing was stored.')}")
        return _page(request, article, last, form, status=422)
    except Unusable as refusal:
        form.add_error("text", refusal.message)
        return _page(request, article, last, form, status=422)
    except actions.RevisionCameIn as refusal:
        return _came_in(request, article, form, refusal)
    messages.success(request, _("Revision %(number)s saved.") % {"number": added.number})
    return redirect("revision_claims", article.slug, added.number)


def _came_in(
    request: HttpRequest, article: Article, form: RevisionForm, refusal: actions.RevisionCameIn
) -> HttpResponse:
    """Keeps the text of who came second, and lets it go on from the revision that came first."""
    article.refresh_from_db(fields=["revision_count"])
    last = revision_of(article, article.revision_count)
    again = RevisionForm({**_sent(form), "base": str(last.number)})
    return _page(request, article, last, again, status=409, refusal=refusal)


def _sent(form: RevisionForm) -> dict[str, Any]:
    return {name: form.data.get(name, "") for name in form.fields if name in form.data}


def given_text(form: RevisionForm) -> str:
    """The text of the file, or what stands in the field. Raises ImportRefused."""
    file = form.cleaned_data["file"]
    if not file:
        text: str = form.cleaned_data["text"]
        return text.replace("\r\n", "\n")
    if (file.size or 0) > MAX_BYTES:
        raise ImportRefused(_("The file has %(size)s bytes; the limit is 2 MB.") % {"size": f"{file.size:,}"})
    return decode(file.read(), encoding=form.cleaned_data["encoding"] or None)


def assumed_encoding(text: str) -> str:
    """The encoding that a file was read in without a word about it, or an empty text."""
    return text.encoding if isinstance(text, DecodedText) and text.assumed else ""


def draft_of(request: HttpRequest, text: str, last: Revision) -> ReadRevision:
    """The text cut into blocks, with the roles that the person chose in place of those that were guessed."""
    read = read_revision(text, KnownText(last.text, last.blocks, last.inlines))
    posted = ((number, request.POST.get(f"role-{number}", "")) for number in range(len(read.article.elements)))
    # The roles belong to the text that was shown with them.
    chosen = {number: role for number, role in posted if role and request.POST.get("shape") == read.shape}
    return ReadRevision(with_roles(read.article, chosen), read.guessed)


def _preview(
    request: HttpRequest,
    last: Revision,
    form: RevisionForm,
    read: ReadRevision,
    comparison: Comparison,
    *,
    status: int,
    assumed: str,
) -> HttpResponse:
    # What was uploaded goes on as text; a file field cannot be filled by the server.
    shown = RevisionForm({**_sent(form), "text": read.article.text})
    shown.full_clean()
    context = {
        "comparison": comparison,
        "stretches": stretches_of(comparison.rows),
        "guessed": read.guessed,
        "shape": read.shape,
        "roles": BLOCK_ROLES,
        "base": form.cleaned_data["base"],
        "asks": comparison.has_almost_nothing_in_common,
        "not_said": status == 422,
        "assumed": assumed,
    }
    return _page(request, last.article, last, shown, status=status, **context)


def _page(
    request: HttpRequest, article: Article, last: Revision, form: RevisionForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"article": article, "last": last, "form": form}
    return render_page(request, "articles/add_revision.html", context, status=status)


@require_POST
@for_roles_that("add_revision")
def revert_revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Adds a revision with the text of an earlier one."""
    article = article_by_slug(slug)
    base = request.POST.get("base", "")
    if not base.isdecimal() or len(base) > 8:
        raise RuleViolation(_("The page does not say which revision is the latest. Open it again, then go back."))
    old = revision_of(article, number)
    added = actions.revert_revision(by=signed_in(request), article=article, number=old.number, base=int(base))
    said = _("Revision %(new)s has the text of revision %(old)s again.") % {"new": added.number, "old": number}
    messages.success(request, said)
    return redirect("revision_claims", article.slug, added.number)
