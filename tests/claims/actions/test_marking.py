"""Marking words as a claim, and what people say of the claim."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.models import AnchorStatus
from annotations.text import canonical
from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.marking import (
    ClaimIsClosed,
    SpanRefused,
    TextHasChanged,
    mark_claim,
    set_check_status,
    withdraw_claim,
)
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_article, latest


def mark(article: Article, by: User, start: int, end: int, exact: str, **what: object) -> Claim:
    return mark_claim(
        by=by,
        revision=latest(article),
        start=start,
        end=end,
        exact=exact,
        **{"kind": "figure", **what},  # type: ignore[arg-type]
    )


def event_of(claim: Claim) -> Event:
    return Event.objects.filter(object_uid=str(claim.uid)).order_by("-number")[0]


# --- Marking ----------------------------------------------------------------------------------------------------------


def test_it_marks_the_words_with_their_context_and_sentence(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="36 soldiers", claimant=" officials ")
    anchor = claim.anchors.select_related("revision").get()
    assert (claim.number, claim.kind, claim.claimant, claim.marked_by) == (1, "figure", "officials", ines)
    assert (anchor.exact, anchor.prefix[-9:], anchor.suffix[:5]) == ("36 soldiers", "At least ", " were")
    assert anchor.sentence == "At least 36 soldiers were killed on Thursday."
    assert (anchor.status, anchor.placed_by) == (AnchorStatus.MARKED, ines)


def test_it_records_who_marked_which_words(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    event = event_of(claim)
    assert (event.verb, event.kind, event.label) == ("marked", "claim", "claim 1: At least 36")
    assert event.chain.name == f"article:{article.uid}"
    assert event.person == ines


def test_numbers_are_counted_in_each_article_and_never_used_again(article: Article, cited: Article, ines: User) -> None:
    first = a_claim(by=ines, article=article, words="At least 36")
    withdraw_claim(by=ines, claim=first, reason="Marked twice")
    assert a_claim(by=ines, article=article, words="Thursday", kind="date").number == 2
    assert a_claim(by=ines, article=cited, words="The governor").number == 1


def test_marks_may_overlap_nest_and_repeat(article: Article, ines: User, jonas: User) -> None:
    for words in ("At least 36 soldiers", "36 soldiers were", "36", "At least 36 soldiers"):
        a_claim(by=jonas, article=article, words=words)
    assert Claim.objects.filter(article=article).count() == 4


def test_nobody_without_a_role_marks(article: Article, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        mark(article, make_person("nobody", "Nobody"), 35, 46, "At least 36")
    assert not Claim.objects.exists()


def test_who_was_closed_does_not_mark(article: Article, jonas: User) -> None:
    jonas.is_active = False
    with pytest.raises(NotAllowed):
        mark(article, jonas, 35, 46, "At least 36")


def test_it_refuses_a_kind_that_is_not_in_the_list(article: Article, ines: User) -> None:
    with pytest.raises(Unusable, match="kind"):
        mark(article, ines, 35, 46, "At least 36", kind="rumour")


@pytest.mark.parametrize(("start", "end"), [(46, 35), (35, 35), (-1, 5), (0, 10_000), (10_000, 10_001), (5, 2**40)])
def test_it_refuses_a_span_that_is_none(start: int, end: int, article: Article, ines: User) -> None:
    with pytest.raises(SpanRefused, match="characters"):
        mark(article, ines, start, end, "At least 36")


def test_it_refuses_white_space(article: Article, ines: User) -> None:
    with pytest.raises(SpanRefused, match="no words"):
        mark(article, ines, 33, 35, "\n\n")


def test_it_refuses_other_words_than_those_that_stand_there(article: Article, ines: User) -> None:
    with pytest.raises(TextHasChanged, match="At least 36") as refusal:
        mark(article, ines, 35, 46, "At least 33")
    assert refusal.value.status == 409
    assert refusal.value.url == article.get_absolute_url()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_a_form_are_those_of_the_text(line_end: str, article: Article, ines: User) -> None:
    text = latest(article).text
    start, end = text.index("Idlib"), text.index("At least 36 s") + 8
    claim = mark(article, ines, start, end, text[start:end].replace("\n", line_end))
    assert claim.anchors.get().exact == "Idlib\n\nAt least"


def test_it_refuses_a_revision_that_is_not_the_latest(article: Article, ines: User) -> None:
    Article.objects.filter(pk=article.pk).update(revision_count=2)
    with pytest.raises(TextHasChanged, match="Revision 2") as refusal:
        mark(article, ines, 35, 46, "At least 36")
    assert refusal.value.status == 409


def test_it_refuses_where_a_revision_came_in_after_the_page_was_read(article: Article, ines: User) -> None:
    """The object in hand still says that its revision is the latest; the row knows better."""
    revision = latest(article)
    Article.objects.filter(pk=article.pk).update(revision_count=2)
    with pytest.raises(TextHasChanged, match="Revision 2"):
        mark_claim(by=ines, revision=revision, start=35, end=46, exact="At least 36", kind="figure")
    assert not Claim.objects.exists()
    assert Article.objects.get(pk=article.pk).claim_count == 0


def test_sent_twice_it_makes_one(article: Article, ines: User) -> None:
    uid = uuid4()
    first = mark(article, ines, 35, 46, "At least 36", uid=uid)
    assert mark(article, ines, 35, 46, "At least 36", uid=uid) == first
    assert Event.objects.filter(verb="marked").count() == 1


def test_sent_twice_it_makes_one_even_after_the_text_moved_on(article: Article, ines: User) -> None:
    uid = uuid4()
    first = mark(article, ines, 35, 46, "At least 36", uid=uid)
    Article.objects.filter(pk=article.pk).update(revision_count=2)
    assert mark(article, ines, 35, 46, "At least 36", uid=uid) == first


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧‍👦 came",  # one sign, seven code points
        "🇹🇷🇸🇾",
        "قُتل ٣٦ جنديًا",  # right to left, with combining vowels
        "caf\u00e9 q\u0323\u0307",  # combining marks that have no one code point
        "𝟛𝟞 dead",  # beyond the basic plane
    ],
)
def test_offsets_count_code_points(words: str, ines: User) -> None:
    before = "🎉 Zu\u0308rich 🎉 "
    article = an_article(by=ines, paragraphs=("Signs", canonical(f"{before}{words} — and on 🎉.")))
    claim = a_claim(by=ines, article=article, words=canonical(words))
    anchor = claim.anchors.select_related("revision").get()
    assert anchor.end is not None and anchor.start is not None
    assert anchor.end - anchor.start == len(canonical(words))
    assert anchor.revision.text[anchor.start : anchor.end] == anchor.exact == canonical(words)
    assert anchor.sentence == latest(article).text.split("\n\n")[1]


@given(
    paragraph=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60)
    .map(canonical)
    .filter(lambda text: bool(text.strip()) and text == text.strip()),
    ends=st.tuples(st.integers(-3, 70), st.integers(-3, 70)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_span_of_any_text_is_marked_exactly_or_refused(paragraph: str, ends: tuple[int, int], ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Title", paragraph), title="Title")
    text = latest(article).text
    start, end = ends
    exact = text[start:end] if 0 <= start < end else ""
    if 0 <= start < end <= len(text) and exact.strip():
        anchor = mark(article, ines, start, end, exact).anchors.select_related("revision").get()
        assert (anchor.span, anchor.exact) == ((start, end), exact)
        assert text.startswith(anchor.prefix + exact + anchor.suffix, start - len(anchor.prefix))
        assert exact in anchor.sentence
    else:
        with pytest.raises((SpanRefused, TextHasChanged)):
            mark(article, ines, start, end, exact)


# --- Check status -----------------------------------------------------------------------------------------------------


def test_it_sets_the_status_and_says_from_which(claim: Claim, jonas: User) -> None:
    set_check_status(by=jonas, claim=claim, status="needs_source")
    assert Claim.objects.get(pk=claim.pk).check_status == "needs_source"
    event = event_of(claim)
    assert (event.verb, event.label, event.person) == ("set status of", "claim 1", jonas)
    assert '"from":"open"' in event.details and '"to":"needs_source"' in event.details


@pytest.mark.parametrize("status", ["dismissed", "on_author"])
def test_some_statuses_need_a_reason(status: str, claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="why"):
        set_check_status(by=ines, claim=claim, status=status, reason="  ")
    set_check_status(by=ines, claim=claim, status=status, reason="The same as claim 2")
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == (status, "The same as claim 2")


def test_it_refuses_a_status_that_is_not_in_the_list(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable):
        set_check_status(by=ines, claim=claim, status="done")


def test_who_sees_an_old_status_does_not_overwrite_the_new_one(claim: Claim, ines: User, jonas: User) -> None:
    seen_by_jonas = Claim.objects.get(pk=claim.pk)
    set_check_status(by=ines, claim=claim, status="in_progress")
    with pytest.raises(RuleViolation, match="just now"):
        set_check_status(by=jonas, claim=seen_by_jonas, status="needs_source")


def test_nobody_without_a_role_sets_a_status(claim: Claim, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        set_check_status(by=make_person("nobody", "Nobody"), claim=claim, status="checked")


# --- Withdrawing ------------------------------------------------------------------------------------------------------


def test_a_withdrawn_claim_stays_with_its_reason(claim: Claim, jonas: User) -> None:
    withdraw_claim(by=jonas, claim=claim, reason=" Marked twice ")
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.withdrawn_by, claim.withdrawal_reason) == (jonas, "Marked twice")
    assert claim.anchors.exists()
    assert (event_of(claim).verb, event_of(claim).kind) == ("withdrew", "claim")


def test_it_is_not_withdrawn_without_a_reason(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="why"):
        withdraw_claim(by=ines, claim=claim, reason=" \n")


def test_nothing_is_said_of_a_withdrawn_claim(claim: Claim, ines: User) -> None:
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed, match="Marked twice"):
        set_check_status(by=ines, claim=claim, status="checked")
    with pytest.raises(ClaimIsClosed, match="Marked twice"):
        withdraw_claim(by=ines, claim=claim, reason="Again")


def test_a_claim_is_withdrawn_once_also_from_an_old_page(claim: Claim, ines: User, jonas: User) -> None:
    seen_by_jonas = Claim.objects.get(pk=claim.pk)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed, match="just now"):
        withdraw_claim(by=jonas, claim=seen_by_jonas, reason="Not a claim")
    with pytest.raises(RuleViolation):
        set_check_status(by=jonas, claim=Claim(pk=claim.pk, check_status="open"), status="checked")


def test_nobody_without_a_role_withdraws(claim: Claim, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        withdraw_claim(by=make_person("nobody", "Nobody"), claim=claim, reason="Marked twice")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_marks_and_withdraws(role: Role, article: Article, make_person: PersonMaker) -> None:
    person = make_person("any", "Any Body", role)
    withdraw_claim(by=person, claim=a_claim(by=person, article=article, words="36"), reason="Marked twice")
    assert not list(broken_links())
