"""Every write to sources: check, write, record the event."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article
from factcheck.audit.actions import record
from factcheck.errors import Unusable
from factcheck.sources.models import Source
from factcheck.sources.states import Reliability, SourceKind
from factcheck.uids import makes_one

MAX_ADDRESS_CHARACTERS = 1000

# What can be put right later; what a source is, and which article it stands for, is settled when it is added.
SOURCE_SETTINGS = (
    "name",
    "publisher",
    "url",
    "archived_url",
    "retrieved_at",
    "published_on",
    "excerpt",
    "contact",
    "reliability",
    "rank",
    "note",
)

_is_web_address = URLValidator(schemes=["http", "https"])


@makes_one(Source)
@transaction.atomic
def add_source(
    *,
    by: User,
    kind: str,
    name: str,
    publisher: str = "",
    url: str = "",
    archived_url: str = "",
    published_on: date | None = None,
    contact: str = "",
    reliability: str = "",
    note: str = "",
    uid: UUID | None = None,
) -> Source:
    """Gives the new source; the same `uid` again, or the same address, gives the one that is there.

    Raises NotAllowed and Unusable (no name, an address that is not http or https, a date in the future). Articles
    here become sources by `source_for_article`.
    """
    require(by, "add_source")
    uid = uid or uuid4()
    name, url, archived_url = " ".join(name.split()), url.strip(), archived_url.strip()
    if kind not in SourceKind.values or kind == SourceKind.ARTICLE:
        raise Unusable(_("Choose what the source is: a person, a document, a dataset or a web page."))
    if not name:
        raise Unusable(_("Give the source a name: a person, a title, or the page's headline."))
    for address in (url, archived_url):
        if address:
            check_web_address(address)
    if reliability and reliability not in Reliability.values:
        raise Unusable(_("Choose the source's reliability from A to F, or leave it open."))
    if published_on and published_on > timezone.now().date():
        raise Unusable(_("The source's date %(date)s is in the future.") % {"date": published_on.isoformat()})
    existing = Source.objects.filter(uid=uid).first() or (url and Source.objects.filter(url=url).first())
    if existing:
        return existing
    source = Source.objects.create(
        uid=uid,
        kind=kind,
        name=name[:300],
        publisher=publisher.strip()[:200],
        url=url,
        archived_url=archived_url,
        published_on=published_on,
        contact=contact.strip()[:300],
        reliability=reliability,
        note=note.strip(),
        added_by=by,
        added_at=timezone.now(),
    )
    record(by=by, verb="added", kind="source", uid=source.uid, label=source.name, details={"kind": kind, "url": url})
    return source


@transaction.atomic
def source_for_article(*, article: Article, by: User) -> Source:
    """Gives the source that stands for an article here, adding it the first time the article is cited."""
    require(by, "add_source")
    source = Source.objects.filter(article=article).first()
    if source:
        return source
    try:
        with transaction.atomic():
            source = Source.objects.create(
                kind=SourceKind.ARTICLE,
                name=article.title,
                publisher=article.publication.name if article.publication else "",
                article=article,
                published_on=article.published_on,
                added_by=by,
                added_at=timezone.now(),
            )
    except IntegrityError:
        # Somebody cited the article for the first time at the same moment.
        return Source.objects.get(article=article)
    record(by=by, verb="added", kind="source", uid=source.uid, label=source.name, details={"article": str(article.uid)})
    return source


@transaction.atomic
def change_source(*, source: Source, by: User) -> Source:
    """Stores what was changed of a source and records what it was. Raises NotAllowed and Unusable."""
    require(by, "add_source")
    for address in (source.url, source.archived_url):
        if address:
            check_web_address(address)
    try:
        source.full_clean()
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from error
    before = Source.objects.get(pk=source.pk)
    changed = {
        field: {"from": str(getattr(before, field) or ""), "to": str(getattr(source, field) or "")}
        for field in SOURCE_SETTINGS
        if getattr(before, field) != getattr(source, field)
    }
    if changed:
        source.save(update_fields=list(changed))
        details = {"settings": changed}
        record(by=by, verb="changed", kind="source", uid=source.uid, label=source.name, details=details)
    return source


def check_web_address(address: str) -> None:
    """Returns for an http or https address; raises Unusable otherwise."""
    if len(address) > MAX_ADDRESS_CHARACTERS:
        raise Unusable(_("The address has %(length)s characters. Keep it under 1,000.") % {"length": len(address)})
    try:
        _is_web_address(address)
    except ValidationError as error:
        raise Unusable(
            _("“%(address)s” is no web address. It has to begin with http:// or https://.") % {"address": address[:80]}
        ) from error
