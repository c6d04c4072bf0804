"""The review site of real reviews: compared with what came before, and open to everybody."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jsna.review.hashes import sha256_of
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.run.publication.manifest import FILE, read_manifest
from jsna.run.recipe import make_site
from jsna.run.releases.record import RECORD, Record, SignOff, as_toml
from jsna.run.review_site import make_review_site
from tests.browser import chromium, needs_chromium, opened, violations, width_of
from tests.conftest import REPOSITORY
from tests.run.tiny import snapshot


@pytest.fixture
def published(project: Project) -> Project:
    """The project with the outputs of its reviews as they are published, their sites left out."""
    left_out = shutil.ignore_patterns("review")
    shutil.copytree(REPOSITORY / "outputs", project.root / "outputs", ignore=left_out)
    return project


def site_of(project: Project, review_id: str) -> Path:
    make_review_site(project, read_review(project, review_id), project.outputs(review_id))
    return project.outputs(review_id) / "review"


def index(project: Project, review_id: str) -> str:
    return (site_of(project, review_id) / "index.html").read_text(encoding="utf-8")


def test_a_first_review_says_that_there_is_nothing_to_compare_with(published: Project) -> None:
    page = index(published, "2023")
    assert "No release of this review has been frozen yet" in page
    assert "This review names no earlier one" in page
    assert "All six notebooks ran to the end, there is one finding to look at" in page


def freeze(project: Project, change: Callable[[Path], None]) -> None:
    """Freeze the outputs of 2023 as they are, change them, and let their manifest name both."""
    outputs, folder = project.outputs("2023"), project.releases("2023") / "1.0"
    shutil.copytree(outputs, folder / "outputs")
    day = dt.date(2023, 5, 1)
    record = Record(
        review="2023",
        version="1.0",
        title="Gaps",
        manifest=sha256_of(outputs / FILE),
        sign_off=(SignOff(role="analyst", name="A", date=day),),
    )
    (folder / RECORD).write_text(as_toml(record), encoding="utf-8")
    change(outputs)
    manifest = read_manifest(outputs)
    manifest["last_release"] = {"version": "1.0", "sha256": sha256_of(folder / RECORD)}
    (outputs / FILE).write_text(json.dumps(manifest), encoding="utf-8")


def test_after_a_release_it_says_that_nothing_has_changed(published: Project) -> None:
    freeze(published, lambda _: None)
    page = index(published, "2023")
    assert "and nothing has changed since release 1.0." in page
    assert "No number and no word has changed since release 1.0 of 2023." in page


def test_a_score_that_changed_since_the_release_is_told(published: Project) -> None:
    def change(outputs: Path) -> None:
        path = outputs / "tables" / "score_results.csv"
        before = path.read_text(encoding="utf-8")
        # Infant mental health is rated 1.
        after = re.sub(r"(?m)^(2023,score,infant-mental-health,,,,,,)1,", r"\g<1>2,", before)
        assert after != before
        path.write_text(after, encoding="utf-8")

    freeze(published, change)
    page = index(published, "2023")

    assert "and numbers or words have changed since release 1.0." in page
    assert (
        '<th scope="row">Infant Mental Health</th><td class="short">changed</td>'
        "<td>1</td><td>2</td>" in page
    )


def test_a_release_that_is_made_later_changes_nothing(published: Project) -> None:
    before = snapshot(site_of(published, "2023"))
    sealed = (published.outputs("2023") / FILE).read_bytes()
    freeze(published, lambda _: None)
    (published.outputs("2023") / FILE).write_bytes(sealed)
    assert snapshot(site_of(published, "2023")) == before


def test_a_later_review_is_compared_with_the_last(published: Project) -> None:
    site = site_of(published, "example-2025")
    page = (site / "index.html").read_text(encoding="utf-8")

    assert "changed since review example-2024." in page
    # In the input of 2024 the helpline is rated 1; in that of 2025 it is not listed.
    assert (
        '<th scope="row">Example Night Helpline</th><td class="short">gone</td><td>1</td>' in page
    )
    before = published.outputs("example-2024") / "figures" / "figure_1_scores.svg"
    copied = site / "before" / "last-review" / "figure_1_scores.svg"
    assert copied.read_bytes() == before.read_bytes()


def test_a_last_review_that_was_not_run_is_said(published: Project) -> None:
    (published.outputs("example-2024") / FILE).unlink()
    assert "The last review, example-2024, has not been run here." in index(
        published, "example-2025"
    )


def test_two_makings_give_the_same_bytes_and_less_than_3_mb(published: Project) -> None:
    first = snapshot(site_of(published, "example-2025"))
    assert snapshot(site_of(published, "example-2025")) == first
    assert sum(map(len, first.values())) < 3_000_000
    assert not any(b"<script" in content for content in first.values())


def test_the_recipe_makes_it(published: Project) -> None:
    review: Review = read_review(published, "2023")
    make_site(published, review, published.outputs("2023"))
    assert (published.outputs("2023") / "review" / "06_chapter.html").is_file()


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("review_id", ["2023", "example-2025"])
def test_every_page_is_open_to_everybody(published: Project, review_id: str) -> None:
    pages = sorted(site_of(published, review_id).glob("*.html"))
    assert len(pages) == 7
    with chromium() as browser:
        for page in pages:
            for width in (320, 1280):
                with opened(browser, page, width) as seen:
                    assert violations(seen) == [], page.name
                    assert width_of(seen) <= width, page.name
                    missing = "[...document.images].filter(each => !each.naturalWidth).length"
                    assert seen.evaluate(missing) == 0, page.name
