"""Writes the first draft of a survey's spec beside its export, and never over a spec."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from jsna.errors import StorageError, UsageError, did_you_mean
from jsna.review.survey_file import RESTRICTED, SPEC_FILE
from jsna.run.disk import in_words, write_new

if TYPE_CHECKING:
    from jsna.preparation.survey.draft import Draft


def write_draft(
    named_export: str,
    dialect: str | None = None,
    header_rows: int | None = None,
    separator: str | None = None,
) -> tuple[Path, Draft]:
    """Draft the spec of an export and write it as ``survey.toml``.

    It goes into the review's folder if the export lies in that folder's ``restricted/``, and
    beside the export if not.

    Returns
    -------
    Path, Draft
        Where it was written, and the draft.

    Raises
    ------
    UsageError
        If there is a ``survey.toml`` already, or no such dialect.
    InputError
        If the export cannot be read.
    StorageError
        If the draft cannot be written.
    """
    from jsna.preparation.survey.draft import draft_spec
    from jsna.preparation.survey.opening import open_export
    from jsna.review.survey import Dialect

    named = next((each for each in get_args(Dialect) if each == dialect), None)
    if dialect is not None and named is None:
        raise UsageError(
            f'There is no dialect "{dialect}" ({did_you_mean(dialect, get_args(Dialect))}).'
        )
    export = Path(named_export)
    folder = export.parent.parent if export.parent.name == RESTRICTED else export.parent
    target = folder / SPEC_FILE
    if target.exists():
        raise UsageError(
            f"{target} is there already, and is not overwritten. Move it away for a new draft."
        )
    opened = open_export(export, export.name)
    today = dt.datetime.now(tz=dt.UTC).date()
    draft = draft_spec(opened, named, today, header_rows, separator)
    try:
        write_new(target, draft.text.encode("utf-8"))
    except FileExistsError:
        raise UsageError(f"{target} is there already, and is not overwritten.") from None
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {in_words(error)}.") from None
    return target, draft


def where_to_move(named_export: str) -> Path | None:
    """Where an export belongs, in a folder ``restricted/``; None if it lies in one."""
    export = Path(named_export)
    if export.parent.name == RESTRICTED:
        return None
    return export.parent / RESTRICTED / export.name
