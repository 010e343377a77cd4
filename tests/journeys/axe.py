"""Asks axe-core what keeps people out of a page."""

import json
from typing import Any, Literal

from playwright.sync_api import CDPSession, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


def barriers(page: Page, script: str) -> list[str]:
    """A line for each violation on the page as it stands, in both colour schemes."""
    # Through the debugger, which a content security policy does not concern: the page under test keeps its own.
    # A page without its style sheet is another page.
    page.wait_for_load_state("load")
    debugger = page.context.new_cdp_session(page)
    _evaluate(debugger, f"{script}\n;undefined")
    lines = []
    for scheme in SCHEMES:
        # Without motion: a colour half-way through its transition is nobody's barrier.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for violation in _evaluate(debugger, _run())["violations"]:
            places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
            lines.append(f"{scheme}: {violation['id']}: {violation['help']}: {places}")
    page.emulate_media(color_scheme="null", reduced_motion="null")
    debugger.detach()
    return lines


def _run() -> str:
    # To preload style sheets axe-core writes them into the page again, which the policy refuses. No rule here needs it.
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
    return f"axe.run(document, {json.dumps(options)})"


def _evaluate(debugger: CDPSession, expression: str) -> Any:
    """The value of an expression in the page, awaited."""
    answer = debugger.send("Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True})
    if "exceptionDetails" in answer:
        raise RuntimeError(f"axe-core failed: {answer['exceptionDetails']}")
    return answer["result"].get("value")
