"""The sentences of two texts side by side, with the words and numbers that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from jsna.publishing.changes import Piece
from jsna.run.comparison.published import Row

# A sentence counts as the same one, changed, if at least so much of its words is the same.
_ALIKE = 0.5
_WORD = re.compile(r"\s+|[\w’'.,%-]*\w%?|[^\w\s]")
Pair = tuple[Row | None, Row | None]


def matched_sentences(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Pair]:
    """Each sentence beside the one that it was, in reading order; those alone stand alone.

    Sections are matched by the anchor in the id of their sentences; within a section sentences keep
    their order, and those that are alike are matched.

    Parameters
    ----------
    before, after
        The rows of ``sentences.csv`` of both sides.
    """
    old, new = _sections(before), _sections(after)
    for anchor in (*new, *(each for each in old if each not in new)):
        yield from _matched(old.get(anchor, []), new.get(anchor, []))


def marked(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sentences in pieces: what is in one only is marked in it."""
    words, others = _WORD.findall(old), _WORD.findall(new)
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    before = [Piece("".join(words[i:j]), op != "equal") for op, i, j, _, _ in blocks if i < j]
    after = [Piece("".join(others[k:n]), op != "equal") for op, _, _, k, n in blocks if k < n]
    return tuple(before), tuple(after)


def _sections(rows: Sequence[Row]) -> dict[str, list[Row]]:
    groups = groupby(rows, key=lambda row: row["sentence_id"].rpartition("-")[0])
    return {anchor: list(group) for anchor, group in groups}


def _matched(before: list[Row], after: list[Row]) -> Iterator[Pair]:
    texts = [row["text"] for row in before], [row["text"] for row in after]
    for op, i, j, k, n in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if op == "equal":
            yield from zip(before[i:j], after[k:n], strict=True)
        else:
            yield from _alike(before[i:j], after[k:n])


def _alike(before: list[Row], after: list[Row]) -> Iterator[Pair]:
    """Sentences in their order, each with the first that is left and enough like it."""
    waiting = list(before)
    for row in after:
        place = next((n for n, old in enumerate(waiting) if _are_alike(old, row)), None)
        if place is None:
            yield None, row
            continue
        yield from ((old, None) for old in waiting[:place])
        yield waiting[place], row
        waiting = waiting[place + 1 :]
    yield from ((old, None) for old in waiting)


def _are_alike(old: Row, new: Row) -> bool:
    if old.get("kind") != new.get("kind"):
        return False
    words, others = (_WORD.findall(row["text"]) for row in (old, new))
    return SequenceMatcher(None, words, others, autojunk=False).ratio() >= _ALIKE
