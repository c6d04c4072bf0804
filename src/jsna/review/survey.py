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
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from jsna.review.declared import FileName, Sha256
from jsna.review.strict import Filled, Strict
from jsna.review.survey_question import Id, Question, Texts

Dialect = Literal[
    "microsoft-forms", "surveymonkey", "qualtrics", "kobo", "limesurvey", "generic"
]  # fmt: skip

# What stands beside the answers in one table.
ABOUT_RESPONDENTS = ("respondent", "source_row", "weight", "seconds")
# What no question can be called, since its id is a column of that table. pandas takes a column that
# is given by the name "self" for the table itself.
NOT_IDS = (*ABOUT_RESPONDENTS, "self")


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
    sha256: Sha256 = ""
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
    sha256: Sha256 = ""
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
