"""What changed since other outputs, as the review site tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jsna.exhibits.wording import counted, listed
from jsna.publishing.changes import ExhibitChange
from jsna.publishing.comparison import Comparison
from jsna.publishing.publication import Files
from jsna.publishing.review_site.figures import ShownFigure, figure_at


@dataclass(frozen=True)
class Since:
    """One comparison of the site, or why there is none.

    Parameters
    ----------
    title
        The heading: "Since the last frozen release".
    folder
        A word for the site's folder with the pictures of the other side.
    if_none
        What is said where there is nothing to compare with.
    comparison
        The comparison, where there is one.
    outputs
        The folder of the other outputs.
    """

    title: str
    folder: str
    if_none: str
    comparison: Comparison | None = None
    outputs: Path | None = None

    @property
    def summary(self) -> str:
        """One sentence: what there is of changes."""
        if self.comparison is None:
            return self.if_none
        return summary(self.comparison)


@dataclass(frozen=True)
class PairOfFigures:
    """A figure as it was and as it is; on one side there can be none."""

    key: str
    before: ShownFigure | None
    after: ShownFigure | None
    before_address: str
    after_address: str


def summary(comparison: Comparison) -> str:
    """What changed, counted."""
    title = comparison.before.title
    if comparison.same:
        return f"No number and no word has changed since {title}."
    parts = [
        (comparison.scores, "score"),
        (comparison.ranks, "rank"),
        (comparison.gaps, "gap"),
        (comparison.sentences, "sentence"),
        (comparison.figures, "figure"),
        (comparison.tables, "table"),
    ]
    counts = [counted(len(changes), noun) for changes, noun in parts if changes]
    if not counts:
        return f"Results or records behind the chapter have changed since {title}."
    verb = "has" if counts == [counts[0]] and counts[0].startswith("one ") else "have"
    said = f"{listed(counts)} {verb} changed since {title}."
    return said[:1].upper() + said[1:]


def pairs_of_figures(since: Since, outputs: Path) -> tuple[PairOfFigures, ...]:
    """The figures that changed, as they were and as they are."""
    if since.comparison is None or since.outputs is None:
        return ()
    return tuple(
        _pair(each, since.folder, since.outputs, outputs) for each in since.comparison.figures
    )


def pictures_before(since: Since) -> Files:
    """Copies of the pictures of the other side, so that the site needs nothing from elsewhere."""
    if since.comparison is None or since.outputs is None:
        return {}
    stems = [each.before for each in since.comparison.figures if each.before]
    return {
        _copied(since.folder, stem): (since.outputs / f"{stem}.svg").read_bytes() for stem in stems
    }


def _pair(change: ExhibitChange, folder: str, other: Path, outputs: Path) -> PairOfFigures:
    return PairOfFigures(
        change.key,
        figure_at(other, change.before) if change.before else None,
        figure_at(outputs, change.after) if change.after else None,
        _copied(folder, change.before),
        f"../{change.after}.svg",
    )


def _copied(folder: str, stem: str) -> str:
    return f"before/{folder}/{stem.rpartition('/')[2]}.svg"
