"""Writes to the index: what changed is read again. No person does this: it needs no permission and leaves no event."""

from collections.abc import Iterator

from django.db import connection, transaction

from factcheck.search import triggers
from factcheck.search.engines import lexemes, parts
from factcheck.search.models import Entry, Stale
from factcheck.search.register import Text, registered, shelf_named
from factcheck.search.words import words

AT_ONCE = 2_000
"""Notes taken in one go: what a page that searches waits for."""

_LOCK = 0x5EA7C4


def catch_up() -> bool:
    """Reads again what changed; False where more is left than is taken in one go. One statement if nothing changed."""
    if not Stale.objects.exists():
        return True
    return _take_notes()


def catch_up_with_everything() -> int:
    """Reads again all that changed, in as many goes as it takes; gives the number of entries there are then."""
    while not catch_up():
        pass
    return Entry.objects.count()


@transaction.atomic
def forget_everything() -> None:
    """Empties the index and notes everything there is, to be read anew."""
    _one_at_a_time()
    Stale.objects.all().delete()
    Entry.objects.all().delete()
    with connection.cursor() as cursor:
        for shelf in registered():
            cursor.execute(triggers.noting_all(shelf))


@transaction.atomic
def _take_notes() -> bool:
    """Notes are only ever added, and these very ones removed: a change that comes meanwhile stays noted."""
    _one_at_a_time()
    notes = list(Stale.objects.order_by("pk")[: AT_ONCE + 1])
    taken = notes[:AT_ONCE]
    for name in sorted({note.shelf for note in taken}):
        keys = sorted({note.key for note in taken if note.shelf == name})
        Entry.objects.filter(shelf=name, key__in=keys).delete()
        texts = shelf_named(name).texts_of(keys)
        Entry.objects.bulk_create((entry for text in texts for entry in _entries(name, text)), batch_size=500)
    Stale.objects.filter(pk__in=[note.pk for note in taken]).delete()
    return len(notes) <= AT_ONCE


def _one_at_a_time() -> None:
    """Two that read the same object at once could leave what the slower one saw; SQLite writes one at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _entries(shelf: str, text: Text) -> Iterator[Entry]:
    heading = [word.folded for word in words(text.heading)]
    label = [word.folded for word in words(text.label)]
    for body, folded_body in parts(text.body):
        folded = [*label, *folded_body]
        yield Entry(
            shelf=shelf,
            key=text.key,
            kind=text.kind,
            uid=text.uid,
            number=text.number,
            article_uid=text.article_uid,
            address=text.address,
            language=text.language,
            written_at=text.written_at,
            heading=text.heading or text.label,
            body=body,
            heading_words=" ".join(heading),
            body_words=" ".join(folded),
            lexemes=lexemes(heading, folded),
        )
