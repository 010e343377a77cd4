"""What a correction owns: one change of words, and whether a change found between two texts is that one."""

from dataclasses import dataclass

from factcheck.corrections.states import CorrectionState
from factcheck.corrections.subjects import count_other_things
from factcheck.language.atoms import Sort
from factcheck.language.folding import tokens_of


@dataclass(frozen=True)
class CoveredChange:
    """A change that a correction names: in its own row, or as one more that shares its note.

    `at` is the place in revision `to_revision` that its sentence ends at, where that is known. `subject` says what the
    note says was misstated.
    """

    article: int
    correction: int
    number: int
    state: CorrectionState
    from_revision: int | None
    to_revision: int
    error_kind: str
    scope: str
    wrong: str
    right: str
    claim: int | None = None
    at: int | None = None
    subject: str = ""

    @property
    def is_announced(self) -> bool:
        """Whether readers have been told: its correction is issued."""
        return self.state == CorrectionState.ISSUED

    def covers(self, wrong: str, right: str, about: str = "") -> bool:
        """Whether these words, which changed, are among those that the correction says were wrong and right.

        A correction that does not repeat the wrong words covers what its right words hold. One that names fewer words
        than changed covers the change where it is all that changed in them. `about` is what the sentence counts: a note
        on the number of soldiers says nothing of a distance, though both were 36 and are 33.
        """
        if (not right and not wrong) or count_other_things(self.subject, about):
            return False
        if right and not self.wrong:
            return _holds(self.right, right)
        if _holds(self.wrong, wrong) and _holds(self.right, right):
            return True
        return _put_right(wrong, self.wrong, self.right) == _words(right)


def _words(text: str) -> list[str]:
    return [token.text.lower() for token in tokens_of(text) if token.sort is not Sort.MARK]


def _holds(whole: str, part: str) -> bool:
    """Whether the words stand in the others, in a row; no words stand anywhere."""
    around, inner = _words(whole), _words(part)
    return not inner or any(around[at : at + len(inner)] == inner for at in range(len(around) - len(inner) + 1))


def _put_right(words: str, wrong: str, right: str) -> list[str] | None:
    """The words with the wrong ones among them replaced; None where these are not there."""
    before, gone = _words(words), _words(wrong)
    for at in range(len(before) - len(gone) + 1 if gone else 0):
        if before[at : at + len(gone)] == gone:
            return [*before[:at], *_words(right), *before[at + len(gone) :]]
    return None
