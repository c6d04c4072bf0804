"""Drafts the spec of a wave from its export, for an analyst to finish."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from jsna.errors import InputError, Problem
from jsna.preparation.survey.export import Body, Export
from jsna.preparation.survey.guessing import are_ticks, counts_of, guess, new_id, options_of
from jsna.preparation.survey.layout import Column, Layout, plain
from jsna.preparation.survey.personal import personal_rule
from jsna.preparation.survey.recognise import TITLES, lay_out
from jsna.preparation.survey.spec_text import spec_text
from jsna.preparation.survey.times import are_times
from jsna.review.survey import Dialect, Question, Survey

_WEIGHT = ("weight", "weighting", "survey weight")
_ORIGIN = "To be written: who made the export, from which tool, on which day"


@dataclass(frozen=True)
class Draft:
    """A first spec: its text, the dialect, and columns that seem to be personal data by rule."""

    text: str
    dialect: Dialect
    personal: tuple[tuple[str, str], ...]
    questions: int


def draft_spec(export: Export, dialect: Dialect | None, today: dt.date) -> Draft:
    """The first draft of a spec.

    Parameters
    ----------
    export
        The export, opened.
    dialect
        The tool that made it, if its headings do not tell.
    today
        The day on which the export is added.

    Raises
    ------
    InputError
        If the export cannot be read to its end, or has no question.
    """
    shown_as = export.shown_as
    layout = lay_out(export.head, shown_as, _named(dialect, shown_as, today))
    personal = {
        column.position: rule
        for column in layout.columns
        if (rule := personal_rule(column.heading)) is not None
    }
    asked = _asked(layout, personal)
    body = export.body(layout.header_rows, {column.position for column in asked})
    times = [column for column in asked if are_times(body.columns[column.position])]
    questions = list(_questions([each for each in asked if each not in times], body, layout))
    if not questions:
        found = "no column seems to be a question"
        raise InputError([Problem(shown_as, "", found, "Name the tool with --dialect")])
    survey = _spec(layout, [question for question, _ in questions], shown_as, today)
    headings = [column.heading for column in times]
    listed = tuple((layout.columns[place].heading, rule) for place, rule in personal.items())
    notes = {question.id: notes for question, notes in questions}
    text = spec_text(survey, _opening(survey, layout, listed, headings), notes)
    return Draft(text, layout.dialect, listed, len(questions))


def _spec(layout: Layout, questions: list[Question], file: str, today: dt.date) -> Survey:
    weight = layout.find([*_WEIGHT])
    return Survey(
        file=file,
        origin=_ORIGIN,
        added=today,
        dialect=layout.dialect,
        weight="" if weight is None else layout.columns[weight].heading,
        question=tuple(questions),
    )


def _asked(layout: Layout, personal: Collection[int]) -> list[Column]:
    """The columns that may be questions: not the tool's own, personal, or of weights."""
    weight = layout.find([*_WEIGHT])
    return [
        column
        for column in layout.columns
        if column.heading
        and plain(column.heading) not in layout.own
        and column.position not in personal
        and column.position != weight
    ]


def _named(dialect: Dialect | None, file: str, today: dt.date) -> Survey | None:
    """A spec that names the dialect and nothing else."""
    if dialect is None:
        return None
    nothing = Question(id="none", wording="none", type="free-text")
    return Survey(file=file, origin=_ORIGIN, added=today, dialect=dialect, question=(nothing,))


def _opening(
    survey: Survey, layout: Layout, personal: Sequence[tuple[str, str]], times: Sequence[str]
) -> Iterator[str]:
    yield f"A first draft from {survey.file}, an export of {TITLES[layout.dialect]}. To finish it:"
    yield "- put the options of each question in the order of the questionnaire, and add those that"
    yield "  nobody picked; correct the types, the ids and the wordings;"
    yield "- mark options as exclusive, missing (outside the base) or other;"
    yield "- for select-up-to-n give most; for likert the midpoint, if it has one;"
    yield '- list the groups that results are broken down by, such as groups = ["age"];'
    yield "- take out questions that are personal data, and list their headings under personal."
    yield "Then run jsna check with the name of the review."
    if personal:
        yield ""
        yield "Dropped at the door as personal data:"
        yield from (f"- {heading} ({rule})" for heading, rule in personal)
    if times:
        yield ""
        yield "Columns of times, left out; name two of them as started and ended:"
        yield from (f"- {heading}" for heading in times)
    yield ""


