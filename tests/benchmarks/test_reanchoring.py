"""The benchmarks count what they say they count; how fast anything is, is tested for the worst cases only."""

import json
from pathlib import Path

import pytest

from annotations.placements import Placement, Status
from benchmarks import revision_pairs, span_pairs
from benchmarks.__main__ import main
from benchmarks.methods import METHODS, Method

OLD = "The dam broke at dawn. Nobody was hurt. The valley was flooded within an hour."
NEW = "The dam broke at noon. The valley was flooded within an hour."
SPANS = [(0, 22), (23, 39), (40, 78)]
GOLD = [("changed", 0, 22), ("deleted", None, None), ("unchanged", 23, 61)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    spans = [
        {"start": start, "end": end, "gold": {"status": status, "start": new_start, "end": new_end}}
        for (start, end), (status, new_start, new_end) in zip(SPANS, GOLD, strict=True)
    ]
    (tmp_path / "reanchor").mkdir()
    rows = [{"id": "dam", "set": "real", "old": OLD, "new": NEW, "spans": spans}]
    (tmp_path / "reanchor" / "real.json").write_text(json.dumps(rows), encoding="utf-8")
    texts = tmp_path / "revisions" / "texts"
    texts.mkdir(parents=True)
    (texts / "dam.old.txt").write_text(OLD, encoding="utf-8")
    (texts / "dam.new.txt").write_text(NEW, encoding="utf-8")
    with (tmp_path / "revisions" / "gold.jsonl").open("w", encoding="utf-8") as file:
        for (start, end), (status, new_start, new_end) in zip(SPANS, GOLD, strict=True):
            row = {"pair": "dam", "start": start, "end": end, "new_start": new_start, "new_end": new_end}
            file.write(json.dumps({**row, "cosmetic": False, "status": status.replace("unchanged", "kept")}) + "\n")
    return tmp_path


def nowhere(old: str, new: str, spans: object) -> list[Placement]:
    return [Placement(None, None, Status.DELETED, 0.0)] * len(SPANS)


def everything_kept_at_the_start(old: str, new: str, spans: object) -> list[Placement]:
    return [Placement(0, 22, Status.UNCHANGED, 1.0)] * len(SPANS)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_every_method_finds_the_words_that_stayed(method: Method) -> None:
    assert method(OLD, NEW, SPANS)[2].start == 23


def test_ours_is_right_on_an_easy_pair(data: Path) -> None:
    spans = span_pairs.measure(METHODS["factcheck"], data / "reanchor")
    assert (spans["verbatim exact"], spans["changed found"], spans["deleted anchored"]) == (100.0, 100.0, 0.0)
    assert revision_pairs.measure(METHODS["factcheck"], data / "revisions")["macro accuracy"] == 1.0


def test_finding_nothing_anchors_nothing(data: Path) -> None:
    spans = span_pairs.measure(nowhere, data / "reanchor")
    assert (spans["verbatim exact"], spans["changed found"], spans["deleted anchored"]) == (0.0, 0.0, 0.0)
    revisions = revision_pairs.measure(nowhere, data / "revisions")
    assert (revisions["kept"], revisions["deleted"], revisions["silently wrong"]) == (0.0, 1.0, 0.0)


def test_calling_everything_kept_is_silently_wrong(data: Path) -> None:
    spans = span_pairs.measure(everything_kept_at_the_start, data / "reanchor")
    assert (spans["verbatim wrong"], spans["deleted anchored"]) == (100.0, 100.0)
    assert revision_pairs.measure(everything_kept_at_the_start, data / "revisions")["silently wrong"] == 1.0


def test_missing_data_is_named(tmp_path: Path) -> None:
    assert not span_pairs.is_there(tmp_path / "reanchor")
    assert not revision_pairs.is_there(tmp_path / "revisions")


@pytest.mark.parametrize("asked", [["--json"], []])
def test_the_command_prints_the_figures_and_what_is_missing(
    asked: list[str], data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.worst_cases.LETTERS", 300)
    (data / "revisions" / "gold.jsonl").unlink()
    assert main([*asked, "--only", "reanchor", "revisions", "worst-cases", "--data", str(data)]) == 0
    printed = capsys.readouterr().out
    assert "partial_ratio" in printed and "Indel tokens" in printed and "revisions: nothing to read" in printed
    if asked:
        assert json.loads(printed)["reanchor"]["factcheck"]["changed found"] == 100.0
