"""What can be found of claims: their words, the verdict that counts, what it cites, what was asked and answered about
them, what second checks found, and the reasons that people wrote.

A draft is its author's own until it is submitted, so it is not found.
"""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch
from django.urls import reverse

from factcheck.claims.models import Claim, Question, SecondCheck, Verdict
from factcheck.claims.queries import citations_in_order, with_words
from factcheck.claims.states import VerdictState
from factcheck.search.register import Shelf, Text, Watch


def texts_of(keys: Collection[int]) -> Iterator[Text]:
    """Gives the words of each claim and all that is said of it; five statements."""
    decided = Verdict.objects.exclude(state=VerdictState.DRAFT).order_by("-version")
    versions = Prefetch("verdicts", decided.prefetch_related(citations_in_order()), to_attr="versions")
    questions = Prefetch("questions", Question.objects.select_related("source"))
    answered = Prefetch("second_checks", SecondCheck.objects.filter(answered_at__isnull=False), to_attr="answered")
    claims = with_words(Claim.objects.filter(pk__in=keys)).select_related("article")
    claims = claims.prefetch_related(versions, questions, answered)
    for claim in claims:
        place = f"{reverse('workspace', args=[claim.article.slug])}?claim={claim.number}#claim-{claim.number}"
        yield Text(
            key=claim.pk,
            kind="claim",
            uid=claim.uid,
            address=place,
            written_at=claim.marked_at,
            label=claim.claimant,
            body=claim.words or "",  # type: ignore[attr-defined]  # annotated by with_words
            number=claim.number,
            article_uid=claim.article.uid,
            language=claim.article.language,
        )
        yield from _of_questions(claim)
        checks: list[SecondCheck] = claim.answered
        reasons = [claim.check_reason, claim.withdrawal_reason, *(check.explanation for check in checks)]
        versions_here: list[Verdict] = claim.versions
        if versions_here:
            yield from _of_verdict(claim, versions_here[0], place)
            reasons += [versions_here[0].return_note, versions_here[0].break_glass_reason]
        for reason in filter(None, reasons):
            yield Text(
                key=claim.pk,
                kind="note",
                uid=claim.uid,
                address=claim.get_absolute_url(),
                written_at=claim.marked_at,
                body=reason,
                number=claim.number,
                article_uid=claim.article.uid,
            )


def _of_verdict(claim: Claim, verdict: Verdict, place: str) -> Iterator[Text]:
    yield Text(
        key=claim.pk,
        kind="verdict",
        uid=verdict.uid,
        address=place,
        written_at=verdict.submitted_at or verdict.created_at,
        body=verdict.explanation,
        number=claim.number,
        article_uid=claim.article.uid,
    )
    for citation in verdict.citations.all():
        yield Text(
            key=claim.pk,
            kind="citation",
            uid=citation.uid,
            address=place,
            written_at=citation.added_at,
            label=citation.source.name,
            body="\n".join(filter(None, [citation.quotation, citation.note])),
            number=claim.number,
            article_uid=claim.article.uid,
        )


def _of_questions(claim: Claim) -> Iterator[Text]:
    """What was asked about the claim, under whom it was asked of (nobody: the author), and what came back."""
    sheet = reverse("call_sheet", args=[claim.article.slug])
    for question in claim.questions.all():
        yield Text(
            key=claim.pk,
            kind="question",
            uid=question.uid,
            address=f"{sheet}#question-{question.uid}",
            written_at=question.answered_at or question.asked_at,
            label=question.source.name if question.source else "",
            body="\n".join(filter(None, [question.question, question.answer])),
            number=claim.number,
            article_uid=claim.article.uid,
        )


CLAIMS = Shelf(
    name="claims",
    table="claims_claim",
    texts_of=texts_of,
    watches=(
        Watch("claims_claim", columns=("claimant", "check_reason", "withdrawal_reason")),
        Watch("claims_claimanchor", keys="SELECT {row}.claim_id AS key"),
        Watch(
            "claims_verdict",
            keys="SELECT {row}.claim_id AS key",
            columns=("state", "explanation", "return_note", "break_glass_reason"),
        ),
        Watch(
            "claims_citation",
            keys="SELECT claim_id AS key FROM claims_verdict WHERE claims_verdict.id = {row}.verdict_id",
        ),
        Watch(
            "claims_question",
            keys="SELECT {row}.claim_id AS key",
            columns=("question", "answer", "source_id", "result"),
        ),
        Watch("claims_secondcheck", keys="SELECT {row}.claim_id AS key", columns=("explanation",)),
        # A source that is called otherwise is found under its new name wherever it is cited or was asked.
        Watch(
            "sources_source",
            keys="SELECT DISTINCT claim_id AS key FROM claims_citation "
            "JOIN claims_verdict ON claims_verdict.id = verdict_id WHERE source_id = {row}.id "
            "UNION SELECT claim_id FROM claims_question WHERE source_id = {row}.id",
            columns=("name",),
        ),
    ),
)
