"""An analyst's own words in the chapter's text, with the values of results in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isnan
from typing import Any

from jsna.errors import InputError, Problem, refuse_if, suggestion
from jsna.exhibits.base import Content
from jsna.exhibits.blocks import (
    Block,
    Bullets,
    Heading,
    Number,
    Paragraph,
    Reference,
    Shown,
    Span,
    Spans,
)
from jsna.exhibits.text.parts import KEY, Exhibits, in_figures, in_prose, joined
from jsna.exhibits.wording import percent
from jsna.review.markdown import Mention, Part, Value, Words
from jsna.review.prose import Prose

_FORMS: dict[str, Callable[[float], str]] = {
    "figures": in_figures,
    "words": in_prose,
    "percent": percent,
}
Results = Mapping[tuple[str, ...], Sequence[Mapping[str, Any]]]


def with_own_prose(
    blocks: Sequence[Block], prose: Sequence[Prose], content: Content, exhibits: Exhibits
) -> tuple[Block, ...]:
    """The text with what the analyst adds to its sections or puts in place of their words.

    Parameters
    ----------
    blocks
        The text that the package writes.
    prose
        The analyst's words, in the order of the sections.
    content
        The results, for values.
    exhibits
        The exhibits of the chapter by key, for mentions.

    Raises
    ------
    InputError
        With every value that is not one result that is shown, and every exhibit that is not there.
    """
    if not prose:
        return tuple(blocks)
    sections = _sections(blocks)
    problems: list[Problem] = []
    results = _by_key(content)
    for own in prose:
        written = []
        for words in own.words:
            try:
                written.append(_block(words, own, exhibits, results))
            except InputError as error:
                problems += error.problems
        put = _replaced if own.replaces else _added
        sections[own.section] = put(sections[own.section], written)
    refuse_if(problems)
    text = tuple(block for section in sections.values() for block in section)
    return (*text, _said_of_it(prose, text))


def _sections(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """The text by the anchors of its sections; what stands before the first has none."""
    sections: dict[str, list[Block]] = {"": []}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            sections[block.anchor] = []
        sections[next(reversed(sections))].append(block)
    return sections


def _added(section: list[Block], written: list[Block]) -> list[Block]:
    """The words come after those of the section, before its first figure, table or heading."""
    places = (
        place
        for place, block in enumerate(section)
        if isinstance(block, Shown) or (isinstance(block, Heading) and block.level > 2)
    )
    place = next(places, len(section))
    return [*section[:place], *written, *section[place:]]


def _replaced(section: list[Block], written: list[Block]) -> list[Block]:
    heading, *others = section
    return [heading, *written, *(each for each in others if isinstance(each, Shown))]


def _said_of_it(prose: Sequence[Prose], text: Sequence[Block]) -> Paragraph:
    """Which sections hold an analyst's words: the last that the chapter says of its making."""
    titles = {each.anchor: each.text for each in text if isinstance(each, Heading)}
    named = joined([f"“{titles[each]}”" for each in dict.fromkeys(own.section for own in prose)])
    their = (
        " Numbers that were typed in them, rather than taken from the results, are the analyst's."
    )
    sections = "section" if len(named) == 1 else "sections"
    return Paragraph((f"Words of the analyst stand in the {sections} ", *named, f".{their}"))


def _block(words: Words, own: Prose, exhibits: Exhibits, results: Results) -> Block:
    problems: list[Problem] = []
    items = []
    for item in words.items:
        spans: list[Span] = []
        for part in item:
            try:
                spans.append(_span(part, exhibits, results))
            except LookupError as error:
                said, remedy = error.args
                problems.append(Problem(own.file, f"line {words.line}", said, remedy))
        items.append(tuple(spans))
    refuse_if(problems)
    if words.kind == "list":
        return Bullets(tuple(items))
    if words.kind == "heading":
        return _heading(items[0], own, exhibits, words.line)
    return Paragraph(items[0])


def _heading(spans: Spans, own: Prose, exhibits: Exhibits, line: int) -> Heading:
    words = (
        exhibits[each.key].label if isinstance(each, Reference) else getattr(each, "text", each)
        for each in spans
    )
    way = "text" if own.replaces else "added"
    return Heading(3, "".join(map(str, words)), f"{own.section}-{way}-{line}")


def _span(part: Part, exhibits: Exhibits, results: Results) -> Span:
    """A part with its value; LookupError says what is wrong, and what to do."""
    if isinstance(part, Mention):
        if part.key not in exhibits:
            said = f'this chapter has no figure or table "{part.key}"'
            raise LookupError(said, suggestion(part.key, exhibits))
        return Reference(part.key)
    return _value(part, results) if isinstance(part, Value) else part


def _value(part: Value, results: Results) -> Number:
    name = "; ".join(part.key)
    rows = results.get(part.key, ())
    if len(rows) != 1:
        said = f'no result is called "{name}"' if not rows else f'several results are "{name}"'
        raise LookupError(said, suggestion(name, _near(part.key, results)))
    (row,) = rows
    number = row[part.column]
    if row["status"] != "shown" or isnan(number):
        why = f" ({row['status']})" if row["status"] != "shown" else ""
        said = f'the {part.column} of "{name}" cannot be shown{why}'
        raise LookupError(said, "Take it out, or name another")
    if part.form == "words" and number % 1:
        said = f'the {part.column} of "{name}" is no whole number, which has no words'
        raise LookupError(said, "Take it in figures: leave “words” out")
    return Number(_FORMS[part.form](number), part.key)


def _near(key: tuple[str, ...], results: Results) -> list[str]:
    """Names that may be meant: those of the measure if it is known, else the measures."""
    same = ["; ".join(each) for each in results if each[0] == key[0]]
    return same or sorted({each[0] for each in results})


def _by_key(content: Content) -> Results:
    """The rows of the results by what a sentence calls them: the parts of the key not empty."""
    rows: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    columns = [str(each) for each in content.results.columns]
    for cells in content.results.itertuples(index=False):
        row = dict(zip(columns, cells, strict=True))
        rows.setdefault(tuple(row[each] for each in KEY if row[each]), []).append(row)
    return rows
