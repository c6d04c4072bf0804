"""Says of a file that is not there, or cannot be read, what to do: which other file is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from pathlib import Path

from jsna.errors import Problem, suggestion
from jsna.review.declared import WORKBOOKS

# Inputs of one review can have names that are alike: below this, two names are of two files.
_SAME_NAME = 0.9
# And below this, one is hardly the other with a letter wrong.
_LIKE = 0.6
_SAVE_AS = {".xlsx": '"Excel Workbook (.xlsx)"', ".csv": '"CSV UTF-8 (comma delimited)"'}


def unreadable(shown_as: str, error: OSError, declared: Collection[str] = ()) -> Problem:
    """The problem of a file that is not there or cannot be read, in the same words everywhere.

    Parameters
    ----------
    shown_as, error
        The file as messages show it, and what the system said.
    declared
        The names of all files that the review declares, where they are known: what is one of these
        is not another.
    """
    if isinstance(error, FileNotFoundError):
        remedy = f"{misnamed(error, declared)}Put it there, or take its [input] out of review.toml"
        return Problem(shown_as, "", "the file is not there", remedy, missing=True)
    found = f"the file cannot be read ({error.strerror})"
    return Problem(shown_as, "", found, "Close it elsewhere, or ask for access")


def misnamed(error: FileNotFoundError, declared: Collection[str]) -> str:
    """What to do with the file in the folder that has nearly this name, as a sentence; or ""."""
    wanted = Path(error.filename or "")
    try:
        files = [each for each in wanted.parent.iterdir() if each.name not in declared]
    except OSError:
        return ""
    near = {each.name: _likeness(each, wanted) for each in files}
    found = max(sorted(near), key=near.__getitem__, default="")
    if near.get(found, 0) < _SAME_NAME:
        like = [name for name in sorted(near) if near[name] >= _LIKE]
        return _mistyped(wanted, like) if declared else ""
    suffix = wanted.suffix.casefold()
    do = f'rename it "{wanted.name}"'
    if Path(found).suffix.casefold() != suffix:
        do = f'save it as {_SAVE_AS[suffix]}, under the name "{wanted.name}"'
    return f'The folder has "{found}": if it is that one, {do}. '


def _mistyped(wanted: Path, like: Iterable[str]) -> str:
    """The file that was perhaps meant, of those with a name like it and of its kind."""
    suffix = wanted.suffix.casefold()
    names = [name for name in like if Path(name).suffix.casefold() == suffix]
    return f"{suggestion(wanted.name, names)} " if names else ""


def _likeness(path: Path, wanted: Path) -> float:
    """How like the name of a file is to the one that is wanted; 0 for what cannot be it."""
    name, stem, suffix = path.name.casefold(), wanted.stem.casefold(), wanted.suffix.casefold()
    # Excel keeps a file "~$..." beside a workbook that is open.
    if name.startswith((".", "~$")) or not path.is_file():
        return 0
    own = Path(name).suffix
    if own != suffix and not (suffix in _SAVE_AS and own in (*WORKBOOKS, ".csv")):
        return 0
    likeness = SequenceMatcher(None, Path(name).stem, stem).ratio()
    # "meeting (1)" and "Copy of meeting" hold the name, and any of these may be the nearest.
    return _SAME_NAME + likeness if stem in name else likeness
