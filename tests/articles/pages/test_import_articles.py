"""/articles/import/: a text is pasted or uploaded and becomes a draft; nothing unusable is stored."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, ImportDraft

pytestmark = pytest.mark.django_db

TEXT = "The harbour freezes\n\nShips lie still on Monday, the port master said."


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def paste(desk: Client, text: str, **fields: Any) -> Any:
    return desk.post("/articles/import/", {"do": "paste", "token": str(uuid4()), "text": text, **fields})


def upload(desk: Client, *files: tuple[str, bytes], **fields: Any) -> Any:
    accept = {"HTTP_ACCEPT": fields.pop("accept")} if "accept" in fields else {}
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return desk.post("/articles/import/", {"do": "upload", "token": str(uuid4()), "files": uploads, **fields}, **accept)


def test_the_page_offers_both_ways(desk: Client) -> None:
    page = desk.get("/articles/import/").content.decode()
    assert "Paste a text" in page
    assert "up to 2 MB each" in page


def test_a_pasted_text_becomes_a_draft_to_put_right(desk: Client, ines: User) -> None:
    response = paste(desk, TEXT.replace("\n", "\r\n"), name="e-mail of Monday")
    draft = ImportDraft.objects.get()
    assert response.headers["Location"] == f"/articles/import/{draft.uid}/"
    assert (draft.owner, draft.source_file) == (ines, "e-mail of Monday")
    assert draft.articles[0]["title"] == "The harbour freezes"
    assert not Article.objects.exists()


def test_the_same_form_sent_twice_makes_one_draft(desk: Client) -> None:
    token = str(uuid4())
    assert paste(desk, TEXT, token=token).headers["Location"] == paste(desk, TEXT, token=token).headers["Location"]
    assert ImportDraft.objects.count() == 1


def test_another_text_in_the_same_form_makes_another_draft(desk: Client) -> None:
    token = str(uuid4())
    paste(desk, TEXT, token=token)
    paste(desk, f"{TEXT} And more.", token=token)
    assert ImportDraft.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \r\n\t\u200b", "empty"),
        ("The harbour\n\nfre\0ezes", "on line 3 is NUL"),
        ("The harbour\x07", "control character"),
        ("x" * (2 * 1024 * 1024 + 1), "2 MB"),
        ("word\n\n" * 20_001, "lines"),
    ],
    ids=["nothing", "white space", "NUL", "control character", "too long", "too many lines"],
)
def test_a_text_that_is_none_is_refused_at_its_field(desk: Client, text: str, reason: str) -> None:
    response = paste(desk, text)
    assert response.status_code == 422
    (error,) = response.context["paste_form"].errors["text"]
    assert reason in error
    assert error.endswith("Nothing was stored.")
    assert not ImportDraft.objects.exists()


def test_markup_in_a_text_is_text(desk: Client) -> None:
    paste(desk, "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> Ships lie still on Monday.")
    page = desk.get(f"/articles/import/{ImportDraft.objects.get().uid}/").content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_one_uploaded_file_leads_to_its_draft(desk: Client) -> None:
    response = upload(desk, ("harbour.txt", TEXT.encode()))
    draft = ImportDraft.objects.get()
    assert response.headers["Location"] == f"/articles/import/{draft.uid}/"
    assert (draft.source_file, draft.encoding) == ("harbour.txt", "utf-8")


def test_several_files_at_once_make_a_draft_each(desk: Client) -> None:
    response = upload(desk, ("a.txt", TEXT.encode()), ("b.md", f"# {TEXT}".encode()))
    assert response.headers["Location"] == "/articles/import/"
    page = desk.get("/articles/import/").content.decode()
    assert "2 files read" in page
    assert "a.txt" in page
    assert "b.md" in page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"Caf\xc3\xa9 ol\xc3\xa9 \xe2\x80\x9cso\xe2\x80\x9d\n\nbroken \x92 here", "(0x92) on line 3"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "byte"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0!\0\xdf\xa4\xd2lZ\x01", ""),
        (b"x" * (2 * 1024 * 1024 + 1), "2 MB"),
    ],
    ids=["nothing", "damaged UTF-8", "a picture", "an archive", "too big"],
)
def test_a_file_that_is_no_text_is_refused_and_the_others_are_read(desk: Client, content: bytes, reason: str) -> None:
    response = upload(desk, ("harbour.txt", TEXT.encode()), ("broken.txt", content))
    assert response.status_code == 422
    read, refused = response.context["outcomes"]
    assert read.draft
    assert not read.error
    assert reason in refused.error
    assert refused.error.endswith("Nothing was stored.")
    assert ImportDraft.objects.count() == 1


def test_an_encoding_can_be_said(desk: Client) -> None:
    upload(desk, ("harbour.txt", "Le port est gelé\n\nCrédit: Zoë".encode("cp1252")), encoding="cp1252")
    draft = ImportDraft.objects.get()
    assert draft.encoding == "cp1252"
    assert "gelé" in draft.articles[0]["elements"][0]["text"]


def test_an_encoding_that_is_not_offered_is_refused(desk: Client) -> None:
    assert upload(desk, ("a.txt", TEXT.encode()), encoding="rot13").status_code == 422


def test_the_script_of_the_page_gets_json(desk: Client) -> None:
    answer = upload(desk, ("a.txt", TEXT.encode()), accept="application/json").json()["files"][0]
    assert answer["name"] == "a.txt"
    assert answer["url"] == f"/articles/import/{ImportDraft.objects.get().uid}/"
    assert answer["found"] == "1 article, 2 blocks"
    answer = upload(desk, ("b.txt", b""), accept="application/json").json()["files"][0]
    assert "empty" in answer["error"]


@pytest.mark.parametrize("fields", [{}, {"do": "upload"}, {"do": "paste"}, {"do": "paste", "token": "x", "text": "a"}])
def test_a_form_without_its_fields_is_shown_again(desk: Client, fields: dict[str, str]) -> None:
    assert desk.post("/articles/import/", fields).status_code == 422
    assert not ImportDraft.objects.exists()


def test_only_ones_own_drafts_are_listed(desk: Client, jonas: User) -> None:
    paste(desk, TEXT, name="mine")
    other = Client()
    other.force_login(jonas)
    paste(other, TEXT, name="his own")
    page = desk.get("/articles/import/").content.decode()
    assert "mine" in page
    assert "his own" not in page


@pytest.mark.parametrize("drafts", [1, 12])
def test_the_number_of_statements_does_not_grow(desk: Client, django_assert_max_num_queries: Any, drafts: int) -> None:
    for number in range(drafts):
        paste(desk, f"{TEXT} {number}")
    with django_assert_max_num_queries(5):
        desk.get("/articles/import/")


def test_nobody_imports_without_signing_in(client: Client) -> None:
    assert client.get("/articles/import/").headers["Location"].startswith("/sign-in/")


def test_it_does_not_answer_to_other_methods(desk: Client) -> None:
    assert desk.put("/articles/import/").status_code == 405
