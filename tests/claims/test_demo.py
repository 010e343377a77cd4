"""The demo newsroom: made anew it is the same, it loads, and what it shows holds to the rules."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.audit.models import Chain, Event
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import (
    WAITS,
    Citation,
    CitationAnchor,
    Claim,
    ClaimAnchor,
    Question,
    SecondCheck,
    Verdict,
)
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import (
    DECIDED_VERSIONS,
    LIST_STATE_BY_NAME,
    NOT_DONE,
    CheckStatus,
    Resolution,
    VerdictState,
)
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.corrections.states import CorrectionState, Origin
from factcheck.lists.models import SavedView
from factcheck.lists.queries import views_for
from factcheck.public.models import ReaderReport
from factcheck.reports.models import ReportDefinition
from factcheck.sources.models import Source
from fixtures.make_demo import TARGET, dump
from fixtures.newsroom.playing import play
from tests.claims.test_states import state_by_the_table

pytestmark = pytest.mark.usefixtures("roles")


def stored() -> list[dict[str, Any]]:
    """The fixture as it is; compared as data, for PostgreSQL keeps JSON in an order of its own."""
    rows: list[dict[str, Any]] = json.loads(TARGET.read_text(encoding="utf-8"))
    return rows


@pytest.fixture
def demo(roles: None) -> None:
    """The roles, the articles and the demo, loaded as `make run` loads them."""
    call_command("loaddata", "articles", "demo", verbosity=0)


def test_made_anew_it_is_the_same() -> None:
    call_command("loaddata", "articles", verbosity=0)
    play()
    assert json.loads(dump()) == stored(), "run fixtures/make_demo.py and look at the difference"


def test_its_rows_are_known_by_what_they_are() -> None:
    """A number would depend on the rows that a database held before."""
    assert {row["model"] for row in stored() if "pk" in row} == set()


@pytest.mark.usefixtures("demo")
def test_loaded_it_is_what_was_dumped() -> None:
    assert json.loads(dump()) == stored()


@pytest.mark.usefixtures("demo")
def test_its_audit_chains_hold() -> None:
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "The audit chains hold." in out.getvalue()
    for chain in Chain.objects.all():
        assert chain.events.count() == chain.count
    assert Event.objects.filter(verb="marked").count() == Claim.objects.count()


@pytest.mark.usefixtures("demo")
def test_every_fingerprint_is_the_one_that_was_approved() -> None:
    decided = Verdict.objects.filter(state__in=DECIDED_VERSIONS)
    assert decided.count() >= 10
    for verdict in decided:
        assert verdict.fingerprint == fingerprint(verdict), verdict


@pytest.mark.usefixtures("demo")
def test_its_claims_are_counted_in_each_article() -> None:
    for article in Article.objects.all():
        numbers = sorted(article.claims.values_list("number", flat=True))
        assert numbers == list(range(1, article.claim_count + 1))
        assert numbers, f"“{article}” has no claims"


@pytest.mark.usefixtures("demo")
def test_it_shows_a_claim_in_every_state() -> None:
    shown: dict[str, int] = {}
    for claim in with_list_state(Claim.objects.all()):
        assert claim.list_state == state_by_the_table(claim)  # type: ignore[attr-defined]
        shown[claim.list_state] = shown.get(claim.list_state, 0) + 1  # type: ignore[attr-defined]
    assert shown == {
        "approved": 16,
        "awaiting": 5,
        "lapsed": 2,
        "returned": 2,
        "progress": 10,
        "unanchored": 1,
        "dismissed": 1,
        "withdrawn": 1,
        "unchecked": 4,
    }
    assert set(shown) == set(LIST_STATE_BY_NAME)
    assert sum(shown.values()) >= 40


@pytest.mark.usefixtures("demo")
def test_it_shows_a_version_in_every_state_and_every_way_to_decide() -> None:
    assert set(Verdict.objects.values_list("state", flat=True)) == set(VerdictState.values)
    [first_of_two] = Verdict.objects.filter(state=VerdictState.SUBMITTED, approved_by__isnull=False)
    assert (first_of_two.approvals_needed, first_of_two.claim.risk) == (2, "defamation")
    [by_two] = Verdict.objects.filter(state=VerdictState.APPROVED, seconded_by__isnull=False).select_related(
        "approved_by", "seconded_by"
    )
    assert by_two.approved_by and by_two.seconded_by
    assert (by_two.approved_by.username, by_two.seconded_by.username) == ("ruth", "marek")
    [alone] = Verdict.objects.exclude(break_glass_reason="").select_related("approved_by")
    assert alone.approved_by and alone.approved_by.username == "amara"
    [taken_over] = Verdict.objects.filter(earlier_authors__isnull=False).select_related("author")
    assert (taken_over.author.username, taken_over.earlier_authors.get().username) == ("jonas", "ines")
    assert set(Verdict.objects.filter(state=VerdictState.LAPSED).values_list("lapse_reason", flat=True)) == {
        "words changed: “One Syrian man was killed” → “One Syrian man was killed and another was wounded”",
        "“Syrian and” added; hundreds of thousands → nearly 1 million people in revision 2",
        "its sentence was cut in revision 2",
    }
    assert set(Claim.objects.values_list("resolution", flat=True)) == set(Resolution.values)
    assert set(Claim.objects.values_list("check_status", flat=True)) == set(CheckStatus.values)


@pytest.mark.usefixtures("demo")
def test_what_is_cited_from_outside_is_quoted_by_an_article_here() -> None:
    """Nothing is invented: a source that is no article is one that a text quotes, and the words stand in that text."""
    texts = "\n".join(Revision.objects.values_list("text", flat=True))
    outside = Citation.objects.filter(source__article__isnull=True).select_related("source")
    assert outside.count() >= 4
    for citation in outside:
        assert citation.quotation in texts
        assert citation.locator.endswith("article")
        assert citation.source.note.startswith("Only as the article here quotes it")


@pytest.mark.usefixtures("demo")
def test_its_anchors_quote_the_texts() -> None:
    for model in (ClaimAnchor, CitationAnchor):
        for anchor in model._default_manager.filter(start__isnull=False).select_related("revision"):
            assert anchor.revision.text[anchor.start : anchor.end] == anchor.exact


@pytest.mark.usefixtures("demo")
def test_it_has_marks_that_nest_and_marks_that_cross() -> None:
    latest = ClaimAnchor.objects.filter(revision__number=F("claim__article__revision_count"), closed_at=None)
    spans = [(anchor.revision_id, *anchor.span) for anchor in latest if anchor.span]
    pairs = [(a, b) for a in spans for b in spans if a[0] == b[0] and a[1] < b[1] < a[2]]
    nested = [(a, b) for a, b in pairs if b[2] <= a[2]]
    crossing = [(a, b) for a, b in pairs if b[2] > a[2]]
    assert len(nested) >= 2
    assert crossing


@pytest.mark.usefixtures("demo")
def test_the_words_of_the_tour_are_not_marked_yet() -> None:
    """The README's tour marks “at least 36” in the Slate article and cites RFE/RL's “at least 33” against it."""
    slate = Article.objects.get(slug__startswith="russia-backed")
    for revision in slate.revisions.all():
        start = revision.text.index("at least 36")
        assert not ClaimAnchor.objects.filter(
            revision=revision, start__lt=start + len("at least 36"), end__gt=start
        ).exists()
    rfe_rl = Article.objects.get(slug__startswith="turkey-says")
    assert rfe_rl.revisions.get().text.count("at least 33") == 1


@pytest.mark.usefixtures("demo")
def test_editors_write_reviewers_review_and_the_admin_broke_the_glass_once() -> None:
    assert set(Verdict.objects.values_list("author__username", flat=True)) == {"ines", "jonas"}
    assert set(Verdict.objects.exclude(approved_by=None).values_list("approved_by__username", flat=True)) == {
        "ruth",
        "marek",
        "amara",
    }
    assert Source.objects.filter(article__isnull=False).count() >= 5


@pytest.mark.usefixtures("demo")
def test_one_revision_shows_everything_that_can_become_of_a_claim() -> None:
    """Carried unchanged and still approved, changed and waiting, attached by hand, without its words."""
    second = Revision.objects.get(number=2, article__slug__startswith="russia-backed")
    anchors = {
        anchor.claim.number: anchor
        for anchor in ClaimAnchor.objects.filter(revision=second, closed_at=None).select_related("claim")
    }
    assert {number: anchor.status for number, anchor in anchors.items() if anchor.status != "unchanged"} == {
        2: "changed",
        6: "marked",
        7: "marked",
        12: "deleted",
    }
    approved = Verdict.objects.filter(claim__article=second.article, state=VerdictState.APPROVED)
    assert set(approved.values_list("anchor__revision__number", flat=True)) == {2}
    # A comma went from the sentence of the first claim: its approval stays, and the history says that it was kept.
    assert Event.objects.filter(verb="kept", label__startswith="claim 1,").count() == 1


@pytest.mark.usefixtures("demo")
def test_two_articles_are_published_in_two_revisions_each_and_one_was_taken_back() -> None:
    published = Article.objects.filter(publication_state="published", published_revision__number=2)
    assert {article.slug[:13] for article in published} == {"russia-backed", "russia-turkey"}
    retracted = Article.objects.get(publication_state="retracted")
    assert (retracted.slug[:8], retracted.marked_title[:13]) == ("us-backs", "Retracted: US")
    seen = PublishedRevision.objects.values_list("article__slug", "revision__number", "published_by__username")
    assert {(slug[:13], number, who) for slug, number, who in seen} == {
        ("us-backs-turk", 1, "ruth"),
        ("russia-backed", 1, "ruth"),
        ("russia-backed", 2, "marek"),
        ("russia-turkey", 1, "ruth"),
        ("russia-turkey", 2, "ruth"),
    }


@pytest.mark.usefixtures("demo")
def test_one_publication_signs_with_numbers_and_one_change_was_waived(client: Client) -> None:
    moscow = Article.objects.get(slug__startswith="russia-turkey")
    assert moscow.publication and moscow.publication.sign_style == "numbers"
    page = client.get(f"/public/articles/{moscow.slug}/").text
    assert page.count('class="correction-sign"') == 2
    assert 'data-sign="1"' in page
    waived = UnannouncedChange.objects.get(state="waived")
    assert (waived.wrong, waived.right) == ("Erdogan", "Erdoğan")
    assert waived.waived_by and waived.waived_by.username == "ruth"
    assert moscow.unannounced_count == 0


@pytest.mark.usefixtures("demo")
def test_one_claim_reads_from_right_to_left() -> None:
    anchor = ClaimAnchor.objects.get(exact="إدلب", closed_at=None)
    assert anchor.span and anchor.revision.text[slice(*anchor.span)] == "إدلب"


@pytest.mark.usefixtures("demo")
def test_it_has_a_correction_in_every_state_made_by_two_people() -> None:
    imported = Correction.objects.get(origin=Origin.IMPORTED)
    assert set(imported.anchors.values_list("revision__number", "exact")) == {(1, "*"), (2, "*")}
    made_here = Correction.objects.exclude(pk=imported.pk)
    slate = made_here.filter(article=imported.article)
    assert sorted(slate.values_list("state", flat=True)) == sorted(CorrectionState.values)
    for correction in made_here:
        assert correction.issued_by_id != correction.author_id
        assert correction.right in correction.to_revision.text
        assert correction.from_revision and correction.wrong in correction.from_revision.text
    replaced = made_here.get(state=CorrectionState.SUPERSEDED)
    assert replaced.superseded_by and replaced.superseded_by.state == CorrectionState.ISSUED


@pytest.mark.usefixtures("demo")
def test_its_work_is_given_out_and_some_of_it_is_late() -> None:
    [late] = Article.objects.exclude(deadline_at=None).select_related("assignee")
    assert late.assignee and (late.slug[:12], late.assignee.username) == ("us-syrian-an", "ines")
    assert set(Article.objects.values_list("assignee__username", flat=True)) == {"ines", "jonas", None}
    assert set(Claim.objects.values_list("assignee__username", flat=True)) == {"ines", "jonas", "marek", None}
    assert Claim.objects.exclude(due_at=None).get().assignee == User.objects.get(username="jonas")
    # The desk shows what is overdue only while something is still to be done.
    assert late.claims.filter(standing__in=NOT_DONE).count() == 3


@pytest.mark.usefixtures("demo")
def test_it_says_of_claimants_who_are_persons_that_they_are() -> None:
    persons = Claim.objects.filter(claimant_type="person").values_list("claimant", flat=True)
    assert set(persons) == {"Brett McGurk", "Rahmi Dogan, governor of Hatay"}


@pytest.mark.usefixtures("demo")
def test_its_call_sheets_have_questions_open_and_answered_to_authors_and_to_people_nobody_can_reach() -> None:
    assert {"", "confirmed", "no_reply", "not_known"} == set(Question.objects.values_list("result", flat=True))
    assert Question.objects.filter(source=None).count() == 3
    asked = Source.objects.filter(questions__isnull=False).distinct()
    assert asked.count() == 3
    for person in asked:
        assert person.kind == "person"
        assert "made up" in person.note.lower()
        assert "@" not in person.contact or ".example" in person.contact


@pytest.mark.usefixtures("demo")
def test_of_its_second_checks_one_agrees_one_does_not_and_one_waits() -> None:
    answered = SecondCheck.objects.exclude(answered_at=None).select_related("verdict")
    assert sorted(check.agrees for check in answered) == [False, True]
    assert SecondCheck.objects.filter(WAITS).get().checker.username == "jonas"


@pytest.mark.usefixtures("demo")
def test_its_saved_views_open_their_lists(client: Client) -> None:
    marek = User.objects.get(username="marek")
    client.force_login(marek)
    assert set(SavedView.objects.values_list("owner__username", "is_shared")) == {
        ("ines", False),
        ("ruth", True),
        ("marek", True),
    }
    for view in views_for(marek, "claims"):
        page = client.get(view.get_absolute_url(), follow=True).text
        assert view.name in page
        assert "Nothing matches" not in page


@pytest.mark.usefixtures("demo")
def test_readers_wrote_in_and_a_change_is_not_announced() -> None:
    assert dict(ReaderReport.objects.values_list("exact", "state")) == {
        "The Syrian and Russian bombing campaign has displaced nearly 1 million people": "answered",
        "nine-year conflict": "answered",
        "killing at least 36": "received",
    }
    assert list(UnannouncedChange.objects.filter(state="open").values_list("right", flat=True)) == [""]
    assert Article.objects.filter(desk="").count() == 0
    assert ReportDefinition.objects.filter(is_shared=True).count() == 1
