"""Makes the columns of the wide table from those of an export, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem
from jsna.preparation.cleaning import AnswerIssue, Issue
from jsna.preparation.survey.binding import Bound
from jsna.preparation.survey.cells import Answers, Bools, answers_in_cells
from jsna.preparation.survey.export import Body, Coded
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.ticks import answers_in_ticks, with_parent
from jsna.preparation.survey.values import free_texts, numbers
from jsna.review.survey import Survey
from jsna.review.survey_question import MISSING_CODE, Question
from jsna.review.words import some_rows

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
class _Work:
    """The making of the columns, under way."""

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
    return Made(wide, tuple(work.problems), tuple(work.issues), work.as_typed)


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
        _keep_texts(work, bound, answers.texts)
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
    return pd.Categorical.from_codes(answers.chosen, categories=categories, validate=False)


def _answers(work: _Work, bound: Bound) -> Answers:
    question, columns = bound.question, work.body.columns
    codes = work.codes_of(question)
    separator = question.separator or work.layout.separator if question.takes_several else None
    if not bound.ticks:
        in_cells = answers_in_cells(columns[bound.first], question, codes, separator)
        return _with_typed(work, bound, in_cells)
    ticked = {option: columns[place] for option, place in bound.ticks.items()}
    # LimeSurvey has one column for the "other" option and its text.
    typed = work.layout.typed_at_other or bound.text in bound.ticks.values()
    answers = answers_in_ticks(ticked, question, codes, work.layout.unticked, typed=typed)
    if bound.cell is not None:
        in_cells = answers_in_cells(columns[bound.cell], question, codes, separator)
        answers, differ = with_parent(answers, in_cells, ticked, question)
        finding = "the column of all picks and those of the options disagree: these count"
        texts = columns[bound.cell].texts()
        work.issue(differ, bound.cell, question, "parent and children", finding, texts)
    return _with_typed(work, bound, answers)


def _with_typed(work: _Work, bound: Bound, answers: Answers) -> Answers:
    """The answers with what stands in the column for texts at the "other" option."""
    if bound.text is None:
        return answers
    own, coded = free_texts(work.body.columns[bound.text], work.codes_of(bound.question))
    typed = own.texts()
    work.coded[bound.question.id] = coded
    if bound.text in bound.ticks.values():
        return answers
    has_text = typed != ""
    other = next(i for i, option in enumerate(bound.question.options) if option.other)
    picks = answers.picks.copy()
    # A text without the tick is an answer all the same, if there is no other.
    picks[has_text & ~picks.any(axis=1), other] = True
    texts = typed if answers.texts is None else np.where(has_text, typed, answers.texts)
    missing = (answers.missing | coded) & ~picks.any(axis=1)
    return Answers(picks, None, answers.unknown, missing, texts)


def _keep_texts(work: _Work, bound: Bound, texts: Texts | None) -> None:
    """What was typed at the "other" option, for its question; flagged if there is none."""
    if texts is None:
        return
    question = bound.question
    work.typed[question.id] = texts
    if not work.texts_of(question):
        other = next(option.id for option in question.options if option.other)
        position = bound.ticks.get(other, bound.first if bound.text is None else bound.text)
        finding = (
            f'what was typed counts as "{other}" and is left out: give it a free-text question '
            f'with other_of = "{question.id}", or add it as code of an option'
        )
        work.issue(texts != "", position, question, "answer in other words", finding, texts)


def _refuse_unknown(work: _Work, bound: Bound, unknown: NDArray[np.bool_]) -> None:
    if not unknown.any():
        return
    where = (
        f"{some_rows(work.body.source_rows[unknown].tolist())}, column {work.heading(bound.first)}"
    )
    found = f'the answer is none of the options of question "{bound.question.id}"'
    remedy = "Add the option to survey.toml, or a code of it, or mark one option as other"
    work.problems.append(Problem(work.file, where, found, remedy))


def _numeric(work: _Work, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    codes = work.survey.missing_codes_of(question)
    values, strange, missing = numbers(work.body.columns[bound.first], codes)
    work.columns[question.id] = values
    finding = "the answer is not a number: it counts as not answered"
    if strange.any():
        texts = work.body.columns[bound.first].texts()
        work.issue(strange, bound.first, question, "not a number", finding, texts)
    return missing


def _text(work: _Work, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    nobody = np.zeros(len(work.body.source_rows), dtype=bool)
    missing = work.coded.get(question.other_of, nobody)
    typed = work.typed.get(question.other_of)
    own, coded = Coded(np.zeros(len(nobody), dtype=np.int32), [""]), nobody
    if bound.cell is not None:
        codes = work.survey.missing_codes_of(question)
        own, coded = free_texts(work.body.columns[bound.cell], codes)
    if typed is None:
        work.columns[question.id], blank = own.stored(), own.blank
    else:
        texts = np.where(own.blank, typed, own.texts())
        work.columns[question.id], blank = pd.array(texts, dtype="str"), texts == ""
    return missing if bound.cell is None else (missing | coded) & blank
