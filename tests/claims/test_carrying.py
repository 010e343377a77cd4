"""What becomes of claims, approvals and cited passages when an article gets a new revision."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.actions import revert_revision
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.confirming import confirm_anchor
from factcheck.claims.actions.reviewing import TextMovedOn, approve_verdict
from factcheck.claims.carrying import place_claims
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import CitationAnchor, Claim, ClaimAnchor, Verdict
from factcheck.claims.queries import claim_by_uid
from factcheck.claims.states import CheckStatus, Stance, VerdictState
from tests.examples import (
    PARAGRAPHS,
    a_claim,
    a_draft,
    a_revision,
    a_submitted_verdict,
    an_approved_verdict,
    an_article,
    cite_article,
    latest,
)

TEXT = "\n\n".join(PARAGRAPHS)


def anchor_of(claim: Claim) -> ClaimAnchor:
    """Where the claim stands in its article's latest revision."""
    return ClaimAnchor.objects.select_related("revision").get(
        claim=claim, revision=latest(claim.article), closed_at__isnull=True
    )


@pytest.fixture
def approved(claim: Claim, ines: User, ruth: User) -> Verdict:
    """“At least 36” in the body, approved by Ruth."""
    return an_approved_verdict(by=ines, approved_by=ruth, claim=claim)


Revise = Callable[[str, str], Revision]


@pytest.fixture
def revise(article: Article, ines: User) -> Revise:
    """Adds a revision in which some words are others: `revise("36", "33")`."""

    def revise(old: str, new: str) -> Revision:
        text = latest(article).text
        assert old in text
        return a_revision(by=ines, article=article, text=text.replace(old, new))

    return revise


