"""A question of a survey wave, with its options, as ``survey.toml`` declares it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from jsna.review.strict import Filled, Strict

QuestionType = Literal[
    "single", "likert", "select-all", "select-up-to-n", "numeric", "free-text"
]  # fmt: skip
MISSING_CODE = "missing code"


def _id(text: str) -> str:
    if not re.fullmatch("[a-z0-9][a-z0-9_-]*", text):
        raise ValueError("it must be lower-case letters, digits, hyphens and underscores")
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
    replaces
        Ids of options of earlier waves, of this question or of the one that it replaces, in whose
        place it came.
    """

    id: Id
    wording: Filled
    code: str = ""
    exclusive: bool = False
    missing: bool = False
    other: bool = False
    replaces: Texts = ()

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
    def outside_ids(self) -> tuple[str, ...]:
        """The others, such as "don't know"."""
        return tuple(option.id for option in self.options if option.missing)

    @property
    def other_id(self) -> str:
        """The option beside which a text can be typed; blank if there is none."""
        return next((option.id for option in self.options if option.other), "")

    @property
    def wide_columns(self) -> tuple[str, ...]:
        """Its columns in the wide table, but for that of missing codes."""
        if self.takes_several:
            return tuple(f"{self.id}:{option}" for option in self.option_ids)
        return (self.id,)

    @property
    def missing_code_column(self) -> str:
        """The column there that says where a missing code stood, if there is one."""
        return f"{self.id}:{MISSING_CODE}"
