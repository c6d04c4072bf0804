"""Every count of a survey that is published, and every sum that a reader could do with them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial

from jsna.measures.disclosure.cells import BASE, PART, SUM, Cells
from jsna.measures.survey.columns import Column, Columns
from jsna.measures.survey.limits import NO_LIMITS, Limits
from jsna.measures.survey.tally import Tally
from jsna.review.survey_question import Question

# Parts of a key: question, what is counted, answer, column.
RESPONDENTS, ANSWERED, ANSWER = "respondents", "answered", "answer"
OUTSIDE, TOGETHER = "outside the base", "together"
EVERYONE = Column()


def key(what: str, question: str = "", answer: str = "", column: Column = EVERYONE) -> Hashable:
    """What a count is known by."""
    return question, what, answer, column


def together(options: Sequence[str]) -> str:
    """Two options that are counted together, as one answer."""
    return " + ".join(options)


def cells_of(
    tallies: Sequence[Tally],
    columns: Columns,
    sums: Mapping[str, Sequence[Sequence[str]]],
    limits: Mapping[str, Limits],
    *,
    weighted: bool,
) -> Cells:
    """All counts that are published together.

    Parameters
    ----------
    tallies
        The answers to each question, counted.
    columns
        All columns: those that the respondents themselves are counted in.
    sums
        For each question, the options whose sum is published too (such as the top two).
    limits
        For each question, what all of its kept answers keep to, where there is anything.
    weighted
        Whether weighted shares are published, from which exact counts might be found.
    """
    cells = Cells()
    for column, count in zip(columns.names, columns.sizes, strict=True):
        cells.add(key(RESPONDENTS, column=column), count, BASE)
    _breakdowns(cells, columns, partial(key, RESPONDENTS, "", ""))
    for tally in tallies:
        _add_counts(cells, tally, columns)
        _add_sums(cells, tally, columns, sums.get(tally.question.id, ()))
        kept = limits.get(tally.question.id, NO_LIMITS)
        _relate_answers(cells, tally, kept)
        _relate_outside(cells, tally, kept)
        _relate_group(cells, tally, columns)
        if weighted:
            cells.exact.update(told_exactly(cells, tally))
    for tally in tallies:
        _relate_text(cells, tally, limits.get(tally.question.id, NO_LIMITS))
        _relate_crossed(cells, tally)
    return cells


def _block(question: Question, columns: Columns) -> str:
    """The table that a question's counts stand in: one for those between which sums go.

    A text stands with the question whose "other" it is of, and questions that others are broken
    down by stand together, since they are broken down by each other.
    """
    asked = question.other_of or question.id
    return "groups" if columns.of(asked) else asked


def _add_counts(cells: Cells, tally: Tally, columns: Columns) -> None:
    question, block = tally.question.id, _block(tally.question, columns)
    for row, column in enumerate(tally.columns.names):
        base = key(ANSWERED, question, column=column)
        cells.add(base, int(tally.base[row]), BASE, block=block)
        for place, option in enumerate(tally.options):
            rank = PART if column.group else SUM
            own = key(ANSWER, question, option, column)
            cells.add(own, int(tally.answers[row, place]), rank, base, block)
    base = key(ANSWERED, question)
    for place, option in enumerate(tally.outside_options):
        own = key(OUTSIDE, question, option)
        cells.add(own, int(tally.outside[0, place]), PART, base, block)
        cells.beside.add(cells.index[own])


def _add_sums(cells: Cells, tally: Tally, columns: Columns, sums: Sequence[Sequence[str]]) -> None:
    question, block = tally.question.id, _block(tally.question, columns)
    for options in sums:
        places = [tally.options.index(option) for option in options]
        for row, column in enumerate(tally.columns.names):
            own = key(TOGETHER, question, together(options), column)
            count = int(tally.answers[row, places].sum())
            cells.add(own, count, PART, key(ANSWERED, question, column=column), block)
            cells.adds_up([key(ANSWER, question, each, column) for each in options], [own])
        _breakdowns(cells, tally.columns, partial(key, TOGETHER, question, together(options)))


def _relate_answers(cells: Cells, tally: Tally, kept: Limits) -> None:
    """The answers and the base of each column, and each of these over the groups."""
    question = tally.question
    for column in tally.columns.names:
        base = [key(ANSWERED, question.id, column=column)]
        own = {each: key(ANSWER, question.id, each, column) for each in tally.options}
        alone = [own[each] for each in tally.options if each in kept.alone]
        others = [own[each] for each in tally.options if each not in kept.alone]
        cells.at_most(base, [key(RESPONDENTS, column=column)])
        if question.takes_one:
            cells.adds_up(others, base)
        for each in others:
            cells.at_most([each], base, without=alone)
        if question.takes_several:
            cells.at_most(base, [*alone, *others])
        if alone and not others:
            cells.at_most(alone, base)
        if kept.most is not None and kept.most < len(others):
            cells.at_most(others, base, kept.most, without=alone)
    _breakdowns(cells, tally.columns, partial(key, ANSWERED, question.id, ""))
    for option in tally.options:
        _breakdowns(cells, tally.columns, partial(key, ANSWER, question.id, option))


def _relate_outside(cells: Cells, tally: Tally, kept: Limits) -> None:
    """Those in the base and those outside it are at most everyone; how many are neither is open."""
    question = tally.question.id
    apart = {each: key(OUTSIDE, question, each) for each in tally.outside_options}
    # Of several choices, somebody may have given more than one that is outside the base.
    several = () if tally.question.takes_one else tally.outside_options
    alone = [apart[each] for each in apart if each not in several or each in kept.alone]
    others = [[apart[each]] for each in several if each not in kept.alone]
    for each in others or ([[]] if alone else []):
        cells.at_most([key(ANSWERED, question), *alone, *each], [key(RESPONDENTS)])


def _relate_text(cells: Cells, tally: Tally, kept: Limits) -> None:
    """Those who gave a text at an "other" option are at most, or all of, those who picked it."""
    asked, text = tally.question.other_of, tally.question.id
    if not kept.other:
        return
    relate = cells.adds_up if kept.by_all else cells.at_most
    for column in tally.columns.names:
        base = [key(ANSWERED, text, column=column)]
        chose = [key(ANSWER, asked, kept.other, column)]
        if column == EVERYONE:
            # The question may be counted as a breakdown only.
            chose.append(key(RESPONDENTS, column=Column(asked, kept.other)))
        for own in (each for each in chose if each in cells.index):
            relate(base, [own])
        if column.group == asked and column.value != kept.other:
            cells.adds_up(base, [])


def _relate_group(cells: Cells, tally: Tally, columns: Columns) -> None:
    """A question that others are broken down by: its answers are the sizes of the groups."""
    question = tally.question.id
    for column in columns.of(question):
        for what, options in ((ANSWER, tally.options), (OUTSIDE, tally.outside_options)):
            if column.value in options:
                own = key(what, question, column.value)
                cells.adds_up([own], [key(RESPONDENTS, column=column)])


def _relate_crossed(cells: Cells, tally: Tally) -> None:
    """Two questions broken down by each other: each of their counts stands in both tables."""
    question = tally.question.id
    for column in tally.columns.names:
        for option in tally.options if column.group > question else ():
            own = key(ANSWER, question, option, column)
            again = key(ANSWER, column.group, column.value, Column(question, option))
            if again in cells.index:
                cells.adds_up([own], [again])


def _breakdowns(cells: Cells, columns: Columns, own: Callable[[Column], Hashable]) -> None:
    """The groups of each breakdown add up to everyone."""
    for group in dict.fromkeys(column.group for column in columns.names if column.group):
        cells.adds_up([own(column) for column in columns.of(group)], [own(EVERYONE)])


def told_exactly(cells: Cells, tally: Tally) -> Iterator[int]:
    """Counts that a weighted share, published beside them, may give away."""
    question = tally.question.id
    names: list[tuple[str, str]] = [(ANSWERED, ""), *((ANSWER, each) for each in tally.options)]
    for column in tally.columns.names:
        yield from (cells.index[key(what, question, answer, column)] for what, answer in names)
