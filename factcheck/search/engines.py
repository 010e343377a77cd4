"""What the two engines do each in its own way: keep the folded words ready, and find and rank the entries that answer.

SQLite has FTS5 over the entries, kept in step by triggers of its own; PostgreSQL has the entries' lexemes under a GIN
index. Both are given folded words with single spaces, so that neither's own idea of a word matters.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
_POSTGRESQL = ["CREATE INDEX IF NOT EXISTS search_entry_lexemes ON search_entry USING gin (lexemes)"]


class Matching(NamedTuple):
    """The SQL that finds the entries for a question: what stands after FROM, its parameters, and a rank to sort by."""

    entries: str
    parameters: Sequence[str]
    rank: str
    rank_parameters: Sequence[str]


def install(using: str = "default") -> None:
    """Creates what the engine searches with, where it is missing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def matching(question: Question, using: str = "default") -> Matching:
    """Gives the SQL for a question that is not empty; the best entries have the lowest rank.

    First comes what is called by the words sought: else a short text with one hit outweighs a long one of that title.
    """
    is_postgresql = connections[using].vendor == "postgresql"
    found = _matching_postgresql(question) if is_postgresql else _matching_sqlite(question)
    in_heading = " AND ".join(["(' ' || search_entry.heading_words || ' ') LIKE %s"] * len(question.wanted))
    return found._replace(
        rank=f"CASE WHEN {in_heading} THEN 0 ELSE 1 END, {found.rank}",
        rank_parameters=[*map(_pattern, question.wanted), *found.rank_parameters],
    )


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


def _matching_sqlite(question: Question) -> Matching:
    return Matching(
        "search_words JOIN search_entry ON search_entry.id = search_words.rowid WHERE search_words MATCH %s",
        [_match_expression(question)],
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


def _matching_postgresql(question: Question) -> Matching:
    """The index finds the words; that they stand together is seen in the entries found, word by word.

    (A tsvector forgets the places of a word that comes often, so its own phrases would miss some.)
    """
    wanted = " & ".join(_all_of(term) for term in question.wanted)
    unwanted = "".join(f" & !{_all_of(term)}" for term in question.unwanted if len(term.words) == 1)
    conditions, parameters = ["lexemes @@ %s::tsquery"], [wanted + unwanted]
    for term in question.wanted:
        if len(term.words) > 1:
            conditions.append(_STANDS)
            parameters += [_pattern(term)] * 2
    for term in question.unwanted:
        if len(term.words) > 1:
            conditions.append(f"NOT {_STANDS}")
            parameters += [_pattern(term)] * 2
    return Matching(
        f"search_entry WHERE {' AND '.join(conditions)}",
        parameters,
        # Weights of D, C, B and A, and the length counts, as it does on SQLite.
        "-ts_rank('{0.125, 0.2, 0.4, 1.0}', lexemes, %s::tsquery, 1)",
        [wanted],
    )


_STANDS = "((' ' || heading_words || ' ') LIKE %s OR (' ' || body_words || ' ') LIKE %s)"


def _pattern(term: Term) -> str:
    """Folded words hold no sign that LIKE would read."""
    return f"% {' '.join(term.words)}{'' if term.begins else ' '}%"


def _all_of(term: Term) -> str:
    *firsts, last = term.words
    return " & ".join([*(f"'{word}'" for word in firsts), f"'{last}'{':*' if term.begins else ''}"])
