"""What the two engines do each in its own way: keep the folded words ready, and find and rank the entries that answer.

SQLite has FTS5 over the entries, kept in step by triggers of its own; PostgreSQL has the entries' lexemes under a GIN
index. Both are given folded words with single spaces, so that neither's own idea of a word matters.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connections

from factcheck.search.questions import Question, Term
from factcheck.search.words import words

MOST_BYTES = 400_000
"""Bytes of folded words in one entry: PostgreSQL takes one megabyte of lexemes, and their places count too."""
LAST_PLACE = 16_383

_SQLITE = [
    # The words are folded already: this tokenizer only cuts at the spaces, and takes what is not ASCII for letters.
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5("
    "heading_words, body_words, content='search_entry', content_rowid='id', tokenize='ascii')",
    "CREATE TRIGGER IF NOT EXISTS search_words_insert AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_words (rowid, heading_words, body_words) "
    "VALUES (NEW.id, NEW.heading_words, NEW.body_words); END",
    "CREATE TRIGGER IF NOT EXISTS search_words_delete AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_words (search_words, rowid, heading_words, body_words) "
    "VALUES ('delete', OLD.id, OLD.heading_words, OLD.body_words); END",
    "CREATE TRIGGER IF NOT EXISTS search_words_update AFTER UPDATE ON search_entry BEGIN "
    "INSERT INTO search_words (search_words, rowid, heading_words, body_words) "
    "VALUES ('delete', OLD.id, OLD.heading_words, OLD.body_words); "
    "INSERT INTO search_words (rowid, heading_words, body_words) "
    "VALUES (NEW.id, NEW.heading_words, NEW.body_words); END",
]
# The kind as one more lexeme, which no folded word can be.
_WITH_KIND = "(lexemes || array_to_tsvector(ARRAY['/' || kind]))"
_NEIGHBOURS = "search_neighbours(heading_words, body_words, kind)"
_POSTGRESQL = [
    "CREATE INDEX IF NOT EXISTS search_entry_lexemes ON search_entry USING gin (lexemes)",
    f"CREATE INDEX IF NOT EXISTS search_entry_lexemes_and_kind ON search_entry USING gin ({_WITH_KIND})",
    # Each two words that stand together as one lexeme with a space, and the kind. Another meaning needs another name:
    # the index keeps what the function gave. It is never worked out for an entry that was found: it costs too much.
    "CREATE OR REPLACE FUNCTION search_neighbours(heading_words text, body_words text, kind text) RETURNS tsvector "
    "LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$ SELECT array_to_tsvector(ARRAY["
    "'/' || kind] || ARRAY(SELECT DISTINCT word || ' ' || after "
    "FROM (VALUES (string_to_array(heading_words, ' ')), (string_to_array(body_words, ' '))) AS texts (words), "
    "unnest(words[:cardinality(words) - 1], words[2:]) AS pairs (word, after))) $$",
    f"CREATE INDEX IF NOT EXISTS search_entry_neighbours ON search_entry USING gin ({_NEIGHBOURS})",
    # Nothing is to be estimated by it: it finds what few entries hold.
    "ALTER INDEX search_entry_neighbours ALTER COLUMN 1 SET STATISTICS 0",
]


class Matching(NamedTuple):
    """The SQL that ranks entries: what stands after FROM, its parameters, and a rank to sort by."""

    entries: str
    parameters: Sequence[Any]
    rank: str
    rank_parameters: Sequence[str]


class Newest(NamedTuple):
    """The SQL that gives kind, id and time of entries that answer, kind by kind from the newest, and its parameters."""

    sql: str
    parameters: Sequence[str]


def install(using: str = "default") -> None:
    """Creates what the engine searches with, where it is missing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def matching(question: Question, ids: Sequence[int], using: str = "default") -> Matching:
    """Gives the SQL for entries that answer a question; the best have the lowest rank.

    First comes what is called by the words sought: else a short text with one hit outweighs a long one of that title.
    """
    is_postgresql = connections[using].vendor == "postgresql"
    found = _matching_postgresql(question, ids) if is_postgresql else _matching_sqlite(question, ids)
    in_heading = " AND ".join(["(' ' || search_entry.heading_words || ' ') LIKE %s"] * len(question.wanted))
    return found._replace(
        rank=f"CASE WHEN {in_heading} THEN 0 ELSE 1 END, {found.rank}",
        rank_parameters=[*map(_pattern, question.wanted), *found.rank_parameters],
    )


