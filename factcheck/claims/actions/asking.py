"""Asks people and authors about claims, and records what they say: what the call sheet holds."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.marking import check_not_withdrawn, set_check_status
from factcheck.claims.models import Claim, Question
from factcheck.claims.paraphrasing import quotations_of, words_read_out
from factcheck.claims.queries import anchor_in, latest_revision
from factcheck.claims.states import RESULTS_WITH_AN_ANSWER, STATUS_AFTER_ANSWER, CheckStatus, QuestionResult
from factcheck.errors import RuleViolation, Unusable
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind
from factcheck.uids import makes_one


class ReadsQuotedWordsOut(Unusable):
    """The question holds the quoted words; `words` are those."""

    def __init__(self, message: str, *, words: str) -> None:
        super().__init__(message)
        self.words = words


class AnsweredByAnother(RuleViolation):
    """Somebody else recorded the answer first; the message says which."""


class NothingProposed(RuleViolation):
    """There is no answer to follow, or it was followed already."""


@makes_one(Question)
@transaction.atomic
def ask_question(
    *, by: User, claim: Claim, question: str, source: Source | None = None, status: str = "", uid: UUID | None = None
) -> Question:
    """Puts a question on the call sheet of the claim's article, to a person, or without one to the author.

    `status` is the check status that the claim gets with it; empty leaves it. The same `uid` sent twice gives the first
    one again. Fetch `article` with the claim. Raises NotAllowed, ClaimIsClosed, Unusable (nothing is asked, or the
    source is no person), ReadsQuotedWordsOut.
    """
    require(by, "ask_question")
    check_not_withdrawn(claim)
    made = Question.objects.filter(uid=uid).first() if uid else None
    if made:
        return made
    question = question.replace("\r\n", "\n").strip()
    if not question:
        raise Unusable(_("Write the question."))
    if source is not None and source.kind != SourceKind.PERSON:
        raise Unusable(_("A question goes to a person. “%(name)s” is none.") % {"name": source.name})
    _check_paraphrased(claim, question)
    asked = Question(
        uid=uid or uuid4(), claim=claim, source=source, question=question, asked_by=by, asked_at=timezone.now()
    )
    asked.save(force_insert=True)
    _record(asked, by=by, verb="asked", details={"question": question})
    if status and status != claim.check_status:
        set_check_status(by=by, claim=claim, status=status)
    return asked


@transaction.atomic
def record_answer(
    *, by: User, question: Question, result: str, answer: str = "", answered_at: datetime | None = None
) -> Question:
    """Gives the question with what came back, when (now, where no time is given), and who recorded it.

    A later answer replaces an earlier one, which the history keeps; the claim's check status stays: one is proposed.
    Raises NotAllowed, ClaimIsClosed, Unusable (no result, an answer that is missing, a time to come),
    AnsweredByAnother.
    """
    require(by, "ask_question")
    check_not_withdrawn(question.claim)
    answer = answer.replace("\r\n", "\n").strip()
    if result not in QuestionResult.values or result == QuestionResult.OPEN:
        raise Unusable(_("Choose what the question brought."))
    if result in RESULTS_WITH_AN_ANSWER and not answer:
        raise Unusable(_("Write the answer, in a sentence."))
    now = timezone.now()
    answered_at = answered_at or now
    if answered_at > now:
        raise Unusable(_("An answer is recorded when it came, not before."))
    before = {"result": question.result, "answer": question.answer}
    changed = Question.objects.filter(pk=question.pk, **before).update(
        result=result, answer=answer, answered_at=answered_at, recorded_by=by
    )
    question.refresh_from_db()
    if not changed:
        raise AnsweredByAnother(
            _("%(name)s recorded just now: %(result)s. %(answer)s")
            % {
                "name": question.recorded_by.name if question.recorded_by else "",
                "result": question.get_result_display(),
                "answer": question.answer,
            }
        )
    details: dict[str, object] = {
        "result": result,
        "reason": answer,
        "at": answered_at.isoformat(),
        "before": before,
    }
    _record(question, by=by, verb="answered", details=details)
    return question


@transaction.atomic
def follow_answer(*, by: User, question: Question, reason: str = "") -> Claim:
    """Sets the check status that the answer proposes. Raises what `set_check_status` raises, and NothingProposed."""
    status = proposed_status(question)
    if status is None:
        raise NothingProposed(_("The question is not answered, or the claim has that check status already."))
    return set_check_status(by=by, claim=question.claim, status=status, reason=reason)


def proposed_status(question: Question) -> CheckStatus | None:
    """The check status that the answer asks for; None while it is open, and where the claim has it or is settled."""
    proposed = STATUS_AFTER_ANSWER.get((question.is_to_author, question.result))
    settled = {CheckStatus.CHECKED, CheckStatus.DISMISSED, CheckStatus.ON_AUTHOR}
    if proposed is None or question.claim.check_status in settled | {proposed}:
        return None
    return proposed


def _check_paraphrased(claim: Claim, question: str) -> None:
    revision = latest_revision(claim.article)
    anchor = anchor_in(claim, revision)
    if anchor is None:
        return
    anchor.revision = revision
    words = words_read_out(question, quotations_of(claim.kind, anchor.exact, anchor.sentence))
    if words:
        raise ReadsQuotedWordsOut(
            _("“%(words)s” are the quoted words. Ask for the facts in other words: a quotation is never read back.")
            % {"words": words},
            words=words,
        )


def _record(question: Question, *, by: User, verb: str, details: dict[str, object]) -> None:
    claim = question.claim
    asked = question.source.name if question.source else ""
    record(
        by=by,
        verb=verb,
        kind="question",
        uid=question.uid,
        label=f"claim {claim.number}: {asked}" if asked else f"claim {claim.number}",
        details={"claim": str(claim.uid), "asked": asked, **details},
        chain=article_chain(claim.article.uid),
    )
