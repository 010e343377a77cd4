"""Who gets what at every address: the table below against the URL resolver, as every role and as nobody.

A new URL needs a line in TABLE: its name, who may (an action of the table of permissions, SIGNED_IN or PUBLIC), what an
empty request gets by method from who may, and what fills its address (attributes of `World`, in the order of the
address). HEAD is answered as GET is. Another method that is not named gets 405. Who may not gets 403, nobody is sent
to sign in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import product
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from factcheck.accounts.models import User
from factcheck.accounts.permissions import PERMISSIONS
from factcheck.articles.actions import import_article, keep_draft
from factcheck.articles.listings import ARTICLES
from factcheck.articles.models import Article, ImportDraft, Publication, Revision
from factcheck.articles.publishing import publish_article
from factcheck.claims.actions.asking import ask_question
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import mark_claim
from factcheck.claims.actions.proposing import save_verdict, submit_verdict
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Citation, Claim, Question, Rating, SecondCheck, Verdict
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.lists.actions import save_view
from factcheck.lists.models import SavedView
from factcheck.public.actions.reporting import Told, send_report
from factcheck.public.models import ReaderReport
from factcheck.public.tokens import signed_token, token_of
from factcheck.reports.actions.background import start_export
from factcheck.reports.actions.defining import save_definition
from factcheck.reports.models import ExportJob, ReportDefinition
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from factcheck.sources.actions import add_evidence, add_source
from factcheck.sources.models import EvidenceFile, Source
from tests.conftest import PersonMaker

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PUBLIC, SIGNED_IN = "public", "signed in"
NOBODY = "nobody"
ROLES = ("editor", "reviewer", "admin", "person without a role", "superuser without a role", NOBODY)


@dataclass(frozen=True)
class Row:
    """One address: who may, what they get, what fills it; `owners` is set where others than its owner find nothing."""

    name: str
    may: str
    gets: dict[str, int]
    filled_by: tuple[str, ...] = ()
    owners: str = ""


def row(name: str, may: str, gets: str, filled_by: str = "", owners: str = "") -> Row:
    """Reads `gets` as in "GET 200 POST 302"; a status is that of a request that brings nothing."""
    words = gets.split()
    statuses = {method: int(status) for method, status in zip(words[::2], words[1::2], strict=True)}
    return Row(name, may, statuses, tuple(filled_by.split()), owners)


TABLE = [
    # accounts
    row("sign_in", PUBLIC, "GET 302 POST 302"),
    row("sign_out", PUBLIC, "POST 302"),
    row("account", SIGNED_IN, "GET 200"),
    row("change_password", SIGNED_IN, "GET 200 POST 422"),
    row(
        "admin_change_password",
        SIGNED_IN,
        "GET 302 HEAD 302 POST 302 PUT 302 PATCH 302 DELETE 302 OPTIONS 302",
    ),
    row("set_theme", PUBLIC, "POST 302"),
    row("reset_password", PUBLIC, "GET 200 POST 200 PUT 200 OPTIONS 200"),
    row("reset_password_done", PUBLIC, "GET 200 OPTIONS 200"),
    row(
        "reset_password_confirm",
        PUBLIC,
        "GET 200 HEAD 200 POST 200 PUT 200 PATCH 200 DELETE 200 OPTIONS 200",
        "word word",
    ),
    row("reset_password_complete", PUBLIC, "GET 200 OPTIONS 200"),
    # audit
    row("audit", "read_audit_log", "GET 200"),
    row("chains", "read_audit_log", "GET 200"),
    row("healthz", PUBLIC, "GET 200 HEAD 200"),
    # articles
    row("publications", "manage_publications", "GET 200"),
    row("add_publication", "manage_publications", "GET 200 POST 422"),
    row("publication", "manage_publications", "GET 200 POST 422", "publication.slug"),
    row("articles", "read", "GET 200"),
    row("import_articles", "import_article", "GET 200 POST 422"),
    row("import_draft", "import_article", "GET 200 POST 409", "import_draft.uid", owners="editor"),
    row("revisions", "read", "GET 200", "article.slug"),
    row("revision", "read", "GET 200", "article.slug one"),
    row("add_revision", "add_revision", "GET 200 POST 422", "article.slug"),
    row("revert_revision", "add_revision", "POST 409", "article.slug one"),
    row("compare_revisions", "read", "GET 200", "article.slug one one"),
    row("choose_revisions", "read", "GET 400", "article.slug"),
    row("revision_text", "read", "GET 200 HEAD 200", "article.slug one"),
    # sources
    row("sources", "read", "GET 200"),
    row("add_source", "add_source", "GET 200 POST 422"),
    row("find_sources", "read", "GET 200"),
    row("grade_sources", "edit_source", "GET 302 POST 400"),
    row("undo_grades", "edit_source", "POST 409", "source.uid"),
    row("source", "read", "GET 200", "source.uid"),
    row("edit_source", "edit_source", "GET 200 POST 422", "source.uid"),
    row("set_excerpt", "edit_source", "GET 200 POST 422", "source.uid"),
    row("add_evidence", "add_evidence", "POST 422", "source.uid"),
    row("evidence", "read", "GET 200", "evidence.uid"),
    row("remove_evidence", "add_evidence", "POST 302", "evidence.uid"),
    # claims
    row("claims", "read", "GET 200"),
    row("verdicts", "read", "GET 200"),
    row("claim", "read", "GET 200", "claim.uid"),
    row("source_claims", "read", "GET 200", "source.uid"),
    row("workspace", "read", "GET 200", "article.slug"),
    row("revision_claims", "read", "GET 200", "article.slug one"),
    row("compare_claims", "read", "GET 200", "article.slug one one"),
    row("preview_claims", "add_revision", "POST 400", "article.slug"),
    row("confirm_anchors", "mark_claim", "POST 409", "article.slug one"),
    row("confirm_anchor", "mark_claim", "POST 409", "claim.uid"),
    row("compare_since_approved", "read", "GET 302", "article.slug"),
    row("compare_claim_since_approved", "read", "GET 302", "claim.uid"),
    row("reattach_claim", "mark_claim", "POST 400", "claim.uid"),
    row("set_resolution", "set_resolution", "POST 400", "claim.uid"),
    row("sentence_list", "mark_claim", "GET 200", "article.slug"),
    row("sentence_span", "mark_claim", "GET 400", "article.slug"),
    row("mark_claim", "mark_claim", "POST 400", "article.slug"),
    row("mark_sentence", "mark_claim", "POST 400", "article.slug"),
    row("describe_claim", "mark_claim", "POST 422", "claim.uid"),
    row("change_bounds", "mark_claim", "POST 422", "claim.uid"),
    row("mark_repeats", "mark_claim", "POST 409", "claim.uid"),
    row("undo_mark", "withdraw_claim", "POST 302", "claim.uid"),
    row("set_check_status", "set_check_status", "POST 422", "claim.uid"),
    row("undo_dismissal", "set_check_status", "POST 409", "claim.uid"),
    row("assign_claims", "assign_claim", "GET 302 POST 400"),
    row("assign_claim", "assign_claim", "GET 200 POST 302", "claim.uid"),
    row("undo_assignment", "assign_claim", "POST 409", "claim.uid"),
    row("assign_articles", "assign_article", "GET 302 POST 400"),
    row("undo_article_assignment", "assign_article", "POST 409", "claim.uid"),
    row("assign_article", "assign_article", "GET 200 POST 302", "article.slug"),
    row("set_check_statuses", "set_check_status", "GET 302 POST 400"),
    row("undo_check_statuses", "set_check_status", "POST 409", "claim.uid"),
    row("call_sheet", "ask_question", "GET 200", "article.slug"),
    row("ask_question", "ask_question", "GET 200 POST 422", "claim.uid"),
    row("ask_second_check", "ask_second_check", "GET 200 POST 422", "submitted.claim.uid"),
    row("answer_second_check", "answer_second_check", "GET 302 POST 302", "submitted.claim.uid"),
    row("withdraw_second_check", "ask_second_check", "POST 302", "second_check.uid"),
    row("record_answer", "ask_question", "POST 422", "question.uid"),
    row("follow_answer", "set_check_status", "POST 409", "question.uid"),
    row("withdraw_claim", "withdraw_claim", "POST 422", "claim.uid"),
    row("start_verdict", "propose_verdict", "POST 302", "claim.uid"),
    row("save_verdict", "propose_verdict", "POST 302", "claim.uid"),
    row("submit_verdict", "propose_verdict", "POST 422", "claim.uid"),
    row("take_over_verdict", "propose_verdict", "POST 409", "submitted.uid"),
    row("compare_versions", "read", "GET 404", "claim.uid one one"),
    row("set_risk", "raise_risk", "POST 400", "claim.uid"),
    row("choose_source", "cite", "GET 200", "claim.uid"),
    row("cite_article", "cite", "GET 200 POST 422", "claim.uid cited.slug"),
    row("cite_source", "cite", "GET 200 POST 422", "claim.uid source.uid"),
    row("remove_citation", "cite", "POST 302", "citation.uid"),
    row("restore_citation", "cite", "POST 302", "citation.uid"),
    # corrections
    row("corrections", "read", "GET 200"),
    row("hand_over_corrections", "draft_correction", "GET 302 POST 400"),
    row("undo_handing_over", "draft_correction", "POST 409", "correction.uid"),
    row("discard_corrections", "draft_correction", "GET 302 POST 400"),
    row("undo_discards", "draft_correction", "POST 409", "correction.uid"),
    row("unannounced_changes", "read", "GET 200"),
    row("waive_change", "waive_change", "POST 422", "change.uid"),
    row("reopen_change", "waive_change", "POST 409", "change.uid"),
    row("correction", "read", "GET 200", "correction.uid"),
    row("article_corrections", "read", "GET 200", "article.slug"),
    row("word_notes", "manage_publications", "GET 200 POST 302"),
    row("proposed_corrections", "read", "GET 200", "article.slug"),
    row("draft_correction", "draft_correction", "GET 200 POST 200", "article.slug"),
    row("change_correction", "draft_correction", "GET 409 POST 409", "correction.uid"),
    row("submit_correction", "draft_correction", "POST 409", "correction.uid"),
    row("claim_corrections", "read", "GET 200", "claim.uid"),
    row("resolve_claim", "set_resolution", "POST 400", "claim.uid"),
    row("reattach_sign", "draft_correction", "GET 200 POST 422", "correction.uid"),
    row("take_over_correction", "draft_correction", "POST 409", "correction.uid"),
    row("discard_correction", "draft_correction", "POST 422", "correction.uid"),
    row("issue_correction", "issue_correction", "POST 409", "correction.uid"),
    row("return_correction", "issue_correction", "POST 422", "correction.uid"),
    row("withdraw_correction", "issue_correction", "POST 422", "correction.uid"),
    row("supersede_correction", "issue_correction", "POST 422", "correction.uid"),
    # reports
    row("schema", PUBLIC, "GET 200 HEAD 200", "schema"),
    row("reports", "read", "GET 200"),
    row("article_report", "export_any_report", "GET 200", "article.slug"),
    row("article_report_csv", "export_any_report", "POST 200", "article.slug"),
    row("download_report", "export_any_report", "POST 400", "article.slug word"),
    # public
    row("public_article", PUBLIC, "GET 200 HEAD 200", "article.slug"),
    row("public_corrections", PUBLIC, "GET 200 HEAD 200"),
    row("public_correction", PUBLIC, "GET 200 HEAD 200", "correction.uid"),
    row("corrections_feed", PUBLIC, "GET 200 HEAD 200"),
    row("corrections_json_feed", PUBLIC, "GET 200 HEAD 200"),
    row("public_versions", PUBLIC, "GET 200 HEAD 200", "article.slug"),
    row("public_version", PUBLIC, "GET 200 HEAD 200", "article.slug one"),
    row("compare_public_versions", PUBLIC, "GET 200 HEAD 200", "article.slug"),
    row("report_error", PUBLIC, "GET 200 HEAD 200 POST 422", "article.slug"),
    row("report_status", PUBLIC, "GET 200 HEAD 200", "token"),
    row("forget_address", PUBLIC, "GET 200 HEAD 200 POST 302", "token"),
    row("reader_reports", "read", "GET 200"),
    row("reader_reports_waiting", "read", "GET 200"),
    row("reader_report", "read", "GET 200", "reader_report.uid"),
    row("look_at_report", "answer_reader_report", "POST 302", "reader_report.uid"),
    row("answer_report", "answer_reader_report", "POST 422", "reader_report.uid"),
    row("close_report", "answer_reader_report", "POST 302", "reader_report.uid"),
    row("reopen_report", "answer_reader_report", "POST 409", "reader_report.uid"),
    row("publish_article", "publish_article", "GET 200 POST 422", "article.slug"),
    row("preview_article", "read", "GET 200", "article.slug one"),
    row("copy_article", "read", "GET 200", "article.slug"),
    row("download_copy", "read", "GET 404", "article.slug word"),
    row("retract_article", "publish_article", "GET 200 POST 422", "article.slug"),
    row("export_reports", "export_reviewed_report", "POST 400"),
    row("exports", "export_reviewed_report", "GET 200"),
    row("export_job", "export_reviewed_report", "GET 200", "export_job.uid", owners="admin"),
    row("export_file", "export_reviewed_report", "GET 409", "export_job.uid", owners="admin"),
    row("cancel_export", "export_reviewed_report", "POST 302", "export_job.uid", owners="admin"),
    row("export_again", "export_reviewed_report", "POST 302", "export_job.uid", owners="admin"),
    row("report_pictures", "read_figures", "GET 200"),
    row("save_definition", "export_reviewed_report", "POST 400"),
    row("share_definition", "export_reviewed_report", "POST 302", "report_definition.uid", owners="admin"),
    row("stop_sharing_definition", "export_reviewed_report", "POST 302", "report_definition.uid", owners="admin"),
    row("remove_definition", "export_reviewed_report", "POST 302", "report_definition.uid", owners="admin"),
    # desk
    row("desk", "read", "GET 200"),
    row("search", "read", "GET 200"),
    row("save_view", "read", "POST 400", "list_name"),
    row("download_list", "read", "POST 200", "list_name list_format"),
    row("saved_view", "read", "GET 302", "saved_view.uid", owners="editor"),
    row("rename_view", "read", "POST 400", "saved_view.uid", owners="editor"),
    row("share_view", "read", "POST 302", "saved_view.uid", owners="editor"),
    row("stop_sharing_view", "read", "POST 302", "saved_view.uid", owners="editor"),
    row("remove_view", "read", "POST 302", "saved_view.uid", owners="editor"),
    row("load", "read", "GET 200"),
    row("next_item", "read", "GET 302"),
    row("previous_item", "read", "GET 302"),
    row("open_item", "read", "GET 302", "claim.uid"),
    row("review", "read", "GET 200"),
    row("figures", "read_figures", "GET 200"),
    row("correction_figures", "read_figures", "GET 200"),
    row("weekly_roll_up", "read_figures", "GET 200"),
    row("approve_verdicts", "review_verdict", "POST 400"),
    row("approve_verdict", "review_verdict", "POST 302", "submitted.uid"),
    row("return_verdict", "review_verdict", "POST 422", "submitted.uid"),
]


@dataclass(frozen=True)
class World:
    """Real objects for the addresses: a published article with claims, verdicts, a correction; a source, an import."""

    article: Article
    publication: Publication
    cited: Article
    claim: Claim
    draft: Verdict
    citation: Citation
    submitted: Verdict
    source: Source
    evidence: EvidenceFile
    correction: Correction
    change: UnannouncedChange
    import_draft: ImportDraft
    question: Question
    second_check: SecondCheck
    saved_view: SavedView
    reader_report: ReaderReport
    token: str
    export_job: ExportJob
    report_definition: ReportDefinition
    one: int = 1
    list_name: str = "articles"
    list_format: str = "csv"
    word: str = "word"
    schema: str = "report-2.json"


NOTE = "Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."
TEXT = f"Storm on the coast\n\nThe storm killed at least 36 people. Officials counted 120 boats.\n\n{NOTE}"


@pytest.fixture
def world(ines: User, jonas: User, ruth: User, amara: User, tmp_path: Path, request: pytest.FixtureRequest) -> World:
    """The work of Ines, the editor who walks; Ruth published the article, and Amara, the admin, exports reports."""
    request.getfixturevalue("settings").MEDIA_ROOT = tmp_path
    blocks, at = [], 0
    for role, part in zip(("headline", "paragraph", "correction_note"), TEXT.split("\n\n"), strict=True):
        blocks.append({"role": role, "start": at, "end": at + len(part)})
        at += len(part) + 2
    article = import_article(by=ines, text=TEXT, blocks=blocks, title="Storm on the coast", publication="Coast")
    publish_article(by=ruth, article=article, revision=Revision.objects.get(article=article))
    source = add_source(by=ines, kind="document", name="Coast guard log")
    claim = _marked(article, "Storm on the coast", by=ines)
    draft = _proposed(_marked(article, "120 boats", by=ines), source, by=ines)
    waiting = _proposed(_marked(article, "at least 36", by=ines), source, by=ines)
    submitted = submit_verdict(by=ines, verdict=waiting)
    token = token_of(signed_token()) or ""
    return World(
        article=article,
        publication=Publication.objects.get(),
        cited=import_article(by=ines, text="Calm", blocks=[{"role": "headline", "start": 0, "end": 4}], title="Calm"),
        claim=claim,
        draft=draft,
        citation=draft.citations.get(),
        submitted=submitted,
        source=source,
        evidence=add_evidence(by=ines, source=source, file=BytesIO(b"33 boats"), name="log.txt", size=8),
        correction=Correction.objects.get(article=article),
        change=_unannounced(article),
        question=ask_question(by=ines, claim=claim, question="How many died?"),
        second_check=ask_second_check(by=ines, claim=submitted.claim, checker=jonas),
        import_draft=keep_draft(by=ines, articles=[], source_file="storm.txt"),
        saved_view=save_view(by=ines, listing=ARTICLES, name="Of the coast", parameters=QueryDict("words=storm")),
        reader_report=_reported(article, "at least 36", token),
        token=token,
        export_job=start_export(by=amara, asked=Asked(Selection(), "csv")),
        report_definition=save_definition(by=amara, asked=Asked(Selection(), "csv"), name="Everything"),
    )


def _reported(article: Article, words: str, token: str) -> ReaderReport:
    revision = Revision.objects.select_related("article").get(article=article)
    start = revision.text.index(words)
    told = Told(wrong="It was 33.", right="33", name="Lena", email="lena@example.org")
    span = start, start + len(words)
    return send_report(article=article, revision=revision, span=span, told=told, token=token, network="192.0.2.1")


def _unannounced(article: Article) -> UnannouncedChange:
    revision = Revision.objects.get(article=article)
    return UnannouncedChange.objects.create(
        article=article,
        from_revision=revision,
        to_revision=revision,
        position=1,
        old_start=20,
        old_end=58,
        before="The storm killed at least 36 people.",
        after="The storm killed at least 33 people.",
        wrong="36",
        right="33",
        found_at=revision.added_at,
    )


def _marked(article: Article, words: str, *, by: User) -> Claim:
    revision = Revision.objects.select_related("article").get(article=article)
    start = revision.text.index(words)
    return mark_claim(by=by, revision=revision, start=start, end=start + len(words), exact=words, kind="figure")


def _proposed(claim: Claim, source: Source, *, by: User) -> Verdict:
    rating = Rating.objects.get(slug="inaccurate")
    verdict = save_verdict(by=by, claim=claim, rating=rating, explanation="It was 33.", as_of=date(2020, 2, 28))
    add_citation(by=by, verdict=verdict, source=source, stance="contradicts", locator_kind="page", locator="4")
    return verdict


@pytest.fixture
def people(ines: User, ruth: User, amara: User, make_person: PersonMaker) -> dict[str, User]:
    """One for each role but nobody. Ruth is an editor too; the reviewer who walks is nothing else."""
    ruth.groups.set(ruth.groups.filter(name="Reviewer"))
    root = make_person("root", "Root")
    User.objects.filter(pk=root.pk).update(is_superuser=True, is_staff=True)
    walking = [ines, ruth, amara, make_person("nora", "Nora Petit"), root]
    # Read anew: a person keeps the roles they were seen with first.
    return {role: User.objects.get(pk=person.pk) for role, person in zip(ROLES, walking, strict=False)}


Send = Callable[[str, str, str], HttpResponse]


@pytest.fixture
def send(people: dict[str, User]) -> Send:
    """Sends a request as a role and takes back what it changed: `send("editor", "POST", "/review/")`."""
    clients = {role: Client() for role in ROLES}
    sessions = {}
    for role, person in people.items():
        clients[role].force_login(User.objects.get(pk=person.pk))
        sessions[role] = clients[role].cookies[settings.SESSION_COOKIE_NAME].value

    def request(role: str, method: str, address: str) -> HttpResponse:
        client = clients[role]
        client.cookies.clear()
        if role != NOBODY:
            client.cookies[settings.SESSION_COOKIE_NAME] = sessions[role]
        with transaction.atomic():
            response: Any = client.generic(method, address, "walk=1", content_type="application/x-www-form-urlencoded")
            transaction.set_rollback(True)
        answer: HttpResponse = response
        return answer

    return request


def is_permitted(row: Row, role: str, people: dict[str, User]) -> bool:
    if row.may == PUBLIC:
        return True
    if role == NOBODY:
        return False
    return row.may == SIGNED_IN or bool(people[role].roles & PERMISSIONS[row.may])


def expected(row: Row, role: str, method: str, people: dict[str, User]) -> set[int]:
    """The statuses that are right; more than one only where the method is refused before or after the role is asked."""
    status = row.gets.get(method)
    if method == "HEAD" and status is None and "GET" in row.gets:
        return expected(row, role, "GET", people)
    if is_permitted(row, role, people):
        if row.name == "sign_in" and role == NOBODY and status is not None:
            return {200, 422}
        if status is not None and row.owners and role != row.owners:
            return {404}
        return {status or 405}
    if role == NOBODY:
        return {302}
    return {403} if status is not None else {403, 405}


def address_of(row: Row, world: World) -> str:
    return reverse(row.name, args=[attrgetter(part)(world) for part in row.filled_by])


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every pattern of ours; the Django admin is walked as a group of its own."""
    for pattern in found:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = [pattern.name for pattern in patterns(get_resolver().url_patterns)]
    in_table = [row.name for row in TABLE]
    assert set(names) - set(in_table) == set(), "add a row to TABLE"
    assert set(in_table) - set(names) == set(), "no address of this name is left"
    assert len(in_table) == len(set(in_table))
    assert len(names) == len(set(names)), "two addresses share a name"


