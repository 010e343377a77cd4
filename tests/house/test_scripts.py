"""The scripts behind `make`: none of them is empty, and each can be read by what it names in its first line."""

import subprocess
from pathlib import Path

import pytest

from tests.tools import ROOT

SCRIPTS = sorted(path for path in (ROOT / ".ci").iterdir() if path.is_file())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_it_says_what_runs_it_and_can_be_read(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    first = source.splitlines()[0]
    assert first.startswith("#!")
    assert script.stat().st_mode & 0o100, "it cannot be executed"
    if "python" in first:
        compile(source, script.name, "exec")
    else:
        shell = "bash" if "bash" in first else "sh"
        subprocess.run([shell, "-n", str(script)], check=True)
    assert len(source.splitlines()) > 10
