"""Every page that is published, in a browser: the rules of accessibility, narrow screens, print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium, needs_chromium, opened, violations, width_of

OUTPUTS = Path(__file__).parents[2] / "outputs"
PAGES = sorted(each.relative_to(OUTPUTS).as_posix() for each in OUTPUTS.rglob("*.html"))
FOLDERS = sorted({Path(page).parent.as_posix() for page in PAGES})


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(folder: str) -> None:
    pages = [page for page in PAGES if Path(page).parent.as_posix() == folder]
    with chromium() as browser:
        for page in pages:
            for width in (320, 1200):
                with opened(browser, OUTPUTS / page, width) as shown:
                    assert (page, width_of(shown), violations(shown)) == (page, width, [])


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [each for each in PAGES if each.endswith("/chapter.html") and "/review/" not in each]
)
def test_the_chapter_prints_on_a4_with_nothing_cut_off(page: str) -> None:
    a4_without_margins = round((210 - 2 * 15) / 25.4 * 96)
    with chromium() as browser, opened(browser, OUTPUTS / page, a4_without_margins) as shown:
        shown.emulate_media(media="print")
        assert width_of(shown) == a4_without_margins
        assert shown.pdf(format="A4").startswith(b"%PDF")