# The rows share the world that is made for them, a part of the table at a time: every request is taken back.
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_every_role_gets_what_the_table_says(part: int, world: World, people: dict[str, User], send: Send) -> None:
    wrong = []
    for row, role, method in product(TABLE[part::PARTS], ROLES, METHODS):
        response = send(role, method, address_of(row, world))
        right = expected(row, role, method, people)
        if response.status_code not in right:
            wrong.append(f"{row.name} as {role}, {method}: {response.status_code}, not {sorted(right)}")
        elif role == NOBODY and row.may != PUBLIC and not response["Location"].startswith("/sign-in/?next="):
            wrong.append(f"{row.name} as {role}, {method}: sent to {response['Location']}")
    assert wrong == []


def test_a_form_without_its_token_is_refused(world: World, people: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=people["admin"].pk))
    for row in TABLE:
        if "POST" in row.gets:
            response = client.post(address_of(row, world))
            assert response.status_code == 403, row.name
            assert "The form was too old" in response.content.decode(), row.name


def admin_addresses() -> Iterator[str]:
    """Every address of the Django admin, filled with something."""
    filling: dict[str, Any] = {"object_id": 1, "content_type_id": 1, "app_label": "claims", "url": "nothing/here"}
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace == "admin":
            for pattern in patterns(resolver.url_patterns):
                yield _filled(f"/{resolver.pattern}", pattern, filling)
            for model in admin.site._registry:
                for page in ("changelist", "add", "history", "delete", "change"):
                    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
                    yield reverse(name, args=[] if page in {"changelist", "add"} else [1])


