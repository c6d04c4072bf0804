"""How a survey tool lays out its export: which column belongs to which question and option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jsna.preparation.delimited import squeeze
from jsna.review.survey import Dialect
from jsna.review.survey_question import Option
from jsna.review.unseen import TURNERS

Head = Sequence[Sequence[str]]
# Word processors and telephones curl what a questionnaire has straight.
# What a telephone puts around a name or a number, unseen, is no part of what it says.
_STRAIGHT = str.maketrans("\u2018\u2019\u02bc", "'''", TURNERS)
# What tools call the option that takes a text.
_OTHER = ("other", "-oth-", "other (please specify)")


def plain(text: str) -> str:
    """A heading or an answer as it is compared: one space, no capitals, straight apostrophes."""
    return squeeze(text.translate(_STRAIGHT)).casefold()


def names_of(option: Option) -> frozenset[str]:
    """What an export may call an option, as it is compared."""
    return frozenset(map(plain, (*option.names, *(_OTHER if option.other else ()))))


@dataclass(frozen=True)
class Column:
    """One column of an export.

    Parameters
    ----------
    position
        Its place, from 0.
    heading
        As messages show it.
    alone
        What it may be called as a question of its own.
    parents, options
        What its question and its option may be called, where it stands for one option.
    is_text
        Whether it holds the text that was typed at an option.
    block
        Columns of one question have one number; a repeated title begins another.
    """

    position: int
    heading: str
    alone: tuple[str, ...]
    parents: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    is_text: bool = False
    block: int = 0


@dataclass(frozen=True)
class Layout:
    """The layout of one export.

    Parameters
    ----------
    dialect
        The tool that made it.
    header_rows
        How many rows of headings it has.
    columns
        All of its columns, the tool's own too.
    own
        Headings of the tool's own columns (times, ids, languages), which are no questions.
    separator
        Between several answers in one cell.
    unticked
        What stands in the column of an option that was not picked.
    typed_at_other
        Whether the column of the "other" option always holds what was typed there.
    started, ended, seconds
        Headings of when an answer began and ended, and of how long it took.
    preview
        Heading of the column that marks previews, and the values that do.
    """

    dialect: Dialect
    header_rows: int
    columns: tuple[Column, ...]
    own: frozenset[str]
    separator: str
    unticked: frozenset[str] = frozenset({"", "0", "false", "n", "no", "n/a"})
    typed_at_other: bool = False
    started: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()
    preview: tuple[str, frozenset[str]] = field(default=("", frozenset()))

    def find(self, names: Sequence[str]) -> int | None:
        """The position of the first column that is called one of these, if there is one."""
        wanted = [plain(name) for name in names if name]
        for name in wanted:
            for column in self.columns:
                if name in (plain(each) for each in column.alone):
                    return column.position
        return None


def headings(row: Sequence[str]) -> list[str]:
    """The headings of a row, without line breaks and doubled or odd spaces."""
    return [squeeze(cell) for cell in row]


def holds(row: Sequence[str], *names: str) -> bool:
    """Whether all of these headings stand in a row; capitals do not count."""
    return set(names) <= {plain(cell) for cell in row}


def filled_forward(row: Sequence[str]) -> list[str]:
    """The headings of a row, with each blank one taken from its left."""
    filled: list[str] = []
    for cell in headings(row):
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def splits(heading: str, separator: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All ways to cut a heading in two at a separator: what comes before, and what after."""
    parts = heading.split(separator)
    before = tuple(separator.join(parts[:cut]).strip() for cut in range(len(parts) - 1, 0, -1))
    after = tuple(separator.join(parts[cut:]).strip() for cut in range(len(parts) - 1, 0, -1))
    return before, after
