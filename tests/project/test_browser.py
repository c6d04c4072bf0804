from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium, needs_chromium, opened, violations, width_of

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>A page</title></head>
<body><main><h1>A page</h1>{}</main></body></html>"""


@needs_chromium
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p>Good</p>", ""),
        ('<img src="data:image/png;base64,">', "image-alt"),
        ('<p style="color: #aaa">Faint</p>', "color-contrast"),
        ("<h3>A level that jumps</h3>", "heading-order"),
    ],
)
def test_axe_names_what_breaks_a_rule(body: str, rule: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(body), encoding="utf-8")
    with chromium() as browser, opened(browser, page, 1200) as shown:
        found = [each.partition(":")[0] for each in violations(shown)]
    assert found == ([rule] if rule else [])


@needs_chromium
def test_what_is_too_wide_is_seen_and_asking_the_net_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format('<p style="width: 700px">Wide</p>'), encoding="utf-8")
    with chromium() as browser, opened(browser, page, 320) as shown:
        assert width_of(shown) > 320
    page.write_text(PAGE.format('<img alt="" src="https://example.org/a.png">'), encoding="utf-8")
    with (
        pytest.raises(ValueError, match=r"asks the net for https://example\.org/a\.png"),
        chromium() as browser,
        opened(browser, page, 320),
    ):
        pass
