"""Exports of any other tool (SmartSurvey, Snap ...), as the spec describes them."""

from __future__ import annotations

from jsna.preparation.survey.layout import Column, Head, Layout, filled_forward, headings, splits

_CUTS = (" - ", ": ", "/", "|")


def recognises(head: Head) -> bool:
    """Whether it can be read as such: whatever has headings."""
    return bool(head)


def lay_out(head: Head, header_rows: int = 1, separator: str = ";") -> Layout:
    """The layout of an export with one to three rows of headings; the last holds the options."""
    rows = [list(row) for row in head[:header_rows]]
    width = max(len(row) for row in rows)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    last = headings(rows[-1])
    above = filled_forward(rows[0]) if header_rows > 1 else [""] * width
    blocks: list[int] = []
    for position in range(width):
        begins = header_rows == 1 or rows[0][position].strip() or not blocks
        blocks.append(position if begins else blocks[-1])
    columns = [
        _column(position, above[position], last[position], block, blocks.count(block))
        for position, block in enumerate(blocks)
    ]
    return Layout(
        dialect="generic",
        header_rows=header_rows,
        columns=tuple(columns),
        own=frozenset(),
        separator=separator,
    )


def _column(position: int, question: str, own: str, block: int, of_block: int) -> Column:
    if question and own and question != own:
        heading = f"{question} - {own}"
        # A question with one column may be called by its own row alone.
        names = (heading, own, question) if of_block == 1 else (heading, own)
        return Column(position, heading, names, (question,), (own,), block=block)
    heading = own or question
    parents: list[str] = []
    options: list[str] = []
    for cut in _CUTS:
        before, after = splits(heading, cut)
        parents += before
        options += after
    return Column(position, heading, (heading,), tuple(parents), tuple(options), block=position)
