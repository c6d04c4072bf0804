"""The pages of the review site: complete, accessible, safe, and the same each time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from jsna.errors import RunError
from jsna.publishing.comparison import Comparison
from jsna.publishing.review_site import Site, write_review_site
from jsna.publishing.review_site.site import status
from jsna.review.assurance import Assurance
from jsna.review.settings import Review
from tests.browser import chromium, needs_chromium, opened, violations, width_of
from tests.exhibits.content_of_reviews import content_of_2023
from tests.publishing import test_pages as pages
from tests.publishing.review_site.small_outputs import (
    ALT,
    code,
    comparison,
    notebook,
    picture,
    prose,
    shown,
    since_release,
    small_outputs,
    small_site,
)

HOSTILE = "<script>alert('x')</script> {{ 7 * 7 }} & \"$x$\" \u202e" + "W" * 80
PARTS = ("causes", "scores", "ranks", "gaps", "sentences", "figures")
NOTHING: dict[str, tuple[()]] = dict.fromkeys(PARTS, ())
pages.VOID |= {"img", "source"}


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return small_outputs(tmp_path / "outputs")


@pytest.fixture
def site(outputs: Path, tmp_path: Path) -> Site:
    old = small_outputs(tmp_path / "old")
    return small_site(outputs, since_release(old, comparison()))


def index(site: Site) -> str:
    return write_review_site(site)["review/index.html"].decode("utf-8")


def words(page: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", page)).split())


def review(**changes: object) -> Review:
    return content_of_2023().review.model_copy(update=changes)


def test_there_is_a_page_for_each_notebook_and_the_pictures_of_before(site: Site) -> None:
    assert sorted(write_review_site(site)) == [
        "review/01_scores.html",
        "review/02_then.html",
        "review/before/release/figure_1_scores.svg",
        "review/index.html",
    ]


def test_the_same_outputs_give_the_same_bytes(site: Site) -> None:
    assert write_review_site(site) == write_review_site(site)


@pytest.mark.parametrize(
    ("found", "end"),
    [
        (None, "no release has been frozen yet."),
        (comparison(**NOTHING), "nothing has changed since release 1.0."),
        (comparison(), "numbers or words have changed since release 1.0."),
    ],
)
def test_one_sentence_says_how_it_stands(outputs: Path, found: Comparison | None, end: str) -> None:
    said = status(small_site(outputs, since_release(outputs, found)), 6)
    assert said == (
        f"All six notebooks ran to the end, there are two findings to look at, and {end}"
    )


def test_the_sentence_counts_and_says_that_it_is_a_draft(outputs: Path) -> None:
    issues = outputs / "tables" / "assessment_issues.csv"
    lines = issues.read_text(encoding="utf-8").splitlines(keepends=True)
    issues.write_text("".join(lines[:2]), encoding="utf-8")
    said = status(small_site(outputs, review=review(draft=True)), 1)
    assert said.startswith(
        "This review is a draft: the one notebook ran to the end, there is one finding to look at, "
    )
    issues.write_text(lines[0], encoding="utf-8")
    assert "there are no findings, and" in status(small_site(outputs), 1)


def test_findings_and_changes_stand_there_with_file_and_place(site: Site) -> None:
    said = words(index(site))
    assert "data/raw/2023/a.csv, row 12, column Key gaps" in said
    assert "It is <b>4</b>" in said
    assert "data/raw/2023/a.csv, row 3, column Score" in said


def test_what_changed_is_marked_by_more_than_colour(site: Site) -> None:
    page = index(site)
    assert "The score is <del>2</del>." in page
    assert "The score is <ins>3</ins>." in page
    assert "what was taken out is struck through, what is new is underlined" in page
    assert "data: the input assessment (a.csv)" in page
    assert "Nobody &lt;leads&gt;" in page
    assert '<img src="before/release/figure_1_scores.svg"' in page
    assert "jsna diff 2023@1.0 2023" in page


def test_where_nothing_can_be_compared_it_says_so(outputs: Path) -> None:
    page = index(small_site(outputs, since_release(None, None)))
    assert "<p>No release has been frozen yet.</p>" in page


def test_figures_stand_with_their_description_and_downloads_with_their_size(site: Site) -> None:
    page = index(site)
    assert f"<b>Description:</b> {ALT}" in page
    assert f'alt="{ALT}"' in page
    assert re.search(r'href="\.\./chapter\.html">.*page</a> \(under 1 kB\)', page)


def test_provenance_is_that_of_the_manifest(site: Site) -> None:
    said = words(index(site))
    for each in ("a" * 64, "b" * 64, "c" * 64, "d" * 64, "target = 3", "jsna 9.9.9"):
        assert each in said
    assert "https://example.org/a 24 November 2026" in said.replace("a24", "a 24")


def test_assurance_is_told_as_recorded_or_as_missing(outputs: Path) -> None:
    assert "No assurance has been recorded." in index(small_site(outputs))
    assured = Assurance(assurer="A. <Checker>", assured=dt.date(2026, 3, 1), statement="Read.")
    said = words(index(small_site(outputs, review=review(assurance=assured))))
    assert "Assured by A. <Checker>, 1 March 2026" in said
    assert "Analysed by Not recorded" in said
    assert "No assurance" not in said


def test_what_people_must_confirm_is_left_open(site: Site) -> None:
    assert "For people to confirm" in index(site)


def test_notebooks_lead_on_to_each_other(site: Site) -> None:
    files = {name: content.decode() for name, content in write_review_site(site).items()}
    first, second = files["review/01_scores.html"], files["review/02_then.html"]
    assert 'Next: <a href="02_then.html">What comes then?</a>' in first
    assert "Previous: " not in first
    assert 'Previous: <a href="01_scores.html">How are services rated?</a>' in second
    assert '<div class="cell" id="cell-code-1">' in first
    assert f'<img src="../figures/figure_1_scores.png" alt="{ALT}">' in first


def test_a_picture_that_nobody_described_stops_the_run(outputs: Path) -> None:
    bad = notebook(prose("# A"), code("plot()", picture(b"x", "")))
    (outputs / "notebooks" / "03_bad.ipynb").write_bytes(bad)
    with pytest.raises(RunError, match="03_bad, code cell 1 shows a picture without a description"):
        write_review_site(small_site(outputs))


def test_the_sentence_that_stands_for_a_missing_description_stops_the_run(outputs: Path) -> None:
    said = "No description has been provided for this image"
    bad = notebook(prose(f"# A\n\n{said}"))
    (outputs / "notebooks" / "03_bad.ipynb").write_bytes(bad)
    with pytest.raises(RunError, match="a picture has no description"):
        write_review_site(small_site(outputs))


def hostile_outputs(folder: Path) -> Path:
    """Hostile text at every place that takes text from a person."""
    outputs = small_outputs(folder)
    cells = (
        prose(f"# {HOSTILE}\n\n{HOSTILE}"),
        code(f"print({HOSTILE!r})", shown(text__plain=HOSTILE), shown(text__html=HOSTILE)),
        code("draw()", picture(b"x", HOSTILE), number=2),
    )
    (outputs / "notebooks" / "03_hostile.ipynb").write_bytes(notebook(*cells))
    quoted = HOSTILE.replace('"', '""')
    row = f'"{quoted}",1,"{quoted}","{quoted}","{quoted}"\n'
    with (outputs / "tables" / "assessment_issues.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    return outputs


def test_hostile_text_is_never_live(tmp_path: Path) -> None:
    outputs = hostile_outputs(tmp_path / "outputs")
    site = small_site(outputs, review=review(title=HOSTILE, area=HOSTILE, notice=HOSTILE))
    for name, content in write_review_site(site).items():
        page = content.decode()
        assert "<script" not in page, name
        assert " 49 " not in page, name


def every_page(tmp_path: Path) -> Iterator[Path]:
    outputs = hostile_outputs(tmp_path / "outputs")
    old = small_outputs(tmp_path / "old")
    site = small_site(
        outputs,
        since_release(old, comparison()),
        review=review(title=HOSTILE, notice=HOSTILE, assurance=Assurance(statement=HOSTILE)),
    )
    for name, content in write_review_site(site).items():
        path = outputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if name.endswith(".html"):
            yield path


@needs_chromium
def test_no_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(tmp_path: Path) -> None:
    with chromium() as browser:
        for page in list(every_page(tmp_path)):
            for width in (320, 1280):
                with opened(browser, page, width) as seen:
                    assert violations(seen) == [], page.name
                    assert width_of(seen) <= width, page.name


def test_each_page_has_one_h1_unique_anchors_and_no_script(tmp_path: Path) -> None:
    for path in every_page(tmp_path):
        text = path.read_text(encoding="utf-8")
        outline = pages.Outline(text)
        assert outline.all("html") == [{"lang": "en-GB"}]
        assert outline.all("a")[0] == {"class": "skip", "href": "#main"}
        assert len(outline.all("h1")) == 1
        anchors = re.findall(r'\sid="([^"]*)"', text)
        assert len(anchors) == len(set(anchors))
        assert not outline.all("script")


def test_what_changed_and_the_figures_lead_to_their_trace_where_there_is_one(site: Site) -> None:
    assert "trace.html#" not in index(site)
    (scores, *_) = comparison().scores
    anchor = ".".join(scores.key)
    trace = f'<tr id="{anchor}"></tr><h3 id="figure-scores"></h3>'
    (site.outputs / "review").mkdir(exist_ok=True)
    (site.outputs / "review" / "trace.html").write_text(trace, encoding="utf-8")
    links = re.findall(r'href="(trace\.html#[^"]+)"', index(site))
    assert set(links) == {f"trace.html#{anchor}", "trace.html#figure-scores"}
