"""The review queue and one item of it, as each role sees them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.actions import import_article
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import place_anchor
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.sources.actions import source_for_article
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.desk.conftest import ClaimMaker, VerdictMaker, blocks_of
from tests.examples import a_revision, latest


def page(client: Client, person: User, address: str = "/review/", status: int = 200) -> str:
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_it_shows_the_words_in_their_sentence_and_its_paragraph(client: Client, submitted: Verdict, ruth: User) -> None:
    html = page(client, ruth)
    assert "<b>The storm killed <mark>at least 36</mark> people on the coast.</b> The mayor said" in html


def test_it_shows_the_finding_and_the_evidence(client: Client, submitted: Verdict, ruth: User) -> None:
    html = page(client, ruth)
    assert "The coast guard has 33." in html
    assert "As of 28 Feb 2020" in html
    assert "2 citations" in html
    assert "“The coast guard confirmed <mark>at least 33</mark> deaths on Friday.”" in html
    assert "Article here, revision 1, paragraph 1" in html
    assert "Page 4" in html


def test_it_shows_how_far_a_source_is_trusted(client: Client, submitted: Verdict, ruth: User) -> None:
    Source.objects.filter(article=None).update(reliability="B", rank="secondary")
    assert "Page 4 · Secondary · B: usually reliable · cited by" in page(client, ruth)


def test_a_sentence_with_quotation_marks_of_its_own_gets_no_second_pair(
    client: Client, submitted: Verdict, ines: User, ruth: User
) -> None:
    text = "Waves\n\n“Nobody was prepared,” he said."
    quoted = import_article(by=ines, text=text, blocks=blocks_of(text), title="Waves")
    return_verdict(by=ruth, verdict=submitted, note="Ask whoever was there.")
    again = start_verdict(by=ines, claim=submitted.claim)
    source = source_for_article(by=ines, article=quoted)
    add_citation(by=ines, verdict=again, source=source, stance="context", quotation="Nobody was prepared")
    submit_verdict(by=ines, verdict=again)
    assert "<blockquote>“<mark>Nobody was prepared</mark>,” he said.</blockquote>" in page(client, ruth)


def test_it_shows_when_to_look_again_in_the_queue_and_on_the_item(
    client: Client, submitted: Verdict, ruth: User
) -> None:
    assert "look again by" not in page(client, ruth)
    Verdict.objects.filter(pk=submitted.pk).update(review_by=date(2030, 6, 1))
    html = page(client, ruth)
    queue, item = html.split('<article class="item"', 1)
    assert "look again by 1 Jun 2030" in queue
    assert "Look again by 1 Jun 2030" in item


def test_a_quotation_that_the_stored_excerpt_does_not_hold_is_pointed_out(
    client: Client, submitted: Verdict, ruth: User
) -> None:
    Source.objects.filter(name="Coast guard log").update(excerpt="The log counts thirty-four dead.")
    html = page(client, ruth)
    assert html.count("The stored excerpt reads otherwise.") == 1
    Source.objects.filter(name="Coast guard log").update(excerpt="The log counts thirty-three dead.")
    assert "The stored excerpt reads otherwise." not in page(client, ruth)


def test_it_tells_the_history_of_the_claim(client: Client, submitted: Verdict, ruth: User) -> None:
    html = page(client, ruth)
    assert "Ines Halloran marked “at least 36” in revision 1" in html
    assert "submitted version 1" in html


def test_a_reviewer_who_did_nothing_may_decide(client: Client, submitted: Verdict, ruth: User) -> None:
    html = page(client, ruth)
    assert "Ines Halloran wrote version 1. You did none of this, so you may decide." in html
    assert f'action="/review/{submitted.uid}/approve/"' in html
    assert f'action="/review/{submitted.uid}/return/"' in html
    assert "Break the glass" not in html


def test_it_names_everybody_who_had_a_hand_in_it(
    client: Client, mark: ClaimMaker, submitted: Verdict, jonas: User, ruth: User
) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(span_by=jonas)
    assert "Jonas Weil set the marked words." in page(client, ruth)


def test_ones_own_verdict_is_listed_apart_and_says_why(client: Client, submit: VerdictMaker, ruth: User) -> None:
    own = submit("at least 36", by=ruth)
    html = page(client, ruth)
    assert "Nothing waits for a decision of yours" in html
    assert f'href="/review/?item={own.uid}"' in html
    html = page(client, ruth, f"/review/?item={own.uid}")
    assert "You set the words of this claim." in html
    assert "/approve/" not in html


def test_an_editor_is_told_that_their_own_verdict_waits(client: Client, submitted: Verdict, ines: User) -> None:
    client.force_login(ines)
    html = client.get(f"/review/?item={submitted.uid}").content.decode()
    assert "You wrote this. It waits for a reviewer, who approves it or returns it with a note." in html
    assert "Yours can be submitted" not in html


def test_an_editor_sees_the_queue_and_why_they_cannot_decide(client: Client, submitted: Verdict, jonas: User) -> None:
    html = page(client, jonas)
    assert "1 waits for a reviewer" in html
    assert "Only a reviewer decides verdicts." in html
    assert "/approve/" not in html
    assert "/return/" not in html


def test_an_admin_is_offered_the_glass(client: Client, submitted: Verdict, amara: User) -> None:
    html = page(client, amara)
    assert "Break the glass" in html
    assert "break_glass_reason" in html
    assert "printed in every report" in html
    assert "/return/" not in html


def test_two_approvals_are_announced(client: Client, propose: VerdictMaker, submitted: Verdict, ruth: User) -> None:
    Claim.objects.filter(pk=submitted.claim.pk).update(risk="legal")
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    assert "Legal risk needs two approvals, by two people." in page(client, ruth)


def test_the_risk_stands_in_the_queue_and_on_the_item(client: Client, submitted: Verdict, ruth: User) -> None:
    assert "risk-mark" not in page(client, ruth)
    Claim.objects.filter(pk=submitted.claim_id).update(risk="defamation")
    queue, item = page(client, ruth).split('<article class="item"', 1)
    for part in (queue, item):
        assert '<span class="risk-mark">Defamation</span>' in part


def test_a_first_approval_is_told_in_the_queue(
    client: Client, submitted: Verdict, ruth: User, make_person: PersonMaker
) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    second = make_person("sam", "Sam Okoro", Role.REVIEWER)
    assert "1 of 2</span>" not in page(client, second)
    approve_verdict(by=ruth, verdict=submitted)
    assert "1 of 2</span>" in page(client, second).split('<article class="item"', 1)[0]


def test_an_item_is_chosen_and_knows_its_neighbours(
    client: Client, submit: VerdictMaker, ines: User, ruth: User
) -> None:
    first, second, third = (submit(words, by=ines) for words in ("at least 36", "120 boats", "1931"))
    html = page(client, ruth, f"/review/?item={second.uid}")
    assert "2 of 3" in html
    for neighbour, key in ((first, "k"), (third, "j")):
        address = f"/review/?item={neighbour.uid}"
        assert f'<a href="{address}" data-hx-get="{address}" data-hx-push-url="true" data-key="{key}">' in html
    assert "3 wait for you" in html


def test_a_newsroom_without_a_reviewer_is_told_what_to_do(
    client: Client, amara: User, ines: User, make_person: PersonMaker
) -> None:
    assert "Nobody here reviews yet" in page(client, ines)
    assert "/admin/accounts/user/" not in page(client, ines)
    User.objects.filter(pk=amara.pk).update(is_staff=True)
    assert '<a class="button primary" href="/admin/accounts/user/">People and their roles</a>' in page(client, amara)
    make_person("ruth", "Ruth Adeyemi", Role.REVIEWER)
    assert "Nobody here reviews yet" not in page(client, amara)
    assert "Nothing waits for a decision of yours" in page(client, amara)


def test_a_decided_item_shows_who_decided_and_the_fingerprint(client: Client, submitted: Verdict, ruth: User) -> None:
    approved = approve_verdict(by=ruth, verdict=submitted)
    html = page(client, ruth, f"/review/?item={submitted.uid}")
    assert "Approved by Ruth Adeyemi," in html
    assert approved.fingerprint in html
    assert "/approve/" not in html


def test_a_returned_item_shows_the_note(client: Client, submitted: Verdict, ruth: User, ines: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    assert "Whose count?" in page(client, ines, f"/review/?item={submitted.uid}")


def test_words_that_changed_since_can_only_be_returned(
    client: Client, submitted: Verdict, ruth: User, ines: User
) -> None:
    anchor = submitted.anchor
    assert anchor is not None
    anchor.closed_at = submitted.submitted_at
    anchor.save()
    place_anchor(claim=submitted.claim, revision=anchor.revision, start=19, end=24, by=ines, at=submitted.created_at)
    html = page(client, ruth)
    assert "It can only be returned." in html
    assert f"/review/{submitted.uid}/approve/" not in html
    assert f"/review/{submitted.uid}/return/" in html


@pytest.mark.parametrize("item", ["00000000-0000-4000-8000-000000000000", "12", "\x00", "é" * 40])
def test_an_item_that_is_not_there_is_not_found(client: Client, submitted: Verdict, ruth: User, item: str) -> None:
    client.force_login(ruth)
    assert client.get("/review/", {"item": item}).status_code == 404


def test_a_draft_is_no_item(client: Client, mark: ClaimMaker, ines: User, ruth: User) -> None:
    draft = start_verdict(by=ines, claim=mark("120 boats", by=ines))
    page(client, ruth, f"/review/?item={draft.uid}", status=404)


def test_who_has_no_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    assert "Your account has no role yet." in page(client, make_person("nora", "Nora Petit"), status=403)


def test_it_takes_the_same_statements_for_one_verdict_and_for_many(
    client: Client, submitted: Verdict, submit: VerdictMaker, ines: User, ruth: User
) -> None:
    """The queue, the item and its people, its citations and their places, the history and the scale, the four eyes, the
    top bar's count; session and person. That it was opened is written into the session the first time."""
    client.force_login(ruth)
    client.get("/review/")
    with CaptureQueriesContext(connection) as few:
        client.get("/review/")
    for words in ("120 boats", "1931", "Monday", "such waves"):
        submit(words, by=ines)
    with CaptureQueriesContext(connection) as many:
        client.get("/review/")
    assert len(few) == len(many) <= 16


