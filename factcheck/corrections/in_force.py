"""Asks which sentences of notes are in force: the publication's, then those of the house, then those it came with."""

from django.db.models import Q

from factcheck.articles.models import Publication
from factcheck.corrections.models import NoteTemplate
from factcheck.corrections.wordings import FALLBACK, Wording, built_in, names


def wording_for(publication: Publication | None, language: str) -> Wording:
    """Gives the sentences for the notes of an article in this language; English where any is missing; a statement.

    A note is never of two languages: one whose sentences are not complete falls back as a whole (`missing_in`).
    """
    wanted = language.partition("-")[0].lower() or FALLBACK
    by_language = _by_language(publication, {wanted, FALLBACK})
    chosen = wanted if not _missing(by_language[wanted]) else FALLBACK
    return Wording(chosen, by_language[chosen])


def missing_in(publication: Publication | None, language: str) -> list[str]:
    """The names of the sentences that a language lacks, so that notes in it are worded in English; one statement."""
    return _missing(_by_language(publication, {language})[language])


def own_sentences(publication: Publication | None, language: str) -> dict[str, str]:
    """What the publication itself, or the house, has worded in this language; one statement."""
    rows = NoteTemplate.objects.filter(publication=publication, language=language)
    return dict(rows.values_list("name", "sentence"))


def inherited_sentences(publication: Publication | None, language: str) -> dict[str, str]:
    """What applies where the publication has no words of its own; one statement, or none for the house."""
    came = built_in(language, publication.date_style if publication else "")
    return {**came, **own_sentences(None, language)} if publication else came


def _by_language(publication: Publication | None, languages: set[str]) -> dict[str, dict[str, str]]:
    style = publication.date_style if publication else ""
    found = {language: built_in(language, style) for language in languages}
    rows = NoteTemplate.objects.filter(Q(publication=publication) | Q(publication__isnull=True), language__in=languages)
    # What is the publication's own comes last and wins.
    for row in sorted(rows, key=lambda one: one.publication_id is not None):
        found[row.language][row.name] = row.sentence
    return found


def _missing(sentences: dict[str, str]) -> list[str]:
    return [name for name in names() if name not in sentences]
