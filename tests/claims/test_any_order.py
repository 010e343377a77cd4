"""Whatever people do to claims, verdicts and texts, in whatever order: the rules hold after every step."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.bounds import change_bounds
from factcheck.claims.actions.citing import remove_citation
from factcheck.claims.actions.confirming import confirm_anchor
from factcheck.claims.actions.handing_over import take_over_verdict
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.repeats import mark_repeats
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.actions.undoing import undo_dismissal, undo_mark
from factcheck.claims.citing_claims import worked_out as counted
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Rating, RiskRule, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.standing import worked_out
from factcheck.claims.states import (
    DECIDED_VERSIONS,
    OPEN_VERSIONS,
    VERDICT_TRANSITIONS,
    CheckStatus,
    Risk,
    VerdictState,
)
from factcheck.errors import RuleViolation
from factcheck.language.folding import fold
from factcheck.sources.models import Source
from tests.claims.test_states import state_by_the_table
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_revision, an_article, cite_article, cite_page, latest

PEOPLE = ("ines", "ruth", "teodor", "root")
STRANGER = 7
PLACES = ("At least 36", "At least 36 soldiers", "36 soldiers were killed on Thursday", "36", "the north", "fled,")
# How a text is rewritten: a figure and back, the same figure otherwise, a sentence cut and put back, paragraphs moved.
REWRITINGS = (
    ("36 soldiers", "33 soldiers"),
    ("33 soldiers", "36 soldiers"),
    ("At least 36", "At least thirty-six"),
    (" The province lies in the north.", ""),
    ("on Thursday.", "on Thursday. The province lies in the north."),
    ("Strike kills at least 36 in Idlib\n\n", ""),
    ("Nearly a million people fled, officials said.", "“Nearly a million” people fled, officials said."),
)
Step = tuple[str, int, int, int]


def last(claim: Claim) -> Verdict | None:
    return claim.verdicts.order_by("-version").first()


def at_work(claim: Claim, by: User, choice: int) -> User:
    """Who goes on with the open draft: mostly its author, or else hardly a story would get as far as a review."""
    draft = claim.verdicts.filter(state=VerdictState.DRAFT).first()
    return User.objects.get(pk=draft.author_id) if draft and choice != STRANGER else by


def save(claim: Claim, by: User, choice: int, cited: Article) -> None:
    slug = ("accurate", "inaccurate", "opinion")[choice % 3]
    explanation = "" if choice == 5 else f"Reason {choice}"
    rating = Rating.objects.get(slug=slug)
    person = at_work(claim, by, choice)
    save_verdict(by=person, claim=claim, rating=rating, explanation=explanation, as_of=date(2020, 2, 28))


def start(claim: Claim, by: User, choice: int, cited: Article) -> None:
    start_verdict(by=by, claim=claim)


def cite(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim)
    if verdict and choice % 2:
        cite_page(by=by, verdict=verdict, locator=str(choice))
    elif verdict:
        cite_article(by=by, verdict=verdict, article=cited, words="at least 33", stance="contradicts")


def uncite(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim)
    citation = Citation.objects.filter(verdict=verdict).first()
    if citation:
        remove_citation(by=by, citation=citation)


def submit(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim)
    if verdict:
        submit_verdict(by=at_work(claim, by, choice), verdict=verdict)


def approve(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim) if choice != STRANGER else claim.verdicts.last()
    if verdict:
        approve_verdict(by=by, verdict=verdict, break_glass_reason="Nobody else is awake." if choice == 3 else "")


def send_back(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim)
    if verdict:
        return_verdict(by=by, verdict=verdict, note="" if choice == 5 else "Whose count is it?")


def lapse(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = claim.verdicts.filter(state=VerdictState.APPROVED).first() or last(claim)
    if verdict:
        lapse_verdict(verdict=verdict, reason="36 → 33 in revision 2", by=by)


def set_status(claim: Claim, by: User, choice: int, cited: Article) -> None:
    status = CheckStatus.values[choice % len(CheckStatus.values)]
    set_check_status(by=by, claim=claim, status=status, reason="Because." if choice % 2 else "")


def withdraw(claim: Claim, by: User, choice: int, cited: Article) -> None:
    if choice == 0:
        withdraw_claim(by=by, claim=claim, reason="Marked twice")


def take_over(claim: Claim, by: User, choice: int, cited: Article) -> None:
    verdict = last(claim)
    if verdict:
        take_over_verdict(by=by, verdict=verdict)


def rate_risk(claim: Claim, by: User, choice: int, cited: Article) -> None:
    set_risk(by=by, claim=claim, risk=Risk.values[choice % len(Risk.values)])


def other_words(claim: Claim, by: User, choice: int, cited: Article) -> None:
    revision = latest(claim.article)
    words = PLACES[choice % len(PLACES)]
    start = max(0, revision.text.find(words))
    end = start + len(words) if choice != STRANGER else start - 1
    change_bounds(by=by, claim=claim, revision=revision, start=start, end=end, exact=words)


def repeat(claim: Claim, by: User, choice: int, cited: Article) -> None:
    mark_repeats(by=by, claim=claim)


def undo(claim: Claim, by: User, choice: int, cited: Article) -> None:
    if choice == 0:
        undo_mark(by=by, claim=claim)
    else:
        undo_dismissal(by=by, claim=claim)


def revise(claim: Claim, by: User, choice: int, cited: Article) -> None:
    if choice == STRANGER:
        text = latest(cited).text
        a_revision(by=by, article=cited, text=text.replace("33", "34") if "33" in text else text.replace("34", "33"))
    else:
        a_revision(by=by, article=claim.article, text=latest(claim.article).text.replace(*REWRITINGS[choice]))


def confirm(claim: Claim, by: User, choice: int, cited: Article) -> None:
    confirm_anchor(by=by, claim=claim, revision=latest(claim.article))


STEPS: dict[str, Callable[[Claim, User, int, Article], None]] = {
    function.__name__: function
    for function in (
        *(save, start, cite, uncite, submit, approve, send_back, lapse, set_status, withdraw),
        *(take_over, rate_risk, other_words, repeat, undo, revise, confirm),
    )
}


def people(make_person: PersonMaker) -> list[User]:
    """Most of them may approve: it is the four eyes that have to stop them."""
    if not User.objects.filter(username="ines").exists():
        make_person("ines", "Ines Halloran", Role.EDITOR)
        make_person("ruth", "Ruth Adeyemi", Role.EDITOR, Role.REVIEWER)
        make_person("teodor", "Teodor Brandt", Role.REVIEWER)
        root = make_person("root", "Root", Role.REVIEWER)
        User.objects.filter(pk=root.pk).update(is_superuser=True)
    return [User.objects.get(username=name) for name in PEOPLE]


def worked_on(verdict: Verdict) -> set[int]:
    """Who wrote this version, one it was copied from, or a citation on any of them, or set its words."""
    workers = {verdict.span_by_id} if verdict.span_by_id else set()
    version: Verdict | None = verdict
    while version:
        workers |= {version.author_id, *version.citations.values_list("added_by", flat=True)}
        workers |= set(version.earlier_authors.values_list("pk", flat=True))
        version = version.copied_from
    return workers


def check(article: Article) -> None:
    for verdict in Verdict.objects.filter(claim__article=article):
        deciders = [pk for pk in (verdict.approved_by_id, verdict.seconded_by_id) if pk]
        if verdict.returned_by_id:
            assert verdict.returned_by_id not in worked_on(verdict)
        if verdict.state in DECIDED_VERSIONS:
            assert verdict.break_glass_reason or len(set(deciders)) == verdict.approvals_needed
            assert verdict.fingerprint
        if not verdict.break_glass_reason:
            assert not set(deciders) & worked_on(verdict)
        if verdict.state == VerdictState.APPROVED:
            check_that_it_holds(verdict)
    newest = latest(article)
    for kept in worked_out(Claim.objects.filter(article=article)):
        assert kept.standing_words == kept.words_now  # type: ignore[attr-defined]
        assert kept.standing_rating_id == kept.rating_now  # type: ignore[attr-defined]
        assert kept.standing_prominence == kept.prominence_now  # type: ignore[attr-defined]
    for source in counted(Source.objects.all()):
        assert source.claim_count == source.count_now
    claims = list(with_list_state(Claim.objects.filter(article=article)).order_by("number"))
    for claim in claims:
        states = [VerdictState(state) for state in claim.verdicts.values_list("state", flat=True)]
        assert sum(state in OPEN_VERSIONS for state in states) <= 1
        assert states.count(VerdictState.APPROVED) <= 1
        assert claim.list_state == state_by_the_table(claim)  # type: ignore[attr-defined]
        placed = ClaimAnchor.objects.filter(claim=claim, closed_at__isnull=True)
        assert placed.filter(revision=newest).count() == 1
        assert placed.count() == placed.values("revision").distinct().count()
    article.refresh_from_db()
    assert [claim.number for claim in claims] == list(range(1, article.claim_count + 1))


def check_that_it_holds(approved: Verdict) -> None:
    """An approval stands on the words of now, and was given by as many as the risk of now asks for."""
    assert approved.fingerprint == fingerprint(Verdict.objects.get(pk=approved.pk))
    newest = latest(approved.claim.article)
    now = ClaimAnchor.objects.get(claim=approved.claim_id, revision=newest, closed_at__isnull=True)
    assert approved.anchor is not None
    assert fold(approved.anchor.exact) == fold(now.exact)
    assert fold(approved.anchor.sentence) == fold(now.sentence)
    assert approved.break_glass_reason or approved.approvals_needed >= RiskRule.objects.approvals(approved.claim.risk)


def told() -> QuerySet[Event]:
    """The events of claims and verdicts; a source is added on its own, before it is cited."""
    return Event.objects.exclude(kind="source")


class Newsroom:
    """An article with two claims, the second one risky, another article that is cited, and the people."""

    def __init__(self, make_person: PersonMaker) -> None:
        self.cast = people(make_person)
        self.article = an_article(by=self.cast[0])
        self.cited = an_article(by=self.cast[0], paragraphs=("Turkey counts", "Turkey says “at least 33” were killed."))
        a_claim(by=self.cast[0], article=self.article, words="At least 36")
        set_risk(
            by=self.cast[1], claim=a_claim(by=self.cast[1], article=self.article, words="36 soldiers"), risk="legal"
        )

    def states(self) -> dict[int, str]:
        return dict(Verdict.objects.filter(claim__article=self.article).values_list("pk", "state"))

    def step(self, verb: str, who: int, which: int, choice: int) -> None:
        """Somebody tries something; a refusal leaves nothing behind, and a state passes only as the table says."""
        claim = Claim.objects.select_related("article").get(article=self.article, number=which + 1)
        before, events = self.states(), told().count()
        try:
            STEPS[verb](claim, self.cast[who], choice, self.cited)
        except RuleViolation:
            assert self.states() == before
            assert told().count() == events
        for pk, state in self.states().items():
            if pk in before and before[pk] != state:
                assert VerdictState(state) in VERDICT_TRANSITIONS[VerdictState(before[pk])]


CHANGES = ["take_over", "rate_risk", "other_words", "revise", "revise", "confirm"]
PERSON, CLAIM, CHOICE = st.integers(0, len(PEOPLE) - 1), st.sampled_from([0, 0, 1]), st.integers(0, 7)


def test_the_rules_hold_whatever_people_do(make_person: PersonMaker) -> None:
    people(make_person)

    class AnyOrder(RuleBasedStateMachine):
        """Anybody tries anything; what people mostly do comes most often, or every story would end early."""

        def __init__(self) -> None:
            super().__init__()
            # Each story begins where the first did: none has to count and check what the others left.
            self.begins = transaction.savepoint()
            self.newsroom = Newsroom(make_person)

        def waits(self) -> bool:
            return VerdictState.SUBMITTED in self.newsroom.states().values()

        @rule(verb=st.sampled_from(list(STEPS)), who=PERSON, which=CLAIM, choice=CHOICE)
        def anything(self, verb: str, who: int, which: int, choice: int) -> None:
            self.newsroom.step(verb, who, which, choice)

        @rule(who=PERSON, citer=PERSON, which=CLAIM, choice=CHOICE)
        def propose(self, who: int, citer: int, which: int, choice: int) -> None:
            self.newsroom.step("save", who, which, choice)
            self.newsroom.step("cite", citer, which, choice)
            self.newsroom.step("submit", who, which, 0)

        @precondition(waits)
        @rule(verb=st.sampled_from(["approve", "approve", "send_back"]), who=PERSON, which=CLAIM, choice=CHOICE)
        def decide(self, verb: str, who: int, which: int, choice: int) -> None:
            self.newsroom.step(verb, who, which, choice)

        @rule(
            verb=st.sampled_from(CHANGES),
            who=PERSON,
            which=CLAIM,
            choice=CHOICE,
        )
        def change(self, verb: str, who: int, which: int, choice: int) -> None:
            self.newsroom.step(verb, who, which, choice)

        @invariant()
        def the_rules_hold(self) -> None:
            check(self.newsroom.article)

        def teardown(self) -> None:
            try:
                assert not list(broken_links())
            finally:
                transaction.savepoint_rollback(self.begins)

    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    run_state_machine_as_test(
        AnyOrder, settings=settings(suppress_health_check=checks, max_examples=25, stateful_step_count=20)
    )


HER_CITATION = [("save", 0, 0, 0), ("cite", 1, 0, 1), ("submit", 0, 0, 0), ("approve", 1, 0, 0), ("approve", 2, 0, 0)]
HER_FIRST_VERSION = [("save", 1, 0, 2), ("submit", 1, 0, 0), ("send_back", 2, 0, 0), ("save", 3, 0, 2)]
HER_FIRST_VERSION += [("submit", 3, 0, 0), ("approve", 1, 0, 0), ("send_back", 1, 0, 0)]
HER_ABANDONED_DRAFT = [("save", 1, 0, 2), ("take_over", 0, 0, 0), ("submit", 0, 0, 0), ("approve", 1, 0, 0)]
RISKY_APPROVED_ONCE = [("rate_risk", 0, 0, 1), ("save", 0, 0, 2), ("submit", 0, 0, 0), ("approve", 2, 0, 0)]
RISKY_APPROVED_ONCE += [("approve", 2, 0, 0)]
RISKY_APPROVED_TWICE = [*RISKY_APPROVED_ONCE, ("approve", 1, 0, 0)]
RISK_AFTER_APPROVAL = [("save", 0, 0, 2), ("submit", 0, 0, 0), ("approve", 2, 0, 0), ("rate_risk", 0, 0, 1)]
A_FIGURE_AFTER_APPROVAL = [("save", 0, 0, 2), ("submit", 0, 0, 0), ("approve", 2, 0, 0), ("revise", 0, 0, 0)]
A_SPELLING_AFTER_APPROVAL = [("save", 0, 0, 2), ("submit", 0, 0, 0), ("approve", 2, 0, 0), ("revise", 0, 0, 2)]
EVIDENCE_AFTER_APPROVAL = [("save", 0, 0, 0), ("cite", 0, 0, 0), ("submit", 0, 0, 0), ("approve", 2, 0, 0)]
EVIDENCE_AFTER_APPROVAL += [("revise", 0, 0, STRANGER)]
A_FIGURE_UNDER_REVIEW = [("save", 0, 0, 2), ("submit", 0, 0, 0), ("revise", 1, 0, 0), ("approve", 2, 0, 0)]
SHE_CONFIRMED_THE_WORDS = [("revise", 0, 0, 0), ("confirm", 1, 0, 0), ("save", 0, 0, 2), ("submit", 0, 0, 0)]
SHE_CONFIRMED_THE_WORDS += [("approve", 1, 0, 0)]
WORDS_AFTER_APPROVAL = [("save", 0, 0, 2), ("submit", 0, 0, 0), ("approve", 2, 0, 0), ("other_words", 1, 0, 2)]


@pytest.mark.parametrize(
    ("story", "ends"),
    [
        (HER_CITATION, "approved"),
        (HER_FIRST_VERSION, "submitted"),
        (HER_ABANDONED_DRAFT, "submitted"),
        (RISKY_APPROVED_ONCE, "submitted"),
        (RISKY_APPROVED_TWICE, "approved"),
        (RISK_AFTER_APPROVAL, "lapsed"),
        (WORDS_AFTER_APPROVAL, "lapsed"),
        (A_FIGURE_AFTER_APPROVAL, "lapsed"),
        (A_SPELLING_AFTER_APPROVAL, "approved"),
        (EVIDENCE_AFTER_APPROVAL, "lapsed"),
        (A_FIGURE_UNDER_REVIEW, "submitted"),
        (SHE_CONFIRMED_THE_WORDS, "submitted"),
    ],
)
def test_a_story_that_once_mattered_ends_as_it_should(make_person: PersonMaker, story: list[Step], ends: str) -> None:
    newsroom = Newsroom(make_person)
    for verb, who, which, choice in story:
        newsroom.step(verb, who, which, choice)
        check(newsroom.article)
    verdict = Verdict.objects.filter(claim__article=newsroom.article).order_by("-version")[0]
    assert verdict.state == ends
