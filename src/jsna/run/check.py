"""Checks every input of a review, in memory, before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from jsna.errors import InputError, Problem
from jsna.preparation.assessment import CleanAssessment, clean_assessment, read_assessment
from jsna.preparation.voice import CleanVoice, clean_voice, read_voice
from jsna.review.codebook import read_codebook
from jsna.review.inputs import check_inputs
from jsna.review.project import Project
from jsna.review.settings import Review, read_review
from jsna.review.tool import read_tool, tool_of

Found = TypeVar("Found")


@dataclass(frozen=True)
class Checked:
    """The inputs of a review, found good."""

    review: Review
    assessment: CleanAssessment
    voice: CleanVoice


def check_review(project: Project, review_id: str) -> Checked:
    """Read and clean every input of a review, and write nothing.

    Raises
    ------
    InputError
        With the problems of all files together. A file that changed since a person accepted it is
        one of them: a review runs on the very inputs that were looked at.
    UsageError
        If there is no such review.
    """
    review = read_review(project, review_id)
    problems = list(check_inputs(project, review))
    # The tool alone too: a target off its scale must not hide what is wrong with the ratings.
    tool = _attempt(lambda: read_tool(project, review.tool.id, review.tool.version), problems)
    _attempt(lambda: tool_of(project, review), problems)
    codebook = _attempt(lambda: read_codebook(project), problems)
    sheet = _attempt(lambda: read_assessment(project, review), problems)
    sheets = _attempt(lambda: read_voice(project, review), problems)
    assessment = voice = None
    if sheet and tool and codebook:
        assessment = _attempt(lambda: clean_assessment(sheet, review, tool, codebook), problems)
    if sheets is not None and codebook:
        voice = _attempt(lambda: clean_voice(sheets, review, codebook), problems)
    if problems or assessment is None or voice is None:
        # Two readers can meet the same missing file.
        raise InputError(dict.fromkeys(problems))
    return Checked(review, assessment, voice)


def _attempt(work: Callable[[], Found], problems: list[Problem]) -> Found | None:
    try:
        return work()
    except InputError as error:
        problems.extend(error.problems)
        return None
