"""A newsroom of any size on PostgreSQL: one article made as people make them, then copied by the database itself.

The copies are made in a few statements, column by column as the models name them: a new column is copied too.
"""

# ruff: noqa: S608  (the statements hold the names of our own tables)

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, models, transaction

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Rating, Verdict
from factcheck.sources.actions import add_source

CLAIMS_EACH = 20
SENTENCE = "At least {n} people were counted in village {n}, officials of the ministry said on day {n} of that year."
COPIED: tuple[type[models.Model], ...] = (Article, Revision, Claim, ClaimAnchor, Verdict, Citation)
APART = 1_000
"""How far the ids of a copy are from those of the copy before: more than the first article has of anything.

PostgreSQL multiplies it in 32 bits by the number of the copy, which is 50,000 for a million claims.
"""


def start() -> None:
    """Makes the people, and the article that is copied: four in five of its claims have an approved verdict."""
    call_command("loaddata", "roles", verbosity=0)
    author, reviewer = (User.objects.create(username=name, name=name.title()) for name in ("ines", "ruth"))
    for person in (author, reviewer):
        person.groups.set(Group.objects.all())
    sentences = [SENTENCE.format(n=n) for n in range(1, CLAIMS_EACH + 1)]
    blocks: list[dict[str, Any]] = []
    at = 0
    for sentence in sentences:
        blocks.append({"role": "paragraph", "start": at, "end": at + len(sentence)})
        at += len(sentence) + 2
    text = "\n\n".join(sentences)
    import_article(by=author, text=text, blocks=blocks, title="Counted in the villages", publication="The Daily")
    revision = Revision.objects.select_related("article__publication").get()
    source = add_source(by=author, kind="document", name="Report of the ministry", publisher="Ministry")
    for number, block in enumerate(blocks, 1):
        words = f"At least {number} people"
        start = block["start"]
        claim = mark_claim(
            by=author, revision=revision, start=start, end=start + len(words), exact=words, kind="figure"
        )
        if number % 5:
            verdict = save_verdict(
                by=author,
                claim=claim,
                rating=Rating.objects.all()[number % 3],
                explanation=f"The ministry counts {number} in its report, and two papers give the same figure.",
                as_of=date(2020, 2, 28),
            )
            add_citation(
                by=author,
                verdict=verdict,
                source=source,
                stance="supports",
                quotation=f"We counted {number} of them in the whole province",
                locator_kind="page",
                locator=str(number),
            )
            approve_verdict(by=reviewer, verdict=submit_verdict(by=author, verdict=verdict))


def grow(claims: int) -> None:
    """Copies the first article until there are so many claims.

    What works row by row is out of the way meanwhile, or a million would take hours: the copies bring what the
    triggers would write, and what they refer to is there. The indexes are made again, so that exports read as ever.
    """
    copies = {"first": Article.objects.count(), "last": claims // CLAIMS_EACH - 1}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        indexes = [index for model in COPIED for index in _bared(cursor, model._meta.db_table)]
        for model in COPIED:
            cursor.execute(_copying(model), copies)
        for index in indexes:
            cursor.execute(index)
        for model in COPIED:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _bared(cursor: Any, table: str) -> list[str]:
    """Takes triggers, references and indexes off a table; gives the statements that make the indexes again."""
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute(
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass"
        " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _again in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [again for _name, again in indexes]


def _copying(model: type[models.Model]) -> str:
    fields = [field for field in model._meta.concrete_fields if field.column]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    return (
        f'INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM {model._meta.db_table} AS "one", '
        f'generate_series(%(first)s, %(last)s) AS copy WHERE "one".id < {APART}'
    )


def _value(field: "models.Field[Any, Any]") -> str:
    """What a column of a copy holds: its own key and uid, the other rows of its copy, and the rest as it is."""
    column = f'"one"."{field.column}"'
    if field.primary_key or field.related_model in COPIED:
        return f"{column} + copy * {APART}"
    if field.name == "uid":
        return "gen_random_uuid()"
    if field.name == "slug":
        return f"{column} || '-' || copy"
    return column