Found = tuple[Question, tuple[str, ...]]


def _questions(asked: list[Column], body: Body, layout: Layout) -> Iterator[Found]:
    """The questions in the order of their first columns."""
    grouped = _groups(asked, body)
    parents = {plain(name) for name in grouped}
    taken: set[str] = set()
    done: set[int] = set()
    for column in asked:
        if column.position in done:
            continue
        mine = next((name for name, own in grouped.items() if column in own), None)
        if mine is not None:
            done |= {each.position for each in grouped[mine]}
            yield _of_group(mine, grouped[mine], taken)
        elif not column.is_text and not parents & set(map(plain, column.alone)):
            yield _of_column(column, body, layout, taken)


def _groups(asked: list[Column], body: Body) -> dict[str, list[Column]]:
    """Columns that are options of one question, by what the question is called."""
    by_parent: defaultdict[str, list[Column]] = defaultdict(list)
    for column in asked:
        for parent in column.parents[:1]:
            if not column.is_text or column.options:
                by_parent[parent].append(column)
    return {
        parent: columns
        for parent, columns in by_parent.items()
        if sum(not each.is_text for each in columns) > 1
        and all(_is_option(each, body) for each in columns)
    }


def _is_option(column: Column, body: Body) -> bool:
    words = column.options[0] if column.options else ""
    is_other = column.is_text or plain(words).startswith("other")
    return is_other or are_ticks(counts_of(body.columns[column.position]))


def _of_group(parent: str, columns: list[Column], taken: set[str]) -> Found:
    ticks = [each for each in columns if not each.is_text] or columns
    if len(ticks) < len(columns):
        # LimeSurvey has a text and no tick for "other"; Qualtrics has both.
        known = {plain(each.options[0]) for each in ticks}
        ticks += [each for each in columns if each.is_text and plain(each.options[0]) not in known]
    words = [_words(each) for each in ticks]
    options = options_of(words)
    question = Question(
        id=new_id(_title(ticks[0], parent), taken),
        wording=_title(ticks[0], parent),
        type="select-all",
        column=parent,
        columns={one.id: each.heading for one, each in zip(options, ticks, strict=True)},
        options=options,
    )
    return question, ("If respondents could pick so many and no more: select-up-to-n, and most.",)


def _words(column: Column) -> str:
    """The option of a column: its words where the export has them, else its code."""
    return next((name for name in column.options if not name.isdigit()), column.options[0])


def _title(column: Column, parent: str) -> str:
    """The words of a question: of Qualtrics, what stands before the option; else its heading."""
    words = [name.removesuffix(" - Selected Choice") for name in column.parents[1:]]
    return words[0] if words and parent.startswith("Q") and " " in words[0] else parent


def _of_column(column: Column, body: Body, layout: Layout, taken: set[str]) -> Found:
    answers = body.columns[column.position]
    found, separator = guess(answers, layout.separator), ""
    if layout.dialect == "generic" and found.type != "select-all":
        barred = guess(answers, "|")
        found, separator = (barred, "|") if barred.type == "select-all" else (found, "")
    wording = column.alone[1] if layout.dialect == "qualtrics" and len(column.alone) > 1 else ""
    question = Question(
        id=new_id(wording or column.heading, taken),
        wording=wording or column.heading,
        type=found.type,
        column=column.heading if wording else "",
        separator=separator,
        midpoint=found.midpoint,
        options=found.options,
    )
    return question, found.notes
