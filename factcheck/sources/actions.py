"""Every write to sources and their evidence: check, write, record the event."""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from math import ceil
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.days import is_to_come
from factcheck.articles.models import Article
from factcheck.audit.actions import record
from factcheck.audit.models import NEWSROOM, Chain
from factcheck.errors import RuleViolation, Unusable
from factcheck.sources import blobs
from factcheck.sources.addresses import address_key
from factcheck.sources.file_names import clean_file_name
from factcheck.sources.media_types import KEPT, media_type_of
from factcheck.sources.models import EvidenceFile, Source
from factcheck.sources.names import fold_name
from factcheck.sources.queries import settings_hash
from factcheck.sources.states import Reliability, SourceKind, SourceRank
from factcheck.sources.uploading import MAX_BYTES
from factcheck.uids import makes_one

MAX_ADDRESS_CHARACTERS = 1000
MAX_EXCERPT_CHARACTERS = 200_000

# What can be put right later; what a source is, and which article it stands for, is settled when it is added.
SOURCE_SETTINGS = (
    "name",
    "publisher",
    "url",
    "archived_url",
    "retrieved_at",
    "published_on",
    "contact",
    "reliability",
    "rank",
    "note",
)
# A source that is an article here is named by the article itself.
ARTICLE_SETTINGS = ("reliability", "rank", "note")

_is_web_address = URLValidator(schemes=["http", "https"])


class SourceHasChanged(RuleViolation):
    """Somebody changed the source, or its excerpt, since it was opened."""


class EvidenceRefused(Unusable):
    """The file is not kept: its type, its size, or nothing in it."""


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
    retrieved_at: datetime | None = None,
    published_on: date | None = None,
    contact: str = "",
    reliability: str = "",
    rank: str = "",
    note: str = "",
    uid: UUID | None = None,
) -> Source:
    """Gives the new source; the same `uid` again, or the same address however written, gives the one that is there.

    Raises NotAllowed and Unusable (no name, an address that is not http or https, a date in the future). Articles
    here become sources by `source_for_article`.
    """
    require(by, "add_source")
    uid = uid or uuid4()
    if kind not in SourceKind.values or kind == SourceKind.ARTICLE:
        raise Unusable(_("Choose what the source is: a person, a document, a dataset or a web page."))
    values = _checked(
        {
            "name": name,
            "publisher": publisher,
            "url": url,
            "archived_url": archived_url,
            "retrieved_at": retrieved_at,
            "published_on": published_on,
            "contact": contact,
            "reliability": reliability,
            "rank": rank,
            "note": note,
        }
    )
    key = address_key(values["url"])
    existing = Source.objects.filter(uid=uid).first() or (key and Source.objects.filter(address_key=key).first())
    if existing:
        return existing
    source = Source(uid=uid, kind=kind, added_by=by, added_at=timezone.now(), **values)
    _set_keys(source)
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError:
        # Somebody added the same address, or sent the same form, at the same moment.
        first = key and Source.objects.filter(address_key=key).first()
        if not first:
            raise
        return first
    details = {"kind": kind, "url": source.url}
    record(by=by, verb="added", kind="source", uid=source.uid, label=source.name, details=details)
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
            source = Source(
                kind=SourceKind.ARTICLE,
                name=article.title,
                publisher=article.publication.name if article.publication else "",
                article=article,
                published_on=article.published_on,
                added_by=by,
                added_at=timezone.now(),
            )
            _set_keys(source)
            source.save(force_insert=True)
    except IntegrityError:
        # Somebody cited the article for the first time at the same moment.
        return Source.objects.get(article=article)
    record(by=by, verb="added", kind="source", uid=source.uid, label=source.name, details={"article": str(article.uid)})
    return source


