"""The preview of an import: what was recognised is put right here, block by block, and then saved as articles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import actions
from factcheck.articles.forms import ArticleFactsForm
from factcheck.articles.importing.editing import (
    FACTS,
    DraftArticle,
    DraftHasChanged,
    begin_article,
    from_json,
    join_articles,
    merge_block,
    shape_of,
    split_block,
    to_json,
    with_roles,
)
from factcheck.articles.importing.publications import PUBLICATIONS
from factcheck.articles.models import Article, ImportDraft
from factcheck.articles.queries import articles_of_draft, articles_with_text, draft_of, publication_names
from factcheck.articles.states import BLOCK_ROLES
from factcheck.errors import RuleViolation, Unusable
from factcheck.htmx import render_page

# A page of so many blocks is still quick; the rest of a long text is on further pages of the same form.
BLOCKS_A_PART = 300
LONGEST_FACT = 2000


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("import_article")
def import_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows a draft of one's own; each button of its one form keeps what was typed and does its own thing besides."""
    person = signed_in(request)
    try:
        draft = draft_of(person.pk, uid)
    except Http404:
        return _saved_before(request, articles_of_draft(uid, person.pk))
    if request.method != "POST":
        return _page(request, draft, from_json(draft.articles))
    deed, *numbers = request.POST.get("do", "keep").split(":")
    if deed == "discard":
        actions.discard_draft(draft=draft, by=person)
        messages.info(request, _("Import discarded. Nothing was stored."))
        return redirect("import_articles")
    articles = _typed(request, draft)
    if deed == "save":
        return _save(request, draft, articles)
    return _change(request, draft, articles, deed, [_number(number) for number in numbers])


def _typed(request: HttpRequest, draft: ImportDraft) -> list[DraftArticle]:
    """The articles with the roles and facts that the form brought, valid or not: nothing that was typed is lost."""
    articles = from_json(draft.articles)
    if request.POST.get("shape") != shape_of(articles):
        raise DraftHasChanged(
            _("This import was changed in another window; the numbers of this page mean other blocks now."),
            way_on=_("See how it stands now"),
            url=reverse("import_draft", args=[draft.uid]),
        )
    typed = []
    for number, article in enumerate(articles):
        values = {fact: request.POST.get(f"a{number}-{fact}") for fact in FACTS}
        # PostgreSQL keeps no NUL; what else is wrong is said when the article is saved.
        facts = {
            fact: " ".join(value.replace("\0", "").split())[:LONGEST_FACT]
            for fact, value in values.items()
            if value is not None
        }
        if f"a{number}-title" in request.POST:
            facts["again"] = f"a{number}-again" in request.POST  # type: ignore[assignment]
        posted = ((block, request.POST.get(f"role-{number}-{block}")) for block in range(len(article.elements)))
        typed.append(with_roles(replace(article, **facts), {block: role for block, role in posted if role}))  # type: ignore[arg-type]
    return typed


def _change(
    request: HttpRequest, draft: ImportDraft, articles: list[DraftArticle], deed: str, numbers: list[int]
) -> HttpResponse:
    """Does what one of the small buttons says, keeps the draft, and comes back to where the person was."""
    number, block = [*numbers, 0, 0][:2]
    query = ""
    try:
        if deed == "begin":
            articles, number, block = begin_article(articles, number, block), number + 1, 0
        elif deed == "join":
            above = len(articles[number - 1].elements) if 0 < number <= len(articles) else 0
            articles, number, block = join_articles(articles, number), number - 1, above
        elif deed == "merge":
            articles, block = merge_block(articles, number, block), block - 1
        elif deed == "split":
            articles = split_block(articles, number, block, request.POST.get("second-begins", ""))
        elif deed == "open":
            query = f"?open={number}.{block}"
    except Unusable as refusal:
        return _page(request, draft, articles, opened=(number, block), refusal=refusal)
    _keep(request, draft, articles)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    if deed == "part":
        return redirect(f"{request.path}?part={number}")
    part = _part_of(articles, number, block)
    query = query or (f"?part={part}" if part > 1 else "")
    return redirect(f"{request.path}{query}#b-{number}-{block}" if numbers else request.path)


def _save(request: HttpRequest, draft: ImportDraft, articles: list[DraftArticle]) -> HttpResponse:
    """Makes the articles, or shows what still stops it."""
    forms = [_facts_form(number, article, bound=True) for number, article in enumerate(articles)]
    known = articles_with_text([article.sha256 for article in articles])
    asked = [number for number, article in enumerate(articles) if article.sha256 in known and not article.again]
    wrong = sorted({*asked, *(number for number, form in enumerate(forms) if not form.is_valid())})
    if wrong:
        _keep(request, draft, articles)
        return _page(request, draft, articles, forms=forms, wrong=wrong)
    try:
        made = actions.import_draft(
            draft=draft,
            by=signed_in(request),
            articles=[_arguments(article, form) for article, form in zip(articles, forms, strict=True)],
        )
    except RuleViolation as refusal:
        return _page(request, draft, articles, forms=forms, refusal=refusal)
    blocks = sum(len(article.elements) for article in articles)
    messages.success(request, _saved(made, blocks))
    return _to_articles(made)