def newest(question: Question, most: int, walked: int, using: str = "default") -> Newest:
    """Gives the SQL for the newest `most` entries of each kind that answer a question that is not empty.

    PostgreSQL would read every entry that answers, to know which are the newest. So it goes through each kind from its
    newest entry, `walked` of them at most; only for the kinds that are not full by then it asks its index of words, or
    for words that stand together that of neighbours: two frequent words are in more entries than can be looked through.
    What is found is the same.
    """
    if connections[using].vendor != "postgresql":
        sql = f"{_newest_of(_SQLITE_ENTRIES, most)} ORDER BY kind, written_at DESC, id"
        return Newest(sql, [_match_expression(question)])
    query, standing, parameters = _postgresql(question)
    answering = " AND ".join(["lexemes @@ %s::tsquery", *standing])
    neighbours = _neighbours(question)
    indexed = f"{_NEIGHBOURS if neighbours else _WITH_KIND} @@ (%s::tsquery && (SELECT words FROM are_open))"  # noqa: S608
    # With neighbours, the words are looked for in what these give.
    of_open_kinds = " AND ".join([indexed, *(["lexemes @@ %s::tsquery"] if neighbours else []), *standing])
    sql = f"""
        WITH RECURSIVE kinds (kind) AS (
            SELECT MIN(kind) FROM search_entry
            UNION ALL
            SELECT (SELECT MIN(search_entry.kind) FROM search_entry WHERE search_entry.kind > kinds.kind)
            FROM kinds WHERE kinds.kind IS NOT NULL
        ),
        walked AS MATERIALIZED (
            SELECT kinds.kind, seen.id, seen.written_at FROM kinds CROSS JOIN LATERAL (
                SELECT id, written_at FROM (
                    SELECT * FROM search_entry WHERE search_entry.kind = kinds.kind
                    ORDER BY written_at DESC, id LIMIT {walked}
                ) AS search_entry WHERE {answering} LIMIT {most}
            ) AS seen
        ),
        are_full (kind) AS (SELECT kind FROM walked GROUP BY kind HAVING COUNT(*) = {most}),
        are_open (words) AS (
            SELECT string_agg(quote_literal('/' || kind), ' | ')::tsquery FROM kinds
            WHERE kind NOT IN (SELECT kind FROM are_full)
        )
        SELECT kind, id, written_at FROM (
            SELECT kind, id, written_at FROM walked WHERE kind IN (SELECT kind FROM are_full)
            UNION ALL
            {_newest_of(f"search_entry WHERE {of_open_kinds}", most)}
        ) AS found ORDER BY kind, written_at DESC, id
    """  # noqa: S608  (our own SQL and numbers; what was typed is a parameter)
    return Newest(sql, [query, *parameters, *([neighbours] if neighbours else []), query, *parameters])


def _newest_of(entries: str, most: int) -> str:
    return f"""
        SELECT kind, id, written_at FROM (
            SELECT search_entry.kind, search_entry.id, search_entry.written_at, ROW_NUMBER() OVER (
                PARTITION BY search_entry.kind ORDER BY search_entry.written_at DESC, search_entry.id
            ) AS place
            FROM {entries}
        ) AS placed WHERE place <= {most}
    """  # noqa: S608  (our own SQL and numbers; what was typed is a parameter)


