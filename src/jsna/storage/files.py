"""The files of stored tables, read with their types and written whole or not at all."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pandas as pd

from jsna.errors import StorageError
from jsna.storage.contract import ContractError
from jsna.storage.schemas import CONTRACTS

# The apostrophe before a text that begins as a formula does, apostrophes of its own included.
_GUARDED = re.compile("^'(?='*[-=+@\t\r\uff1d\uff0b\uff0d\uff20])")


def read_stored(table: str, path: Path, shown_as: str) -> pd.DataFrame:
    """A table between the steps, or its published copy, checked against its contract.

    Parameters
    ----------
    table
        Name of the table.
    path
        A ``.parquet`` file, or the ``.csv`` file that was published.
    shown_as
        The file as messages show it.

    Raises
    ------
    StorageError
        If the file cannot be read, or is not as this version writes it.
    """
    try:
        frame = pd.read_parquet(path) if path.suffix == ".parquet" else read_published(table, path)
        return CONTRACTS[table].kept_by(frame)
    except ContractError as error:
        fault = f"is not as this version of jsna writes it ({error})"
    except OSError as error:
        fault = f"cannot be read ({error.strerror or 'it is damaged'})"
    except ValueError:
        # What the readers of both formats raise; their words can hold what stands in a cell.
        fault = "cannot be read (it is damaged)"
    raise StorageError(f"{shown_as} {fault}.")


def write_stored(frame: pd.DataFrame, path: Path, shown_as: str) -> None:
    """A table as a Parquet file, whole or not at all.

    Raises
    ------
    StorageError
        If the file cannot be written.
    """
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.to_parquet(partial, index=False)
        partial.replace(path)
    except OSError as error:
        # A full disk is told by the system's number only.
        reason = error.strerror or str(error).rpartition("] ")[2]
        raise StorageError(f"{shown_as} cannot be written: {reason}.") from None
    finally:
        with suppress(OSError):
            partial.unlink()


def read_published(table: str, path: Path) -> pd.DataFrame:
    """A published table with the types of its contract; "NA" and the like stay text.

    The apostrophe that guards a spreadsheet from a text that begins as a formula is taken off.
    Numbers are read by Python itself: to the last bit, whatever the version of pandas.
    """
    frame = pd.read_csv(path, encoding="utf-8", dtype="str", keep_default_na=False)
    kinds = {name: str(column.dtype) for name, column in CONTRACTS[table].columns.items()}
    for name in frame.columns:
        texts, kind = frame[name], kinds.get(name)
        if kind == "int64":
            frame[name] = pd.Series(map(int, texts), dtype="int64")
        elif kind == "float64":
            frame[name] = pd.Series((float(text or "nan") for text in texts), dtype="float64")
        else:
            frame[name] = [unguarded(text) for text in texts]
    return frame


def unguarded(text: str) -> str:
    """A cell of a published table without the apostrophe that guards a spreadsheet from it."""
    return _GUARDED.sub("", text)
