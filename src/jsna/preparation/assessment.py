"""The ratings and gaps of a review, from one published table or from lists, to one record each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jsna.errors import Problem, refuse_if
from jsna.preparation.checks import FAR_DATE, narrative_flags
from jsna.preparation.cleaning import Cleaning, Issue
from jsna.preparation.delimited import Sheet
from jsna.preparation.gap_lists import clean_gaps
from jsna.preparation.gaps import Gap
from jsna.preparation.inputs import read_inputs
from jsna.preparation.published_table import clean_table
from jsna.preparation.rating_lists import clean_ratings
from jsna.preparation.ratings import Rating
from jsna.preparation.sheet import Change
from jsna.review.codebook import Codebook
from jsna.review.dates import by_time, is_far_from
from jsna.review.project import Project
from jsna.review.settings import Review, Role
from jsna.review.tool import Tool

_ROLES: tuple[Role, ...] = ("assessment", "ratings", "gaps")
_NOTHING = (
    "no service is rated in full, so that there is nothing to show",
    "Give each its row, with a score and all else that it needs",
)


@dataclass(frozen=True)
class CleanAssessment:
    """The assessment of a review, clean, in the order of the codebook.

    Parameters
    ----------
    gaps_file, gaps_heading
        The file that the gaps came from, and the heading of their column.
    ratings, gaps, issues, changes
        One record each: a rating, a gap, a flag for a person, a change.
    missing
        What is not filled in yet. Only a draft has any: all else is refused for it.
    """

    gaps_file: str
    gaps_heading: str
    ratings: tuple[Rating, ...]
    gaps: tuple[Gap, ...]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]
    missing: tuple[Problem, ...] = ()

    def flagged(
        self, scores: Mapping[str, int], codebook: Codebook, known_from: int
    ) -> CleanAssessment:
        """The same with a flag for each rating whose own gaps say something else.

        Parameters
        ----------
        scores
            The score of each rated service, by its id.
        codebook
            The services, for their names.
        known_from
            From this score up, the scale says that quality is known.
        """
        found = narrative_flags(scores, codebook.names, self.gaps, known_from)
        flags = (Issue(self.gaps_file, row, self.gaps_heading, *said) for row, *said in found)
        return replace(self, issues=(*self.issues, *flags))


def read_assessment(project: Project, review: Review) -> dict[Role, Sheet]:
    """The ratings and gaps as text: one table, or a list of each.

    Raises
    ------
    InputError
        If a file is not there, is not text, or has other columns.
    """
    return read_inputs(project, review, _ROLES)


def clean_assessment(
    sheets: Mapping[Role, Sheet], review: Review, tool: Tool, codebook: Codebook
) -> CleanAssessment:
    """Ratings and gaps, with every change listed.

    Raises
    ------
    InputError
        With every problem: an unknown or repeated service, one that there is not at the date of
        the review, a score that is not a whole number on the scale, a total row that is missing or
        differs from the published overall score. A draft is not refused for what is missing alone.
    """
    work = {role: Cleaning(sheet, review.inputs[role].restricted) for role, sheet in sheets.items()}
    codebook = codebook.at(review.date)
    if "assessment" in work:
        ratings, gaps = clean_table(work["assessment"], review, tool, codebook)
        of_gaps, column = sheets.get("assessment"), "gaps"
    else:
        # A draft can be without one of them.
        ratings = clean_ratings(work["ratings"], tool, codebook) if "ratings" in work else []
        gaps = clean_gaps(work["gaps"], codebook) if "gaps" in work else []
        of_gaps, column = sheets.get("gaps"), "text"
    problems = [problem for cleaning in work.values() for problem in cleaning.problems]
    if all(rating.score is None for rating in ratings) and (review.draft or not problems):
        file = next((sheet.shown_as for sheet in sheets.values()), f"data/raw/{review.id}")
        refuse_if([*problems, Problem(file, "", *_NOTHING, missing=True)])
    refuse_if(problems, draft=review.draft)
    places = {service_id: number for number, service_id in enumerate(codebook.ids)}
    items = [item.id for item in tool.items] or [""]
    ratings.sort(key=lambda each: (places[each.service_id], items.index(each.item_id), each.rater))
    # A gap without a service comes last.
    gaps.sort(key=lambda gap: places.get(gap.service_id, len(places)))
    return CleanAssessment(
        of_gaps.shown_as if of_gaps else "",
        of_gaps.headings[column] if of_gaps else "",
        tuple(ratings),
        tuple(gaps),
        (*_far_dates(review), *(each for own in work.values() for each in own.issues)),
        tuple(change for cleaning in work.values() for change in cleaning.changes),
        tuple(problems),
    )


def _far_dates(review: Review) -> Iterator[Issue]:
    """A flag where the ratings as a whole are dated far from the review."""
    date, own = by_time(review.streams.ratings.date), by_time(review.date)
    if is_far_from(date, own):
        finding = f"the date of the ratings, {date}, is far from that of the review, {own}"
        yield Issue(f"data/raw/{review.id}/review.toml", 0, "", FAR_DATE, finding)
