"""The answers of a survey, as exhibits have them: read from the results, never computed.

See docs/methods.md, "Survey" and "Disclosure".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from jsna.exhibits.content import Content
from jsna.exhibits.wording import percent, rank_label
from jsna.review.survey_question import Question

# The signs of the Analysis Function for what is not shown.
SIGNS = {"suppressed": "[c]", "low base": "[u]", "not estimable": "[x]"}
_ONE = 1


@dataclass(frozen=True)
class Answer:
    """An option of a question, and how many chose it, as far as that may be shown.

    Parameters
    ----------
    option_id, wording
        The option.
    status
        Whether its share is shown, and why not.
    share, lower, upper
        The share of those who answered, from 0 to 1, and its interval; NaN where hidden.
    rank, shared_by, lowest, highest
        Its rank by share, how many have this rank, and the ranks that it could have; 0 where it is
        hidden, or the question is not ranked.
    """

    option_id: str
    wording: str
    status: str
    share: float
    lower: float
    upper: float
    rank: int = 0
    shared_by: int = 0
    lowest: int = 0
    highest: int = 0

    @property
    def shown(self) -> bool:
        """Whether its share may be shown."""
        return self.status == "shown"

    @property
    def in_percent(self) -> tuple[float, ...]:
        """Its share and the limits of its interval in per cent, to a tenth."""
        return tuple(round(100 * each, 1) for each in (self.share, self.lower, self.upper))

    @property
    def rank_label(self) -> str:
        """Its rank: "2=" where several share it; empty where it is hidden."""
        return rank_label(self.rank, self.shared_by) if self.rank else ""

    @property
    def in_words(self) -> str:
        """Its share in per cent, or the sign that it is not shown."""
        return percent(self.share) if self.shown else SIGNS[self.status]


@dataclass(frozen=True)
class Asked:
    """A question, how many answered it, and what they chose.

    ``alike`` lists the answers that cannot be told apart, each group in the order of their shares.
    """

    question: Question
    base: str
    answers: tuple[Answer, ...]
    alike: tuple[tuple[Answer, ...], ...] = ()

    @property
    def wording(self) -> str:
        """The question in its own words."""
        return self.question.wording

    @property
    def quoted(self) -> str:
        """The same inside a sentence: without a full stop of its own."""
        return self.wording.rstrip(".")

    @property
    def first(self) -> tuple[Answer, ...]:
        """The answers that most people chose; none where all are hidden."""
        return tuple(each for each in self.answers if each.rank == _ONE)

    @property
    def hidden(self) -> tuple[Answer, ...]:
        """The answers whose shares are not shown."""
        return tuple(each for each in self.answers if not each.shown)


def ranked_questions(content: Content) -> tuple[Asked, ...]:
    """The questions whose options are ranked: the largest share first, what is hidden last."""
    ranks = content.rows("survey_rank")
    return tuple(
        ranked(content, question)
        for question in (content.survey.questions if content.survey else ())
        if question.options and (ranks["question_id"] == question.id).any()
    )


def ranked(content: Content, question: Question) -> Asked:
    """A question with what is ranked of its answers: options, or codes of comments."""
    ranks = content.rows("survey_rank", question_id=question.id)
    answers = tuple(
        _with_rank(each, ranks[ranks["answer"] == each.option_id])
        for each in shares_of(content, question)
        if (ranks["answer"] == each.option_id).any()
    )
    ordered = tuple(sorted(answers, key=lambda each: (not each.shown, each.rank)))
    return Asked(question, base_of(content, question), ordered, _alike(content, question, ordered))


def about_ranks(questions: Sequence[Asked]) -> tuple[str, ...]:
    """That ranks are among what is shown, where an answer is hidden: it may be larger."""
    partly = any(asked.first and asked.hidden for asked in questions)
    return ("Ranks are among the answers that are shown.",) if partly else ()


def _with_rank(answer: Answer, row: pd.DataFrame) -> Answer:
    if not answer.shown:
        return answer
    numbers = (round(row[name].iloc[0]) for name in ("value", "numerator", "lower", "upper"))
    rank, shared_by, lowest, highest = numbers
    return replace(answer, rank=rank, shared_by=shared_by, lowest=lowest, highest=highest)


def shares_of(
    content: Content, question: Question, group: str = "", value: str = ""
) -> tuple[Answer, ...]:
    """The answers to a question, of everyone or of a group, in the order of the questionnaire."""
    rows = content.rows("survey_share", question_id=question.id, group=group, group_value=value)
    found = list(rows["answer"])
    wordings = content.survey.wordings_of(question) if content.survey else {}
    order = [each for each in wordings if each in found]
    return tuple(_answer(key, wordings[key], rows[rows["answer"] == key]) for key in order)


def _answer(option_id: str, wording: str, row: pd.DataFrame) -> Answer:
    status = str(row["status"].iloc[0])
    share, lower, upper = (float(row[name].iloc[0]) for name in ("value", "lower", "upper"))
    return Answer(option_id, wording, status, share, lower, upper)


def base_of(content: Content, question: Question, group: str = "", value: str = "") -> str:
    """How many answered a question, in words."""
    rows = content.rows("survey_base", question_id=question.id, group=group, group_value=value)
    return in_people(rows)


def in_people(rows: pd.DataFrame) -> str:
    """The one count of people of these results, in words; a sign where it is hidden."""
    if rows.empty:
        return SIGNS["not estimable"]
    status = str(rows["status"].iloc[0])
    return f"{rows['value'].iloc[0]:,.0f}" if status == "shown" else SIGNS[status]


def people_of(rows: pd.DataFrame) -> int | str:
    """The one count of people of these results, as a cell has it; a sign where it is hidden."""
    status = str(rows["status"].iloc[0])
    return round(rows["value"].iloc[0]) if status == "shown" else SIGNS[status]


def _alike(
    content: Content, question: Question, answers: Sequence[Answer]
) -> tuple[tuple[Answer, ...], ...]:
    """The longest runs of answers, by their shares, no two of which can be told apart."""
    rows = content.rows("survey_not_distinguishable", question_id=question.id, group="answer")
    pairs = set(zip(rows["answer"], rows["group_value"], strict=True))
    shown = [each for each in answers if each.shown]
    runs: list[tuple[Answer, ...]] = []
    end = 0
    for start, first in enumerate(shown):
        stop = start + 1
        while stop < len(shown) and (first.option_id, shown[stop].option_id) in pairs:
            stop += 1
        # A run that ends where the one before it ended is a part of that.
        if stop > end and stop - start > 1:
            runs.append(tuple(shown[start:stop]))
        end = max(end, stop)
    return tuple(runs)
