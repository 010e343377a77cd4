"""Draws the rows of the review queue: fifty of them by a template took a third of the page's time."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from factcheck.claims.models import Verdict
from factcheck.claims.second_checks import BLIND
from factcheck.claims.states import Risk
from factcheck.desk.items import Queue
from factcheck.lists.templatetags.looks import as_rating
from factcheck.lists.times import day_in_words, due_said, time_cell


def queue_rows(queue: Queue, shown: Verdict | None) -> SafeString:
    """The verdicts that wait for this person as items of a list; `shown` is the one that stands beside it."""
    address = reverse("review")
    return format_html_join(
        "\n",
        '<li><a href="{0}" data-hx-get="{0}" data-hx-push-url="true"{1}><span class="words">{2}</span>'
        '<span class="claim-foot">{3}</span><span class="meta">{4}</span><span class="meta">{5}</span></a></li>',
        (
            (
                f"{address}?item={verdict.uid}",
                _CURRENT if verdict == shown else "",
                Truncator(str(verdict.anchor)).chars(90),
                _foot(verdict, is_blind=verdict.claim_id in queue.blind),
                _place(verdict),
                _times(verdict),
            )
            for verdict in queue.open
        ),
    )


_CURRENT = format_html(' aria-current="{}"', "true")


def _foot(verdict: Verdict, *, is_blind: bool) -> SafeString:
    """The rating, a risk that is more than normal, and whether one of two has approved."""
    parts = []
    if is_blind:
        parts.append(format_html('<span class="meta">{}</span>', BLIND))
    elif verdict.rating:
        parts.append(as_rating(verdict.rating))
    if verdict.claim.risk != Risk.NORMAL:
        parts.append(format_html('<span class="risk-mark">{}</span>', verdict.claim.get_risk_display()))
    if verdict.approved_by_id:
        parts.append(format_html('<span class="meta">{}</span>', _("1 of 2")))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _place(verdict: Verdict) -> str:
    article = verdict.claim.article
    where = str(article.publication or Truncator(article.marked_title).chars(50))
    return where + _(", claim %(number)s · %(name)s") % {"number": verdict.claim.number, "name": verdict.author.name}


def _times(verdict: Verdict) -> SafeString:
    zone = verdict.claim.article.zone_name
    parts = []
    if verdict.due:  # type: ignore[attr-defined]  # annotated by the order of the queue
        parts.append(due_said(verdict.due, zone))  # type: ignore[attr-defined]
    if verdict.submitted_at:
        parts.append(format_html("{} {}", _("submitted"), time_cell(verdict.submitted_at, zone)))
    if verdict.review_by:
        parts.append(format_html("{}", _("look again by %(day)s") % {"day": day_in_words(verdict.review_by)}))
    return format_html_join(" · ", "{}", ((part,) for part in parts))
