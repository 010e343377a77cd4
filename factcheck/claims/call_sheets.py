"""The call sheet of an article: its questions by the person they go to."""

from dataclasses import dataclass, field

from factcheck.articles.models import Article
from factcheck.claims.actions.asking import proposed_status
from factcheck.claims.models import Claim, Question
from factcheck.claims.queries import claims_for_lists
from factcheck.claims.states import CheckStatus, QuestionResult
from factcheck.sources.models import Source


@dataclass
class Call:
    """What one person is asked: `source` is None for the author of the article."""

    source: Source | None
    open: list[Question] = field(default_factory=list)
    answered: list[Question] = field(default_factory=list)


def calls_of(article: Article) -> list[Call]:
    """The calls of the article, the author first, then people by name; one statement.

    Each question has `proposed`, the check status that its answer asks for, or None. Withdrawn claims are left
    out, and so is what nobody needs to ask any more: the open questions on dismissed ones.
    """
    questions = (
        Question.objects.filter(claim__article=article, claim__withdrawn_at__isnull=True)
        .exclude(result=QuestionResult.OPEN, claim__check_status=CheckStatus.DISMISSED)
        .select_related("claim", "source", "asked_by", "recorded_by")
        .order_by("source__name", "source", "claim__number", "asked_at", "pk")
    )
    calls: dict[int | None, Call] = {}
    for question in questions:
        question.claim.article = article
        question.proposed = proposed_status(question)  # type: ignore[attr-defined]
        call = calls.setdefault(question.source_id, Call(question.source))
        (call.open if question.is_open else call.answered).append(question)
    return sorted(calls.values(), key=lambda call: (call.source is not None, not call.open))


def claims_without_question(article: Article) -> list[Claim]:
    """The claims whose status says that somebody is to be asked, and which no open question is about; one statement."""
    asking = [CheckStatus.QUERY_TO_AUTHOR, CheckStatus.AWAITING_REPLY]
    claims = claims_for_lists().filter(article=article, check_status__in=asking, withdrawn_at__isnull=True)
    asked = Question.objects.filter(claim__article=article, result="").values("claim")
    return list(claims.exclude(pk__in=asked).order_by("number"))


def questions_on(claim: Claim) -> list[Question]:
    """The questions on one claim, oldest first; one statement."""
    questions = list(claim.questions.select_related("source", "asked_by", "recorded_by").order_by("asked_at", "pk"))
    for question in questions:
        question.claim = claim
    return questions
