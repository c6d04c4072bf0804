"""Makes the columns of the wide table from those of an export, question by question."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jsna.errors import Problem
from jsna.preparation.survey.binding import Bound
from jsna.preparation.survey.cells import Answers, answers_in_cells
from jsna.preparation.survey.export import Body, Coded
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.ticks import answers_in_ticks, with_parent
from jsna.preparation.survey.values import free_texts, numbers
from jsna.preparation.survey.wide_table import Made, Texts, WideTable
from jsna.review.survey import Survey
from jsna.review.survey_question import Question
from jsna.review.words import some_rows


def make_columns(bound: list[Bound], body: Body, survey: Survey, layout: Layout, file: str) -> Made:
    """The wide table of ``review.survey``, in the order of the questions of the spec.

    An answer that is none of the options is a problem: nothing could be said of it. A text in
    place of a number stays a flag, and the cell counts as not answered.
    """
    table = WideTable(body, survey, layout, file)
    # The texts of "other" options are known once their questions are made.
    for each in sorted(bound, key=lambda one: bool(one.question.other_of)):
        _make(table, each)
    return table.made()


def _make(table: WideTable, bound: Bound) -> None:
    question = bound.question
    if question.type == "numeric":
        missing = _numeric(table, bound)
    elif question.type == "free-text":
        missing = _text(table, bound)
    else:
        answers = _answers(table, bound)
        _refuse_unknown(table, bound, answers.unknown)
        _keep_texts(table, bound, answers.texts)
        missing = answers.missing
        if question.takes_several:
            for place, option in enumerate(question.option_ids):
                table.columns[f"{question.id}:{option}"] = answers.picks[:, place]
        else:
            table.columns[question.id] = _category(answers, question)
    if table.survey.missing_codes_of(question):
        table.columns[question.missing_code_column] = missing


def _category(answers: Answers, question: Question) -> pd.Categorical:
    categories = pd.Index(question.option_ids, dtype="str")
    return pd.Categorical.from_codes(answers.chosen, categories=categories, validate=False)


def _answers(table: WideTable, bound: Bound) -> Answers:
    question, columns = bound.question, table.body.columns
    codes = table.codes_of(question)
    separator = question.separator or table.layout.separator if question.takes_several else None
    if not bound.ticks:
        in_cells = answers_in_cells(columns[bound.first], question, codes, separator)
        return _with_typed(table, bound, in_cells)
    ticked = {option: columns[place] for option, place in bound.ticks.items()}
    # LimeSurvey has one column for the "other" option and its text.
    typed = table.layout.typed_at_other or bound.text in bound.ticks.values()
    answers = answers_in_ticks(ticked, question, codes, table.layout.unticked, typed=typed)
    if bound.cell is not None:
        in_cells = answers_in_cells(columns[bound.cell], question, codes, separator)
        answers, differ = with_parent(answers, in_cells, ticked, question)
        finding = "the column of all picks and those of the options disagree: these count"
        texts = columns[bound.cell].texts()
        table.issue(differ, bound.cell, question, "parent and children", finding, texts)
    return _with_typed(table, bound, answers)


def _with_typed(table: WideTable, bound: Bound, answers: Answers) -> Answers:
    """The answers with what stands in the column for texts at the "other" option."""
    if bound.text is None:
        return answers
    own, coded = free_texts(table.body.columns[bound.text], table.codes_of(bound.question))
    typed = own.texts()
    table.coded[bound.question.id] = coded
    if bound.text in bound.ticks.values():
        return answers
    has_text = typed != ""
    other = bound.question.option_ids.index(bound.question.other_id)
    picks = answers.picks.copy()
    # A text without the tick is an answer all the same, if there is no other.
    picks[has_text & ~picks.any(axis=1), other] = True
    texts = typed if answers.texts is None else np.where(has_text, typed, answers.texts)
    missing = (answers.missing | coded) & ~picks.any(axis=1)
    return Answers(picks, None, answers.unknown, missing, texts)


def _keep_texts(table: WideTable, bound: Bound, texts: Texts | None) -> None:
    """What was typed at the "other" option, for its question; flagged if there is none."""
    if texts is None:
        return
    question = bound.question
    table.typed[question.id] = texts
    if not table.texts_of(question):
        other = question.other_id
        position = bound.ticks.get(other, bound.first if bound.text is None else bound.text)
        finding = (
            f'what was typed counts as "{other}" and is left out: give it a free-text question '
            f'with other_of = "{question.id}", or add it as code of an option'
        )
        table.issue(texts != "", position, question, "answer in other words", finding, texts)


def _refuse_unknown(table: WideTable, bound: Bound, unknown: NDArray[np.bool_]) -> None:
    if not unknown.any():
        return
    rows = some_rows(table.body.source_rows[unknown].tolist())
    where = f"{rows}, column {table.heading(bound.first)}"
    found = f'the answer is none of the options of question "{bound.question.id}"'
    remedy = "Add the option to survey.toml, or a code of it, or mark one option as other"
    table.problems.append(Problem(table.file, where, found, remedy))


def _numeric(table: WideTable, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    codes = table.survey.missing_codes_of(question)
    values, strange, missing = numbers(table.body.columns[bound.first], codes)
    table.columns[question.id] = values
    finding = "the answer is not a number: it counts as not answered"
    if strange.any():
        texts = table.body.columns[bound.first].texts()
        table.issue(strange, bound.first, question, "not a number", finding, texts)
    return missing


def _text(table: WideTable, bound: Bound) -> NDArray[np.bool_]:
    question = bound.question
    nobody = np.zeros(len(table.body.source_rows), dtype=bool)
    missing = table.coded.get(question.other_of, nobody)
    typed = table.typed.get(question.other_of)
    own, coded = Coded(np.zeros(len(nobody), dtype=np.int32), [""]), nobody
    if bound.cell is not None:
        codes = table.survey.missing_codes_of(question)
        own, coded = free_texts(table.body.columns[bound.cell], codes)
    if typed is None:
        table.columns[question.id], blank = own.stored(), own.blank
    else:
        texts = np.where(own.blank, typed, own.texts())
        table.columns[question.id], blank = pd.array(texts, dtype="str"), texts == ""
    return missing if bound.cell is None else (missing | coded) & blank
