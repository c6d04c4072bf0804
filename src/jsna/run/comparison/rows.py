"""Rows of two tables, matched by their key: which are new, gone or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from jsna.publishing.changes import Causes, Change, Field, Kind
from jsna.run.comparison.published import Row

Key = tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """How the rows of two tables are matched.

    Parameters
    ----------
    table
        What the rows are of; it begins the key of each change.
    key
        Columns that name a row. Rows of one key are matched in their order.
    describe
        What a row is about, for people.
    without
        Columns that are not looked at, such as the number of a row.
    finding
        A column of the key that can be what was found: "better" and then "worse" is one row, if
        each side has one row of the same key otherwise, and ``about`` is not empty.
    about
        The column that must not be empty for that.
    """

    table: str
    key: Collection[str]
    describe: Callable[[Row], str]
    without: Collection[str] = ()
    finding: str = ""
    about: str = ""

    def name(self, row: Row) -> Key:
        """The key of a row."""
        return tuple(row.get(column, "") for column in self.key)

    def nameless(self, row: Row) -> Key:
        """The key without what was found; empty where it names what is counted."""
        columns = (column for column in self.key if column != self.finding)
        return tuple(row.get(each, "") for each in columns) if row.get(self.about) else ()


def changed_rows(
    matching: Matching, before: Sequence[Row], after: Sequence[Row], causes: Causes = ()
) -> list[Change]:
    """Every row that is not the same on both sides.

    Parameters
    ----------
    matching
        How rows are matched.
    before, after
        The rows of both sides, each a cell by its column.
    causes
        What can have made any of the differences.

    Returns
    -------
    list of Change
        Those of the later side in its order, then the rows that are gone.
    """
    old, new = _by_key(before, matching), _by_key(after, matching)
    if matching.finding:
        old = _renamed(old, new, matching)
    passed_over = {*matching.without, *matching.key} - {matching.finding}
    found = []
    for name in (*new, *(name for name in old if name not in new)):
        was, becomes = old.get(name), new.get(name)
        fields = _fields(was or {}, becomes or {}, passed_over)
        if fields or was is None or becomes is None:
            said = tuple(filter(None, name[:-1]))
            shown = becomes or was or {}
            if any(each.column == matching.finding for each in fields) and was and becomes:
                shown = {**shown, matching.finding: ""}
            what = matching.describe(shown)
            key = (matching.table, *said)
            found.append(Change(kind_of(was, becomes), what, key, fields, causes))
    return found


def kind_of(was: object, becomes: object) -> Kind:
    """What happened to something that is None where a side has it not."""
    if was is None:
        return "new"
    return "gone" if becomes is None else "changed"


def differ(before: Iterable[Row], after: Iterable[Row], without: Collection[str]) -> bool:
    """Whether two tables say different things; the order of rows and some columns say nothing."""
    old, new = (
        Counter(frozenset(_pairs(row, without)) for row in rows) for rows in (before, after)
    )
    return old != new


def _pairs(row: Row, without: Collection[str]) -> Iterable[tuple[str, str]]:
    return ((name, cell) for name, cell in row.items() if cell and name not in without)


def _by_key(rows: Iterable[Row], matching: Matching) -> dict[Key, Row]:
    """The rows by their key; the last part counts rows of one key."""
    met: Counter[Key] = Counter()
    found = {}
    for row in rows:
        name = matching.name(row)
        found[*name, str(met[name])] = row
        met[name] += 1
    return found


def _renamed(old: dict[Key, Row], new: dict[Key, Row], matching: Matching) -> dict[Key, Row]:
    """The earlier rows, those that found something else by the key of the later side."""
    gone, come = (
        _alone({name: row for name, row in rows.items() if name not in others}, matching)
        for rows, others in ((old, new), (new, old))
    )
    names = {gone[each]: come[each] for each in gone if each in come}
    return {names.get(name, name): row for name, row in old.items()}


def _alone(rows: dict[Key, Row], matching: Matching) -> dict[Key, Key]:
    """The key of each row by its key without what was found, where only one has it."""
    nameless = [matching.nameless(row) for row in rows.values()]
    counts = Counter(nameless)
    pairs = zip(nameless, rows, strict=True)
    return {each: name for each, name in pairs if each and counts[each] == 1}


def _fields(was: Row, becomes: Row, without: Collection[str]) -> tuple[Field, ...]:
    columns = dict.fromkeys((*becomes, *was))
    pairs = ((name, was.get(name, ""), becomes.get(name, "")) for name in columns)
    return tuple(Field(*each) for each in pairs if each[0] not in without and each[1] != each[2])
