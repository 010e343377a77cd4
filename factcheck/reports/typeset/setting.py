"""Runs typst in a process of its own: it keeps what it has set in memory, which a server would never get back.

Run as a script, it reads `{"fonts", "noto", "made_at", "report"}` as JSON and writes the PDF. It imports nothing of the
newsroom, so that it starts at once.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "report.typ"
REFUSED = 3


class Refused(Exception):
    """Typst did not set the document; the words are its own."""


def set_in_type(report: dict[str, Any], *, fonts: Path, noto: bool, made_at: int) -> bytes:
    """Gives the PDF of what the template lays out, tagged (PDF/UA-1). Raises Refused."""
    asked = {"fonts": str(fonts), "noto": noto, "made_at": made_at, "report": report}
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own file; the texts come as its input)
        [sys.executable, "-P", __file__],
        input=json.dumps(asked, ensure_ascii=False).encode("utf-8"),
        capture_output=True,
        check=False,
    )
    if done.returncode == REFUSED:
        raise Refused(done.stderr.decode("utf-8", "replace"))
    if done.returncode:
        raise RuntimeError(f"typst ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return done.stdout


def main() -> int:
    """Sets what comes on standard input."""
    asked = json.loads(sys.stdin.buffer.read())
    fonts = typst.Fonts(
        include_system_fonts=asked["noto"], include_embedded_fonts=True, font_paths=[Path(asked["fonts"])]
    )
    try:
        pdf = typst.compile(
            TEMPLATE,
            font_paths=fonts,
            format="pdf",
            sys_inputs={"report": json.dumps(asked["report"], ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=asked["made_at"],
        )
    except typst.TypstError as refused:
        sys.stderr.write(refused.diagnostic)
        return REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
