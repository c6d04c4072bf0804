"""The spec of a survey wave (``survey.toml``), and the tables of answers that it describes.

The reader of exports (``preparation/survey``) makes these tables; estimates and disclosure take
them, with the spec, and never the export.

``wide``, one row a respondent in the order of the file, index 0, 1, 2 ...:

========================  ==========================  =============================================
question                  column                      holds
========================  ==========================  =============================================
single, likert            ``<question>``              category: the option ids in the spec's order;
                                                      missing where not answered
select-all,               ``<question>:<option>``,    bool: picked or not. All False: not answered
select-up-to-n            one an option
numeric                   ``<question>``              float64; NaN where not answered
free-text                 ``<question>``              str; "" where not answered
any with missing codes    ``<question>:missing code`` bool: the export held a missing code there
                                                      (the question counts as not answered)
========================  ==========================  =============================================

``respondents``, one row a respondent in the same order: ``respondent`` ("r1", "r2" ... in the order
of the file, never an id of the export), ``source_row`` (int, row of the export as a spreadsheet
counts), ``weight`` (float64, 1.0 if there is none), ``seconds`` (float64, from start to end; NaN if
not known), and one category column for each breakdown group, named by its question.

``answers``, the long form for small surveys: ``respondent``, ``question_id``, ``option_id``,
``value``, ``source_row``, ``state``. One row an option picked ("1" as value; the option ids of the
spec), a number (as text) or a free text, and one row with blank option and value for a question
without an answer; ``state`` is "answered", "not answered" or "missing code". "Don't know" and
"prefer not to say" are options, flagged ``missing`` in the spec: answered, outside the base.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from jsna.review.declared import FileName
from jsna.review.strict import Filled, Strict

Dialect = Literal[
    "microsoft-forms", "surveymonkey", "qualtrics", "kobo", "limesurvey", "generic"
]  # fmt: skip
QuestionType = Literal[
    "single", "likert", "select-all", "select-up-to-n", "numeric", "free-text"
]  # fmt: skip
MISSING_CODE = "missing code"


def _id(text: str) -> str:
    if not re.fullmatch("[a-z0-9][a-z0-9_-]*", text):
        raise ValueError("it must be lower-case letters, digits, hyphens and underscores")
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch("([0-9a-f]{64})?", text):
        raise ValueError("it must be 64 characters from 0 to 9 and a to f, or empty")
    return text


Id = Annotated[str, AfterValidator(_id)]
Texts = Annotated[tuple[Filled, ...], Field(strict=False)]


class Option(Strict):
    """One option of a question.

    Parameters
    ----------
    id, wording
        What it is known by, and its words in the questionnaire.
    code
        How the export codes it, where that is neither the wording nor the id.
    exclusive
        Picked with no other, such as "none of these".
    missing
        Outside the base, but shown, such as "don't know" and "prefer not to say".
    other
        "Other, please say": answers that are none of the options count as this one, and their
        text goes to the free-text question that names this question in ``other_of``.
    """

    id: Id
    wording: Filled
    code: str = ""
    exclusive: bool = False
    missing: bool = False
    other: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What an export may call it."""
        return tuple(dict.fromkeys(name for name in (self.wording, self.code, self.id) if name))


