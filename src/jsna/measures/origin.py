"""The origin of a result: the call of a notebook that makes it, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scope = Literal["", "own", "item", "pair", "stream", "all"]


@dataclass(frozen=True)
class Made:
    """A call of a notebook that makes results.

    Parameters
    ----------
    notebook, cell
        The notebook without its ending, and the id of its cell.
    function
        The function that the cell calls.
    """

    notebook: str
    cell: str
    function: str

    def __str__(self) -> str:
        return f"notebook {self.notebook}, cell {self.cell}: {self.function}()"


@dataclass(frozen=True)
class Origin:
    """What the results of a measure rest on.

    Parameters
    ----------
    made
        The call that makes them.
    ratings, gaps, links
        The rows of the inputs behind one result: those of its own service, item, pair of services
        or stream; or all. All means those of its own kind of service, where it is about a kind.
    statements
        The kind of statement that it counts, or "" for none.
    answers
        Whether it rests on the answers of respondents, whose rows are never named.
    settings
        The parts of ``review.toml`` that it rests on.
    earlier
        The tables of earlier reviews that it rests on, as they were published.
    """

    made: Made
    ratings: Scope = ""
    gaps: Scope = ""
    links: Scope = ""
    statements: str = ""
    answers: bool = False
    settings: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
