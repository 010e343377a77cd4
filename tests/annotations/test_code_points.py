import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.code_points import OffsetError, from_utf16, to_utf16

HERE = Path(__file__).parent
CASES = json.loads((HERE / "code_point_cases.json").read_text(encoding="utf-8"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.characters(min_codepoint=0x10000), max_size=40)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_both_counts_name_the_same_places(case: dict[str, Any]) -> None:
    code_points, utf16 = [list(column) for column in zip(*case["same"], strict=True)]
    assert to_utf16(case["text"], code_points) == utf16
    assert from_utf16(case["text"], utf16) == code_points


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_names_no_place_is_refused(case: dict[str, Any]) -> None:
    for offset in case["refused"]["code_points"]:
        with pytest.raises(OffsetError, match=f"offset {offset} "):
            to_utf16(case["text"], [offset])
    for offset in case["refused"]["utf16"]:
        with pytest.raises(OffsetError, match=f"offset {offset} "):
            from_utf16(case["text"], [offset])


@given(TEXTS)
def test_the_counts_agree_with_an_encoder(text: str) -> None:
    offsets = list(range(len(text) + 1))
    expected = [len(text[:offset].encode("utf-16-le")) // 2 for offset in offsets]
    assert to_utf16(text, offsets) == expected
    assert from_utf16(text, expected) == offsets


@given(TEXTS)
def test_every_other_offset_is_inside_a_pair(text: str) -> None:
    between = set(to_utf16(text, range(len(text) + 1)))
    for offset in range(len(text.encode("utf-16-le")) // 2):
        if offset not in between:
            with pytest.raises(OffsetError, match="inside the surrogate pair"):
                from_utf16(text, [offset])


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here: the browser's count was not tested")
def test_the_browser_counts_the_same() -> None:
    run = subprocess.run(["node", "--test", HERE / "code_points.test.js"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert f"# pass {len(CASES)}" in run.stdout
