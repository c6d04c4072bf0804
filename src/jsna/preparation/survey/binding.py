"""Finds the columns of each question of the spec in the layout of an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jsna.errors import Problem, did_you_mean, refuse_if
from jsna.preparation.survey.asked_columns import AskedColumns, stands_for
from jsna.preparation.survey.layout import Column, Layout, names_of, plain
from jsna.preparation.survey.personal import personal_columns, unmatched
from jsna.review.survey import Survey
from jsna.review.survey_question import Question

Fault = tuple[str, str, str]


@dataclass(frozen=True)
class Bound:
    """Where the answers to one question stand.

    Parameters
    ----------
    question
        The question.
    cell
        Position of the column with its answer, or with all its picks.
    ticks
        Position of the column of each option, by option id.
    text
        Position of the column with what was typed at its "other" option.
    """

    question: Question
    cell: int | None = None
    ticks: dict[str, int] = field(default_factory=dict)
    text: int | None = None

    @property
    def first(self) -> int:
        """The column that messages name."""
        return min(self.ticks.values()) if self.cell is None else self.cell

    @property
    def positions(self) -> set[int]:
        """All columns that it reads."""
        return {
            place for place in (self.cell, self.text, *self.ticks.values()) if place is not None
        }


def bind(layout: Layout, survey: Survey, shown_as: str) -> list[Bound]:
    """Where the answers to each question of the spec stand.

    Raises
    ------
    InputError
        With every question or option without a column, every heading that could be that of two,
        every column of an option that the spec does not list, every question that would read
        personal data, and every heading under ``personal`` or ``not_personal`` that is not there.
    """
    search = _Search(layout, survey)
    found = [search.bound(question) for question in survey.questions]
    faults = [*search.faults, *_personal(found, layout, survey), *unmatched(layout, survey)]
    refuse_if(Problem(shown_as, *fault) for fault in faults)
    return found


class _Search:
    """The search for the columns of all questions of a spec."""

    def __init__(self, layout: Layout, survey: Survey) -> None:
        self.survey = survey
        self.faults: list[Fault] = []
        self.asked = AskedColumns(layout)

    def bound(self, question: Question) -> Bound:
        """The columns of one question; what is wrong goes to the faults."""
        cell = self._cell(question)
        if not question.takes_several:
            needed = not question.other_of
            if cell is None and needed:
                self._missing(question)
            return Bound(question, cell, text=self._text(question))
        ticks, text = self._ticks(question), self._text(question)
        if ticks and text is not None and question.other_id:
            # LimeSurvey marks "other" by its text alone.
            ticks.setdefault(question.other_id, text)
        if cell is None and not ticks:
            self._missing(question)
        elif ticks:
            self._unlisted(question, ticks, has_cell=cell is not None)
        # The column of all picks adds nothing where each option has its own, but for Kobo's check.
        return Bound(question, cell, ticks, text)

    def _wanted(self, question: Question) -> tuple[str, ...]:
        names = (question.column,) if question.column else (question.wording, question.id)
        return tuple(map(plain, names))

    def _turn(self, question: Question, name: str = "") -> tuple[int, int]:
        """Which of the questions of this name it is, from 0, and how many there are."""
        name = name or self._wanted(question)[0]
        same = [each.id for each in self.survey.questions if name in self._wanted(each)]
        return same.index(question.id), len(same)

    def _cell(self, question: Question) -> int | None:
        for name in self._wanted(question):
            turn, count = self._turn(question, name)
            # Microsoft Forms appends a number to a title that it has already.
            numbered = self.asked.headed(f"{name}{turn + 1}") if turn else []
            hits = self.asked.headed(name) or self.asked.called(name)
            if turn and numbered:
                return numbered[0].position
            if len(hits) > count and not question.takes_several:
                self._ambiguous(question, hits)
            if len(hits) > turn:
                return hits[turn].position
        return None

    def _ticks(self, question: Question) -> dict[str, int]:
        """The column of each option, as far as there are any."""
        mine = self.asked.of_options(self._wanted(question))
        turn, count = self._turn(question)
        ticks: dict[str, int] = {}
        for option in question.options:
            if heading := question.columns.get(option.id):
                hits = self.asked.headed(plain(heading))
                turn_of, count_of = 0, 1
            else:
                names = names_of(option)
                hits = [each for each in mine if stands_for(each, names)]
                turn_of, count_of = turn, count
            if len(hits) > count_of:
                self._ambiguous(question, hits)
            if len(hits) > turn_of:
                ticks[option.id] = hits[turn_of].position
        return ticks

    def _text(self, question: Question) -> int | None:
        """The column with what was typed at the "other" option."""
        other = next((option for option in question.options if option.other), None)
        if other is None:
            return None
        turn, _ = self._turn(question)
        wanted, names = self._wanted(question), names_of(other)
        texts = self.asked.of_options(wanted, is_text=True)
        hits = [each for each in texts if not each.options or stands_for(each, names)]
        if not hits and question.takes_one:
            hits = [each for each in self.asked.of_options(wanted) if stands_for(each, names)]
        return hits[turn].position if len(hits) > turn else None

    def _unlisted(self, question: Question, ticks: dict[str, int], *, has_cell: bool) -> None:
        """Options without a column, and columns without an option."""
        for option in question.options:
            if option.id not in ticks and not has_cell:
                found = f'option "{option.id}" of question "{question.id}" has no column'
                remedy = "Correct its wording or code in survey.toml, or name its column there"
                self.faults.append(("", found, remedy))
        for column in self.asked.of_options(self._wanted(question)):
            others = {plain(each.column or each.wording) for each in self.survey.questions}
            if column.position not in ticks.values() and not others & set(map(plain, column.alone)):
                found = f'this option of question "{question.id}" is not in survey.toml'
                remedy = "Add it to the options of the question"
                self.faults.append((f'column "{column.heading}"', found, remedy))

    def _missing(self, question: Question) -> None:
        headings = [column.heading for column in self.asked.columns]
        hint = did_you_mean(question.column or question.wording, headings)
        hint = "" if hint.startswith("known are") else f": {hint.removesuffix('?')}"
        found = f'question "{question.id}" has no column in the export'
        remedy = f"Give the heading as column in survey.toml{hint}"
        self.faults.append(("", found, remedy))

    def _ambiguous(self, question: Question, hits: list[Column]) -> None:
        shown = ", ".join(f"number {each.position + 1}" for each in hits)
        found = f'question "{question.id}" could be any of {len(hits)} columns ({shown})'
        remedy = "Give each of them a question, or name the heading of one as column"
        self.faults.append(("", found, remedy))


def _personal(found: Iterable[Bound], layout: Layout, survey: Survey) -> Iterator[Fault]:
    personal = personal_columns(layout, survey)
    for bound in found:
        for position in sorted(bound.positions & personal.keys()):
            own = personal[position]
            # A way to be reached may be an option: a tick holds no more than that it was picked.
            if own.is_field and position in bound.ticks.values():
                continue
            found_rule = f'question "{bound.question.id}" would read personal data ({own.rule})'
            remedy = "Take the question out, or list the heading under not_personal"
            yield f'column "{layout.columns[position].heading}"', found_rule, remedy
