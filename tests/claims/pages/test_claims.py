"""The list of all claims."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.listings import CLAIMS
from factcheck.claims.models import Claim
from factcheck.claims.states import LIST_STATES, PRESSING_FIRST, ClaimKind
from factcheck.lists import pages
from factcheck.lists.queries import shown_list
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, an_article

STATEMENTS = 11  # with the saved views, the scale that ratings are chosen from, and what is to be checked blind


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def three(ines: User, jonas: User, ruth: User, article: Article) -> None:
    """Claim 1 approved, claim 2 unchecked, and claim 1 of another article withdrawn."""
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    a_claim(by=jonas, article=article, words="Nearly a million people", kind=ClaimKind.DESCRIPTION)
    other = an_article(by=ines, paragraphs=("Other news", "The mayor was 55."), publication="Other Daily")
    withdraw_claim(by=ines, claim=a_claim(by=ines, article=other, words="The mayor was 55"), reason="Marked twice")


def words(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/claims/{query}")
    assert response.status_code == 200
    return [row.record.words for row in response.context["table"].paginated_rows]


def test_it_lists_the_claims_of_all_articles_newest_first(desk: Client, three: None) -> None:
    assert words(desk) == ["The mayor was 55", "Nearly a million people", "At least 36"]


def test_a_row_shows_words_article_state_rating_and_who_marked_it(desk: Client, three: None) -> None:
    claim = Claim.objects.get(number=1, article__title__startswith="Strike")
    page = desk.get("/claims/?state=approved").content.decode()
    for shown in (
        f'href="/claims/{claim.uid}/" lang="en">At least 36</a>',
        "Strike kills at least 36 in Idlib",
        "The Daily Test",
        "is-approved",
        "r-accurate",
        "Ines Halloran",
    ):
        assert shown in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=approved", ["At least 36"]),
        ("?state=withdrawn", ["The mayor was 55"]),
        ("?kind=description", ["Nearly a million people"]),
        ("?publication=other-daily", ["The mayor was 55"]),
        ("?person=jonas", ["Nearly a million people"]),
        ("?anchor=marked", ["The mayor was 55", "Nearly a million people", "At least 36"]),
        ("?anchor=deleted", []),
        ("?words=MILLION+nearly", ["Nearly a million people"]),
        ("?words=36&state=unchecked", []),
        ("?sort=words", ["At least 36", "Nearly a million people", "The mayor was 55"]),
        ("?sort=list_state", ["Nearly a million people", "At least 36", "The mayor was 55"]),
        ("?sort=-list_state", ["The mayor was 55", "At least 36", "Nearly a million people"]),
    ],
)
def test_filters_and_order_stand_in_the_address(desk: Client, three: None, query: str, found: list[str]) -> None:
    assert words(desk, query) == found


def test_its_publication_and_number_leave_with_it(desk: Client, ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="36 soldiers")
    shown = shown_list(CLAIMS, RequestFactory().get("/claims/"), QueryDict("columns=number&columns=publication"))
    publication = article.publication
    assert publication is not None
    assert list(shown.table.rows_of_text()) == [
        ["Claim", "Number", "Publication"],
        ["36 soldiers", "1", publication.name],
    ]


def test_it_says_why_a_claim_was_dismissed(desk: Client, ines: User, article: Article) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    set_check_status(by=ines, claim=claim, status="dismissed", reason="<Background> only")
    page = desk.get("/claims/?state=dismissed").content.decode()
    told = '<span class="meta own-line"><span class="own-direction">&lt;Background&gt; only</span>'
    assert f'{told} <abbr class="initials" title="Ines Halloran">IH</abbr>' in page
    assert 'data-label="Reason"' not in page
    assert (
        'data-label="Reason">&lt;Background&gt; only</td>' in desk.get("/claims/?columns=check_reason").content.decode()
    )


def test_the_sorted_states_are_all_there_are() -> None:
    assert sorted(PRESSING_FIRST) == sorted(state.name for state in LIST_STATES)


@pytest.mark.parametrize(
    "query", ["?state=odd", "?kind=odd", "?publication=odd", "?person=odd", "?page=0", "?sort=odd"]
)
def test_a_strange_address_is_no_fault(desk: Client, three: None, query: str) -> None:
    assert len(words(desk, query)) == 3


def test_the_rating_is_that_of_the_version_whose_state_is_shown(
    desk: Client, ines: User, ruth: User, article: Article
) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    returned = a_submitted_verdict(by=ines, claim=claim, rating="inaccurate")
    return_verdict(by=ruth, verdict=returned, note="Whose count is it?")
    start_verdict(by=ines, claim=claim)
    a_draft(by=ines, claim=claim, rating="opinion")
    page = desk.get("/claims/").content.decode()
    assert "is-returned" in page
    assert "r-inaccurate" in page
    assert "r-opinion" not in page


def test_a_claim_with_only_a_draft_shows_its_rating_as_in_progress(desk: Client, ines: User, article: Article) -> None:
    a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), rating="outdated")
    page = desk.get("/claims/").content.decode()
    assert "is-progress" in page
    assert "r-outdated" in page


def test_words_are_escaped(desk: Client, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("<i>Title</i>", "He said <script>alert(1)</script> loudly."))
    a_claim(by=ines, article=article, words="<script>alert(1)</script>")
    page = desk.get("/claims/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page
    assert "<i>Title" not in page


def test_it_says_what_to_do_while_there_are_none(desk: Client) -> None:
    assert "No claims yet" in desk.get("/claims/").content.decode()


def test_it_says_that_a_short_word_is_looked_for_only_where_words_begin(desk: Client, three: None) -> None:
    assert words(desk, "?words=36") == ["At least 36"]
    for query, shown in (("words=36", True), ("words=6", True), ("words=least", False), ("", False)):
        assert (
            "looked for only where a word or a figure begins" in desk.get(f"/claims/?{query}").content.decode()
        ) == shown
    assert "No claim like this" in desk.get("/claims/?words=6").content.decode()


def test_it_says_so_when_none_fits(desk: Client, three: None) -> None:
    assert "No claim like this" in desk.get("/claims/?words=zebra").content.decode()


def test_its_statements_do_not_grow_with_the_claims(
    desk: Client, ines: User, three: None, article: Article, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(STATEMENTS):
        words(desk)
    for _number in range(55):
        a_draft(by=ines, claim=a_claim(by=ines, article=article, words="soldiers"), cited=False)
    with django_assert_num_queries(STATEMENTS):
        assert len(words(desk)) == 50
    assert len(words(desk, "?page=2")) == 8


def test_a_dismissed_claim_stays_in_the_list(desk: Client, ines: User, article: Article) -> None:
    claim = a_claim(by=ines, article=article, words="At least 36")
    set_check_status(by=ines, claim=claim, status="dismissed", reason="Said elsewhere")
    assert words(desk, "?state=dismissed") == ["At least 36"]


def test_it_is_read_only(desk: Client) -> None:
    assert desk.post("/claims/").status_code == 405


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get("/claims/").status_code == 403


def test_a_risk_is_marked_in_its_row_and_filtered_by(desk: Client, three: None) -> None:
    assert "risk-mark" not in desk.get("/claims/").content.decode()
    Claim.objects.filter(article__title__startswith="Strike", number=1).update(risk="legal")
    assert desk.get("/claims/").content.decode().count('<span class="risk-mark">Legal</span>') == 1
    assert words(desk, "?risk=legal") == ["At least 36"]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("check_status=open", 3),
        ("check_status=dismissed", 0),
        ("resolution=cut", 0),
        ("since=2020-01-01&until=2100-01-01", 3),
        ("until=2020-01-01", 0),
        ("rating=accurate", 1),
        ("rating=%00", 3),
    ],
)
def test_every_other_axis_narrows_it_too(desk: Client, three: None, query: str, number: int) -> None:
    Claim.objects.update(check_status="open")
    html = desk.get(f"/claims/?{query}").content.decode()
    assert html.count('<input type="checkbox" name="claim"') == number


@pytest.fixture
def due(three: None, ines: User, article: Article) -> None:
    """The article's deadline has passed; its unchecked claim 2 has no time of its own; claim 3 is due in an hour."""
    a_claim(by=ines, article=article, words="Thursday", kind=ClaimKind.DATE)
    now = timezone.now()
    Article.objects.filter(pk=article.pk).update(deadline_at=now - timedelta(hours=2))
    Claim.objects.filter(article=article, number=3).update(due_at=now + timedelta(hours=1))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # Claim 1 is approved: its time has passed, and nobody is late.
        ("?due=overdue", ["Nearly a million people"]),
        ("?due=day", ["Thursday"]),
        ("?due=none", ["The mayor was 55"]),
        ("?sort=due_at", ["Nearly a million people", "At least 36", "Thursday", "The mayor was 55"]),
        ("?sort=-due_at", ["Thursday", "Nearly a million people", "At least 36", "The mayor was 55"]),
    ],
)
def test_it_finds_and_orders_what_is_late_by_its_own_time_or_its_articles(
    desk: Client, due: None, query: str, found: list[str]
) -> None:
    assert words(desk, query) == found