def parts(text: str) -> list[tuple[str, list[str]]]:
    """Gives a text with its folded words, cut where there are more of them than an entry holds."""
    pieces: list[tuple[str, list[str]]] = []
    begun, size, folded = 0, 0, list[str]()
    for word in words(text):
        size += len(word.folded.encode()) + 4
        if size > MOST_BYTES:
            pieces.append((text[begun : word.start], folded))
            begun, size, folded = word.start, 0, []
        folded.append(word.folded)
    return [*pieces, (text[begun:], folded)]


def lexemes(heading: Iterable[str], body: Iterable[str], using: str = "default") -> str:
    """Gives the text form of a tsvector, headings with the weight A; an empty text on SQLite, which does without."""
    if connections[using].vendor != "postgresql":
        return ""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, folded_words in (("A", heading), ("", body)):
        for folded in folded_words:
            place += 1
            if place <= LAST_PLACE:
                places.setdefault(folded, []).append(f"{place}{weight}")
            else:
                places.setdefault(folded, [])
    return " ".join(f"'{folded}':{','.join(at)}" if at else f"'{folded}'" for folded, at in places.items())


_SQLITE_ENTRIES = "search_words JOIN search_entry ON search_entry.id = search_words.rowid WHERE search_words MATCH %s"


def _matching_sqlite(question: Question, ids: Sequence[int]) -> Matching:
    return Matching(
        f"{_SQLITE_ENTRIES} AND search_entry.id IN (SELECT value FROM json_each(%s))",  # noqa: S608  (our own SQL)
        [_match_expression(question), json.dumps(ids)],
        "bm25(search_words, 8.0, 1.0)",
        [],
    )


def _match_expression(question: Question) -> str:
    """FTS5's own language; every word stands in quotation marks, so that none of it is read as a command."""
    wanted = " AND ".join(map(_phrase, question.wanted))
    unwanted = " OR ".join(map(_phrase, question.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _matching_postgresql(question: Question, ids: Sequence[int]) -> Matching:
    return Matching(
        # Their words have been looked at.
        "search_entry WHERE search_entry.id = ANY (%s)",
        [ids],
        # Weights of D, C, B and A, and the length counts, as it does on SQLite.
        "-ts_rank('{0.125, 0.2, 0.4, 1.0}', lexemes, %s::tsquery, 1)",
        [" & ".join(_all_of(term) for term in question.wanted)],
    )


def _postgresql(question: Question) -> tuple[str, list[str], list[str]]:
    """The query for the index, and conditions with their parameters.

    That words stand together is seen in the entries found, word by word. (A tsvector forgets the places of a word that
    comes often, so its own phrases would miss some.)
    """
    wanted = " & ".join(_all_of(term) for term in question.wanted)
    unwanted = "".join(f" & !{_all_of(term)}" for term in question.unwanted if len(term.words) == 1)
    conditions, parameters = list[str](), list[str]()
    for term in question.wanted:
        if len(term.words) > 1:
            conditions.append(_STANDS)
            parameters += [_pattern(term)] * 2
    for term in question.unwanted:
        if len(term.words) > 1:
            conditions.append(f"NOT {_STANDS}")
            parameters += [_pattern(term)] * 2
    return wanted + unwanted, conditions, parameters


def _neighbours(question: Question) -> str:
    """The query for the index of neighbours: each two words of the terms that have several; empty without such."""
    return " & ".join(
        f"'{word} {after}'{':*' if term.begins and place == len(term.words) - 1 else ''}"
        for term in question.wanted
        for place, (word, after) in enumerate(zip(term.words, term.words[1:], strict=False), start=1)
    )


_STANDS = "((' ' || heading_words || ' ') LIKE %s OR (' ' || body_words || ' ') LIKE %s)"


def _pattern(term: Term) -> str:
    """Folded words hold no sign that LIKE would read."""
    return f"% {' '.join(term.words)}{'' if term.begins else ' '}%"


def _all_of(term: Term) -> str:
    *firsts, last = term.words
    return " & ".join([*(f"'{word}'" for word in firsts), f"'{last}'{':*' if term.begins else ''}"])