@transaction.atomic
def edit_source(*, by: User, source: Source, changes: Mapping[str, Any], seen: str = "") -> Source:
    """Changes what is said of a source, and records what it was; nothing changed, nothing recorded.

    `changes` names some of SOURCE_SETTINGS. `seen` is the `settings_hash` of what the person had before them. Raises
    NotAllowed, Unusable (as `add_source`, and an address that another source has) and SourceHasChanged.
    """
    require(by, "edit_source")
    allowed = ARTICLE_SETTINGS if source.kind == SourceKind.ARTICLE else SOURCE_SETTINGS
    before = Source.objects.get(pk=source.pk)
    if seen and seen != settings_hash(before):
        raise SourceHasChanged(
            _("Somebody changed this source since you opened it. Look at it again, then change it."),
            way_on=_("Open the source"),
            url=source.get_absolute_url(),
        )
    after = _checked({name: changes.get(name, getattr(before, name)) for name in SOURCE_SETTINGS})
    changed = [name for name in allowed if after[name] != getattr(before, name)]
    if not changed:
        return before
    old = {name: getattr(before, name) for name in changed}
    for name in changed:
        setattr(before, name, after[name])
    _set_keys(before)
    other = before.address_key and Source.objects.filter(address_key=before.address_key).exclude(pk=before.pk).first()
    if other:
        raise Unusable(
            _("“%(name)s” has this address already.") % {"name": other.name},
            way_on=_("Open it"),
            url=other.get_absolute_url(),
        )
    new = {name: getattr(before, name) for name in (*changed, "address_key", "search_words")}
    if not Source.objects.filter(pk=before.pk, **old).update(**new):
        raise SourceHasChanged(_("Somebody changed this source just now. Look at it again, then change it."))
    settings = {name: {"from": _as_text(old[name]), "to": _as_text(after[name])} for name in changed}
    details = {"settings": settings}
    record(by=by, verb="changed", kind="source", uid=before.uid, label=before.name, details=details)
    return before


