"""Makes the columns of the wide table from those of an export, question by question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem
from jsna.preparation.cleaning import Issue
from jsna.preparation.survey.binding import Bound
from jsna.preparation.survey.cells import Answers, answers_in_cells, answers_in_ticks
from jsna.preparation.survey.export import Body, some_rows
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.values import free_texts, numbers
from jsna.review.survey import Survey
from jsna.review.survey_question import MISSING_CODE, Question

Values = pd.Categorical | NDArray[np.bool_] | NDArray[np.float64] | pd.api.extensions.ExtensionArray
Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Made:
    """The wide table, what is wrong with the answers, and what a person should look at."""

    wide: pd.DataFrame
    problems: tuple[Problem, ...]
    issues: tuple[Issue, ...]


@dataclass
class _Work:
    """The making of the columns, under way."""

    body: Body
    survey: Survey
    layout: Layout
    file: str
    columns: dict[str, Values] = field(default_factory=dict)
    typed: dict[str, Texts] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def heading(self, position: int) -> str:
        """The heading of a column, for messages."""
        return self.layout.columns[position].heading

    def issue(self, rows: NDArray[np.bool_], heading: str, check: str, finding: str) -> None:
        """List a flag for each of these rows."""
        numbers_of = self.body.source_rows[rows]
        self.issues += [Issue(self.file, int(row), heading, check, finding) for row in numbers_of]


def make_columns(bound: list[Bound], body: Body, survey: Survey, layout: Layout, file: str) -> Made:
    """The wide table of ``review.survey``, in the order of the questions of the spec.

    An answer that is none of the options is a problem: nothing could be said of it. A text in
    place of a number stays a flag, and the cell counts as not answered.
    """
    work = _Work(body, survey, layout, file)
    # The texts of "other" options are known once their questions are made.
    for each in sorted(bound, key=lambda one: bool(one.question.other_of)):
        _make(work, each)
    order = [name for question in survey.questions for name in _names(question, work.columns)]
    wide = pd.DataFrame({name: work.columns[name] for name in order}, copy=False)
    return Made(wide, tuple(work.problems), tuple(work.issues))


def _names(question: Question, made: dict[str, Values]) -> Iterator[str]:
    yield from question.wide_columns
    if _missing_name(question) in made:
        yield _missing_name(question)


def _missing_name(question: Question) -> str:
    return f"{question.id}:{MISSING_CODE}"


def _make(work: _Work, bound: Bound) -> None:
    question = bound.question
    if question.type == "numeric":
        missing = _numeric(work, bound)
    elif question.type == "free-text":
        missing = _text(work, bound)
    else:
        answers = _answers(work, bound)
        _refuse_unknown(work, bound, answers.unknown)
        if answers.texts is not None:
            work.typed[question.id] = answers.texts
        missing = answers.missing
        if question.takes_several:
            for place, option in enumerate(question.option_ids):
                work.columns[f"{question.id}:{option}"] = answers.picks[:, place]
        else:
            work.columns[question.id] = _category(answers, question)
    if work.survey.missing_codes_of(question):
        work.columns[_missing_name(question)] = missing


def _category(answers: Answers, question: Question) -> pd.Categorical:
    categories = pd.Index(question.option_ids, dtype="str")
    return pd.Categorical.from_codes(answers.chosen, categories=categories)


def _answers(work: _Work, bound: Bound) -> Answers:
    question, columns = bound.question, work.body.columns
    codes = work.survey.missing_codes_of(question)
    separator = question.separator or work.layout.separator if question.takes_several else None
    if not bound.ticks:
        in_cells = answers_in_cells(columns[bound.first], question, codes, separator)
        return _with_typed(work, bound, in_cells)
    ticked = {option: columns[place] for option, place in bound.ticks.items()}
    in_ticks = answers_in_ticks(ticked, question, work.layout.unticked)
    if bound.cell is not None:
        in_cells = answers_in_cells(columns[bound.cell], question, codes, separator)
        differ = (in_cells.picks != in_ticks.picks).any(axis=1)
        finding = "the column of all picks and those of the options disagree: these count"
        work.issue(differ, work.heading(bound.cell), "parent and children", finding)
    return _with_typed(work, bound, in_ticks)


def _with_typed(work: _Work, bound: Bound, answers: Answers) -> Answers:
    """The answers with what stands in the column for texts at the "other" option."""
    if bound.text is None:
        return answers
    typed, _ = free_texts(work.body.columns[bound.text], ())
    has_text = typed != ""
    other = next(i for i, option in enumerate(bound.question.options) if option.other)
    picks = answers.picks.copy()
    # A text without the tick is an answer all the same, if there is no other.
    picks[has_text & ~picks.any(axis=1), other] = True
    texts = typed if answers.texts is None else np.where(has_text, typed, answers.texts)
    return Answers(picks, None, answers.unknown, answers.missing, texts)


def _refuse_unknown(work: _Work, bound: Bound, unknown: NDArray[np.bool_]) -> None:
    if not unknown.any():
        return
    where = f"{some_rows(work.body.source_rows[unknown])}, column {work.heading(bound.first)}"
    found = f'the answer is none of the options of question "{bound.question.id}"'
    remedy = "Add the option to survey.toml, or a code of it, or mark one option as other"
    work.problems.append(Problem(work.file, where, found, remedy))


def _numeric(work: _Work, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    codes = work.survey.missing_codes_of(question)
    values, strange, missing = numbers(work.body.columns[bound.first], codes)
    work.columns[question.id] = values
    finding = "the answer is not a number: it counts as not answered"
    work.issue(strange, work.heading(bound.first), "not a number", finding)
    return missing


def _text(work: _Work, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    missing = np.zeros(len(work.body.source_rows), dtype=bool)
    texts = work.typed.get(question.other_of, np.full(len(missing), "", dtype=object))
    if bound.cell is not None:
        codes = work.survey.missing_codes_of(question)
        own, missing = free_texts(work.body.columns[bound.cell], codes)
        texts = np.where(own != "", own, texts)
    work.columns[question.id] = pd.array(texts, dtype="str")
    return missing
