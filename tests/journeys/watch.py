"""Keeps what a browser complains about while a page is used."""

from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

# Chromium repeats an answer of 400 and above in the console. The answers are watched themselves, and a refusal (403,
# 404, 409) is an answer like any other.
REPEATED = "Failed to load resource: the server responded with a status of"
# Leaving a page, or taking a download, ends what it was still loading.
LEFT = "net::ERR_ABORTED"


class Watch:
    """Listens to one page from its start."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._seen: list[str] = []
        self._expected: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", self._exception)
        page.on("requestfailed", self._lost)
        page.on("response", self._answer)

    def expect(self, words: str) -> None:
        """Announces a complaint with these words: it does not fail the journey, its absence does."""
        self._expected.append(words)

    def complaints(self) -> list[str]:
        """What was complained about and not expected, and what was expected and never came."""
        unexpected = [seen for seen in self._seen if not any(words in seen for words in self._expected)]
        absent = [words for words in self._expected if not any(words in seen for seen in self._seen)]
        return unexpected + [f"expected and never seen: {words}" for words in absent]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REPEATED):
            self._seen.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _exception(self, error: Error) -> None:
        self._seen.append(f"exception: {error.message}")

    def _lost(self, request: Request) -> None:
        if request.failure != LEFT:
            self._seen.append(f"lost: {request.method} {request.url} {request.failure}")

    def _answer(self, response: Response) -> None:
        static = urlsplit(response.url).path.startswith(settings.STATIC_URL)
        if response.status >= 500 or (static and response.status >= 400):
            self._seen.append(f"answer: {response.status} {response.request.method} {response.url}")
