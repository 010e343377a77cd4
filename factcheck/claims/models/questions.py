"""Questions on the call sheet: what is asked about a claim, of a person or of the author, and what came back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models.claims import Claim
from factcheck.claims.states import RESULTS_WITH_AN_ANSWER, QuestionResult
from factcheck.sources.models import Source
from factcheck.uids import UidManager, WithUid


class Question(WithUid):
    """A question about a claim to a person who is a source, or to the author of the article."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="questions")
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        help_text=_("The person asked; empty: the author of the article."),
    )
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    result = models.CharField(max_length=12, choices=QuestionResult, blank=True, default=QuestionResult.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, help_text=_("When they answered, as recorded."))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = UidManager()

    class Meta:
        ordering = ["claim", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(name="question_asks_something", condition=~Q(question="")),
            models.CheckConstraint(name="question_result_is_known", condition=Q(result__in=QuestionResult.values)),
            models.CheckConstraint(
                name="answered_question_says_who_and_when",
                condition=Q(result="", answer="", answered_at__isnull=True, recorded_by__isnull=True)
                | (~Q(result="") & Q(answered_at__isnull=False, recorded_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="question_with_an_answer_holds_it",
                condition=~Q(result__in=sorted(RESULTS_WITH_AN_ANSWER)) | ~Q(answer=""),
            ),
        ]
        indexes = [models.Index(fields=["claim", "result"], name="questions_of_a_claim")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.result == QuestionResult.OPEN

    @property
    def is_to_author(self) -> bool:
        return self.source_id is None
