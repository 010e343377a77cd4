"""Asks for blind second checks, takes what the second checker found, and withdraws what was asked for."""

from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.days import today_at
from factcheck.articles.models import Article
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.holding import hold_claims
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.actions.reviewing import TextMovedOn
from factcheck.claims.models import STANDING, Claim, Rating, SecondCheck
from factcheck.claims.second_checks import people_to_ask, verdict_to_check_beside, waiting_on, words_now
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.language.folding import fold


class NothingToCheckBeside(RuleViolation):
    """No verdict stands on the claim: none was submitted, or it was returned, or its approval lapsed."""


class AskedAlready(RuleViolation):
    """This person is to check the claim already."""


class NotBlind(NotAllowed):
    """Four eyes: the person had a hand in the verdict, or decided on it."""


class SecondCheckIsClosed(RuleViolation):
    """It was answered or withdrawn already."""


@transaction.atomic
def ask_second_check(*, by: User, claim: Claim, checker: User, uid: UUID | None = None) -> SecondCheck:
    """Asks a person to check the claim without seeing the verdict that stands on it.

    A check that the same person left open beside an older version is withdrawn with it. The same `uid` sent twice
    gives the first one again. Fetch `article` with the claim. Raises NotAllowed, ClaimIsClosed, NothingToCheckBeside,
    AskedAlready, Unusable (a person who has no role, or had a hand in the verdict).
    """
    require(by, "ask_second_check")
    check_not_withdrawn(claim)
    # Who asks at the same moment waits here, and then sees what was asked.
    hold_claims([claim.pk])
    made = SecondCheck.objects.filter(uid=uid).first() if uid else None
    if made:
        return made
    verdict = verdict_to_check_beside(claim)
    if verdict is None or verdict.span_by is None:
        raise NothingToCheckBeside(
            _("No verdict stands on claim %(number)s. A second check can be asked for once one is submitted.")
            % {"number": claim.number}
        )
    asked_already = AskedAlready(_("%(name)s is asked to check this claim already.") % {"name": checker.name})
    if waiting_on(claim).filter(checker=checker).exists():
        raise asked_already
    if not people_to_ask(verdict).filter(pk=checker.pk).exists():
        if waiting_on(claim).filter(checker=checker).exists():
            # Somebody asked them between the two questions.
            raise asked_already
        raise Unusable(
            _("%(name)s had a hand in this verdict or decided on it, or checks nothing here. Ask somebody else.")
            % {"name": checker.name}
        )
    for left_open in _open_checks().filter(claim=claim, checker=checker):
        withdraw_second_check(by=by, check=left_open)
    asked = SecondCheck(
        uid=uid or uuid4(),
        claim=claim,
        verdict=verdict,
        author=verdict.author,
        span_by=verdict.span_by,
        checker=checker,
        asked_by=by,
        asked_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as error:
        # Somebody asked the same person at the same moment, or the form was sent twice.
        first = SecondCheck.objects.filter(uid=asked.uid).first()
        if first is None:
            raise asked_already from error
        return first
    _record(asked, by=by, verb="asked", details={})
    return asked


@transaction.atomic
def answer_second_check(
    *, by: User, check: SecondCheck, revision: int, rating: Rating | None, explanation: str, as_of: date | None
) -> SecondCheck:
    """Keeps what the second checker found on the words of this revision, the one that they read.

    Raises NotAllowed (it is asked of somebody else), NotBlind, ClaimIsClosed, Unusable (something is missing, a day to
    come), SecondCheckIsClosed, NothingToCheckBeside, TextMovedOn (409: the text or the claim's words are others).
    """
    require(by, "answer_second_check")
    check = SecondCheck.objects.select_related(
        "claim__article__publication", "verdict__anchor__revision", "checker"
    ).get(pk=check.pk)
    claim, verdict = check.claim, check.verdict
    if check.checker_id != by.pk:
        raise NotAllowed(_("%(name)s is asked to check this, and answers.") % {"name": check.checker.name})
    check_not_withdrawn(claim)
    if not check.is_open:
        raise _closed()
    if verdict.state not in STANDING:
        raise NothingToCheckBeside(
            _("The verdict beside which you check no longer stands. Whoever asked you can ask again on the next one.")
        )
    if by.pk in (verdict.approved_by_id, verdict.seconded_by_id):
        raise NotBlind(_("You decided on version %(version)s: you have seen it.") % {"version": verdict.version})
    explanation = explanation.replace("\r\n", "\n").strip()
    if rating is None:
        raise Unusable(_("Choose a rating."))
    if not explanation:
        raise Unusable(_("Explain the rating in a sentence or two, and name the source."))
    if as_of is None:
        raise Unusable(_("Say as of which day the finding holds."))
    if as_of > today_at(claim.article):
        raise Unusable(_("“As of” is in the future: %(date)s.") % {"date": as_of.isoformat()})
    # Writing the number that is there holds the article: a revision added at this moment comes after the answer.
    if not Article.objects.filter(pk=claim.article_id, revision_count=revision).update(revision_count=revision):
        raise TextMovedOn(_("A new revision came while you checked. Read the text as it is now, then send it again."))
    anchor = words_now(claim)
    checked_first = verdict.anchor
    if anchor is None or checked_first is None or fold(anchor.sentence) != fold(checked_first.sentence):
        raise TextMovedOn(_("The words are no longer those of the verdict beside which you check. There is no answer."))
    answered_at = timezone.now()
    changed = (
        _open_checks()
        .filter(pk=check.pk)
        .update(rating=rating, explanation=explanation, as_of=as_of, anchor=anchor, answered_at=answered_at)
    )
    if not changed:
        raise _closed()
    check.refresh_from_db()
    said = {"rating": rating.slug, "explanation": explanation, "as_of": as_of.isoformat(), "agrees": check.agrees}
    _record(check, by=by, verb="answered", details=said)
    return check


@transaction.atomic
def withdraw_second_check(*, by: User, check: SecondCheck) -> SecondCheck:
    """Takes back what was asked; the checker sees the verdict again. Raises NotAllowed, SecondCheckIsClosed."""
    require(by, "ask_second_check")
    if not _open_checks().filter(pk=check.pk).update(withdrawn_by=by, withdrawn_at=timezone.now()):
        raise _closed()
    check.refresh_from_db()
    _record(check, by=by, verb="withdrew", details={})
    return check


def _open_checks() -> QuerySet[SecondCheck]:
    return SecondCheck.objects.filter(answered_at__isnull=True, withdrawn_at__isnull=True)


def _closed() -> SecondCheckIsClosed:
    return SecondCheckIsClosed(_("This second check was answered or withdrawn already. Look at the claim."))


def _record(check: SecondCheck, *, by: User, verb: str, details: dict[str, object]) -> None:
    claim, version = check.claim, check.verdict.version
    record(
        by=by,
        verb=verb,
        kind="second check",
        uid=check.uid,
        label=f"claim {claim.number}, version {version}",
        details={"claim": str(claim.uid), "version": version, "checker": check.checker.name, **details},
        chain=article_chain(claim.article.uid),
    )
