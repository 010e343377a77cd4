"""A finger on the page: it holds words until the browser itself selects them, as on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.test_main_job import SELECT_WORDS

HOLD = 900  # milliseconds, well over what Chromium takes for a long press


class Finger:
    """Touches through the debugger: only so does Chromium tell a long press from a tap."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.debugger = page.context.new_cdp_session(page)

    def hold(self, word: str, *, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Holds the word until it is selected, and lets go; `meanwhile` is seen to before that."""
        left, top, right, _bottom = self.page.evaluate(SELECT_WORDS, word)
        # Anew each time: a tap of Playwright's turns it off.
        for enabled in (False, True):
            touches = {"enabled": enabled, "configuration": "mobile"}
            self.debugger.send("Emulation.setEmitTouchEventsForMouse", touches)
        self._touch("mousePressed", (left + right) / 2, top)
        self.page.wait_for_timeout(HOLD)
        meanwhile()
        self._touch("mouseReleased", (left + right) / 2, top)

    def drag_the_end(self, *, letters: int) -> None:
        """Draws the handle at the selection's end on: the browser changes its selection, no pointer is seen."""
        self.page.evaluate(
            "(letters) => { for (let n = 0; n < letters; n += 1) "
            "document.getSelection().modify('extend', 'forward', 'character'); }",
            letters,
        )
        # A selection rests before it counts.
        expect(self.page.locator("#selection")).to_be_visible()

    def _touch(self, kind: str, x: float, y: float) -> None:
        touch = {"type": kind, "x": round(x), "y": round(y), "button": "left", "clickCount": 1}
        self.debugger.send("Input.emulateTouchFromMouseEvent", touch)
