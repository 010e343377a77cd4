"""`manage.py import_articles`: what it says of the six articles, what it stores, and what it refuses."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.tools import ROOT

SEEDS = ROOT / "fixtures" / "articles"
EXPECTED = json.loads((ROOT / "tests" / "articles" / "articles-expected.json").read_text(encoding="utf-8"))
KEYS = ["source_file", "slug", "headline", "publication", "byline", "published", "text", "blocks", "corrections"]


def run(*arguments: Any, **options: Any) -> list[str]:
    """The lines that the command says."""
    said = StringIO()
    call_command("import_articles", *map(str, arguments), stdout=said, **options)
    return said.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour.txt").write_text("The harbour freezes\n\nShips lie still on Monday.\n", encoding="utf-8")
    return tmp_path


def test_a_dry_run_agrees_with_the_expected_elements(capsys: pytest.CaptureFixture[str]) -> None:
    read = [json.loads(line) for line in run(SEEDS, "--dry-run", "--json")]
    assert len(read) == len(EXPECTED["articles"])
    agreeing = total = 0
    for article, expected in zip(read, EXPECTED["articles"], strict=True):
        assert list(article) == KEYS
        assert (article["source_file"], article["headline"]) == (expected["source_file"], expected["headline"])
        wanted = [(element["role"], element["text"]) for element in expected["elements"]]
        found = [(block["role"], block["text"]) for block in article["blocks"]]
        total += len(wanted)
        agreeing += sum(one == other for one, other in zip(wanted, found, strict=True))
        for name, key in (("publication", "name"), ("date", "published")):
            status = expected[name].get("status", expected[name].get("published_status"))
            if status in ("stated", "implied"):
                assert article["published" if name == "date" else name] == expected[name][key]
        for block in article["blocks"]:
            assert article["text"][block["start"] : block["end"]] == block["text"]
    sentence = f"{agreeing} of {total} elements agree with articles-expected.json"
    with capsys.disabled():
        print(sentence)  # noqa: T201
    assert sentence == "152 of 152 elements agree with articles-expected.json"


def test_the_note_of_an_article_is_told() -> None:
    (article,) = map(json.loads, run(SEEDS / "000_2dbff7b6134bf374.txt", "--dry-run", "--json"))
    (correction,) = article["corrections"]
    assert correction.pop("text").startswith("Correction, Feb. 28, 2020: This post originally misspelled Bashar")
    assert correction == {"date": "2020-02-28", "type": "correction", "error_kind": "misspelled"}


def test_a_dry_run_needs_no_database(folder: Path) -> None:
    # Without the django_db mark any statement fails.
    assert "the-harbour-freezes" in run(folder, "--dry-run")[0]


def test_two_articles_of_one_headline_get_two_slugs_in_a_dry_run(folder: Path) -> None:
    (folder / "other.txt").write_text("The harbour freezes\n\nOnce more on Tuesday.\n", encoding="utf-8")
    slugs = [json.loads(line)["slug"] for line in run(folder, "--dry-run", "--json")]
    assert slugs == ["the-harbour-freezes", "the-harbour-freezes-2"]


def test_an_article_without_a_headline_is_named_by_its_first_words() -> None:
    (article,) = map(json.loads, run(SEEDS / "004_39dc9dd94238abea.txt", "--dry-run", "--json"))
    assert article["headline"] is None
    assert article["slug"] == "turkey-says-at-least-33-of-its-soldiers-have-been-killed-in-an-air-strike-by"


def test_it_stores_what_it_read(ines: User) -> None:
    run(SEEDS, "--by", "ines")
    assert Article.objects.count() == 6
    assert Correction.objects.get().right == "Bashar"
    assert Article.objects.get(source_file__startswith="004").title_is_headline is False


def test_what_is_here_already_is_not_imported_again(ines: User, folder: Path) -> None:
    run(folder, "--by", "ines")
    assert "the same text is here already" in run(folder, "--by", "ines")[0]
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_it_asks_who_imports(folder: Path) -> None:
    with pytest.raises(CommandError, match="--by USERNAME"):
        run(folder)
    with pytest.raises(CommandError, match="nobody with the user name ghost"):
        run(folder, "--by", "ghost")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Caf\xc3\xa9 ol\xc3\xa9 \xe2\x80\x9cso\xe2\x80\x9d\n\nbroken \x92 here", "0x92"),
        (b"a headline\n\nwith a \x00 in it", "NUL"),
        (b"x" * (2 * 1024 * 1024 + 1), "2 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name_and_the_others_go_on(
    ines: User, folder: Path, content: bytes, reason: str
) -> None:
    (folder / "broken.txt").write_bytes(content)
    complaints = StringIO()
    with pytest.raises(SystemExit) as ended:
        run(folder, "--by", "ines", stderr=complaints)
    assert ended.value.code == 1
    assert "broken.txt" in complaints.getvalue()
    assert reason in complaints.getvalue()
    assert [article.title for article in Article.objects.all()] == ["The harbour freezes"]


def test_a_file_is_stored_whole_or_not_at_all(ines: User, folder: Path) -> None:
    second = "US, Syrian and Russian forces involved in deadly checkpoint clash"
    text = (SEEDS / "002_ad59c947f386ea37.txt").read_text(encoding="utf-8")
    (folder / "two.txt").write_text(text.replace(second, f"{second}\n\nMarch 3, 2040"), encoding="utf-8")
    assert len(run(folder / "two.txt", "--dry-run")) == 2
    complaints = StringIO()
    with pytest.raises(SystemExit):
        run(folder, "--by", "ines", stderr=complaints)
    assert "2040-03-03 is in the future" in complaints.getvalue()
    assert [article.source_file for article in Article.objects.all()] == ["harbour.txt"]


def test_the_encoding_can_be_given(ines: User, folder: Path) -> None:
    (folder / "harbour.txt").write_bytes("Crédit gelé\n\nLe port est gelé.".encode("cp1252"))
    run(folder, "--by", "ines", "--encoding", "cp1252")
    assert Article.objects.get().title == "Crédit gelé"


@pytest.mark.parametrize("encoding", ["no-such", "idna", "hex"])
def test_an_encoding_that_is_none_is_said(folder: Path, encoding: str) -> None:
    (folder / "harbour.txt").write_bytes(b"\xff\xfe\xfd" * 40)
    with pytest.raises(SystemExit):
        run(folder, "--dry-run", "--encoding", encoding, stderr=StringIO())


def test_a_path_that_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        run(folder / "none.txt", "--dry-run")
    (folder / "empty").mkdir()
    with pytest.raises(CommandError, match=r"holds no \.txt or \.md file"):
        run(folder / "empty", "--dry-run")
