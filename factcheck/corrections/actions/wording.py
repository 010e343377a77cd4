"""Words the sentences of correction notes, for one publication or for all that have none of their own."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Publication
from factcheck.audit.actions import record
from factcheck.corrections.models import NoteTemplate
from factcheck.corrections.wordings import check_sentence, names
from factcheck.errors import Unusable


@transaction.atomic
def word_notes(*, by: User, publication: Publication | None, language: str, sentences: Mapping[str, str]) -> int:
    """Words these sentences, by name, and gives how many changed; an empty one goes back to what it would be otherwise.

    Each change is an event. Raises NotAllowed, Unusable (a sentence that is not known, a placeholder that nothing
    fills).
    """
    require(by, "manage_publications")
    for name, sentence in sentences.items():
        if name not in names():
            raise Unusable(_("“%(name)s” is no sentence of a note.") % {"name": name})
        check_sentence(name, sentence)
    known = {row.name: row for row in NoteTemplate.objects.filter(publication=publication, language=language)}
    changed = 0
    for name, typed in sentences.items():
        row, sentence = known.get(name), " ".join(typed.split())
        if sentence == (row.sentence if row else ""):
            continue
        before, verb = row.sentence if row else "", "changed" if row else "added"
        if row is None:
            row = NoteTemplate(publication=publication, language=language, name=name)
        row.sentence = sentence
        if sentence:
            row.save()
        else:
            verb = "removed"
            row.delete()
        record(
            by=by,
            verb=verb,
            kind="note_template",
            uid=row.uid,
            label=str(row),
            details={"from": before, "to": sentence},
        )
        changed += 1
    return changed
