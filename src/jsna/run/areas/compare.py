"""Compares published reviews across areas, and puts the page and the workbook in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jsna.errors import Problem, StorageError, UsageError, refuse_if, suggestion
from jsna.exhibits.areas.content import Area, Areas
from jsna.exhibits.areas.page import compose_page
from jsna.measures.areas import compare_areas
from jsna.measures.breaks import declared_breaks
from jsna.measures.gap_themes import count_gap_themes
from jsna.measures.published import RatedReview
from jsna.measures.results import Result, results_table
from jsna.measures.successors import followed_reviews
from jsna.publishing.areas import write_areas
from jsna.review.codebook import Codebook
from jsna.review.codebook_file import read_codebook
from jsna.review.dates import by_time
from jsna.review.project import Project
from jsna.review.review_ids import is_review_id
from jsna.review.tool import Tool, read_tool
from jsna.run.areas.checks import check_areas, check_number
from jsna.run.areas.published import FOLDER, AreaFacts, PublishedArea
from jsna.run.areas.sealed import write_sealed
from jsna.run.progress import Progress, choose_progress, shown_step
from jsna.run.publication.transaction import Swap, publish, recover
from jsna.run.publication.workspace import fresh_workspace, only_run

_STEPS = _READING, _DRAWING = "reading the outputs", "comparing and drawing"


@dataclass(frozen=True)
class Asked:
    """What is compared.

    Parameters
    ----------
    folder
        The folder that holds the outputs of the reviews.
    names
        Which of the folders in it.
    chosen
        The area whose place is shown, by its name or that of its outputs; empty for none.
    title
        What the comparison is called: the end of its folder's name.
    """

    folder: Path
    names: tuple[str, ...]
    chosen: str = ""
    title: str = "all"


def compare_across_areas(project: Project, asked: Asked, progress: Progress | None = None) -> Path:
    """Write ``outputs/areas-<title>`` from the published outputs of reviews.

    Parameters
    ----------
    project, asked
        What is compared, and with which tool and codebook.
    progress
        Shows how it gets on; what suits standard error, if not given.

    Returns
    -------
    Path
        The folder. Of synthetic areas, its name says that they are.

    Raises
    ------
    InputError
        With everything that keeps the reviews from being compared.
    UsageError
        If the chosen area is not among them, or the folder's name cannot be used.
    BusyError, StorageError
        If another comparison of this name is under way, or the disk refuses.
    """
    refuse_if(check_number(asked.names, project.relative(asked.folder)))
    with progress or choose_progress() as shown:
        shown.plan(_STEPS, "steps")
        with shown_step(shown, _READING):
            areas = _read(project, asked, shown)
        facts = [each.facts for each in areas]
        place = project.outputs(_folder_name(project, asked, synthetic=facts[0].synthetic))
        chosen = _chosen(facts, asked.chosen)
        with shown_step(shown, _DRAWING):
            content = _content(project, areas, chosen)
            created = max(each.added for each in facts)
            files = write_areas(compose_page(content), content.results, created)
    with only_run(project, place.name) as runs:
        recover(runs)
        with fresh_workspace(runs) as workspace:
            made = workspace.root / "areas"
            write_sealed(made, files, facts, content)
            publish(workspace.root, [Swap(made, place)])
    return place


@dataclass(frozen=True, eq=False)
class _Reviewed:
    """An area with what its review publishes."""

    facts: AreaFacts
    rated: RatedReview
    gaps: pd.DataFrame


def _read(project: Project, asked: Asked, progress: Progress) -> list[_Reviewed]:
    """The areas in the order of their names."""
    shown_as = project.relative(asked.folder)
    problems: list[Problem] = []
    found: list[_Reviewed] = []
    for number, name in enumerate(asked.names, start=1):
        outputs = PublishedArea(asked.folder / name, f"{shown_as}/{name}")
        try:
            facts = outputs.facts(project)
            gaps = outputs.table("gap_statements")
            found.append(_Reviewed(facts, outputs.rated(facts.area), gaps))
        except StorageError as error:
            remedy = "Run the review again, or take its outputs as they were published"
            problems.append(Problem(outputs.shown_as, "", str(error), remedy))
        progress.cell(_READING, number, len(asked.names))
    refuse_if([*problems, *check_areas([each.facts for each in found], project)])
    return sorted(found, key=lambda each: (each.facts.area.casefold(), each.facts.area))


def _folder_name(project: Project, asked: Asked, *, synthetic: bool) -> str:
    name = f"{FOLDER}{'synthetic-' if synthetic else ''}{asked.title}"
    marked = asked.title.startswith("synthetic")
    if not asked.title or marked or not is_review_id(name):
        raise UsageError(
            f"{asked.title!r} cannot be the name of a comparison: a name has lower-case letters, "
            'digits and hyphens, and "synthetic" before it where the areas are.'
        )
    if name in project.review_ids():
        raise UsageError(f"{name} is a review of this project: choose another --name.")
    return name


def _chosen(facts: Sequence[AreaFacts], word: str) -> str:
    """The area that a word names."""
    known = {name.casefold(): each.area for each in facts for name in (each.area, each.name)}
    if word and word.casefold() not in known:
        areas = [each.area for each in facts]
        raise UsageError(f'No area is called "{word}". {suggestion(word, areas)}')
    return known.get(word.casefold(), "")


def _content(project: Project, areas: Sequence[_Reviewed], chosen: str) -> Areas:
    facts = [each.facts for each in areas]
    tool = read_tool(project, facts[0].tool, facts[0].version)
    codebook = read_codebook(project, facts[0].services)
    return Areas(
        tuple(Area(each.area, each.name, each.date, each.notice) for each in facts),
        tool,
        codebook,
        results_table("", _results(areas, tool, codebook)),
        facts[0].synthetic,
        chosen,
    )


def _results(areas: Sequence[_Reviewed], tool: Tool, codebook: Codebook) -> Iterator[Result]:
    """What is found; the reviews stand in the order of their dates, for what a break parts."""
    in_time = sorted(areas, key=lambda each: by_time(each.facts.date))
    dated = [pd.DataFrame([{"review": e.facts.area, "date": e.facts.date}]) for e in in_time]
    breaks = declared_breaks(codebook, dated)
    rated = followed_reviews([each.rated for each in in_time], codebook)
    yield from compare_areas(rated, breaks, tool.scores)
    yield from count_gap_themes({each.facts.area: each.gaps for each in areas})
