"""A newsroom of any size for the benchmark of lists, made by PostgreSQL itself in a few statements.

Twenty claims an article, and for each claim a source and a correction: more corrections than any newsroom has, so that
all lists are measured at the same length. What is said of each claim follows from its place, so that every run measures
the same: see `VERDICT_STATES` and the arrays below for how often each thing comes.
"""

# ruff: noqa: S608  (the statements hold our own words and numbers)

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication, Revision
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Verdict
from factcheck.corrections.models import Correction
from factcheck.search import triggers
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.models import Stale
from factcheck.search.register import registered
from factcheck.sources.models import Source

CLAIMS_EACH = 20
PEOPLE = 40
PUBLICATIONS = 12
PERSON = "person7"
"""Who looks at the lists: editor, reviewer and admin, with a fortieth of the work."""

RARE, FREQUENT, PHRASE, BEGINNING = "quicksilver", "officials", '"at least"', "vill"
"""Words of the search: in one of 1,000 claims, in every article and nine of ten claims, three in four, and so on."""


def start() -> User:
    """Makes the people and the publications; gives the one who looks."""
    call_command("loaddata", "roles", verbosity=0)
    people = [
        User(username=f"person{n}", name=f"Person {n:02}", email=f"person{n}@example.org") for n in range(1, PEOPLE + 1)
    ]
    User.objects.bulk_create(people)
    person = User.objects.get(username=PERSON)
    for one in User.objects.all():
        one.groups.set(Group.objects.all())
    Publication.objects.bulk_create(
        Publication(name=f"Daily {n}", slug=f"daily-{n}") for n in range(1, PUBLICATIONS + 1)
    )
    for model in (Article, Revision, Claim, ClaimAnchor, Verdict, Citation, Source, Correction):
        _give_defaults(model)
    return person


def _give_defaults(model: type[Model]) -> None:
    """Tells the database what Django fills in where nothing is said, for columns added later."""
    for field in model._meta.concrete_fields:
        value = None if field.null or field.primary_key else field.get_default()
        if isinstance(value, list):
            value = "[]"
        if isinstance(value, str | int):
            table, column = model._meta.db_table, field.column
            with connection.cursor() as cursor:
                cursor.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET DEFAULT %s', [value])


def grow(claims: int) -> None:
    """Adds articles until there are so many claims, has them found by search, and leaves the tables as a server's
    housekeeping would."""
    first, last = Article.objects.count() + 1, claims // CLAIMS_EACH
    already = {shelf.name: _last_key(shelf.table) for shelf in registered()}
    with transaction.atomic():
        for statement in _STATEMENTS:
            _execute(statement, first=first, last=last)
    # Every object once, instead of once for each of its rows.
    Stale.objects.all().delete()
    for shelf in registered():
        _execute(f"{triggers.noting_all(shelf)} WHERE id > {already[shelf.name]}")
    catch_up_with_everything()
    _execute("VACUUM ANALYZE")


def counts() -> dict[str, int]:
    """How many there are of what the lists show."""
    return {model.__name__: model._default_manager.count() for model in (Article, Claim, Source, Correction)}