@transaction.atomic
def set_excerpt(*, by: User, source: Source, excerpt: str, retrieved_at: datetime | None = None) -> Source:
    """Stores text of the source as it was read then; an empty one takes the excerpt away.

    Raises NotAllowed, Unusable (no time of retrieval, one in the future, a text that is too long, an article here)
    and SourceHasChanged.
    """
    require(by, "edit_source")
    if source.kind == SourceKind.ARTICLE:
        raise Unusable(_("An article here needs no excerpt: its whole text is here."))
    excerpt = unicodedata.normalize("NFC", excerpt.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(excerpt) > MAX_EXCERPT_CHARACTERS:
        raise Unusable(
            _("The excerpt has %(length)s characters. Keep it under 200,000: paste what is cited and what is round it.")
            % {"length": number_format(len(excerpt), force_grouping=True)}
        )
    if excerpt and retrieved_at is None:
        raise Unusable(_("Say when you retrieved the text."))
    retrieved_at = retrieved_at if excerpt else source.retrieved_at
    _check_not_in_the_future(retrieved_at)
    if (excerpt, retrieved_at) == (source.excerpt, source.retrieved_at):
        return source
    unchanged = Source.objects.filter(pk=source.pk, excerpt=source.excerpt, retrieved_at=source.retrieved_at)
    if not unchanged.update(excerpt=excerpt, retrieved_at=retrieved_at):
        raise SourceHasChanged(
            _("Somebody changed this source since you opened it. Look at it again, then change it."),
            way_on=_("Open the source"),
            url=source.get_absolute_url(),
        )
    details = {
        "characters": len(excerpt),
        "sha256": _sha256(excerpt),
        "sha256_before": _sha256(source.excerpt),
        "retrieved_at": _as_text(retrieved_at),
    }
    record(by=by, verb="set excerpt of", kind="source", uid=source.uid, label=source.name, details=details)
    source.excerpt, source.retrieved_at = excerpt, retrieved_at
    return source


@makes_one(EvidenceFile)
def add_evidence(
    *, by: User, source: Source, file: BinaryIO, name: str, size: int, note: str = "", uid: UUID | None = None
) -> EvidenceFile:
    """Keeps a file that backs the source; the same bytes again on this source give the file that is there.

    What the file is, its bytes say; `size` is what was received. Raises NotAllowed and EvidenceRefused (over 25 MB,
    empty, of a type that is not kept).
    """
    require(by, "add_evidence")
    if size > MAX_BYTES:
        raise EvidenceRefused(
            _("“%(name)s” has %(size)s MB. A file may have 25 MB: send the part that matters, or a link to the whole.")
            % {"name": name[:80], "size": number_format(ceil(size / 1024 / 1024 * 10) / 10, 1)}
        )
    if not size:
        raise EvidenceRefused(_("“%(name)s” is empty.") % {"name": name[:80]})
    kind = media_type_of(file)
    if kind is None:
        raise EvidenceRefused(
            _("“%(name)s” is none of the files that are kept: %(kinds)s. A page is kept as an excerpt, or as a PDF.")
            % {"name": name[:80], "kinds": kept_kinds()}
        )
    sha256 = blobs.sha256_of(file)
    with transaction.atomic():
        evidence = EvidenceFile(
            uid=uid or uuid4(),
            source=source,
            sha256=sha256,
            name=clean_file_name(name, kind),
            media_type=kind.name,
            size=size,
            note=note.strip()[:500],
            added_by=by,
            added_at=timezone.now(),
        )
        # From here on the newsroom's chain is locked, and nobody takes away the same bytes meanwhile.
        _lock_evidence()
        existing = EvidenceFile.objects.filter(Q(source=source, sha256=sha256) | Q(uid=evidence.uid)).first()
        if existing:
            return existing
        blobs.keep(file, sha256)
        evidence.save(force_insert=True)
        _record_evidence(evidence, by=by, verb="added")
    return evidence


@transaction.atomic
def remove_evidence(*, by: User, evidence: EvidenceFile) -> None:
    """Takes a file off its source; the event keeps its name and hash, the bytes stay while another source has them."""
    require(by, "add_evidence")
    _lock_evidence()
    removed, _tables = EvidenceFile.objects.filter(pk=evidence.pk).delete()
    if not removed:
        raise RuleViolation(_("Somebody removed this file just now."))
    _record_evidence(evidence, by=by, verb="removed")
    transaction.on_commit(lambda: _drop_unless_referenced(evidence.sha256))


@transaction.atomic
def _drop_unless_referenced(sha256: str) -> None:
    """After the commit: a removal that is taken back must not have cost the bytes."""
    _lock_evidence()
    if not EvidenceFile.objects.filter(sha256=sha256).exists():
        blobs.drop(sha256)


def _lock_evidence() -> None:
    """Lets one at a time add or remove files: the row that each of their events locks anyway."""
    Chain.objects.select_for_update().filter(name=NEWSROOM).first()


def _record_evidence(evidence: EvidenceFile, *, by: User, verb: str) -> None:
    record(
        by=by,
        verb=verb,
        kind="evidence",
        uid=evidence.uid,
        label=_("“%(name)s” of “%(source)s”") % {"name": evidence.name, "source": evidence.source.name},
        details={
            "source": str(evidence.source.uid),
            "sha256": evidence.sha256,
            "size": evidence.size,
            "media_type": evidence.media_type,
        },
    )


def kept_kinds() -> str:
    """The kinds of files that are kept, in words."""
    return ", ".join(str(kind.label) for kind in KEPT.values())


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Gives the settings of a source tidied; raises Unusable for what cannot stand."""
    texts = ("name", "publisher", "url", "archived_url", "contact", "note")
    values = values | {name: (values[name] or "").strip() for name in texts}
    values["name"] = " ".join(values["name"].split())[:300]
    values["publisher"], values["contact"] = values["publisher"][:200], values["contact"][:300]
    if not values["name"]:
        raise Unusable(_("Give the source a name: a person, a title, or the page’s headline."))
    for address in (values["url"], values["archived_url"]):
        if address:
            check_web_address(address)
    if values["reliability"] and values["reliability"] not in Reliability.values:
        raise Unusable(_("Choose the source’s reliability from A to F, or leave it open."))
    if values["rank"] and values["rank"] not in SourceRank.values:
        raise Unusable(_("Say whether the source is primary, secondary or tertiary, or leave it open."))
    if values["published_on"] and is_to_come(values["published_on"]):
        day = values["published_on"].isoformat()
        raise Unusable(_("The source’s date %(date)s is in the future.") % {"date": day})
    _check_not_in_the_future(values["retrieved_at"])
    return values


def _check_not_in_the_future(retrieved_at: datetime | None) -> None:
    if retrieved_at and retrieved_at > timezone.now():
        at = timezone.localtime(retrieved_at).strftime("%Y-%m-%d %H:%M %Z")
        raise Unusable(_("The time of retrieval, %(at)s, is in the future.") % {"at": at})


def _set_keys(source: Source) -> None:
    """Derives what the source is found by from what is said of it."""
    source.address_key = address_key(source.url)
    source.search_words = fold_name(f"{source.name} {source.publisher}")


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value or "")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def check_web_address(address: str) -> None:
    """Returns for an http or https address; raises Unusable otherwise."""
    if len(address) > MAX_ADDRESS_CHARACTERS:
        raise Unusable(_("The address has %(length)s characters. Keep it under 1,000.") % {"length": len(address)})
    refusal = _("“%(address)s” is no web address. It has to begin with http:// or https://.")
    try:
        _is_web_address(address)
    except ValidationError as error:
        raise Unusable(refusal % {"address": address[:80]}) from error
    if not address_key(address):
        raise Unusable(refusal % {"address": address[:80]})
