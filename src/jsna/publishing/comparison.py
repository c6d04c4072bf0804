"""What differs between two published outputs, as pages and commands show it.

It is computed in the room ``run``, from the two folders alone; here are only the words for it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["new", "gone", "changed"]
CauseKind = Literal["data", "method", "parameters", "code", "packages"]


@dataclass(frozen=True)
class Side:
    """One of the two outputs.

    Parameters
    ----------
    title
        What it is called in a sentence: "2023", "release 1.0 of 2023", "2023 as computed now".
    review_id
        The review.
    version
        The version of the release; empty where it is none.
    date
        The review's own date, as its manifest has it.
    """

    title: str
    review_id: str
    version: str = ""
    date: str = ""


@dataclass(frozen=True)
class Cause:
    """Something that went into the two outputs and is not the same.

    Parameters
    ----------
    kind
        Data, method, parameters, code or packages.
    what
        Which: "the input assessment (pathway_assessment.csv)".
    """

    kind: CauseKind
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


Causes = tuple[Cause, ...]


@dataclass(frozen=True)
class Field:
    """One column of a row that is not the same. Empty where there is nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """A row that is new, gone or changed: a score, a rank, a gap, a result, a value of a figure.

    Parameters
    ----------
    kind
        New, gone or changed.
    what
        What it is about, for people: the name of a service, the words of a gap, a result's key.
    key
        The same for machines: the table and the parts of the row's key that are not empty.
    fields
        The columns that differ; of a row that is new or gone, those that say something.
    causes
        What can have made the difference. One alone is the cause; of several, any can be.
    """

    kind: Kind
    what: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    causes: Causes = ()

    @property
    def before(self) -> str:
        """What stood there; a column is named unless it is the only one."""
        return _said([(each.column, each.before) for each in self.fields])

    @property
    def after(self) -> str:
        """What stands there now."""
        return _said([(each.column, each.after) for each in self.fields])


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence, and whether the other side has it otherwise."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class SentenceChange:
    """A sentence that is new, gone or changed, with what differs in it marked.

    Parameters
    ----------
    kind
        New, gone or changed.
    section
        The heading that it stands under.
    before, after
        The sentence in pieces, whose texts together are the sentence; nothing where it is not.
    causes
        What can have made the difference.
    """

    kind: Kind
    section: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    causes: Causes = ()


@dataclass(frozen=True)
class ExhibitChange:
    """A figure or a table of the chapter whose values differ, or that one side has not.

    Parameters
    ----------
    kind
        New, gone or changed.
    key
        Its key: "scores".
    before, after
        Its files without their ending, from the folder of the outputs, such as
        "figures/figure_1_scores"; empty where a side has none.
    values
        The values that differ, if both have it.
    causes
        What can have made the difference.
    """

    kind: Kind
    key: str
    before: str
    after: str
    values: tuple[Change, ...] = ()
    causes: Causes = ()


@dataclass(frozen=True)
class Comparison:
    """Two outputs side by side.

    Parameters
    ----------
    before, after
        The two.
    causes
        All that went into them and is not the same.
    scores, ranks
        By service, from the results.
    gaps
        New, gone, or with another status or wording.
    sentences
        Of the chapter's text, in reading order.
    figures, tables
        Those of the chapter whose values differ.
    results
        Every result by its key, scores and ranks among them.
    records
        Rows of the other stored tables: ratings, statements, links, flags of the checks.
    files
        Files that differ in nothing of all this, such as a picture that is drawn otherwise; told
        for two outputs of one review only.
    successions
        The services and questions that were renamed, and matched, or split or merged, and not.
    """

    before: Side
    after: Side
    causes: Causes = ()
    scores: tuple[Change, ...] = ()
    ranks: tuple[Change, ...] = ()
    gaps: tuple[Change, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    figures: tuple[ExhibitChange, ...] = ()
    tables: tuple[ExhibitChange, ...] = ()
    results: tuple[Change, ...] = ()
    records: tuple[Change, ...] = ()
    files: tuple[str, ...] = ()
    successions: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether no number and no word differs."""
        return not (
            self.scores
            or self.ranks
            or self.gaps
            or self.sentences
            or self.figures
            or self.tables
            or self.results
            or self.records
        )

    @property
    def identical(self) -> bool:
        """Whether nothing differs, in what went in and in what came out."""
        return self.same and not self.files and not self.causes

    def as_json(self) -> dict[str, Any]:
        """The comparison as a JSON object: the names of its parts are those of this class."""
        return {"same": self.same, "identical": self.identical, **asdict(self)}


def _said(columns: list[tuple[str, str]]) -> str:
    if len(columns) == 1:
        return columns[0][1]
    return "; ".join(f"{name} {text}" for name, text in columns if text)