class TestClaims:
    def test_words_that_stand_keep_their_place(self, claim: Claim, revise: Revise, ines: User) -> None:
        revision = revise("Nearly a million", "About a million")
        anchor = anchor_of(claim)
        assert anchor.start is not None
        assert (anchor.status, anchor.exact) == (AnchorStatus.UNCHANGED, "At least 36")
        assert revision.text[anchor.start : anchor.end] == "At least 36"
        assert anchor.sentence == "At least 36 soldiers were killed on Thursday."
        assert (anchor.placed_by, anchor.confidence) == (ines, 1.0)

    def test_a_longer_text_before_them_shifts_them(self, claim: Claim, revise: Revise) -> None:
        revise("Strike kills", "A strike from the air kills")
        assert anchor_of(claim).exact == "At least 36"

    def test_a_paragraph_that_moved_takes_them_along(self, claim: Claim, article: Article, ines: User) -> None:
        a_revision(by=ines, article=article, text="\n\n".join([PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[1]]))
        anchor = anchor_of(claim)
        assert anchor.exact == "At least 36"
        assert anchor.sentence.startswith("At least 36 soldiers")

    def test_words_that_changed_wait_for_a_person(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers", "At least 33 soldiers")
        anchor = anchor_of(claim)
        assert (anchor.status, anchor.exact) == (AnchorStatus.CHANGED, "At least 33")

    def test_they_wait_through_later_revisions_too(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers", "At least 33 soldiers")
        revise("Nearly a million", "About a million")
        assert anchor_of(claim).status == AnchorStatus.CHANGED

    def test_a_sentence_that_says_otherwise_waits_though_the_words_stand(self, claim: Claim, revise: Revise) -> None:
        revise("were killed", "were wounded")
        assert (anchor_of(claim).status, anchor_of(claim).exact) == (AnchorStatus.CHANGED, "At least 36")

    def test_words_that_are_gone_are_kept_without_a_place(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers were killed on Thursday. ", "")
        anchor = anchor_of(claim)
        assert (anchor.status, anchor.span, anchor.exact) == (AnchorStatus.DELETED, None, "At least 36")
        assert anchor.suffix.startswith(" soldiers")
        assert claim_by_uid(claim.uid).list_state == "unanchored"  # type: ignore[attr-defined]

    def test_words_that_come_back_are_found_again(self, claim: Claim, revise: Revise, article: Article) -> None:
        sentence = "At least 36 soldiers were killed on Thursday. "
        revise(sentence, "")
        revise("The province", sentence + "The province")
        assert anchor_of(claim).exact == "At least 36"
        assert Event.objects.filter(verb="found words of", object_uid=str(claim.uid)).exists()

    def test_words_of_any_length_come_back_with_an_old_text(self, article: Article, revise: Revise, ines: User) -> None:
        claim = a_claim(by=ines, article=article, words="36")
        first = anchor_of(claim)
        revise(PARAGRAPHS[0], "Something else altogether")
        assert anchor_of(claim).span is None
        revise("Nearly a million", "About a million")
        assert anchor_of(claim).span is None
        article.refresh_from_db()
        revert_revision(by=ines, article=article, number=1, base=3)
        assert anchor_of(claim).span == first.span

    def test_the_first_wording_is_found_though_the_last_was_another(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers", "At least 33 soldiers")
        revise("At least 33 soldiers were killed on Thursday. ", "")
        revise("The province", "At least 36 soldiers were killed on Thursday. The province")
        assert anchor_of(claim).exact == "At least 36"

    def test_words_that_come_back_in_another_sentence_wait_for_a_person(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers were killed on Thursday. ", "")
        revise("The province", "At least 36 soldiers were wounded on Thursday. The province")
        assert (anchor_of(claim).status, anchor_of(claim).exact) == (AnchorStatus.CHANGED, "At least 36")

    def test_the_first_wording_waits_where_another_was_confirmed(
        self, claim: Claim, revise: Revise, ines: User
    ) -> None:
        revision = revise("At least 36 soldiers", "At least 33 soldiers")
        confirm_anchor(by=ines, claim=claim, revision=revision)
        revise("At least 33 soldiers were killed on Thursday. ", "")
        revise("The province", "At least 36 soldiers were killed on Thursday. The province")
        assert (anchor_of(claim).status, anchor_of(claim).exact) == (AnchorStatus.CHANGED, "At least 36")

    def test_what_nobody_confirmed_still_waits_when_it_comes_back(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers", "At least 33 soldiers")
        revise("At least 33 soldiers were killed on Thursday. ", "")
        revise("The province", "At least 33 soldiers were killed on Thursday. The province")
        assert (anchor_of(claim).status, anchor_of(claim).exact) == (AnchorStatus.CHANGED, "At least 33")

    def test_what_comes_back_as_it_was_known_waits_for_nobody(self, claim: Claim, revise: Revise) -> None:
        revise("At least 36 soldiers were killed on Thursday. ", "")
        revise("The province", "At least 36 soldiers were killed on Thursday. The province")
        assert anchor_of(claim).status == AnchorStatus.UNCHANGED

    def test_a_text_to_come_tells_what_was_found_again_in_another_sentence(
        self, claim: Claim, revise: Revise, article: Article
    ) -> None:
        cut = revise("At least 36 soldiers were killed on Thursday. ", "")
        text = TEXT.replace("were killed", "were wounded")
        (each,) = place_claims(revision=Revision(article=article, number=3, text=text), previous=cut)
        assert each.is_found_again
        assert each.change.reason == "killed → wounded in revision 3"
        assert each.before.sentence == "At least 36 soldiers were killed on Thursday."

    def test_older_revisions_keep_their_anchors(self, claim: Claim, revise: Revise) -> None:
        before = anchor_of(claim)
        revise("At least 36 soldiers were killed on Thursday. ", "")
        before.refresh_from_db()
        assert before.closed_at is None
        assert claim.anchors.count() == 2

    def test_placing_alone_writes_nothing(self, claim: Claim, article: Article, ines: User) -> None:
        revision = Revision(article=article, number=2, text=TEXT.replace("36", "33"))
        carried = place_claims(revision=revision, previous=latest(article))
        assert [each.after.exact for each in carried] == ["At least 33"]
        assert claim.anchors.count() == 1


class TestApprovals:
    def test_a_figure_lets_it_lapse_with_the_reason(self, approved: Verdict, revise: Revise, ines: User) -> None:
        revise("At least 36", "At least 33")
        approved.refresh_from_db()
        approved.claim.refresh_from_db()
        assert (approved.state, approved.lapse_reason) == (VerdictState.LAPSED, "36 → 33 in revision 2")
        assert approved.claim.check_status == CheckStatus.OPEN
        event = Event.objects.get(verb="lapsed")
        assert (event.person, event.object_uid) == (ines, str(approved.uid))

    def test_its_sentence_does_so_round_unchanged_words(self, approved: Verdict, revise: Revise) -> None:
        revise("were killed", "were not killed")
        approved.refresh_from_db()
        assert (approved.state, approved.lapse_reason) == (VerdictState.LAPSED, "“not” added in revision 2")

    def test_a_cut_sentence_does_so(self, approved: Verdict, revise: Revise) -> None:
        revise("At least 36 soldiers were killed on Thursday. ", "")
        approved.refresh_from_db()
        assert (approved.state, approved.lapse_reason) == (VerdictState.LAPSED, "its sentence was cut in revision 2")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Nearly a million people fled, officials", "Nearly a million people fled officials"),
            ("At least 36 soldiers", "At least thirty-six soldiers"),
            ("on Thursday.", "on\u00a0Thursday."),
            ("Nearly a million", "Two million"),
        ],
    )
    def test_what_is_immaterial_keeps_it(self, approved: Verdict, revise: Revise, old: str, new: str) -> None:
        revise(old, new)
        approved.refresh_from_db()
        assert approved.state == VerdictState.APPROVED
        assert approved.anchor == anchor_of(approved.claim)
        assert fingerprint(approved) == approved.fingerprint

    def test_what_reads_otherwise_is_told_in_the_history(self, approved: Verdict, revise: Revise) -> None:
        revise("At least 36 soldiers", "At least thirty-six soldiers")
        assert Event.objects.filter(verb="kept", object_uid=str(approved.uid)).exists()

    def test_it_does_not_come_back_with_its_words(self, approved: Verdict, revise: Revise) -> None:
        revise("At least 36", "At least 33")
        revise("At least 33", "At least 36")
        approved.refresh_from_db()
        assert approved.state == VerdictState.LAPSED

    def test_what_waits_for_a_decision_follows_its_words(self, submitted: Verdict, revise: Revise, ruth: User) -> None:
        revise("Nearly a million", "About a million")
        assert approve_verdict(by=ruth, verdict=submitted).state == VerdictState.APPROVED

    def test_it_cannot_be_approved_on_other_words(self, submitted: Verdict, revise: Revise, ruth: User) -> None:
        revise("At least 36", "At least 33")
        with pytest.raises(TextMovedOn):
            approve_verdict(by=ruth, verdict=submitted)
        revise("Nearly a million", "About a million")
        with pytest.raises(TextMovedOn):
            approve_verdict(by=ruth, verdict=submitted)


class TestCitedPassages:
    @pytest.fixture
    def citing(self, claim: Claim, cited: Article, ines: User) -> Verdict:
        """A draft that rests on “at least 33” in the other article alone."""
        draft = a_draft(by=ines, claim=claim, cited=False)
        cite_article(by=ines, verdict=draft, article=cited, words="“at least 33”", stance=Stance.CONTRADICTS)
        return draft

    def submit_and_approve(self, citing: Verdict, ines: User, ruth: User) -> Verdict:
        submitted = a_submitted_verdict(by=ines, claim=citing.claim)
        return approve_verdict(by=ruth, verdict=submitted)

    def test_they_are_carried(self, citing: Verdict, cited: Article, ines: User) -> None:
        a_revision(by=ines, article=cited, text="New: " + latest(cited).text)
        anchor = CitationAnchor.objects.get(revision=latest(cited))
        assert (anchor.exact, anchor.status) == ("“at least 33”", AnchorStatus.UNCHANGED)

    def test_a_material_change_lets_every_verdict_on_them_lapse(
        self, citing: Verdict, cited: Article, ines: User, ruth: User
    ) -> None:
        approved = self.submit_and_approve(citing, ines, ruth)
        a_revision(by=ines, article=cited, text=latest(cited).text.replace("at least 33", "at least 34"))
        approved.refresh_from_db()
        assert approved.state == VerdictState.LAPSED
        assert approved.lapse_reason.startswith("the cited passage changed in revision 2 of “Turkey counts its dead”")
        assert fingerprint(approved) != approved.fingerprint
        assert list(broken_links()) == []

    def test_a_cut_passage_does_too(self, citing: Verdict, cited: Article, ines: User, ruth: User) -> None:
        approved = self.submit_and_approve(citing, ines, ruth)
        a_revision(by=ines, article=cited, text="Turkey counts its dead\n\nThe governor counts 33.")
        approved.refresh_from_db()
        assert approved.lapse_reason.startswith("the cited passage was cut in revision 2")

    def test_a_restyled_one_keeps_it(self, citing: Verdict, cited: Article, ines: User, ruth: User) -> None:
        approved = self.submit_and_approve(citing, ines, ruth)
        a_revision(by=ines, article=cited, text=latest(cited).text.replace("“at least 33”", '"at least 33"'))
        approved.refresh_from_db()
        assert approved.state == VerdictState.APPROVED
        assert fingerprint(approved) == approved.fingerprint

    def test_a_verdict_that_waits_is_not_approved_on_other_evidence(
        self, citing: Verdict, cited: Article, ines: User, ruth: User
    ) -> None:
        submitted = a_submitted_verdict(by=ines, claim=citing.claim)
        a_revision(by=ines, article=cited, text=latest(cited).text.replace("at least 33", "at least 34"))
        with pytest.raises(TextMovedOn, match="passage cited"):
            approve_verdict(by=ruth, verdict=submitted)


def long_article(by: User, paragraphs: int) -> Article:
    body = [f"In town number {n} the mayor counted {n + 100} boats in the harbour." for n in range(paragraphs)]
    return an_article(by=by, paragraphs=("Boats along the coast", *body))


def statements_of_a_revision(article: Article, by: User, text: str) -> tuple[int, int]:
    """All statements of adding it, and those among them that insert rows."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        a_revision(by=by, article=article, text=text)
    return len(captured), sum(query["sql"].startswith("INSERT") for query in captured)


def test_the_statements_do_not_grow_with_the_claims(ines: User, ruth: User) -> None:
    """Only inserts come in batches on SQLite, as they do for any bulk insert."""
    counts = {}
    for number in (5, 200):
        article = long_article(ines, number)
        for n in range(number):
            claim = a_claim(by=ines, article=article, words=f"{n + 100} boats")
            an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
        text = latest(article).text.replace("boats in", "ships in")
        counts[number] = statements_of_a_revision(article, ines, text)
        verdicts = Verdict.objects.filter(claim__article=article)
        assert set(verdicts.values_list("state", flat=True)) == {VerdictState.LAPSED}
    few, many = counts[5], counts[200]
    assert many[0] - many[1] == few[0] - few[1]
    assert few[0] < 40
    if connection.vendor == "postgresql":
        assert many == few
    assert list(broken_links()) == []


PIECES = (
    "At least 36 soldiers were killed on Thursday.",
    "The province lies in the north.",
    "He said “no” to a third of them.",
    "Nearly a million people fled, officials said.",
    "Only 5% came back by 3 p.m.",
)
EDITS = (
    ("36", "33"),
    ("36", "thirty-six"),
    ("“no”", '"no"'),
    ("5%", "5 percent"),
    (", officials", " officials"),
    ("The province", "This province"),
    ("3 p.m.", "15:00"),
    ("were killed", "were not killed"),
)


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_approval_ever_stands_on_other_words(ines: User, ruth: User, data: st.DataObject) -> None:
    """Every fingerprint is computed again after every revision, and gives no other answer than the stored state."""
    with transaction.atomic():
        revise_and_look(ines, ruth, data)
        # Each example begins where the first did, or every one would be slower than the one before.
        transaction.set_rollback(True)


def revise_and_look(ines: User, ruth: User, data: st.DataObject) -> None:
    article = an_article(by=ines, paragraphs=("Strike", *PIECES))
    for words in PIECES:
        claim = a_claim(by=ines, article=article, words=data.draw(st.sampled_from([words, words[:12], words[3:20]])))
        an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    for _revision in range(2):
        lines = data.draw(st.permutations(PIECES)) if data.draw(st.booleans()) else list(PIECES)
        lines = [line for line in lines if data.draw(st.integers(0, 5))]
        for old, new in data.draw(st.lists(st.sampled_from(EDITS), max_size=3)):
            lines = [line.replace(old, new) for line in lines]
        text = "\n\n".join(["Strike", *lines, "And so it ended."])
        if text == latest(article).text:
            continue
        before = set(Verdict.objects.filter(claim__article=article, state="approved").values_list("pk", flat=True))
        a_revision(by=ines, article=article, text=text)
        for verdict in Verdict.objects.filter(pk__in=before):
            here = ClaimAnchor.objects.get(claim=verdict.claim_id, revision=latest(article), closed_at=None)
            verdict.anchor = here if here.span else None
            stands = verdict.anchor is not None and fingerprint(verdict) == verdict.fingerprint
            assert stands == (verdict.state == VerdictState.APPROVED), verdict.lapse_reason
