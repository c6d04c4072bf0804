"""Checks every input of a review, in memory, before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from jsna.errors import InputError, Problem, refuse_if
from jsna.preparation.assessment import CleanAssessment, clean_assessment, read_assessment
from jsna.preparation.sheet import Sheet
from jsna.preparation.voice import CleanVoice, clean_voice, read_voice
from jsna.review.codebook_file import read_codebook
from jsna.review.declared import Role
from jsna.review.drafts import as_draft
from jsna.review.inputs import check_inputs, prose_files
from jsna.review.project import Project
from jsna.review.restricted import decision_files
from jsna.review.settings import Review, read_declared, unfilled
from jsna.review.survey_file import read_survey
from jsna.review.tool import read_tool, tool_of
from jsna.run.declared import (
    OF_EARLIER,
    check_combinations,
    check_criteria,
    check_earlier,
    check_template,
)
from jsna.run.earlier_gaps import Gaps, check_gap_ids, flag_left_out, read_earlier_gaps
from jsna.run.rating_flags import flag_ratings

if TYPE_CHECKING:
    from jsna.preparation.survey.reading import Received
    from jsna.review.prose import Prose
    from jsna.review.survey import Survey

Found = TypeVar("Found")


@dataclass(frozen=True)
class Checked:
    """The inputs of a review, found good."""

    review: Review
    assessment: CleanAssessment
    voice: CleanVoice
    prose: tuple[Prose, ...] = ()
    answers: Received | None = None


def check_review(
    project: Project, review_id: str, *, files_accepted: bool = True, draft: bool = False
) -> Checked:
    """Read and clean every input of a review, and write nothing.

    Parameters
    ----------
    project, review_id
        Which review.
    files_accepted
        Whether a file that changed since a person accepted it is a problem. It is, but for the
        check before that person accepts it.
    draft
        Whether it may be half filled, as long as a service is rated.

    Raises
    ------
    InputError
        With the problems of all files together, what is missing among them. A file that changed
        since a person accepted it is one of them: a review runs on the very inputs that were
        looked at.
    UsageError
        If there is no such review.
    """
    # As a draft is read: what is missing must not hide what is wrong.
    declared = read_declared(project, review_id)
    review = as_draft(project, declared)
    problems = [
        *unfilled(project, declared),
        *check_inputs(project, declared, accepted=files_accepted),
        *check_earlier(project, declared),
    ]
    _attempt(lambda: check_template(project, declared), problems)
    # The tool alone too: a target off its scale must not hide what is wrong with the ratings.
    tool = _attempt(lambda: read_tool(project, review.tool.id, review.tool.version), problems)
    _attempt(lambda: tool_of(project, review), problems)
    codebook = _attempt(lambda: read_codebook(project, review.services), problems)
    sheets_of_ratings = _attempt(
        lambda: _replayed(project, review, read_assessment(project, review)), problems
    )
    read = read_voice(project, review, problems)
    sheets = _attempt(lambda: _replayed(project, review, read), problems) or read
    assessment = voice = None
    if sheets_of_ratings and tool and codebook:
        assessment = _attempt(
            lambda: clean_assessment(sheets_of_ratings, review, tool, codebook), problems
        )
    register = (sheets_of_ratings or {}).get("gaps")
    earlier = _earlier_gaps(project, declared, problems) if register else {}
    if register:
        problems += check_gap_ids(register, earlier)
    before = len(problems)
    survey = _attempt(lambda: read_survey(project, review_id), problems)
    known = len(problems) == before
    answers = _answers(project, review, survey, problems) if survey else None
    if codebook:
        voice = _attempt(
            lambda: clean_voice(sheets, review, codebook, survey, survey_read=known), problems
        )
    if tool and codebook and assessment and (draft or not assessment.missing):
        rated = {rating.service_id for rating in assessment.ratings if rating.score is not None}
        problems += check_combinations(project, review, tool, codebook, rated)
        problems += check_criteria(project, review, codebook, rated)
    prose = _attempt(lambda: _prose(project, review_id), problems) or ()
    problems += [each for clean in (assessment, voice) if clean for each in clean.missing]
    problems = _once(problems)
    refuse_if(each for each in problems if not (draft and each.missing))
    if assessment is None or voice is None:
        raise InputError(problems)
    if tool and codebook:
        assessment = flag_ratings(assessment, review, codebook, tool)
    if register and codebook:
        left_out = flag_left_out(register, earlier, codebook.at(review.date))
        assessment = replace(assessment, issues=(*assessment.issues, *left_out))
    return Checked(review if draft else declared, assessment, voice, prose, answers)


def _once(problems: list[Problem]) -> list[Problem]:
    """Each problem once, as it was first said: two readers can meet the same missing file."""
    first: dict[tuple[str, str, str], Problem] = {}
    for each in problems:
        first.setdefault((each.file, each.where, each.found), each)
    return list(first.values())


def _replayed(project: Project, review: Review, sheets: dict[Role, Sheet]) -> dict[Role, Sheet]:
    """The sheets as people decided to change them; what replays a log is loaded for one alone."""
    if not decision_files(project, review.id):
        return sheets
    from jsna.preparation.cleaning_log.cleaning_log import replayed_sheets

    return replayed_sheets(project, review, sheets)


def _earlier_gaps(project: Project, review: Review, problems: list[Problem]) -> Gaps:
    """The gaps that earlier reviews published; nothing where those are found wrong already."""
    if any(problem.where == OF_EARLIER for problem in problems):
        return {}
    return read_earlier_gaps(project, review.earlier)


def _answers(
    project: Project, review: Review, survey: Survey, problems: list[Problem]
) -> Received | None:
    """The answers of the survey, and what is wrong with them and with the plan of their analysis.

    An export that is not there is said once, by the check of the files themselves.
    """
    # Few reviews have answers: what reads exports is loaded for those alone.
    from jsna.preparation.responses import receive
    from jsna.review.analysis_plan import read_plan

    _attempt(lambda: read_plan(project, review.id, survey), problems)
    shown_as = project.relative(project.raw(review.id) / review.inputs["survey_export"].file)
    if any(problem.file == shown_as and "hash" not in problem.found for problem in problems):
        return None
    return _attempt(lambda: receive(project, review, survey), problems)


def _prose(project: Project, review_id: str) -> tuple[Prose, ...]:
    """The analyst's words. Few reviews have any: what reads Markdown is loaded for those alone."""
    if not prose_files(project, review_id):
        return ()
    from jsna.review.prose import read_prose

    return read_prose(project, review_id)


def _attempt(work: Callable[[], Found], problems: list[Problem]) -> Found | None:
    try:
        return work()
    except InputError as error:
        problems.extend(error.problems)
        return None
