"""Every write to publications, articles and revisions: check, write, record the event."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from annotations.text import canonical
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.days import is_to_come
from factcheck.articles.models import Article, ImportDraft, Publication, Revision
from factcheck.articles.queries import articles_of_draft, uid_in_draft
from factcheck.articles.signals import revision_added, revision_coming
from factcheck.articles.states import BLOCK_ROLES
from factcheck.audit.actions import article_chain, record
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.uids import makes_one

MAX_TEXT_CHARACTERS = 2_000_000
SEPARATOR = "\n\n"


class BlocksDoNotCoverText(Unusable):
    """The stand-off blocks leave out or repeat a part of the text."""


class SameText(Unusable):
    """The text is that of the latest revision, letter by letter."""


class RevisionCameIn(RuleViolation):
    """Somebody added a revision to the one this one was made from."""


@transaction.atomic
def import_article(
    *,
    by: User,
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    inlines: Sequence[Mapping[str, Any]] = (),
    title: str,
    title_is_headline: bool = True,
    publication: str = "",
    byline: str = "",
    published_on: date | None = None,
    language: str = "en",
    source_file: str = "",
    original_url: str = "",
    uid: UUID | None = None,
) -> Article:
    """Gives the new article with its revision 1; the same `uid` sent twice gives the first one again.

    `publication` is a name; one that is not known yet is added with the default settings. Raises NotAllowed and
    Unusable (no title, a date in the future, blocks that do not cover the text).
    """
    require(by, "import_article")
    existing = Article.objects.filter(uid=uid).first() if uid else None
    if existing:
        return existing
    title = " ".join(title.split())
    if not title:
        raise Unusable(_("The article has no headline in its text. Give it a title."))
    if len(title) > 300:
        raise Unusable(_("The title has %(length)s characters. Keep it under 300.") % {"length": len(title)})
    if published_on and is_to_come(published_on):
        raise Unusable(_("The publication date %(date)s is in the future.") % {"date": published_on.isoformat()})
    article = Article.objects.create(
        uid=uid or uuid4(),
        slug=_free_slug(title),
        title=title,
        title_is_headline=title_is_headline,
        publication=find_or_add_publication(name=publication, by=by) if publication.strip() else None,
        byline=byline[:300],
        published_on=published_on,
        language=language or "en",
        source_file=source_file[:200],
        original_url=original_url[:1000],
        imported_by=by,
        imported_at=timezone.now(),
    )
    record(
        by=by,
        verb="imported",
        kind="article",
        uid=article.uid,
        label=article.title,
        details={"source_file": article.source_file, "publication": publication},
        chain=article_chain(article.uid),
    )
    _add_revision(article=article, text=text, blocks=blocks, inlines=inlines, message="", by=by, base=0, uid=None)
    return article


@makes_one(Revision)
@transaction.atomic
def add_revision(
    *,
    by: User,
    article: Article,
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    inlines: Sequence[Mapping[str, Any]] = (),
    message: str = "",
    base: int,
    uid: UUID | None = None,
) -> Revision:
    """Gives the article's next revision; the same `uid` sent twice gives the first one again.

    `base` is the number of the revision it was made from. What stands on the words is carried along by those who
    receive `revision_added`, all in this transaction. Raises NotAllowed, RevisionCameIn (409, where there is one after
    `base`), SameText, Unusable.
    """
    require(by, "add_revision")
    sent_before = Revision.objects.filter(uid=uid, article=article).first() if uid else None
    if sent_before:
        return sent_before
    written = _add_revision(
        article=article, text=text, blocks=blocks, inlines=inlines, message=message, by=by, base=base, uid=uid
    )
    _follow_headline(article, written, by=by)
    return written


@transaction.atomic
def revert_revision(
    *, by: User, article: Article, number: int, base: int, message: str = "", uid: UUID | None = None
) -> Revision:
    """Gives a new revision with the text of an earlier one; nothing of those between is lost. Raises as adding does."""
    require(by, "add_revision")
    old = Revision.objects.get(article=article, number=number)
    return add_revision(
        by=by,
        article=article,
        text=old.text,
        blocks=old.blocks,
        inlines=old.inlines,
        message=message.strip() or _("Back to revision %(number)s") % {"number": number},
        base=base,
        uid=uid,
    )


def _follow_headline(article: Article, revision: Revision, *, by: User) -> None:
    """Lets a title that is the headline follow it; its address stays."""
    words = revision.headline
    if not article.title_is_headline or words in ("", article.title):
        return
    before, article.title = article.title, words
    Article.objects.filter(pk=article.pk).update(title=words)
    record(
        by=by,
        verb="changed",
        kind="article",
        uid=article.uid,
        label=words,
        details={"title": words, "before": before, "revision": revision.number},
        chain=article_chain(article.uid),
    )


def _add_revision(
    *,
    article: Article,
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    inlines: Sequence[Mapping[str, Any]],
    message: str,
    by: User,
    base: int,
    uid: UUID | None,
) -> Revision:
    """Writes the revision after `base`, records it and sends `revision_added`."""
    check_blocks(text, blocks)
    number = base + 1
    if base:
        revision_coming.send(sender=Revision, article=article)
    # This holds the article: who marks or decides at this moment comes before it or after it.
    if not Article.objects.filter(pk=article.pk, revision_count=base).update(revision_count=number):
        raise _came_in(article, base)
    previous = Revision.objects.filter(article=article, number=base).first()
    if previous and previous.text == text:
        raise SameText(_("This is the text of revision %(number)s, letter by letter.") % {"number": base})
    article.revision_count = number
    revision = Revision.objects.create(
        uid=uid or uuid4(),
        article=article,
        number=number,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        blocks=[dict(block) for block in blocks],
        inlines=[dict(inline) for inline in inlines],
        message=" ".join(message.split())[:300],
        added_by=by,
        added_at=timezone.now(),
    )
    record(
        by=by,
        verb="added",
        kind="revision",
        uid=revision.uid,
        label=f"{article.title}, revision {number}",
        details={"number": number, "sha256": revision.sha256},
        chain=article_chain(article.uid),
    )
    revision_added.send(sender=Revision, revision=revision, previous=previous, by=by)
    return revision


def _came_in(article: Article, base: int) -> RuleViolation:
    latest = Revision.objects.select_related("added_by").filter(article=article).order_by("-number").first()
    if latest is None or latest.number <= base:
        return Unusable(_("There is no revision %(number)s to go on from.") % {"number": base})
    return RevisionCameIn(
        _("%(name)s added revision %(latest)s while you worked on revision %(number)s. Nothing was stored.")
        % {"name": latest.added_by.name, "latest": latest.number, "number": base},
        way_on=_("Compare the two, then add yours to the latest"),
        url=reverse("compare_revisions", args=[article.slug, base, latest.number]),
    )


def check_blocks(text: str, blocks: Sequence[Mapping[str, Any]]) -> None:
    """Returns when the text is canonical and the blocks cover it but for the separators; raises Unusable otherwise."""
    if not text:
        raise Unusable(_("The text is empty. Nothing was stored."))
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Unusable(_("The text has more than 2,000,000 characters. Nothing was stored."))
    if text != canonical(text):
        raise Unusable(_("The text is not in canonical form. Nothing was stored."))
    position = 0
    for number, block in enumerate(blocks, start=1):
        if block["role"] not in BLOCK_ROLES:
            raise BlocksDoNotCoverText(
                _("Block %(number)s has the role “%(role)s”, which is not known.")
                % {"number": number, "role": block["role"]}
            )
        if block["start"] != position or not block["end"] > block["start"]:
            raise BlocksDoNotCoverText(_("Block %(number)s leaves out or repeats text.") % {"number": number})
        position = block["end"]
        if position < len(text):
            if text[position : position + 2] != SEPARATOR:
                raise BlocksDoNotCoverText(_("Block %(number)s ends inside a paragraph.") % {"number": number})
            position += len(SEPARATOR)
    if position != len(text):
        raise BlocksDoNotCoverText(_("The text goes on after its last block."))


def find_or_add_publication(*, name: str, by: User) -> Publication:
    """Gives the publication of this name, adding it with the default settings when it is new."""
    name = " ".join(name.split())[:120]
    known = Publication.objects.filter(name__iexact=name).first()
    if known:
        return known
    return _add_publication(Publication(name=name), by=by)


@transaction.atomic
def add_publication(*, publication: Publication, by: User) -> Publication:
    """Gives the publication, stored with its settings. Raises NotAllowed and Unusable."""
    require(by, "manage_publications")
    _check_publication(publication)
    return _add_publication(publication, by=by)


@transaction.atomic
def change_publication(*, publication: Publication, by: User) -> Publication:
    """Stores the changed settings of a publication and records what they were. Raises NotAllowed and Unusable."""
    require(by, "manage_publications")
    _check_publication(publication)
    before = Publication.objects.get(pk=publication.pk)
    changed = {
        field: {"from": getattr(before, field), "to": getattr(publication, field)}
        for field in Publication.SETTINGS
        if getattr(before, field) != getattr(publication, field)
    }
    if changed:
        publication.save(update_fields=list(changed))
        record(
            by=by,
            verb="changed",
            kind="publication",
            uid=publication.uid,
            label=publication.name,
            details={"settings": changed},
        )
    return publication


def _check_publication(publication: Publication) -> None:
    if publication.language.partition("-")[0] not in LANG_INFO:
        raise Unusable(_("“%(code)s” is no language that is known here.") % {"code": publication.language})
    try:
        publication.full_clean(exclude=["slug"])
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from error


def _add_publication(publication: Publication, *, by: User) -> Publication:
    base = slugify(publication.name)[:70] or "publication"
    publication.slug = slug_beside(
        base, set(Publication.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    )
    publication.save(force_insert=True)
    record(by=by, verb="added", kind="publication", uid=publication.uid, label=publication.name)
    return publication


def _free_slug(title: str) -> str:
    base = slug_base(title)
    return slug_beside(base, set(Article.objects.filter(slug__startswith=base).values_list("slug", flat=True)))


def slug_base(title: str) -> str:
    """The slug of a title before another article has it."""
    slug = slugify(title)
    return (slug if len(slug) <= 100 else slug[:100].rpartition("-")[0] or slug[:100]).strip("-") or "article"


def slug_beside(base: str, taken: Collection[str]) -> str:
    """The slug itself, or with the first number that makes it different from those that are taken."""
    # /articles/import/ and /publications/add/ are addresses of their own.
    taken = {*taken, "import", "add"}
    slug, n = base, 2
    while slug in taken:
        slug, n = f"{base}-{n}", n + 1
    return slug


@transaction.atomic
def keep_draft(
    *, by: User, articles: list[dict[str, Any]], source_file: str, encoding: str = "", uid: UUID | None = None
) -> ImportDraft:
    """Gives the stored draft of an import; the same `uid` again replaces what its owner had recognised or edited.

    Raises NotAllowed for a draft of somebody else.
    """
    require(by, "import_article")
    if uid and ImportDraft.objects.filter(uid=uid).exclude(owner=by).exists():
        raise NotAllowed(_("This import belongs to somebody else."))
    draft, _created = ImportDraft.objects.update_or_create(
        uid=uid or uuid4(),
        owner=by,
        defaults={"articles": articles, "source_file": source_file[:200], "encoding": encoding},
        create_defaults={
            "articles": articles,
            "source_file": source_file[:200],
            "encoding": encoding,
            "created_at": timezone.now(),
        },
    )
    return draft


@transaction.atomic
def change_draft(*, draft: ImportDraft, by: User, articles: list[dict[str, Any]]) -> None:
    """Keeps what its owner put right in a draft; one that was saved or discarded meanwhile does not come back."""
    require(by, "import_article")
    ImportDraft.objects.filter(pk=draft.pk, owner=by).update(articles=articles)


@transaction.atomic
def import_draft(*, draft: ImportDraft, by: User, articles: Sequence[Mapping[str, Any]]) -> list[Article]:
    """Gives the articles made of a draft, which is then gone; all of them or none.

    `articles` are the arguments of `import_article` for each. Sent twice, from two windows too, it gives those that
    were made the first time: whoever takes the draft away makes the articles, and their uids follow from its uid.
    """
    require(by, "import_article")
    taken, _counts = ImportDraft.objects.filter(pk=draft.pk, owner=by).delete()
    if not taken:
        return articles_of_draft(draft.uid, by.pk)
    return [
        import_article(**article, by=by, source_file=draft.source_file, uid=uid_in_draft(draft.uid, number))
        for number, article in enumerate(articles, start=1)
    ]


@transaction.atomic
def discard_draft(*, draft: ImportDraft, by: User) -> None:
    """Throws an import away before it was saved; nothing of it was part of the record."""
    require(by, "import_article")
    ImportDraft.objects.filter(pk=draft.pk, owner=by).delete()
