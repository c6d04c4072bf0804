"""The words that an analyst adds to the chapter: Markdown files in the review's folder.

``prose/<section>.add.md`` is added to a section of the chapter's text, and stands there after its
own. ``prose/<section>.replace.md`` stands in its place; figures and tables stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jsna.errors import InputError, Problem, did_you_mean, refuse_if
from jsna.review.inputs import prose_files
from jsna.review.markdown import Words, read_words
from jsna.review.project import Project
from jsna.review.unseen import unseen_in

# The sections of the chapter, by their places on its page.
SECTIONS = (
    "in-brief",
    "how-services-are-rated",
    "what-was-rated",
    "ratings",
    "change",
    "order",
    "gaps",
    "parents",
    "local-people",
    "agreement",
    "caveats",
    "sources",
    "how-made",
)
# What a reader must be told whoever writes: more can be said, nothing can be taken away.
KEPT = ("caveats", "sources", "how-made")
_ANEW = "Type the text anew, or paste it as text"
_NAME = re.compile(r"(?P<section>.*)\.(?P<way>add|replace)\.md")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,.]*(?![\w])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Prose:
    """One file of an analyst's words."""

    section: str
    replaces: bool
    file: str
    words: tuple[Words, ...]

    def typed_numbers(self) -> Iterator[tuple[int, str]]:
        """Numbers that were typed rather than named, with their lines; years are left alone."""
        for words in self.words:
            for part in (part for item in words.items for part in item if isinstance(part, str)):
                for found in _NUMBER.findall(part):
                    number = found.rstrip(".,")
                    if not _YEAR.fullmatch(number):
                        yield words.line, number


def read_prose(project: Project, review_id: str) -> tuple[Prose, ...]:
    """The words that an analyst wrote for a review, in the order of the sections; often none.

    Raises
    ------
    InputError
        With every problem of every file: a name that is no section's, text that is not UTF-8 or
        holds characters that cannot be seen, Markdown that has no place in a chapter, braces that
        do not pair.
    """
    problems: list[Problem] = []
    found: list[Prose] = []
    for path in prose_files(project, review_id):
        try:
            found.append(_read(path, project.relative(path)))
        except InputError as error:
            problems += error.problems
    refuse_if(problems)
    return tuple(sorted(found, key=lambda each: (SECTIONS.index(each.section), not each.replaces)))


def _read(path: Path, shown_as: str) -> Prose:
    name = _NAME.fullmatch(path.name)
    if not name or name["section"] not in SECTIONS:
        hint = did_you_mean(name["section"] if name else path.stem.partition(".")[0], SECTIONS)
        remedy = f"Call it <section>.add.md or <section>.replace.md: {hint}"
        raise InputError([Problem(shown_as, "", "its name is not that of a section", remedy)])
    replaces = name["way"] == "replace"
    if replaces and name["section"] in KEPT:
        found = f'what section "{name["section"]}" says cannot be replaced'
        remedy = f"Call it {name['section']}.add.md, which adds to it"
        raise InputError([Problem(shown_as, "", found, remedy)])
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        remedy = "Save it as text in UTF-8"
        raise InputError([Problem(shown_as, "", "it is not text in UTF-8", remedy)]) from None
    # Markdown takes &#8238; for the character itself.
    lines = enumerate(html.unescape(text).split("\n"), start=1)
    refuse_if(
        Problem(shown_as, f"line {number}", f"it holds {hidden}", _ANEW)
        for number, line in lines
        if (hidden := unseen_in(line))
    )
    return Prose(name["section"], replaces, shown_as, read_words(text, shown_as))
