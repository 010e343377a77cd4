"""Every write to publications, articles and drafts: what is stored, what is refused, what the record says."""

import hashlib
import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles import actions
from factcheck.articles.models import Article, ImportDraft, Publication, Revision
from factcheck.articles.signals import revision_added
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from tests.articles.conftest import ArticleMaker, blocks_of
from tests.conftest import PersonMaker

pytestmark = pytest.mark.django_db

TEXT = "The harbour freezes\n\nShips lie still on Monday."
BLOCKS = blocks_of(TEXT, "headline", "paragraph")
TWO: list[dict[str, Any]] = [
    {"text": TEXT, "blocks": BLOCKS, "title": "The harbour freezes"},
    {"text": "Bread", "blocks": blocks_of("Bread"), "title": "Bread grows dear"},
]


def test_an_article_comes_with_its_first_revision(make_article: ArticleMaker, ines: User) -> None:
    article = make_article(text=TEXT, blocks=BLOCKS, publication="Slate", byline="Nell Ames")
    revision = article.revisions.get()
    assert (article.slug, article.revision_count, revision.number) == ("the-harbour-freezes", 1, 1)
    assert (revision.text, revision.blocks, revision.added_by) == (TEXT, BLOCKS, ines)
    assert revision.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_article_and_revision_stand_in_the_articles_own_chain(make_article: ArticleMaker, ines: User) -> None:
    article = make_article(publication="Slate")
    events = Event.objects.filter(chain__name=f"article:{article.uid}").order_by("number")
    assert [(event.verb, event.kind, event.person) for event in events] == [
        ("imported", "article", ines),
        ("added", "revision", ines),
    ]
    assert json.loads(events[1].details)["sha256"] == article.revisions.get().sha256


def test_the_signal_is_sent_with_the_revision(make_article: ArticleMaker) -> None:
    heard: list[Any] = []

    def hear(**kwargs: Any) -> None:
        heard.append((kwargs["revision"].number, kwargs["previous"]))

    revision_added.connect(hear)
    try:
        make_article()
    finally:
        revision_added.disconnect(hear)
    assert heard == [(1, None)]


def test_the_same_uid_gives_the_first_article_again(make_article: ArticleMaker) -> None:
    uid = uuid4()
    assert make_article(uid=uid) == make_article("Something else", uid=uid)
    assert Article.objects.count() == 1


def test_slugs_never_meet_each_other_or_the_address_of_the_import(make_article: ArticleMaker) -> None:
    slugs = [make_article(title).slug for title in ("Import", "Ice", "Ice", "Ice", "Лёд")]
    assert slugs == ["import-2", "ice", "ice-2", "ice-3", "article"]


def test_a_long_slug_ends_with_a_word() -> None:
    assert actions.slug_base("harbour " * 40) == "-".join(["harbour"] * 12)
    assert actions.slug_base("x" * 300) == "x" * 100


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "  "}, "no headline"),
        ({"title": "x" * 301}, "301 characters"),
        ({"text": "", "blocks": []}, "empty"),
        ({"text": "e\u0301t\u00e9 ", "blocks": []}, "canonical"),
        ({"blocks": BLOCKS[:1]}, "goes on after its last block"),
        ({"blocks": BLOCKS[1:]}, "leaves out or repeats"),
        ({"blocks": [BLOCKS[0], BLOCKS[0]]}, "leaves out or repeats"),
        ({"blocks": [{**BLOCKS[0], "end": 5}, BLOCKS[1]]}, "ends inside a paragraph"),
        ({"blocks": [{**BLOCKS[0], "role": "limerick"}, BLOCKS[1]]}, "limerick"),
    ],
)
def test_what_cannot_be_an_article_is_refused_whole(ines: User, change: dict[str, Any], reason: str) -> None:
    arguments: dict[str, Any] = {"text": TEXT, "blocks": BLOCKS, "title": "The harbour freezes", "by": ines}
    with pytest.raises(Unusable, match=reason):
        actions.import_article(**(arguments | change))
    assert not Article.objects.exists()
    assert not Event.objects.exists()


def test_a_date_in_the_future_is_refused(make_article: ArticleMaker) -> None:
    with pytest.raises(Unusable, match="in the future"):
        make_article(published_on=timezone.now().date() + timedelta(days=2))
    assert make_article(published_on=date(1999, 1, 1)).published_on == date(1999, 1, 1)


