"""What differs between two published outputs, as pages and commands show it.

It is computed in the room ``run``, from the two folders alone; here are only the words for it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from jsna.publishing.changes import Causes, Change, ExhibitChange, SentenceChange


@dataclass(frozen=True)
class Side:
    """One of the two outputs.

    Parameters
    ----------
    title
        What it is called in a sentence: "2023", "release 1.0 of 2023", "2023 as computed now".
    review_id
        The review.
    version
        The version of the release; empty where it is none.
    date
        The review's own date, as its manifest has it.
    """

    title: str
    review_id: str
    version: str = ""
    date: str = ""


@dataclass(frozen=True)
class Comparison:
    """Two outputs side by side.

    Parameters
    ----------
    before, after
        The two.
    causes
        All that went into them and is not the same.
    scores, ranks
        By service, from the results.
    gaps
        New, gone, or with another status or wording.
    sentences
        Of the chapter's text, in reading order.
    figures, tables
        Those of the chapter whose values differ.
    results
        Every result by its key, scores and ranks among them.
    records
        Rows of the other stored tables: ratings, statements, links, flags of the checks.
    files
        Files that differ in nothing of all this, such as a picture that is drawn otherwise; told
        for two outputs of one review only.
    successions
        The services and questions that were renamed, and matched, or split or merged, and not.
    """

    before: Side
    after: Side
    causes: Causes = ()
    scores: tuple[Change, ...] = ()
    ranks: tuple[Change, ...] = ()
    gaps: tuple[Change, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    figures: tuple[ExhibitChange, ...] = ()
    tables: tuple[ExhibitChange, ...] = ()
    results: tuple[Change, ...] = ()
    records: tuple[Change, ...] = ()
    files: tuple[str, ...] = ()
    successions: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether no number and no word differs."""
        return not (
            self.scores
            or self.ranks
            or self.gaps
            or self.sentences
            or self.figures
            or self.tables
            or self.results
            or self.records
        )

    @property
    def identical(self) -> bool:
        """Whether nothing differs, in what went in and in what came out."""
        return self.same and not self.files and not self.causes

    def as_json(self) -> dict[str, Any]:
        """The comparison as a JSON object: the names of its parts are those of this class."""
        return {"same": self.same, "identical": self.identical, **asdict(self)}
