"""Issuing a correction from its record, and what the sign then does."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from tests.corrections.conftest import a_submitted_correction, an_issued_correction


def test_a_reviewer_issues_it_and_its_sign_is_drawn(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    workspace = corrected.get_absolute_url()
    assert "correction-sign-1" not in client.get(workspace).content.decode()
    page = client.post(f"{submitted.get_absolute_url()}issue/", follow=True).content.decode()
    submitted.refresh_from_db()
    assert (submitted.state, submitted.issued_by) == ("issued", ruth)
    assert f'href="{workspace}#correction-sign-1"' in page
    notes = f"/articles/{corrected.slug}/corrections/"
    sign = (
        f'Thursday.<a class="correction-sign" id="correction-sign-1" href="{notes}#correction-1"'
        ' data-sign="*" aria-label="* Correction 1"></a> The province'
    )
    assert sign in client.get(workspace).content.decode()
    assert sign in client.get(f"/articles/{corrected.slug}/revisions/2/").content.decode()
    assert 'id="correction-1"' in client.get(notes).content.decode()


def test_several_signs_number_themselves(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    text = corrected.revisions.get(number=2).text
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, at=text.index("\n\n"), scope="headline")
    client.force_login(ines)
    page = client.get(corrected.get_absolute_url()).content.decode()
    assert page.index('id="correction-sign-2"') < page.index('id="correction-sign-1"')
    assert 'data-sign="*" aria-label="* Correction 2"' in page
    assert 'data-sign="†" aria-label="† Correction 1"' in page


def test_its_author_is_told_why_not(client: Client, ruth: User, corrected: Article) -> None:
    own = a_submitted_correction(by=ruth, article=corrected)
    client.force_login(ruth)
    page = client.get(own.get_absolute_url()).content.decode()
    assert "You wrote this correction." in page
    assert "Issue</button>" not in page
    assert client.post(f"{own.get_absolute_url()}issue/").status_code == 403


def test_an_editor_is_refused(client: Client, ines: User, jonas: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(jonas)
    page = client.get(submitted.get_absolute_url()).content.decode()
    assert "It waits for a reviewer" in page
    assert client.post(f"{submitted.get_absolute_url()}issue/").status_code == 403


def test_an_admin_breaks_the_glass(client: Client, ines: User, amara: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(amara)
    address = f"{submitted.get_absolute_url()}issue/"
    assert client.post(address, {"break_glass_reason": " "}).status_code == 422
    client.post(address, {"break_glass_reason": "The desk is empty tonight."})
    submitted.refresh_from_db()
    assert (submitted.state, submitted.break_glass_reason) == ("issued", "The desk is empty tonight.")


def test_the_second_sees_the_first_decision(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    client.force_login(ruth)
    response = client.post(f"{issued.get_absolute_url()}issue/")
    assert response.status_code == 409
    assert "Ruth Adeyemi issued correction 1." in response.content.decode()


def test_who_is_no_senior_reads_why_before_trying(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    Publication.objects.update(retractions_need_senior=True)
    waiting = a_submitted_correction(by=ines, article=corrected, type="retraction")
    client.force_login(ruth)
    page = client.get(waiting.get_absolute_url()).content.decode()
    assert "only a senior issues a retraction" in page
    assert f'action="{waiting.get_absolute_url()}issue/"' not in page
    assert f'action="{waiting.get_absolute_url()}return/"' in page
    client.force_login(ines)
    typed = {"type": "retraction", "error_kind": "other", "scope": "body", "do": "preview"}
    draft = client.post(f"/articles/{corrected.slug}/corrections/draft/", typed).content.decode()
    assert "only a senior issues a retraction" in draft
