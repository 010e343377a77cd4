"""Whatever people do, in whatever order: the rules of the newsroom hold after every step."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.citing import remove_citation
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import Citation, Claim, Rating, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import (
    DECIDED_VERSIONS,
    OPEN_VERSIONS,
    VERDICT_TRANSITIONS,
    CheckStatus,
    Risk,
    VerdictState,
)
from factcheck.errors import RuleViolation
from tests.claims.test_states import state_by_the_table
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_article, cite_article, cite_page

PEOPLE = ("ines", "ruth", "teodor", "root")
STRANGER = 7
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


# Saving, submitting and deciding come most often: the rest would end every story early.
STEPS: dict[str, Callable[[Claim, User, int, Article], None]] = {
    function.__name__: function
    for function in (save, start, cite, uncite, submit, approve, send_back, lapse, set_status, withdraw)
}
OFTEN = ["save", "save", "cite", "cite", "submit", "submit", "submit", "approve", "approve", "approve", "send_back"]
stories = st.lists(
    st.tuples(
        st.sampled_from([*OFTEN, *STEPS]),
        st.integers(0, len(PEOPLE) - 1),
        st.sampled_from([0, 0, 1]),
        st.integers(0, 7),
    ),
    min_size=15,
    max_size=40,
)


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
        version = version.copied_from
    return workers


def check(claims: list[Claim]) -> None:
    for verdict in Verdict.objects.filter(claim__in=claims):
        deciders = [pk for pk in (verdict.approved_by_id, verdict.seconded_by_id) if pk]
        if verdict.returned_by_id:
            assert verdict.returned_by_id not in worked_on(verdict)
        if verdict.state in DECIDED_VERSIONS:
            assert verdict.break_glass_reason or len(set(deciders)) == verdict.approvals_needed
            assert verdict.fingerprint == fingerprint(Verdict.objects.get(pk=verdict.pk))
        if not verdict.break_glass_reason:
            assert not set(deciders) & worked_on(verdict)
    for claim in with_list_state(Claim.objects.filter(pk__in=[claim.pk for claim in claims])):
        states = [VerdictState(state) for state in claim.verdicts.values_list("state", flat=True)]
        assert sum(state in OPEN_VERSIONS for state in states) <= 1
        assert states.count(VerdictState.APPROVED) <= 1
        assert claim.list_state == state_by_the_table(claim)  # type: ignore[attr-defined]


def states(claims: list[Claim]) -> dict[int, str]:
    return dict(Verdict.objects.filter(claim__in=claims).values_list("pk", "state"))


def told() -> QuerySet[Event]:
    """The events of claims and verdicts; a source is added on its own, before it is cited."""
    return Event.objects.exclude(kind="source")


HER_CITATION = [("save", 0, 0, 0), ("cite", 1, 0, 1), ("submit", 0, 0, 0), ("approve", 1, 0, 0), ("approve", 2, 0, 0)]
HER_FIRST_VERSION = [("save", 1, 0, 2), ("submit", 1, 0, 0), ("send_back", 2, 0, 0), ("save", 3, 0, 2)]
HER_FIRST_VERSION += [("submit", 3, 0, 0), ("approve", 1, 0, 0), ("send_back", 1, 0, 0)]


@given(stories)
@example(HER_CITATION)
@example(HER_FIRST_VERSION)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_the_rules_hold_after_every_step(make_person: PersonMaker, story: list[Step]) -> None:
    cast = people(make_person)
    article = an_article(by=cast[0])
    cited = an_article(by=cast[0], paragraphs=("Turkey counts", "Turkey says “at least 33” were killed."))
    claims = [a_claim(by=cast[0], article=article, words="At least 36")]
    claims.append(a_claim(by=cast[1], article=article, words="36 soldiers"))
    Claim.objects.filter(pk=claims[1].pk).update(risk=Risk.LEGAL)

    for verb, who, which, choice in story:
        claim = Claim.objects.select_related("article").get(pk=claims[which].pk)
        before, events = states(claims), told().count()
        try:
            STEPS[verb](claim, cast[who], choice, cited)
        except RuleViolation:
            # Refused as a whole: no half of it stays.
            assert states(claims) == before
            assert told().count() == events
        for pk, state in states(claims).items():
            if pk in before and before[pk] != state:
                assert VerdictState(state) in VERDICT_TRANSITIONS[VerdictState(before[pk])]
        check(claims)
    assert not list(broken_links())
