"""The published schemas: what is written is valid, what is not is refused, and every key is described."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.reports.formats import json_lines, json_report
from factcheck.reports.formats.json_schema import lines_schema, report_schema
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, a_draft, an_approved_verdict, an_article, cite_article
from tests.public.conftest import publish
from tests.reports.files import file_of_reports
from tests.reports.formats.w3c_assertions import FORMATS


def errors(document: Any, schema: dict[str, Any]) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema, format_checker=FORMATS).iter_errors(document)]


@pytest.fixture
def told(ines: User, ruth: User, corrected: Article) -> Article:
    """An article with a claim of each kind: approved and seen by readers, being written, without a verdict."""
    Publication.objects.update(shows_verdicts=True)
    claim = a_claim(by=ines, article=corrected, words="33 soldiers", claimant="The ministry")
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=corrected, words="Thursday"))
    cite_article(by=ines, verdict=draft, article=an_article(by=ines), words="Thursday", stance="context")
    a_claim(by=ines, article=corrected, words="Nearly a million")
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    return publish(corrected)


@pytest.mark.parametrize("of_one", [True, False], ids=["one", "many"])
def test_a_file_is_valid(told: Article, of_one: bool) -> None:  # noqa: FBT001
    document = json.loads(file_of_reports(json_report.write, told, of_one=of_one))
    assert errors(document, report_schema()) == []
    assert document["$schema"] == report_schema()["$id"] == "http://127.0.0.1:8000/schemas/report-2.json"
    report = document if of_one else document["reports"][0]
    assert report["claims"][0]["shown"]["rating"] == "Accurate"
    assert errors({**document, "mistake": 1}, report_schema())
    report["claims"][0]["number"] = "1"
    assert errors(document, report_schema())


def test_every_line_is_valid(told: Article) -> None:
    lines = [json.loads(line) for line in file_of_reports(json_lines.write, told).splitlines()]
    assert [line["line"] for line in lines] == ["cover", "article", "claim", "claim", "claim", "correction"]
    for line in lines:
        assert errors(line, lines_schema()) == []
        assert errors({**line, "mistake": 1}, lines_schema())


@pytest.mark.parametrize("schema", [report_schema, lines_schema])
def test_every_key_is_described(schema: Any) -> None:
    found = []

    def look(part: Any, path: str) -> None:
        if isinstance(part, dict):
            for key, value in part.get("properties", {}).items():
                if not value.get("description"):
                    found.append(f"{path}.{key}")
            for key, value in part.items():
                look(value, f"{path}.{key}")
        elif isinstance(part, list):
            for value in part:
                look(value, path)

    look(schema(), "")
    assert found == []


def test_a_file_from_before_a_key_came_is_valid_still(told: Article) -> None:
    document = json.loads(file_of_reports(json_report.write, told))
    assert document.pop("corrections_recorded") == 1
    assert [correction.pop("also") for correction in document["corrections"]] == [[]]
    assert errors(document, report_schema()) == []