def _last_key(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")
        return int(cursor.fetchone()[0])


def _execute(statement: str, **numbers: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, numbers or None)


# One of these for each claim, in turn: sixty of a hundred are approved, as in an archive.
VERDICT_STATES = {
    "approved": 60,
    "unchecked": 16,
    "progress": 5,
    "submitted": 1,
    "returned": 3,
    "lapsed": 5,
    "dismissed": 5,
    "withdrawn": 3,
    "unanchored": 2,
}
_STATES = ",".join(f"'{state}'" for state, number in VERDICT_STATES.items() for _n in range(number))


def _any(salt: int, of: int | str, row: str = "c") -> str:
    """A number from 0 below `of` that follows from the row's place."""
    return f"((hashint8({row}.n * 8191 + {salt}) & 2147483647) %% {of})"


def _person(salt: int, row: str = "c") -> str:
    return f"(SELECT id FROM accounts_user WHERE username = 'person' || (1 + {_any(salt, PEOPLE, row)}))"


def _one_of(words: str, salt: int) -> str:
    listed = words.split()
    return f"(ARRAY[{','.join(repr(word) for word in listed)}])[1 + {_any(salt, len(listed))}]"


_SENTENCES = f"""
CREATE TEMPORARY TABLE sentence ON COMMIT DROP AS
WITH claim AS (
    SELECT a AS article, k, (a - 1) * {CLAIMS_EACH} + k AS n
    FROM generate_series(%(first)s::bigint, %(last)s) AS a, generate_series(1, {CLAIMS_EACH}) AS k
), said AS (
    SELECT c.*,
        CASE WHEN {_any(1, 4)} = 0 THEN 'Some ' ELSE 'At least ' END || {_any(2, 9000)} || ' '
        || {_one_of("people people people people soldiers women children families houses boats", 3)} || ' were '
        || {_one_of("killed hurt counted moved seen burned", 4)} || ' in village '
        || md5({_any(5, 3000)}::text)::char(7)
        || CASE WHEN c.n %% 1000 = 7 THEN ' over {RARE}' ELSE '' END AS exact,
        ', ' || CASE WHEN {_any(6, 10)} = 0 THEN 'witnesses' ELSE 'officials' END || ' of the '
        || {_one_of("ministry council army agency hospital union", 7)} || ' said on day ' || {_any(8, 365)}
        || ', and nobody in the province counts what is lost from day to day.' AS rest
    FROM claim AS c
)
SELECT said.*, exact || rest AS sentence,
    length('Strike in province ' || article) + 2
    + COALESCE(SUM(length(exact || rest) + 2) OVER (PARTITION BY article ORDER BY k ROWS UNBOUNDED PRECEDING), 0)
    - length(exact || rest) - 2 AS start,
    (ARRAY[{_STATES}])[1 + {_any(9, 100, "said")}] AS state
FROM said
"""

_ARTICLES = f"""
INSERT INTO articles_article (uid, slug, title, title_is_headline, byline, published_on, language, source_file,
    original_url, imported_at, revision_count, claim_count, correction_count, publication_state, retraction_reason,
    imported_by_id, publication_id, assignee_id, deadline_at)
SELECT gen_random_uuid(), 'strike-' || c.n, 'Strike in province ' || c.n, true, 'A writer', date '2016-01-01'
    + {_any(20, 3650)}, 'en', '', '', timestamptz '2016-01-01' + c.n * interval '17 hours', 1, {CLAIMS_EACH}, 1,
    'unpublished', '', {_person(21)}, (SELECT id FROM articles_publication WHERE slug = 'daily-' ||
    (1 + {_any(22, PUBLICATIONS)})), CASE WHEN {_any(23, 3)} > 0 THEN {_person(24)} END,
    CASE WHEN {_any(25, 20)} = 0 THEN now() + ({_any(26, 200)} - 100) * interval '1 hour' END
FROM generate_series(%(first)s::bigint, %(last)s) AS c (n)
"""

_REVISIONS = """
INSERT INTO articles_revision (uid, number, text, sha256, blocks, inlines, message, added_at, added_by_id, article_id)
SELECT gen_random_uuid(), 1, body.text, encode(sha256(body.text::bytea), 'hex'), body.blocks, '[]', '',
    article.imported_at, article.imported_by_id, article.id
FROM articles_article AS article JOIN (
    SELECT article, 'Strike in province ' || article || E'\\n\\n' || string_agg(sentence, E'\\n\\n' ORDER BY k) AS text,
        jsonb_build_array(jsonb_build_object('role', 'headline', 'start', 0, 'end',
        length('Strike in province ' || article)))
        || jsonb_agg(jsonb_build_object('role', 'paragraph', 'start', start, 'end', start + length(sentence))
        ORDER BY k) AS blocks
    FROM sentence GROUP BY article
) AS body ON article.slug = 'strike-' || body.article
"""

_CLAIMS = f"""
INSERT INTO claims_claim (uid, number, kind, claimant, check_status, check_reason, risk, resolution, withdrawn_at,
    withdrawal_reason, marked_at, article_id, assignee_id, marked_by_id, withdrawn_by_id, due_at)
SELECT gen_random_uuid(), c.k, {_one_of("figure figure figure name date quotation place causal", 40)},
    CASE WHEN {_any(41, 4)} = 0 THEN 'Witness ' || {_any(42, 500)} ELSE '' END,
    CASE WHEN state IN ('approved', 'submitted') THEN 'checked' WHEN state = 'dismissed' THEN 'dismissed'
        WHEN state <> 'progress' THEN 'open'
        ELSE {_one_of("in_progress needs_source query_to_author awaiting_reply", 43)} END,
    CASE WHEN state = 'dismissed' THEN 'Said elsewhere' ELSE '' END,
    CASE WHEN {_any(44, 20)} = 0 THEN {_one_of("legal defamation minors health", 45)} ELSE 'normal' END,
    CASE WHEN {_any(46, 10)} = 0 THEN {_one_of("stands change_requested cut", 47)} ELSE '' END,
    CASE WHEN state = 'withdrawn' THEN now() END, CASE WHEN state = 'withdrawn' THEN 'Marked twice' ELSE '' END,
    article.imported_at + c.k * interval '3 minutes', article.id, CASE WHEN {_any(48, 3)} = 0 THEN {_person(49)} END,
    {_person(50)}, CASE WHEN state = 'withdrawn' THEN {_person(51)} END,
    CASE WHEN {_any(52, 20)} = 0 THEN now() + ({_any(53, 200)} - 100) * interval '1 hour' END
FROM sentence AS c JOIN articles_article AS article ON article.slug = 'strike-' || c.article
"""

_NEW = """
CREATE TEMPORARY TABLE marked ON COMMIT DROP AS
SELECT c.*, claim.id AS claim_id, claim.marked_by_id, claim.marked_at, claim.risk, revision.id AS revision_id
FROM sentence AS c JOIN articles_article AS article ON article.slug = 'strike-' || c.article
JOIN claims_claim AS claim ON claim.article_id = article.id AND claim.number = c.k
JOIN articles_revision AS revision ON revision.article_id = article.id
"""

_ANCHORS = """
INSERT INTO claims_claimanchor (uid, start, "end", exact, prefix, suffix, status, sentence_start, sentence_end,
    placed_at, claim_id, placed_by_id, revision_id, prominence)
SELECT gen_random_uuid(), CASE WHEN stands THEN start END, CASE WHEN stands THEN start + length(exact) END, exact, '',
    left(rest, 32), CASE WHEN stands THEN 'marked' ELSE 'deleted' END, CASE WHEN stands THEN start END,
    CASE WHEN stands THEN start + length(sentence) END, marked_at, claim_id, marked_by_id, revision_id,
    CASE WHEN k < 5 THEN 'opening' ELSE 'rest' END
FROM (SELECT *, state <> 'unanchored' AS stands FROM marked) AS c
"""

# The author of a verdict marked its claim; another person decides, and a third one gives the second approval.
_VERDICTS = f"""
INSERT INTO claims_verdict (uid, version, state, explanation, as_of, review_by, created_at, submitted_at,
    approvals_needed, approved_at, seconded_at, break_glass_reason, fingerprint, returned_at, return_note, lapsed_at,
    lapse_reason, anchor_id, approved_by_id, author_id, claim_id, rating_id, returned_by_id, seconded_by_id, span_by_id)
SELECT gen_random_uuid(), 1, state, 'The ' || {_one_of("ministry council army agency hospital union", 60)}
    || ' counts ' || {_any(61, 9000)} || ' in its report, and two papers of the province give the same figure.',
    marked_at::date, CASE WHEN {_any(62, 5)} = 0 THEN current_date + {_any(63, 400)}::int - 100 END, marked_at,
    CASE WHEN state <> 'draft' THEN marked_at + interval '2 hours' END,
    needed, CASE WHEN is_approved THEN marked_at + interval '1 day' END,
    CASE WHEN is_approved AND needed = 2 THEN marked_at + interval '2 days' END, '',
    CASE WHEN is_approved THEN encode(sha256(claim_id::text::bytea), 'hex') ELSE '' END,
    CASE WHEN state = 'returned' THEN marked_at + interval '1 day' END,
    CASE WHEN state = 'returned' THEN 'Whose count is it?' ELSE '' END,
    CASE WHEN state = 'lapsed' THEN marked_at + interval '9 days' END,
    CASE WHEN state = 'lapsed' THEN '36 → 33 in revision 2' ELSE '' END,
    anchor_id, CASE WHEN is_approved THEN other(1) END, marked_by_id, claim_id,
    (SELECT id FROM claims_rating ORDER BY "order" OFFSET {_any(64, 5)} LIMIT 1),
    CASE WHEN state = 'returned' THEN other(1) END, CASE WHEN is_approved AND needed = 2 THEN other(2) END, marked_by_id
FROM (
    SELECT marked.n, marked.claim_id, marked_by_id, marked_at, anchor.id AS anchor_id,
        CASE WHEN state = 'progress' THEN 'draft' WHEN state = 'unanchored' THEN 'approved' ELSE state END AS state,
        state IN ('approved', 'lapsed', 'unanchored') AS is_approved,
        CASE WHEN risk = 'normal' THEN 1 ELSE 2 END AS needed
    FROM marked JOIN claims_claimanchor AS anchor USING (claim_id)
    WHERE state NOT IN ('unchecked', 'dismissed', 'withdrawn')
) AS c
""".replace(
    "other(1)", "(SELECT COALESCE(MIN(id) FILTER (WHERE id > marked_by_id), MIN(id)) FROM accounts_user)"
).replace("other(2)", "(SELECT COALESCE(MAX(id) FILTER (WHERE id < marked_by_id), MAX(id)) FROM accounts_user)")

_SOURCES = f"""
INSERT INTO sources_source (uid, kind, name, publisher, url, archived_url, published_on, excerpt, contact, reliability,
    rank, note, added_at, added_by_id, address_key, search_words)
SELECT gen_random_uuid(), CASE WHEN {_any(80, 3)} = 0 THEN 'person' ELSE 'document' END, 'Report ' || c.n || ' of the '
    || {_one_of("ministry council army agency hospital union", 81)}, 'Press office ' || {_any(82, 300)}, '', '',
    date '2016-01-01' + {_any(83, 3650)}, 'Figures of the year by province', '', '', '', '',
    timestamptz '2016-01-01' + c.n * interval '8 hours', {_person(84)}, '',
    lower('Report ' || c.n || ' of the ' || {_one_of("ministry council army agency hospital union", 81)}
    || ' Press office ' || {_any(82, 300)})
FROM generate_series((%(first)s::bigint - 1) * {CLAIMS_EACH} + 1, %(last)s * {CLAIMS_EACH}) AS c (n)
"""

_CITATIONS = f"""
INSERT INTO claims_citation (uid, stance, quotation, locator_kind, locator, note, "order", added_at, added_by_id,
    source_id, verdict_id)
SELECT gen_random_uuid(), {_one_of("supports supports supports context contradicts", 90)},
    'We counted ' || {_any(91, 9000)} || ' of them in the whole province', 'page', {_any(92, 90)}::text, '', 0,
    c.marked_at, c.marked_by_id, source.id, c.verdict_id
FROM (SELECT marked.*, verdict.id AS verdict_id FROM marked JOIN claims_verdict AS verdict USING (claim_id)) AS c
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM sources_source) AS source
    ON source.place = 1 + {_any(93, f"(%(last)s * {CLAIMS_EACH})")}
"""

_CORRECTIONS = f"""
INSERT INTO corrections_correction (uid, number, type, error_kind, scope, wrong, "right", note, dated, origin, state,
    found_how, found_by, recorded_at, submitted_at, issued_at, break_glass_reason, return_note, end_reason, article_id,
    author_id, from_revision_id, issued_by_id, to_revision_id)
SELECT gen_random_uuid(), c.k, {_one_of("correction correction clarification update", 100)},
    {_one_of("figure figure misspelled date misquoted other", 101)}, 'body', {_any(102, 900)} || ' people',
    {_any(103, 900)} || ' people', 'This article originally said that ' || {_any(102, 900)}
    || ' people were counted in village ' || md5({_any(104, 3000)}::text)::char(7) || '.', c.imported_at::date + 3,
    'desk', c.state, '', '', c.imported_at + interval '3 days', CASE WHEN c.state <> 'draft' THEN c.imported_at END,
    CASE WHEN c.state = 'issued' THEN c.imported_at + interval '4 days' END, '', '', '', c.id, c.imported_by_id,
    c.revision_id, CASE WHEN c.state = 'issued' THEN
    (SELECT COALESCE(MIN(id) FILTER (WHERE id > imported_by_id), MIN(id)) FROM accounts_user) END, c.revision_id
FROM (
    SELECT c.n, c.k, article.id, article.imported_at, article.imported_by_id, revision.id AS revision_id,
        CASE {_any(105, 200)} WHEN 0 THEN 'draft' WHEN 1 THEN 'submitted' ELSE 'issued' END AS state
    FROM (
        SELECT a AS article, k, (a - 1) * {CLAIMS_EACH} + k AS n
        FROM generate_series(%(first)s::bigint, %(last)s) AS a, generate_series(1, {CLAIMS_EACH}) AS k
    ) AS c
    JOIN articles_article AS article ON article.slug = 'strike-' || c.article
    JOIN articles_revision AS revision ON revision.article_id = article.id
) AS c
"""

_STATEMENTS = (
    _SENTENCES,
    _ARTICLES,
    _REVISIONS,
    _CLAIMS,
    _NEW,
    _ANCHORS,
    _VERDICTS,
    _SOURCES,
    _CITATIONS,
    _CORRECTIONS,
)
