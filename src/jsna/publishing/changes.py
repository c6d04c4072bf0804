"""One difference between two published outputs, and what can have caused it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["new", "gone", "changed"]
CauseKind = Literal["data", "method", "parameters", "code", "packages"]


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


def _said(columns: list[tuple[str, str]]) -> str:
    if len(columns) == 1:
        return columns[0][1]
    return "; ".join(f"{name} {text}" for name, text in columns if text)
