"""Pages in a real browser, as their readers have them: Chromium, where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Browser, Page, sync_playwright
except ImportError:  # conda's environment may lack them
    MISSING = "playwright and axe-playwright-python"
else:
    MISSING = "" if CHROMIUM else "Chromium (on Debian: apt-get install chromium)"

# Milliseconds: a machine may have much else to do.
_PATIENCE = 180_000

needs_chromium = pytest.mark.skipif(
    bool(MISSING), reason=f"pages are looked at in a browser, which is not here: install {MISSING}"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, that reaches nothing but files."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments, timeout=_PATIENCE
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, page: Path, width: int) -> Iterator[Page]:
    """A page of a folder, in a window of this width; asking the net for anything is an error."""
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.set_default_timeout(_PATIENCE)
    shown = context.new_page()
    shown.goto(page.resolve().as_uri())
    yield shown
    context.close()
    elsewhere = [address for address in asked if not address.startswith(("file:", "data:"))]
    if elsewhere:
        raise ValueError(f"{page.name} asks the net for {', '.join(elsewhere)}")


def violations(page: Page) -> list[str]:
    """What axe finds against the rules of accessibility: the rule and the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}"
        for each in found
    ]


def width_of(page: Page) -> int:
    """How wide the page is when it is laid out; more than its window if it scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
