"""The six articles the newsroom started with: every element, in role and text."""

import hashlib
import json
from pathlib import Path

import pytest

from factcheck.articles.importing import ImportedArticle, decode, read_articles

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = json.loads((ROOT / "tests/articles/articles-expected.json").read_text(encoding="utf-8"))
ARTICLES = {article["id"]: article for article in EXPECTED["articles"]}


def _read(name: str) -> list[ImportedArticle]:
    return read_articles(decode((ROOT / "fixtures/articles" / name).read_bytes()), source_file=name)


IMPORTED = dict(pair for file in EXPECTED["files"] for pair in zip(file["articles"], _read(file["file"]), strict=True))


def test_every_element_has_its_role_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    right = total = 0
    for identifier, article in ARTICLES.items():
        wanted = [(element["role"], element["text"]) for element in article["elements"]]
        found = [(element.role, element.text) for element in IMPORTED[identifier].elements]
        assert found == wanted
        total += len(wanted)
        right += sum(one == other for one, other in zip(wanted, found, strict=True))
    with capsys.disabled():
        print(f"{right} of {total} elements", end=" ")  # noqa: T201
    assert f"{right} of {total} elements" == "152 of 152 elements"


@pytest.mark.parametrize("identifier", ARTICLES)
def test_elements_stand_where_the_file_has_them(identifier: str) -> None:
    wanted = [(element["start"], element["end"], element["scope"]) for element in ARTICLES[identifier]["elements"]]
    assert [(element.start, element.end, element.scope) for element in IMPORTED[identifier].elements] == wanted


@pytest.mark.parametrize("identifier", ARTICLES)
def test_headline_body_publication_and_date_agree(identifier: str) -> None:
    wanted, found = ARTICLES[identifier], IMPORTED[identifier]
    assert found.headline == wanted["headline"]
    assert found.body == wanted["body"]
    assert found.original_url == wanted["original_url"]
    assert found.byline == " and ".join(author["name"] for author in wanted["byline"])
    if wanted["publication"]["status"] in ("stated", "implied"):
        assert (found.publication, found.publication_status) == (
            wanted["publication"]["name"],
            wanted["publication"]["status"],
        )
    if wanted["date"]["published_status"] in ("stated", "implied"):
        assert found.published is not None
        assert found.published.isoformat() == wanted["date"]["published"]
    else:
        assert found.published is None


def test_the_sign_in_the_text_leads_to_the_correction_note() -> None:
    (article,) = _read("000_2dbff7b6134bf374.txt")
    (marker,) = [inline for inline in article.inlines if inline["kind"] == "correction_marker"]
    assert article.text[: marker["end"]].endswith("in the country.*")
    assert article.blocks[marker["note"]]["role"] == "correction_note"


@pytest.mark.parametrize("file", EXPECTED["files"], ids=lambda file: file["file"])
def test_the_files_are_kept_as_they_came(file: dict[str, str]) -> None:
    content = (ROOT / "fixtures/articles" / file["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == file["sha256"]