def test_who_has_no_role_imports_nothing(make_person: Any) -> None:
    with pytest.raises(NotAllowed):
        actions.import_article(by=make_person("nell", "Nell"), text=TEXT, blocks=BLOCKS, title="Ice")


def test_a_draft_becomes_all_of_its_articles_and_is_gone(ines: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    made = actions.import_draft(draft=draft, by=ines, articles=TWO)
    assert [article.title for article in made] == ["The harbour freezes", "Bread grows dear"]
    assert {article.source_file for article in made} == {"harbour.txt"}
    assert not ImportDraft.objects.exists()


def test_a_draft_that_is_gone_gives_what_was_made_of_it(ines: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    twin = ImportDraft.objects.get(pk=draft.pk)
    made = actions.import_draft(draft=draft, by=ines, articles=TWO)
    assert actions.import_draft(draft=twin, by=ines, articles=TWO) == made
    assert Article.objects.count() == 2


def test_a_draft_is_saved_whole_or_not_at_all(ines: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    with pytest.raises(Unusable):
        actions.import_draft(draft=draft, by=ines, articles=[TWO[0], {**TWO[1], "title": ""}])
    assert not Article.objects.exists()
    assert ImportDraft.objects.exists()


def test_nobody_saves_keeps_or_discards_somebody_elses_draft(ines: User, jonas: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    assert actions.import_draft(draft=draft, by=jonas, articles=TWO) == []
    with pytest.raises(NotAllowed):
        actions.keep_draft(by=jonas, articles=[], source_file="other.txt", uid=draft.uid)
    actions.discard_draft(draft=draft, by=jonas)
    assert ImportDraft.objects.get().source_file == "harbour.txt"
    assert not Article.objects.exists()


def test_keeping_a_draft_again_replaces_it(ines: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    again = actions.keep_draft(by=ines, articles=[{"title": "Ice"}], source_file="harbour.txt", uid=draft.uid)
    assert (again.pk, again.created_at) == (draft.pk, draft.created_at)
    assert ImportDraft.objects.get().articles == [{"title": "Ice"}]


def test_a_draft_that_was_saved_does_not_come_back(ines: User, jonas: User) -> None:
    draft = actions.keep_draft(by=ines, articles=[], source_file="harbour.txt")
    actions.change_draft(draft=draft, by=jonas, articles=[{"title": "Ice"}])
    assert ImportDraft.objects.get().articles == []
    actions.change_draft(draft=draft, by=ines, articles=[{"title": "Ice"}])
    assert ImportDraft.objects.get().articles == [{"title": "Ice"}]
    twin = ImportDraft.objects.get()
    actions.import_draft(draft=draft, by=ines, articles=TWO)
    actions.change_draft(draft=twin, by=ines, articles=[])
    assert not ImportDraft.objects.exists()


def test_a_publication_is_known_by_its_name_whatever_its_case(ines: User) -> None:
    first = actions.find_or_add_publication(name="The Daily Test", by=ines)
    assert actions.find_or_add_publication(name=" the  daily test ", by=ines) == first
    assert actions.find_or_add_publication(name="The Daily-Test", by=ines).slug == "the-daily-test-2"
    assert Event.objects.filter(kind="publication", verb="added").count() == 2


def test_an_admin_adds_and_changes_publications_on_the_record(amara: User) -> None:
    publication = actions.add_publication(publication=Publication(name="Slate", time_zone="America/New_York"), by=amara)
    publication.work_noun = "post"
    actions.change_publication(publication=publication, by=amara)
    assert Publication.objects.get().work_noun == "post"
    changed = Event.objects.get(verb="changed", kind="publication")
    assert json.loads(changed.details) == {"settings": {"work_noun": {"from": "article", "to": "post"}}}
    actions.change_publication(publication=publication, by=amara)
    assert Event.objects.filter(verb="changed").count() == 1


@pytest.mark.parametrize(
    "settings", [{"name": ""}, {"name": "Slate", "time_zone": "Mars/Olympus"}, {"name": "x" * 121}]
)
def test_a_publication_that_cannot_be_is_refused(amara: User, settings: dict[str, str]) -> None:
    with pytest.raises(Unusable):
        actions.add_publication(publication=Publication(**settings), by=amara)
    assert not Publication.objects.exists()


def test_only_admins_manage_publications(ines: User, ruth: User) -> None:
    for person in (ines, ruth):
        with pytest.raises(NotAllowed):
            actions.add_publication(publication=Publication(name="Slate"), by=person)


def test_a_revision_counts_code_points(make_article: ArticleMaker) -> None:
    text = "Eis 🧊 im Hafen\n\nÜber 14 Schiffe 🚢 liegen still."
    article = make_article("Eis 🧊 im Hafen", text=text, blocks=blocks_of(text, "headline", "paragraph"))
    revision = Revision.objects.get(article=article)
    second = revision.blocks[1]
    assert revision.text[second["start"] : second["end"]] == "Über 14 Schiffe 🚢 liegen still."


class TestAddingARevision:
    """The next text of an article: one at a time, and never the same twice."""

    CHANGED = "The harbour thaws\n\nShips sail again on Friday."

    def add(self, article: Article, by: User, text: str = CHANGED, base: int = 1, **options: Any) -> Revision:
        blocks = blocks_of(text, "headline", "paragraph")
        return actions.add_revision(by=by, article=article, text=text, blocks=blocks, base=base, **options)

    def test_it_has_the_next_number_and_its_own_event(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        revision = self.add(article, jonas, message=" Thaw  set in ")
        assert (revision.number, revision.added_by, revision.message) == (2, jonas, "Thaw set in")
        article.refresh_from_db()
        assert article.revision_count == 2
        assert Event.objects.get(object_uid=str(revision.uid)).verb == "added"

    def test_receivers_get_the_one_before(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        heard: list[Any] = []

        def hear(**kwargs: Any) -> None:
            heard.append((kwargs["revision"].number, kwargs["previous"].number, kwargs["by"]))

        revision_added.connect(hear)
        try:
            self.add(article, jonas)
        finally:
            revision_added.disconnect(hear)
        assert heard == [(2, 1, jonas)]

    def test_a_title_that_is_the_headline_follows_it(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        slug = article.slug
        self.add(article, jonas)
        article.refresh_from_db()
        assert (article.title, article.slug) == ("The harbour thaws", slug)

    def test_a_title_given_here_stays(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article("Frost", text=TEXT, blocks=BLOCKS, title_is_headline=False)
        self.add(article, jonas)
        article.refresh_from_db()
        assert article.title == "Frost"

    def test_the_same_text_is_refused_and_says_so(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        with pytest.raises(actions.SameText, match="letter by letter"):
            self.add(article, jonas, text=TEXT)
        assert article.revisions.count() == 1

    def test_the_second_of_two_is_asked_to_compare(self, make_article: ArticleMaker, ines: User, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        self.add(Article.objects.get(pk=article.pk), ines)
        with pytest.raises(actions.RevisionCameIn, match="Ines Halloran added revision 2") as refused:
            self.add(article, jonas, text=self.CHANGED + " Slowly.")
        assert refused.value.status == 409
        assert refused.value.url == f"/articles/{article.slug}/compare/1/2/"

    def test_sent_twice_it_is_one(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        uid = uuid4()
        assert self.add(article, jonas, uid=uid) == self.add(article, jonas, uid=uid)
        assert article.revisions.count() == 2

    @pytest.mark.parametrize("base", [0, 5])
    def test_a_base_that_is_not_the_latest_is_refused(self, make_article: ArticleMaker, jonas: User, base: int) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        with pytest.raises(RuleViolation):
            self.add(article, jonas, base=base)

    def test_who_has_no_role_may_not(self, make_article: ArticleMaker, make_person: PersonMaker) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        with pytest.raises(NotAllowed):
            self.add(article, make_person("nora", "Nora Petit"))

    def test_an_old_text_comes_back_as_a_new_revision(self, make_article: ArticleMaker, jonas: User) -> None:
        article = make_article(text=TEXT, blocks=BLOCKS)
        self.add(article, jonas)
        back = actions.revert_revision(by=jonas, article=article, number=1, base=2)
        assert (back.number, back.text, back.blocks, back.message) == (3, TEXT, BLOCKS, "Back to revision 1")
        assert article.revisions.count() == 3
