"""Makes the pictures of docs/new-review.md again: ``python -m examples.pictures``.

It makes the synthetic review of ``examples/new_review.py`` in a copy of the project and takes its
pictures with LibreOffice, pdftoppm and Chromium, which must be there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

from examples.new_review import BEFORE, REVIEW, SLIPS, add_voice, fill_in_settings, filled
from jsna.cli import main
from jsna.review.project import Project

HERE = Path(__file__).parents[1]
PICTURES = HERE / "docs" / "pictures"
DOTS = 80  # an inch
RATINGS_PAGE = 3  # of the printed workbook
WIDTH, HEIGHT = 1000, 1100
MARGIN = 12
_SHAPE = re.compile(r"<(?:\w+:)?shape .*?</(?:\w+:)?shape>", re.DOTALL)
_PLACE = re.compile(r"<(?P<x>\w+:)Row>(?P<row>\d+)</\w+:Row><\w+:Column>(?P<column>\d+)</")


def make() -> None:
    """Make the review, and a picture at each of its stages."""
    with tempfile.TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project")
        _jsna(project, "new", REVIEW, "--after", BEFORE)
        raw = project.raw(REVIEW)
        workbook = raw / "meeting.xlsx"
        made = workbook.read_bytes()
        _print(workbook, "meeting")
        fill_in_settings(raw / "review.toml")
        workbook.write_bytes(filled(made, SLIPS))
        _jsna(project, "check", REVIEW, "--mark", ends_with=2)
        _print(_with_comments_shown(raw / "meeting-marked.xlsx"), "synthetic_marked")
        workbook.write_bytes(filled(made))
        add_voice(raw)
        _jsna(project, "check", REVIEW, "--accept-inputs")
        _jsna(project, "run", REVIEW)
        _pages(project.outputs(REVIEW))


def _copy(root: Path) -> Project:
    for name in ("config", "data/raw", "notebooks", f"outputs/{BEFORE}"):
        shutil.copytree(HERE / name, root / name)
    shutil.copy(HERE / "requirements.lock", root)
    return Project(root)


def _jsna(project: Project, *words: str, ends_with: int = 0) -> None:
    code = main([*words, "--project", str(project.root)])
    if code != ends_with:
        raise RuntimeError(f"jsna {' '.join(words)} ended with {code}")


def _print(workbook: Path, name: str) -> None:
    """A picture of the first page of the ratings, as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        words = ["--headless", "--convert-to", "pdf", "--outdir", folder, str(workbook)]
        subprocess.run([_program("soffice"), profile, *words], check=True, capture_output=True)
        pdf, page = Path(folder) / f"{workbook.stem}.pdf", str(RATINGS_PAGE)
        target = Path(folder) / "page"
        options = ["-r", str(DOTS), "-f", page, "-l", page, "-singlefile", "-png"]
        subprocess.run([_program("pdftoppm"), *options, str(pdf), str(target)], check=True)
        _save(target.with_suffix(".png"), name)


def _with_comments_shown(workbook: Path) -> Path:
    """A copy in which each comment stands open beside its cell, as under the pointer."""
    shown = workbook.with_name("shown.xlsx")
    with zipfile.ZipFile(workbook) as before, zipfile.ZipFile(shown, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part.endswith(".vml"):
                content = _SHAPE.sub(_opened, content.decode()).encode()
            after.writestr(part, content)
    return shown


def _opened(shape: re.Match[str]) -> str:
    text = shape[0].replace("visibility:hidden", "visibility:visible")
    found = _PLACE.search(text)
    if found is None:
        raise ValueError(text)
    row, column, tag = int(found["row"]), int(found["column"]), f"{found['x']}Anchor"
    place = f"{column + 1}, 10, {row}, 10, {column + 5}, 90, {row}, 72"
    return text.replace(found[0], f"<{tag}>{place}</{tag}>{found[0]}")


def _pages(outputs: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_program("chromium"), args=["--no-sandbox"]
        )
        window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        _page(window, outputs / "chapter.html", "synthetic_chapter")
        _page(window, outputs / "review" / "index.html", "synthetic_changes", "Since the last rev")
        browser.close()


def _page(window: Page, path: Path, name: str, heading: str = "") -> None:
    """A picture of a page from its top, or from a heading down."""
    window.goto(path.resolve().as_uri())
    if heading:
        window.locator("h3", has_text=heading).evaluate("each => each.scrollIntoView()")
    target = path.with_name(f"{name}.png")
    window.screenshot(path=target)
    _save(target, name)


def _save(picture: Path, name: str) -> None:
    """Keep a picture with few colours and without white edges, so that it is small."""
    with Image.open(picture) as opened:
        grey = opened.convert("L").point(lambda dot: 255 * (dot < 250))
        inner = opened.convert("RGB").crop(grey.getbbox())
    few = ImageOps.expand(inner, MARGIN, "white").quantize(48)
    PICTURES.mkdir(exist_ok=True)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(f"docs/pictures/{name}.png")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is not there")
    return found


if __name__ == "__main__":
    make()
