"""The wide table of a survey while its columns are made, with what is wrong or to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem
from jsna.preparation.cleaning import AnswerIssue, Issue
from jsna.preparation.survey.cells import Bools
from jsna.preparation.survey.export import Body
from jsna.preparation.survey.layout import Layout
from jsna.review.survey import Survey
from jsna.review.survey_question import Question

Values = pd.Categorical | NDArray[np.bool_] | NDArray[np.float64] | pd.api.extensions.ExtensionArray
Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Made:
    """The wide table, what is wrong with the answers, and what a person should look at.

    ``as_typed`` has what the export holds where an issue says that an answer is not as it stands
    there, by row and question.
    """

    wide: pd.DataFrame
    problems: tuple[Problem, ...]
    issues: tuple[Issue, ...]
    as_typed: dict[tuple[int, str], str]


@dataclass
class WideTable:
    """The table, under way.

    Parameters
    ----------
    body, survey, layout, file
        The rows of the export, the spec, the export's layout, and the export as messages show it.
    columns
        The columns that are made, by name.
    typed
        What was typed at the "other" option of a question, by its id.
    coded
        Rows with a missing code there.
    problems, issues, as_typed
        As ``Made`` has them.
    """

    body: Body
    survey: Survey
    layout: Layout
    file: str
    columns: dict[str, Values] = field(default_factory=dict)
    typed: dict[str, Texts] = field(default_factory=dict)
    coded: dict[str, Bools] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    as_typed: dict[tuple[int, str], str] = field(default_factory=dict)

    def heading(self, position: int) -> str:
        """The heading of a column, for messages."""
        return self.layout.columns[position].heading

    def issue(
        self, rows: Bools, position: int, question: Question, check: str, finding: str, texts: Texts
    ) -> None:
        """List a flag for each of these rows, and keep what the export has there."""
        heading, numbers_of = self.heading(position), self.body.source_rows[rows].tolist()
        self.issues += [
            AnswerIssue(self.file, row, heading, check, finding, question.id) for row in numbers_of
        ]
        for row, text in zip(numbers_of, texts[rows], strict=True):
            self.as_typed[row, question.id] = str(text)

    def texts_of(self, question: Question) -> Sequence[Question]:
        """The questions that hold what was typed at the "other" option of a question."""
        return [each for each in self.survey.questions if each.other_of == question.id]

    def codes_of(self, question: Question) -> frozenset[str]:
        """What stands for no answer in a question and at its "other" option."""
        asked = (question, *self.texts_of(question))
        return frozenset().union(*map(self.survey.missing_codes_of, asked))

    def made(self) -> Made:
        """The table as it is kept: its columns in the order of the questions of the spec."""
        order = [name for question in self.survey.questions for name in self._names(question)]
        wide = pd.DataFrame({name: self.columns[name] for name in order}, copy=False)
        return Made(wide, tuple(self.problems), tuple(self.issues), self.as_typed)

    def _names(self, question: Question) -> Iterator[str]:
        yield from question.wide_columns
        if question.missing_code_column in self.columns:
            yield question.missing_code_column
