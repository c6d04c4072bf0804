"""Guesses the questions of an export from its columns, for the draft of a spec."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jsna.preparation.survey.export import Body
from jsna.preparation.survey.guessing import are_ticks, counts_of, guess, new_id, options_of
from jsna.preparation.survey.layout import Column, Layout, plain
from jsna.review.survey import NOT_IDS
from jsna.review.survey_question import Question

Found = tuple[Question, tuple[str, ...]]


def drafted_questions(asked: list[Column], body: Body, layout: Layout) -> Iterator[Found]:
    """The questions in the order of their first columns, each with notes for the analyst.

    Parameters
    ----------
    asked
        The columns that may be questions, or options of them.
    body
        The texts of their cells.
    layout
        The layout of the export.
    """
    grouped = _groups(asked, body)
    parents = {plain(name) for name in grouped}
    taken = set(NOT_IDS)
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
