"""What a review declares of itself in ``review.toml``."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from jsna.review.assurance import Assurance
from jsna.review.choices import Combination, Estimates, Misrating, Overall, Ranking
from jsna.review.dates import DateToCome, in_words
from jsna.review.declared import FileName, Input, Role
from jsna.review.disclosure import Disclosure
from jsna.review.strict import Filled, Strict

DRAFT = "DRAFT"
_UNFINISHED = f"{DRAFT}: not finished, and not to be quoted."


def _slug(text: str) -> str:
    if not re.fullmatch("[a-z0-9][a-z0-9-]*", text):
        raise ValueError("it must be lower-case letters, digits and hyphens")
    return text


class ToolUse(Strict):
    """The tool that the review rates with, and its version."""

    id: Annotated[str, AfterValidator(_slug)]
    version: Filled


class Numbering(Strict):
    """Numbers of the first table and the first figure in the chapter."""

    first_table: int = Field(default=1, ge=1)
    first_figure: int = Field(default=1, ge=1)


class ChapterSettings(Strict):
    """How the chapter is written: the review's own template for Word, a file in its folder."""

    template: FileName | None = None


class Stream(Strict):
    """A stream of evidence and when it was collected."""

    name: Filled
    date: DateToCome
    note: str = ""

    @property
    def when(self) -> str:
        """Its date in words."""
        return in_words(self.date)


class Streams(Strict):
    """The three streams of evidence. Those that a review does not have are left out."""

    ratings: Stream
    survey: Stream | None = None
    engagement: Stream | None = None

    @property
    def present(self) -> list[Stream]:
        """The streams that the review has."""
        return [each for each in (self.ratings, self.survey, self.engagement) if each]


class Review(Strict):
    """One review, as its ``review.toml`` declares it.

    ``earlier`` lists the reviews that it is compared with, the oldest first; ``services`` names
    the codebook in ``config/``. Of the ``inputs``, the export of a survey is declared in
    ``survey.toml``. Its title and its notice are what every output says, so that a draft is marked
    in them and nowhere else.
    """

    id: str
    own_title: Filled = Field(alias="title")
    area: Filled
    date: DateToCome
    own_notice: str = Field(default="", alias="notice")
    synthetic: bool = False
    draft: bool = False
    earlier: tuple[str, ...] = Field(default=(), strict=False)
    services: FileName = "services.csv"
    tool: ToolUse
    overall: Overall
    item_scores: Combination = Field(default=Combination(rule="median"), alias="items")
    ranking: Ranking
    misrating: Misrating = Misrating()
    estimates: Estimates = Estimates()
    disclosure: Disclosure = Disclosure()
    numbering: Numbering = Numbering()
    chapter: ChapterSettings = ChapterSettings()
    assurance: Assurance | None = None
    streams: Streams = Field(alias="stream")
    inputs: dict[Role, Input] = Field(alias="input")

    @property
    def title(self) -> str:
        """The title, as every output has it."""
        return f"{DRAFT}: {self.own_title}" if self.draft else self.own_title

    @property
    def notice(self) -> str:
        """What every output must say; often nothing."""
        return f"{_UNFINISHED} {self.own_notice}".rstrip() if self.draft else self.own_notice
