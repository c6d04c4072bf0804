"""Holds a register of gaps to the ids that earlier reviews gave: an id is kept as long as its gap.

Gaps of two reviews are the same gap if they have the same id, so that an id in other letters would
make one gap closed and another one new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jsna.errors import Problem
from jsna.preparation.cleaning import Issue
from jsna.preparation.sheet import Sheet, squeeze
from jsna.review.carried_gap import CarriedGap
from jsna.review.codebook import Codebook
from jsna.review.project import Project
from jsna.run.carried import carried_gaps

LEFT_OUT = "open gap left out"
Gaps = Mapping[str, Sequence[CarriedGap]]


def read_earlier_gaps(project: Project, earlier: Iterable[str]) -> Gaps:
    """The gaps that each of these reviews published, the earliest first.

    Raises
    ------
    StorageError
        If what was published is not there, or is not what it should be.
    """
    # Loaded here: few checks need it, and it takes a second.
    from jsna.storage.files import read_stored

    kept = CarriedGap.__dataclass_fields__
    found = {}
    for review_id in earlier:
        path = project.outputs(review_id) / "tables" / "gap_statements.csv"
        frame = read_stored("gap_statements", path, project.relative(path)).astype("str")
        rows = frame.to_dict("records")
        found[review_id] = [CarriedGap(**{name: str(row[name]) for name in kept}) for row in rows]
    return found


def check_gap_ids(sheet: Sheet, earlier: Gaps) -> Iterator[Problem]:
    """Each id of the register that an earlier review has in other letters."""
    known = {gap.gap_id: review_id for review_id, gaps in earlier.items() for gap in gaps}
    by_small_letters = {gap_id.casefold(): gap_id for gap_id in known}
    for row in sheet.rows:
        gap_id = squeeze(row.cells["gap_id"])
        same = by_small_letters.get(gap_id.casefold(), gap_id)
        if same != gap_id and gap_id not in known:
            found = f'this is the gap "{same}" of review {known[same]} in other letters'
            place = sheet.place(row.number, "gap_id")
            yield Problem(sheet.file, place, found, "Write its id as it was")


def flag_left_out(sheet: Sheet, earlier: Gaps, codebook: Codebook) -> Iterator[Issue]:
    """A flag for each gap that the last review has open and the register does not list.

    Parameters
    ----------
    sheet
        The register.
    earlier
        The gaps of the earlier reviews, the earliest first.
    codebook
        The services, at the date of the review: the gaps of those that are gone are left out.
    """
    listed = {squeeze(row.cells["gap_id"]) for row in sheet.rows}
    for last in list(earlier)[-1:]:
        still_open = (gap for gap in earlier[last] if gap.status != "closed")
        carried = {gap.gap_id: gap.text for gap in carried_gaps(still_open, codebook)}
        for gap_id in sorted(carried.keys() - listed):
            finding = (
                f'the gap "{gap_id}" was open in {last} and is not in the list: closed, or '
                f"forgotten? ({carried[gap_id]})"
            )
            yield Issue(sheet.shown_as, 0, "", LEFT_OUT, finding)
