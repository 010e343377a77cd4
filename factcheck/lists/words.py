"""Words that the filter of a list looks for: letters anywhere in a text, but one or two of them where a word begins.

Two digits stand somewhere in nearly every figure, and no index holds so few letters from inside words; where words
begin one does.
"""

import re
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from factcheck.search.words import is_pair

SHORTEST_INSIDE = 3
"""Letters of a word that are looked for inside words too."""
BEFORE_WORDS = " \n\u00a0\"'“‘„«([-–—/+±~$€£#"
"""What a word begins after, besides the beginning of the text; no point and no comma, that figures have inside."""

LOOKED_THROUGH = "lists_looked_through"
"""A function of the database that is true of every text. Looking for letters costs PostgreSQL more than it believes, so
that it may read every row in the order of a list rather than find the rows and put them in order. This function says
what it costs (`lists/letters.py` makes it), and is asked only where the rest holds."""

_LITERAL = BEFORE_WORDS.replace("'", "''")


def beginnings(column: str) -> str:
    """The SQL, on PostgreSQL, of a text in which a space and nothing else stands before each word."""
    return f"(' ' || translate(UPPER({column}::text), '{_LITERAL}', '{' ' * len(BEFORE_WORDS)}'))"


def is_short(word: str) -> bool:
    """Whether a word is looked for only where words begin; writing without spaces has no such place."""
    return len(word) < SHORTEST_INSIDE and not set(word) & set(BEFORE_WORDS) and not is_pair(word)


def short_words(typed: str) -> list[str]:
    """Those of the words that are looked for only where words begin."""
    return [word for word in typed.split() if is_short(word)]


def holding(field: str, typed: str) -> Q:
    """The condition that a text has every word that was typed, in any order, whatever their case."""
    found = Q()
    for word in typed.split():
        found &= beginning(field, word) if is_short(word) else Q(**{f"{field}__icontains": word})
    return found


def beginning(field: str, word: str) -> Q:
    """The condition that a word of a text begins so."""
    return Q(_Begins(field, word))


class _Begins(Func):
    """Whether a word of the text begins so."""

    output_field = BooleanField()

    def __init__(self, field: str, word: str) -> None:
        super().__init__(F(field), Value(word))
        self.word = word

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        pattern = f"(?i)(?:^|[{re.escape(BEFORE_WORDS)}]){re.escape(self.word)}"
        column, _nothing = compiler.compile(self.source_expressions[0])
        return f"{column} REGEXP %s", [pattern]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        column, _nothing = compiler.compile(self.source_expressions[0])
        word = connection.ops.prep_for_like_query(self.word)
        # Whether the letters are there at all takes a tenth of the time, where rows are read one by one. In COALESCE it
        # does not make the database expect fewer rows than there are.
        sql = f"COALESCE(UPPER({column}::text) LIKE UPPER(%s), false) AND {beginnings(column)} LIKE UPPER(%s)"
        return f"({sql} AND {LOOKED_THROUGH}({column}))", [f"%{word}%", f"% {word}%"]