class Question(Strict):
    """One question.

    Parameters
    ----------
    id, wording, type
        What it is known by, its words in the questionnaire, and its kind.
    column
        The heading of its column in the export, or the name of its variable, where that is
        neither the wording nor the id.
    columns
        Of an export with a column an option: the heading of each, by option id, where they cannot
        be told by the heading of the question and the wording of the option.
    separator
        Between several answers in one cell, where it is not the dialect's own.
    most
        The largest number of picks, of a select-up-to-n question.
    midpoint
        Id of the option in the middle of a Likert scale, if it has one.
    lowest, highest
        Range of a numeric question: others are left as they are, for the checks to find.
    missing_codes
        Cells that stand for no answer, beside those of the whole wave.
    other_of
        Of a free-text question: it is the text of the "other" option of this question.
    replaces
        Ids of questions of earlier waves in whose place it came.
    """

    id: Id
    wording: Filled
    type: QuestionType
    column: str = ""
    columns: dict[str, Filled] = Field(default_factory=dict)
    separator: str = ""
    most: Annotated[int, Field(ge=1)] | None = None
    midpoint: str = ""
    lowest: float | None = None
    highest: float | None = None
    missing_codes: Texts = ()
    other_of: str = ""
    replaces: Texts = ()
    options: tuple[Option, ...] = Field(default=(), strict=False)

    @property
    def takes_several(self) -> bool:
        """Whether a respondent may pick more than one option."""
        return self.type in ("select-all", "select-up-to-n")

    @property
    def takes_one(self) -> bool:
        """Whether a respondent picks one option."""
        return self.type in ("single", "likert")

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of its options, in order."""
        return tuple(option.id for option in self.options)

    @property
    def base_ids(self) -> tuple[str, ...]:
        """Those that count in the base: without "don't know" and the like."""
        return tuple(option.id for option in self.options if not option.missing)

    @property
    def wide_columns(self) -> tuple[str, ...]:
        """Its columns in the wide table, but for that of missing codes."""
        if self.takes_several:
            return tuple(f"{self.id}:{option}" for option in self.option_ids)
        return (self.id,)


class Code(Strict):
    """A code of the codebook of comments: what it is known by, and what it says."""

    id: Id
    wording: Filled


class Coding(Strict):
    """Comments as people coded them (``[coding]``).

    Parameters
    ----------
    file, sha256, origin, added
        The file of codings in the folder ``restricted/``, as those of the export: one row a
        respondent, question, coder and code.
    codes
        The codes of each free-text question that was coded, by its id.
    """

    file: FileName
    sha256: Annotated[str, AfterValidator(_sha256)] = ""
    origin: Filled
    added: dt.date
    codes: dict[str, Annotated[tuple[Code, ...], Field(strict=False, min_length=1)]]


class Survey(Strict):
    """One wave of a survey, as ``survey.toml`` declares it.

    Parameters
    ----------
    file, sha256, origin, added
        The export in the review's folder ``restricted/``, the hash that a person accepted, where
        the export came from and when it was added.
    dialect
        The tool that made the export; without it, it is recognised.
    header_rows, separator
        Of a generic export: rows of headings (the last holds the options), and what stands
        between several answers in one cell.
    personal, not_personal
        Headings of columns that are personal data beside those found by rule, and of columns
        that a rule would take for personal data and that are not.
    groups
        Ids of the single-choice questions that results are broken down by.
    weight
        Heading of the column of weights.
    started, ended
        Headings of when an answer began and ended, where the dialect has none of its own.
    missing_codes
        Cells that stand for no answer in any question, such as "-99".
    coding
        The codes that people gave to comments, and the file that says who gave which.
    """

    file: FileName
    sha256: Annotated[str, AfterValidator(_sha256)] = ""
    origin: Filled
    added: dt.date
    dialect: Dialect | None = None
    header_rows: int = Field(default=1, ge=1, le=3)
    separator: str = ";"
    personal: Texts = ()
    not_personal: Texts = ()
    groups: Texts = ()
    weight: str = ""
    started: str = ""
    ended: str = ""
    missing_codes: Texts = ()
    coding: Coding | None = None
    questions: tuple[Question, ...] = Field(alias="question", min_length=1, strict=False)

    @property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    def codes_of(self, question_id: str) -> tuple[Code, ...]:
        """The codes of a question's comments; none where these are not coded."""
        return self.coding.codes.get(question_id, ()) if self.coding else ()

    def wordings_of(self, question: Question) -> dict[str, str]:
        """What each option of a question says, or each code of its comments, by id."""
        return {each.id: each.wording for each in question.options or self.codes_of(question.id)}

    def missing_codes_of(self, question: Question) -> frozenset[str]:
        """What stands for no answer in this question."""
        return frozenset((*self.missing_codes, *question.missing_codes))
