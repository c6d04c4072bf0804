"""The gaps of a review as a list, one row a gap."""

from __future__ import annotations

from jsna.preparation.checks import flag_homeless
from jsna.preparation.cleaning import Cleaning
from jsna.preparation.gaps import Gap
from jsna.preparation.services import match_service
from jsna.preparation.sheet import Row
from jsna.review.codebook import GAP_STATUSES, Codebook

_OF_A_SPLIT = (
    "If its service was split, it was listed for each part: delete it where it is not true, and "
    "give it an id of its own where it is true of another part too"
)


def clean_gaps(cleaning: Cleaning, codebook: Codebook) -> list[Gap]:
    """The gaps of a register, in the order of its rows; problems are left in ``cleaning``."""
    gaps: dict[str, Gap] = {}
    for row in cleaning.rows():
        gap = _gap(cleaning, row, codebook)
        earlier = gaps.setdefault(gap.gap_id.casefold(), gap)
        if earlier is not gap and gap.gap_id:
            found = f"this id stands in row {earlier.source_row} already"
            carried = gap.text == earlier.text and gap.service_id != earlier.service_id
            remedy = _OF_A_SPLIT if carried else "Give each gap an id of its own"
            cleaning.problem(row, "gap_id", found, remedy, gap.gap_id)
    whole = [gap for gap in gaps.values() if gap.gap_id and gap.text]
    flag_homeless(cleaning, whole, "text")
    return whole


def _gap(cleaning: Cleaning, row: Row, codebook: Codebook) -> Gap:
    named = bool(cleaning.text(row, "service"))
    service = match_service(cleaning, row, codebook) if named else None
    return Gap(
        gap_id=cleaning.needed_text(row, "gap_id"),
        service_id=service.service_id if service else "",
        text=cleaning.needed_text(row, "text"),
        status=cleaning.word(row, "status", GAP_STATUSES, blank="open"),
        theme=cleaning.text(row, "theme"),
        affects=cleaning.text(row, "affects"),
        owner=cleaning.text(row, "owner"),
        date=cleaning.date(row, "date"),
        evidence=cleaning.text(row, "evidence"),
        source_row=row.number,
    )