def _filled(prefix: str, pattern: URLPattern, filling: dict[str, Any]) -> str:
    kwargs = {name: filling[name] for name in pattern.pattern.regex.groupindex}
    try:
        return reverse(f"admin:{pattern.name}", kwargs=kwargs)
    except NoReverseMatch:
        return f"{prefix}nothing/here"


# Its door, and the way to one's own password, which leads out of it.
OPEN_IN_THE_ADMIN = {"/admin/login/", "/admin/password_change/"}


@pytest.mark.parametrize("role", [NOBODY, "editor", "reviewer", "admin", "person without a role"])
def test_nobody_comes_into_the_django_admin_but_by_its_door(role: str, send: Send) -> None:
    """Not even the role Admin alone: the door is opened by `set_roles`, which sets is_staff."""
    addresses = set(admin_addresses())
    assert len(addresses) > 40
    for address in addresses - OPEN_IN_THE_ADMIN:
        # The door is the same for every method; who comes nearest tries another.
        for method in ("GET", "POST") if role == "admin" else ("GET",):
            response = send(role, method, address)
            assert response.status_code == 302, f"{method} {address}: {response.status_code}"
            way = "/sign-in/?next=" if role == NOBODY else "/admin/login/?next="
            assert response["Location"].startswith((way, "/admin/login/", "/admin/"))


def test_who_has_the_door_open_comes_in(people: dict[str, User], world: World, send: Send) -> None:
    for address in set(admin_addresses()):
        response = send("superuser without a role", "GET", address)
        assert response.status_code in {200, 302, 403, 404, 405}
        assert not response.get("Location", "").startswith("/admin/login/"), address


def test_uids_are_all_that_addresses_give_away(world: World) -> None:
    """No primary key stands in an address of ours."""
    for row in TABLE:
        for part in row.filled_by:
            assert isinstance(attrgetter(part)(world), UUID | str) or part == "one", row.name
