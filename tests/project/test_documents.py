"""The documents lead somewhere, and all say the same version."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import jsna

LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def links(text: str) -> list[str]:
    """Every target of a link or picture, code blocks left out."""
    return [first or second for first, second in LINK.findall(FENCED.sub("", text))]


def anchors(text: str) -> set[str]:
    """The names by which a page's headings are linked, as code hosts make them."""
    titles = HEADING.findall(FENCED.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(document: Path) -> list[str]:
    """The links of a document that lead nowhere inside the project."""
    found = []
    for link in links(_text(document)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        if not target.exists() or (anchor and anchor not in anchors(_text(target))):
            found.append(link)
    return found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_link_inside_the_project_leads_somewhere(root: Path) -> None:
    documents = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]

    assert len(documents) > 3
    assert {path.name: broken(path) for path in documents if broken(path)} == {}


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A, b\n[a](#a-b) [b](page.md#none) [c](gone.md) ![d](gone.png) [e](https://example.org)\n"
        '<img src="gone.svg">\n```\n[f](in-code.md)\n```\n',
        encoding="utf-8",
    )

    assert broken(page) == ["page.md#none", "gone.md", "gone.png", "gone.svg"]


def test_every_picture_of_the_documents_is_small_and_says_what_it_shows(root: Path) -> None:
    pictures = [
        (path.parent / target, words)
        for path in (root / "docs").rglob("*.md")
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", _text(path))
    ]
    kept = [*(root / "docs" / "pictures").iterdir()]

    assert pictures
    assert {path.resolve() for path, _ in pictures} >= {path.resolve() for path in kept}
    assert [path.name for path, _ in pictures if path.stat().st_size > 150_000] == []
    assert [path.name for path, words in pictures if len(words) < 40] == []


def test_one_version_everywhere(root: Path, pyproject: dict[str, Any]) -> None:
    citation = yaml.safe_load(_text(root / "CITATION.cff"))
    releases = re.findall(r"^## \[(\d[^\]]*)\]", _text(root / "CHANGELOG.md"), re.MULTILINE)

    assert jsna.__version__ == pyproject["project"]["version"]
    assert citation["version"] == jsna.__version__
    assert releases[0] == jsna.__version__


def test_each_release_says_what_it_does_to_the_numbers(root: Path) -> None:
    _, *releases = re.split(r"^## ", _text(root / "CHANGELOG.md"), flags=re.MULTILINE)

    assert releases
    for release in releases:
        assert re.search(r"^### Methodology$", release, re.MULTILINE), release.splitlines()[0]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"])
def test_the_documents_that_a_stranger_looks_for_are_there(root: Path, name: str) -> None:
    assert (root / name).stat().st_size > 200