def _arguments(article: DraftArticle, form: ArticleFactsForm) -> dict[str, Any]:
    facts = form.cleaned_data
    return {
        "text": article.text,
        "blocks": article.blocks,
        "inlines": article.inlines,
        "title": facts["title"],
        "title_is_headline": article.title_is_headline,
        "publication": facts["publication"],
        "byline": facts["byline"],
        "published_on": facts["published"],
        "language": facts["language"],
        "original_url": facts["original_url"],
    }


def _keep(request: HttpRequest, draft: ImportDraft, articles: Sequence[DraftArticle]) -> None:
    actions.change_draft(draft=draft, by=signed_in(request), articles=to_json(articles))


def _saved(made: Sequence[Article], blocks: int) -> str:
    counted = ngettext("%(number)d block", "%(number)d blocks", blocks) % {"number": blocks}
    return ngettext("%(number)d article saved, %(blocks)s.", "%(number)d articles saved, %(blocks)s.", len(made)) % {
        "number": len(made),
        "blocks": counted,
    }


def _saved_before(request: HttpRequest, made: list[Article]) -> HttpResponse:
    """Leads to what was made of a draft that is gone: the second of two windows, or the back button."""
    if not made:
        raise Http404
    messages.info(request, _("This import is saved already."))
    return _to_articles(made)


def _to_articles(made: Sequence[Article]) -> HttpResponse:
    return redirect(made[0]) if len(made) == 1 else redirect("articles")


def _facts_form(number: int, article: DraftArticle, *, bound: bool) -> ArticleFactsForm:
    facts = {fact: getattr(article, fact) for fact in FACTS}
    data = {f"a{number}-{fact}": value for fact, value in facts.items()}
    return ArticleFactsForm(data if bound else None, initial=facts, prefix=f"a{number}")


def _part_of(articles: Sequence[DraftArticle], number: int, block: int) -> int:
    before = sum(len(article.elements) for article in articles[:number])
    return (before + block) // BLOCKS_A_PART + 1


def _page(
    request: HttpRequest,
    draft: ImportDraft,
    articles: list[DraftArticle],
    *,
    forms: Sequence[ArticleFactsForm] | None = None,
    wrong: Sequence[int] = (),
    opened: tuple[int, int] | None = None,
    refusal: RuleViolation | None = None,
) -> HttpResponse:
    opened = opened or _pair(request.GET.get("open", ""))
    forms = forms or [_facts_form(number, article, bound=False) for number, article in enumerate(articles)]
    total = sum(len(article.elements) for article in articles)
    parts = max(1, -(-total // BLOCKS_A_PART))
    part = _number(request.GET.get("part", "")) or 1
    if opened or wrong:
        part = _part_of(articles, *(opened or (wrong[0], 0)))
    part = min(part, parts)
    context = {
        "draft": draft,
        "shape": shape_of(articles),
        "sections": _sections(articles, forms, (part - 1) * BLOCKS_A_PART, part * BLOCKS_A_PART),
        "article_count": len(articles),
        "block_count": total,
        "parts": range(1, parts + 1),
        "part": part,
        "opened": opened,
        "wrong": [(number + 1, forms[number]) for number in wrong],
        "refusal": refusal,
        "roles": BLOCK_ROLES,
        "publications": sorted({*publication_names(), *(publication.name for publication in PUBLICATIONS)}),
        "second_begins": request.POST.get("second-begins", ""),
    }
    return render_page(request, "articles/import_draft.html", context, status=422 if wrong or refusal else 200)


def _sections(
    articles: Sequence[DraftArticle], forms: Sequence[ArticleFactsForm], first: int, last: int
) -> list[dict[str, Any]]:
    """What the page shows of each article that has blocks in this part."""
    known = articles_with_text([article.sha256 for article in articles])
    sections, position = [], 0
    for number, article in enumerate(articles):
        rows = [
            {
                "index": index,
                "role": element.role,
                "text": element.text,
                "is_furniture": BLOCK_ROLES[element.role].furniture,
            }
            for index, element in enumerate(article.elements)
            if first <= position + index < last
        ]
        if rows:
            sections.append(
                {
                    "number": number,
                    "article": article,
                    "form": forms[number],
                    "rows": rows,
                    "begins_here": rows[0]["index"] == 0,
                    "same": known.get(article.sha256),
                    "characters": len(article.text),
                }
            )
        position += len(article.elements)
    return sections


def _pair(written: str) -> tuple[int, int] | None:
    number, _dot, block = written.partition(".")
    return (int(number), int(block)) if number.isdecimal() and block.isdecimal() and len(written) < 16 else None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 9 else 0