@pytest.mark.parametrize(
    "query", [f"{sign}{name}" for name in ("assignee", "due_at", "marked_by") for sign in ("", "-")]
)
@pytest.mark.parametrize("most_merged", [4, 1_000])
def test_its_pages_go_on_from_one_another_in_the_order_of_the_whole_list(
    due: None,
    ines: User,
    jonas: User,
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    most_merged: int,
) -> None:
    """What is given or due and what is not are found by themselves; together they are the list."""
    monkeypatch.setattr(pages, "MOST_MERGED", most_merged)
    now = timezone.now()
    for number in range(9):
        claim = a_claim(by=(ines, jonas)[number % 2], article=article, words="soldiers")
        Claim.objects.filter(pk=claim.pk).update(
            assignee=(None, ines, jonas)[number % 3], due_at=(None, now, now + timedelta(hours=number))[number // 3]
        )
    table = shown_list(CLAIMS, RequestFactory().get("/"), QueryDict(f"sort={query}&kind=figure")).table
    whole = list(table.data.data.values_list("pk", flat=True))
    assert len(whole) > 9
    for length in (2, 5):
        table.per_page = length  # type: ignore[misc]
        shown = []
        for number in range(1, len(whole) // length + 2):
            if (number - 1) * length < len(whole):
                table.show_page(str(number))
                shown += [record.pk for record in table.records]
        assert shown == whole, length


def test_what_nobody_was_given_comes_last_either_way(desk: Client, three: None, ines: User, jonas: User) -> None:
    """On both databases, which order what is not there each in its own way."""
    first, second, _third = Claim.objects.order_by("pk")
    Claim.objects.filter(pk=first.pk).update(assignee=ines)
    Claim.objects.filter(pk=second.pk).update(assignee=jonas)
    assert words(desk, "?sort=assignee") == ["At least 36", "Nearly a million people", "The mayor was 55"]
    assert words(desk, "?sort=-assignee") == ["Nearly a million people", "At least 36", "The mayor was 55"]


def test_a_row_says_that_its_article_is_late_while_the_claim_needs_a_hand(desk: Client, due: None) -> None:
    Claim.objects.update(due_at=None)
    page = desk.get("/claims/?columns=words&columns=assignee").content.decode()
    assert page.count('<strong class="pressing">Overdue</strong>') == 2


def test_a_row_says_overdue_until_its_claim_is_settled(desk: Client, due: None) -> None:
    page = desk.get("/claims/?columns=words&columns=due_at").content.decode()
    assert page.count('<strong class="pressing">Overdue</strong>') == 1
    assert page.count("<time ") == 3


def test_more_filters_are_open_while_one_of_them_narrows_the_list(desk: Client, three: None) -> None:
    assert '<details class="list-menu"><summary>More filters' in desk.get("/claims/").content.decode()
    narrowed = desk.get("/claims/?check_status=open").content.decode()
    assert '<details class="list-menu" open><summary>More filters' in narrowed


def test_its_rows_leave_as_text_in_two_statements(desk: Client, three: None, django_assert_num_queries: Any) -> None:
    """The claims, and the scale."""
    every = QueryDict("&".join(f"columns={name}" for name in CLAIMS.table._meta.sequence))
    with django_assert_num_queries(2):
        shown = shown_list(CLAIMS, RequestFactory().get("/claims/"), every)
        head, *rows = shown.table.rows_of_text()
    assert len(rows) == 3
    cells = dict(zip(head, rows[0], strict=True))
    assert "<" not in "".join(rows[0])
    assert cells["Check status"]
    assert cells["Marked"].endswith("Z")
