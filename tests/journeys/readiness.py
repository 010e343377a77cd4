"""When a page is ready for hands: its scripts listen, and what htmx brought in has settled.

Its words can be seen sooner, while it is still coming in: whoever acts at once presses keys that nobody hears. What
works without a script needs none of this; a key, a selection and what answers as one types do.
"""

from playwright.sync_api import Page

SETTLED = "() => !document.querySelector('.htmx-swapping, .htmx-settling')"


def ready(page: Page) -> None:
    """Waits until the scripts of the page have run, and until htmx has put its attributes to work in a new part."""
    # All scripts are modules or deferred: they run before this event.
    page.wait_for_load_state("domcontentloaded")
    page.wait_for_function(SETTLED)


def press(page: Page, *keys: str) -> None:
    """Presses the keys one after the other, as soon as the page is ready: `press(page, "r")`."""
    for key in keys:
        ready(page)
        page.keyboard.press(key)