def test_a_script_gets_the_part_with_its_title_and_what_happened(
    client: Client, submitted: Verdict, ruth: User
) -> None:
    client.force_login(ruth)
    response = client.get("/review/", {"item": str(submitted.uid)}, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert html.lstrip().startswith("<title>Review: claim 1, Storm on the coast · factcheck</title>")
    assert '<div id="review" class="review" data-waits="1"' in html
    assert "<html" not in html


def test_what_changed_since_the_last_approved_and_the_returned_version_is_there(
    client: Client, submitted: Verdict, ruth: User, ines: User
) -> None:
    claim = submitted.claim
    approve_verdict(by=ruth, verdict=submitted)
    opinion: dict[str, Any] = {"rating": Rating.objects.get(slug="opinion"), "as_of": date(2020, 3, 1)}
    save_verdict(by=ines, claim=claim, explanation="The coast guard has 34.", **opinion)
    second = submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    html = page(client, ruth)
    assert "What changed since version 1, the last approved" in html
    assert f"/claims/{claim.uid}/versions/1/2/" in html
    assert "<ins>" in html
    return_verdict(by=ruth, verdict=second, note="Is it an opinion?")
    submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    html = page(client, ruth)
    assert "What changed since version 2, which Ruth Adeyemi returned" in html
    assert "Is it an opinion?" in html
    assert "What changed since version 1, the last approved" in html


def test_the_text_of_now_is_one_click_from_that_of_the_last_approval(
    client: Client, submitted: Verdict, ruth: User, ines: User
) -> None:
    claim, article = submitted.claim, submitted.claim.article
    assert "What changed in the text" not in page(client, ruth)
    approve_verdict(by=ruth, verdict=submitted)
    again = submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    assert "What changed in the text" not in page(client, ruth)
    return_verdict(by=ruth, verdict=again, note="The harbour master has another figure by now.")
    a_revision(by=ines, article=article, text=f"{latest(article).text}\n\nMore boats are missing.")
    submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    html = page(client, ruth)
    assert f'<a href="/articles/{article.slug}/compare/1/2/" data-key="t">' in html
    assert "What changed in the text since it was approved, revision 1 to 2" in html
    assert '<summary data-key="d">What changed since version 2' in html


def test_it_says_who_can_still_give_the_approvals(
    client: Client, submitted: Verdict, ruth: User, make_person: PersonMaker
) -> None:
    teodor = make_person("teodor", "Teodor Brandt", Role.REVIEWER)
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    html = page(client, ruth)
    assert "0 of 2 approvals" in html
    assert "Still needed, two of: Ruth Adeyemi, Teodor Brandt." in html
    approve_verdict(by=ruth, verdict=submitted)
    html = page(client, teodor)
    assert "1 of 2 approvals" in html
    assert "Still needed: Teodor Brandt." in html


def test_it_says_when_one_reviewer_is_left_for_two_approvals(client: Client, submitted: Verdict, ruth: User) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    assert "Only Ruth Adeyemi had no hand in it, and two have to approve." in page(client, ruth)


def test_it_says_when_no_reviewer_is_left(client: Client, submitted: Verdict, ruth: User) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    approve_verdict(by=ruth, verdict=submitted)
    assert "No reviewer is left who had no hand in it." in page(client, ruth, f"/review/?item={submitted.uid}")


def test_it_says_that_a_decision_is_not_undone(client: Client, submitted: Verdict, ruth: User) -> None:
    assert "A decision is not undone." in page(client, ruth)
