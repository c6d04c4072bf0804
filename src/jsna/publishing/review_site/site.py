"""Every page of the review site, from the outputs of a run that has succeeded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsna.errors import RunError
from jsna.exhibits.wording import counted, lowered
from jsna.publishing.publication import FIGURES, Files
from jsna.publishing.review_site.changes import Since, pairs_of_figures, pictures_before
from jsna.publishing.review_site.downloads import downloads
from jsna.publishing.review_site.figures import figures
from jsna.publishing.review_site.findings import cleaning_changes, findings
from jsna.publishing.review_site.notebook import UNDESCRIBED, Notebook, read_notebook
from jsna.publishing.review_site.rap import criteria
from jsna.publishing.style import style, templates
from jsna.publishing.traced import anchor_of
from jsna.review.dates import in_words
from jsna.review.settings import Review

FOLDER = "review"
_INDEX, _NOTEBOOK = "review_index.html", "review_notebook.html"
_LINKS = {
    "chapter.html": "The chapter, as it is published",
    f"{FOLDER}/trace.html": "Where each number comes from",
}


@dataclass(frozen=True)
class Site:
    """What the site is made of.

    Parameters
    ----------
    outputs
        The folder of the outputs, with all else that the run makes.
    review
        The review.
    manifest
        What the outputs were made from, as their manifest has it.
    since
        What they are compared with: the last frozen release first, then the last review.
    """

    outputs: Path
    review: Review
    manifest: Mapping[str, Any]
    since: tuple[Since, ...] = ()


def write_review_site(site: Site) -> Files:
    """The pages of the site and the pictures that they need, by their path in the outputs.

    Raises
    ------
    RunError
        If a notebook cannot be shown, or shows a picture without a description.
    """
    notebooks = read_notebooks(site.outputs)
    files: Files = {"index.html": _index(site, notebooks)}
    for place, notebook in enumerate(notebooks):
        before, after = notebooks[:place][-1:], notebooks[place + 1 :][:1]
        files[notebook.page] = _page(
            _NOTEBOOK,
            site,
            notebook=notebook,
            place=place + 1,
            count=len(notebooks),
            links=[("Previous", each) for each in before] + [("Next", each) for each in after],
        )
    for each in site.since:
        files |= pictures_before(each)
    return {f"{FOLDER}/{name}": content for name, content in files.items()}


def read_notebooks(outputs: Path) -> tuple[Notebook, ...]:
    """The executed notebooks in order."""
    published = {
        hashlib.sha256(path.read_bytes()).hexdigest(): f"../{FIGURES}/{path.name}"
        for path in sorted((outputs / FIGURES).glob("*.png"))
    }
    return tuple(
        read_notebook(path.stem, path.read_bytes(), published)
        for path in sorted((outputs / "notebooks").glob("*.ipynb"))
    )


def status(site: Site, notebooks: int) -> str:
    """One sentence: what ran, what there is to look at, what changed."""
    count = len(findings(site.outputs))
    ran = "The one notebook" if notebooks == 1 else f"All {counted(notebooks, 'notebook')}"
    verb = "is" if count == 1 else "are"
    found = f"there {verb} {counted(count, 'finding')}{' to look at' if count else ''}"
    draft = "This review is a draft: " if site.review.draft else ""
    said = f"{draft}{lowered(ran) if draft else ran} ran to the end"
    return f"{said}, {found}, and {_since_release(site)}."


def _since_release(site: Site) -> str:
    release = next((each.comparison for each in site.since if each.folder == "release"), None)
    if release is None:
        return "no release has been frozen yet"
    name = f"release {release.before.version}" if release.before.version else release.before.title
    if release.same:
        return f"nothing has changed since {name}"
    return f"numbers or words have changed since {name}"


# A gap goes by another word in the trace than in the table that holds it.
_CALLED = {"gap_statements": ("gap",)}


def _traced(outputs: Path) -> frozenset[str]:
    """The places of the page that says where each number comes from."""
    page = outputs / FOLDER / "trace.html"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    return frozenset(re.findall(r' id="([^"]+)"', text))


def _address(anchor: str, anchors: frozenset[str]) -> str:
    return f"trace.html#{anchor}" if anchor in anchors else ""


def _index(site: Site, notebooks: tuple[Notebook, ...]) -> bytes:
    sizes = {
        name: (site.outputs / name).stat().st_size
        for name in sorted(site.manifest["outputs"])
        if not name.startswith(f"{FOLDER}/")
    }
    anchors = _traced(site.outputs)
    return _page(
        _INDEX,
        site,
        traced=lambda key: _address(anchor_of(_CALLED.get(key[0], key[:1]) + key[1:]), anchors),
        figure_traced=lambda key: _address(f"figure-{key.replace('_', '-')}", anchors),
        status=status(site, len(notebooks)),
        notebooks=notebooks,
        findings=findings(site.outputs),
        changes=cleaning_changes(site.outputs),
        comparisons=[(each, pairs_of_figures(each, site.outputs)) for each in site.since],
        figures=figures(site.outputs),
        groups=downloads(sizes),
        links=[
            (name, words)
            for name, words in _LINKS.items()
            if name in site.manifest["outputs"] or (site.outputs / name).is_file()
        ],
        criteria=criteria(has_lock=bool(site.manifest["requirements_lock"])),
    )


def _page(template: str, site: Site, **content: Any) -> bytes:
    page = (
        templates()
        .get_template(template)
        .render(
            review=site.review,
            manifest=site.manifest,
            style=style("base", "table", "chapter", "review"),
            in_words=in_words,
            **content,
        )
    )
    if UNDESCRIBED in page:
        raise RunError(
            f"A page of the review site says that a picture has no description ({template}). "
            "Describe it where it is shown."
        )
    return page.encode("utf-8")
