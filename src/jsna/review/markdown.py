"""Markdown as a chapter takes it: paragraphs, lists and small headings, with places for values.

``{overall}`` is the place of a result's value, ``{rank; networks | words}`` says it in words,
``{@gap_ranking}`` is the label of an exhibit. A brace itself is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from jsna.errors import Problem, refuse_if, suggestion

COLUMNS = ("value", "lower", "upper", "numerator", "denominator", "base")
FORMS = ("figures", "words", "percent")
_NAMED = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|(?P<lone>[{}])")
_BLOCKS = {
    "blockquote": "a quotation block",
    "code_block": "indented code",
    "fence": "code",
    "hr": "a rule",
    "html_block": "HTML",
    "ordered_list": "a numbered list",
    "table": "a table",
}
_INLINE = {
    "code_inline": "code",
    "em": "slanted text",
    "html_inline": "HTML",
    "image": "a picture",
    "strong": "bold text",
}


@dataclass(frozen=True)
class Value:
    """A place for the value of a result: ``{key | column | form}``.

    ``key`` is its measure and what it is about, divided by semicolons.
    """

    key: tuple[str, ...]
    column: str = "value"
    form: str = "figures"


@dataclass(frozen=True)
class Mention:
    """A place for the label of an exhibit: ``{@key}``."""

    key: str


Part = str | Value | Mention
Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Words:
    """A paragraph, a list or a heading, with the line at which it begins."""

    kind: Literal["paragraph", "list", "heading"]
    line: int
    items: tuple[Parts, ...]


def read_words(text: str, shown_as: str) -> tuple[Words, ...]:
    """A Markdown text as words with places for values.

    Parameters
    ----------
    text
        The text.
    shown_as
        The file that it is from, for messages.

    Raises
    ------
    InputError
        With every construct that has no place in a chapter, and every brace that does not pair.
    """
    reading = _Reading(shown_as)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    words = tuple(each for node in tree.children for each in reading.words(node))
    refuse_if(reading.problems)
    return words


class _Reading:
    """The reading of one file, with the problems that it meets."""

    def __init__(self, shown_as: str) -> None:
        self.shown_as = shown_as
        self.line = 0
        self.problems: list[Problem] = []

    def words(self, node: SyntaxTreeNode) -> Iterator[Words]:
        self.line = node.map[0] + 1 if node.map else self.line
        begins = self.line
        if node.type == "paragraph":
            yield Words("paragraph", begins, (self.parts(node.children[0]),))
        elif node.type == "heading":
            if node.tag != "h3":
                found = "a heading of another size than ### is not taken"
                self.refuse(found, "Begin it with ###: the chapter has its larger headings")
            yield Words("heading", begins, (self.parts(node.children[0]),))
        elif node.type == "bullet_list":
            yield Words("list", begins, tuple(map(self.item, node.children)))
        else:
            remedy = "Write it as a paragraph, or as a list whose lines begin with a hyphen"
            self.refuse(f"{_BLOCKS.get(node.type, node.type)} is not taken", remedy)

    def item(self, node: SyntaxTreeNode) -> Parts:
        self.line = node.map[0] + 1 if node.map else self.line
        texts = [each for each in node.children if each.type == "paragraph"]
        if len(node.children) != 1 or not texts:
            self.refuse("an entry of a list is not one text", "Write each entry as one text")
        return self.parts(texts[0].children[0]) if texts else ()

    def parts(self, inline: SyntaxTreeNode) -> Parts:
        """The text of a paragraph; the address of a link stands behind its words."""
        parts: list[Part] = []
        text = ""
        for child in inline.children:
            if child.type in {"text", "text_special"}:
                text += child.content
            elif child.type in {"softbreak", "hardbreak"}:
                text += " "
            elif child.type == "link":
                parts += self.named(text)
                text = ""
                parts += [*self.parts(child), " (", str(child.attrs["href"]), ")"]
            else:
                found = f"{_INLINE.get(child.type, child.type)} is not taken"
                self.refuse(found, "Write it as plain words")
        return (*parts, *self.named(text))

    def named(self, text: str) -> Iterator[Part]:
        """A text with its places: one for each ``{...}``, a brace for each that is doubled."""
        written, end = "", 0
        for found in _NAMED.finditer(text):
            written, end = written + text[end : found.start()], found.end()
            if found["lone"]:
                remedy = "Write {name} for a value, and {{ or }} for a brace"
                self.refuse(f'"{found["lone"]}" stands alone', remedy)
            elif found["inside"] is None:
                written += found[0][0]
            else:
                yield from filter(None, [written])
                written = ""
                yield self.place(found["inside"])
        yield from filter(None, [written + text[end:]])

    def place(self, inside: str) -> Value | Mention:
        name, *chosen = (each.strip() for each in inside.split("|"))
        for each in chosen:
            if each not in COLUMNS + FORMS:
                found = f'"{each}" in {{{inside}}} is neither a column nor a form'
                self.refuse(found, suggestion(each, COLUMNS + FORMS))
        if name.startswith("@"):
            return Mention(name[1:].strip())
        column = next((each for each in chosen if each in COLUMNS), "value")
        form = next((each for each in chosen if each in FORMS), "figures")
        return Value(tuple(each.strip() for each in name.split(";")), column, form)

    def refuse(self, found: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown_as, f"line {self.line}", found, remedy))
