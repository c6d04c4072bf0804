"""What a review has published of that which the next one carries on: its scores and open gaps."""

from __future__ import annotations

from dataclasses import dataclass

from jsna.errors import InputError, Problem, StorageError
from jsna.review.carried_gap import CarriedGap
from jsna.review.project import Project
from jsna.review.tool import Tool
from jsna.run.publication.manifest import check_manifest

_NAMES = ("assessment", "score_results", "gap_statements")
Table = list[dict[str, str]]


@dataclass(frozen=True)
class LastReview:
    """The tables that are carried on, as text.

    Parameters
    ----------
    assessment, score_results, gap_statements
        The rows of each.
    """

    assessment: Table
    score_results: Table
    gap_statements: Table

    def scores(self, tool: Tool) -> dict[tuple[str, str], int]:
        """The score of each service, and the raters' consensus on each item where there are any."""
        scores = {(row["service_id"], ""): row["score"] for row in self.assessment}
        for row in self.score_results:
            shown = row["measure"] == "consensus" and row["status"] == "shown"
            if tool.items and shown and row["item_id"]:
                scores[row["service_id"], row["item_id"]] = row["value"]
        return {key: round(float(score)) for key, score in scores.items()}

    @property
    def open_gaps(self) -> tuple[CarriedGap, ...]:
        """The gaps that were not closed."""
        kept = CarriedGap.__dataclass_fields__
        rows = [row for row in self.gap_statements if row["status"] != "closed"]
        return tuple(CarriedGap(**{name: row[name] for name in kept}) for row in rows)

    @property
    def services(self) -> set[str]:
        """The ids of the services that were rated or have an open gap."""
        rated = {row["service_id"] for row in self.assessment}
        return rated | {gap.service_id for gap in self.open_gaps}


def read_last_review(project: Project, review_id: str) -> LastReview:
    """Read what a review has published.

    Raises
    ------
    StorageError
        If it is not published.
    InputError
        If what it published is not whole any more.
    """
    outputs = project.outputs(review_id)
    remedy = f"Run: jsna run {review_id}"
    if not (outputs / "tables").is_dir():
        raise StorageError(f"The review {review_id} is not published. {remedy}")
    faults = check_manifest(outputs)
    if faults:
        shown_as = project.relative(outputs)
        found = f"the outputs of review {review_id} are not whole ({faults[0]})"
        raise InputError([Problem(shown_as, "", found, remedy)])
    # Loaded here: the command line reads this module and stays light.
    from jsna.storage.files import read_stored

    tables = []
    for name in _NAMES:
        path = outputs / "tables" / f"{name}.csv"
        frame = read_stored(name, path, project.relative(path))
        texts = frame.astype("str").to_dict("records")
        tables.append([{str(key): str(value) for key, value in row.items()} for row in texts])
    return LastReview(*tables)
