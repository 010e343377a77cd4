"""What can be found of sources: name, publisher, excerpt, note, and the names and notes of the files that back them.

An article here is found as an article.
"""

from collections.abc import Collection, Iterator

from factcheck.search.register import Shelf, Text, Watch
from factcheck.sources.models import Source


def texts_of(keys: Collection[int]) -> Iterator[Text]:
    """Gives the text of each source; two statements."""
    for source in Source.objects.filter(pk__in=keys, article__isnull=True).prefetch_related("evidence"):
        files = [words for file in source.evidence.all() for words in (file.name, file.note)]
        yield Text(
            key=source.pk,
            kind="source",
            uid=source.uid,
            address=source.get_absolute_url(),
            written_at=source.added_at,
            heading=source.name,
            body="\n".join(filter(None, [source.publisher, source.note, source.excerpt, *files])),
        )


SOURCES = Shelf(
    name="sources",
    table="sources_source",
    texts_of=texts_of,
    watches=(
        Watch("sources_source", columns=("name", "publisher", "note", "excerpt", "article_id")),
        Watch("sources_evidencefile", keys="SELECT {row}.source_id AS key", columns=("name", "note")),
    ),
)
