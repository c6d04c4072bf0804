"""The Markdown of a notebook as HTML: what is typed as HTML is shown as typed, never live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from jsna.publishing.review_site.safe_markup import safe_markup


@dataclass
class Prose:
    """The Markdown cells of one page, whose headings never jump.

    The first heading is the page's only one of level 1; each other is at most one level below
    the heading before it.
    """

    title: str = ""
    _level: int = 0
    _headings: int = 0
    _parser: MarkdownIt = field(
        default_factory=lambda: (
            MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
        )
    )

    def markup(self, source: str, name: str) -> str:
        """A cell as HTML.

        Parameters
        ----------
        source
            Markdown.
        name
            What the ids of this cell begin with.
        """
        tokens = self._parser.parse(source)
        for heading, inline, end in _headings(tokens):
            heading.tag = end.tag = self._tag(int(heading.tag[1]))
            heading.attrSet("id", f"heading-{self._headings}")
            self.title = self.title or _words(inline)
        rendered = self._parser.renderer.render(tokens, self._parser.options, {})
        return safe_markup(str(rendered), name, headings=True)

    def _tag(self, asked: int) -> str:
        """The level of the next heading."""
        self._headings += 1
        self._level = 1 if self._level == 0 else min(max(asked, 2), self._level + 1)
        return f"h{self._level}"


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Each heading in its three parts: begin, words, end."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, tokens[place + 1], tokens[place + 2]


def _words(inline: Token) -> str:
    return "".join(each.content for each in inline.children or ()).strip()
