"""What a review can be called: its id names folders on every system, and leads nowhere else."""

from __future__ import annotations

import re

from jsna.errors import UsageError

_REVIEW_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Windows keeps these names for devices, whatever the folder.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def is_review_id(text: str) -> bool:
    """Whether a text can be the id of a review."""
    return bool(_REVIEW_ID.fullmatch(text)) and not _DEVICE.fullmatch(text)


def checked_id(review_id: str) -> str:
    """The id of a review, if it is one: lower-case letters, digits and hyphens, at most 64.

    Raises
    ------
    UsageError
        If it is not, or is a name that Windows keeps for itself.
    """
    if is_review_id(review_id):
        return review_id
    raise UsageError(
        f"{review_id!r} is not the name of a review. A name has at most 64 lower-case letters, "
        "digits and hyphens, such as 2023 or example-2024."
    )
