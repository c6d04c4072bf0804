"""What can go wrong, in words that an analyst can act on.

Everything here is shown without a traceback. Any other exception is a defect of this package and
keeps its traceback.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

_IN_USE = (errno.EBUSY, errno.ETXTBSY)
_MOST_LISTED = 100


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, with an input as a rule.

    Parameters
    ----------
    file
        The file, relative to the project's folder; blank where it is no input's, and all of it
        stands in ``found``.
    where
        Place inside it: "row 5, column Score", or "" for the whole file. Rows are counted as a
        spreadsheet counts them: the header is row 1.
    found
        What is wrong, with the value where that may be shown.
    remedy
        What to do about it.
    missing
        Whether nothing is wrong, and something is not filled in or not there yet. A run refuses
        both; a draft does without what is missing.
    kind
        What kind of problem it is otherwise, in a word for programs.
    """

    file: str
    where: str
    found: str
    remedy: str
    missing: bool = field(default=False, kw_only=True)
    kind: str = field(default="wrong", kw_only=True)

    def as_data(self) -> dict[str, str]:
        """The same, for programs."""
        return {
            "file": self.file,
            "place": self.where,
            "what": self.found,
            "remedy": self.remedy,
            "kind": "missing" if self.missing else self.kind,
        }

    def __str__(self) -> str:
        if not (self.file or self.remedy):
            return self.found
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: {_sentence(self.found)} {_sentence(self.remedy)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


class JsnaError(Exception):
    """Something that the person at the keyboard can put right.

    Parameters
    ----------
    said
        All of it in words.
    faults
        Each thing that is wrong, where ``said`` has several.

    Attributes
    ----------
    problems
        What is wrong, each thing by itself.
    look
        The path of the file to look at for the reason; empty where there is none.
    """

    exit_code = 1
    look: str = ""
    kind = "failed"

    def __init__(self, said: str, faults: Iterable[str] = ()) -> None:
        super().__init__(said)
        words = tuple(faults) or (said,)
        self.problems = tuple(Problem("", "", each, "", kind=self.kind) for each in words)

    def as_data(self) -> list[dict[str, str]]:
        """Each problem, for programs."""
        return [each.as_data() for each in self.problems]


class InputError(JsnaError):
    """The inputs, or the words of a command, are wrong. Nothing was written."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in found))
        self.problems = found

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class UsageError(JsnaError):
    """A command was given something that it does not know."""

    exit_code = 2
    kind = "words"


class RunError(JsnaError):
    """A notebook did not run to its end, or what it made cannot be published.

    Parameters
    ----------
    said
        What went wrong.
    look
        The path of the file to look at for the reason, such as the notebook as it was then.
    """

    def __init__(self, said: str, look: str = "") -> None:
        super().__init__(said)
        self.look = look


class StorageError(JsnaError):
    """A stored table or output cannot be read or written."""


class BusyError(JsnaError):
    """Another run of the same review is under way."""


def refused_file(error: OSError) -> StorageError | None:
    """What is wrong with a file that the system refuses, since it is protected or in use.

    Nothing where the error is another one: that is a defect of this package.
    """
    refused = isinstance(error, PermissionError) or error.errno in _IN_USE
    if not refused or not error.filename:
        return None
    return StorageError(
        f"{error.filename}: the system refuses it ({error.strerror}). Close it in other programs, "
        "or ask for access to it."
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or all of them.

    Large and small letters count as the same.
    """
    return _nearest(word, tuple(known))


@lru_cache(maxsize=1_000)  # one wrong word can stand in thousands of rows
def _nearest(word: str, names: tuple[str, ...]) -> str:
    by_small_letters = {name.casefold(): name for name in names}
    nearest = get_close_matches(word.casefold(), by_small_letters, n=1, cutoff=0.6)
    if nearest:
        return f'did you mean "{by_small_letters[nearest[0]]}"?'
    return known_ones(names)


def known_ones(known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the known ones, or the first of very many."""
    names = tuple(known)
    more = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    listed = ", ".join(names[:_MOST_LISTED])
    return f"known are: {listed}{more}" if names else "none are known"


def suggestion(word: str, known: Iterable[str]) -> str:
    """The same as a remedy of its own: "Did you mean ...?"."""
    hint = did_you_mean(word, known)
    return hint[0].upper() + hint[1:]


def refuse_if(problems: Iterable[Problem], *, draft: bool = False) -> None:
    """Raise one InputError with every problem, in the order given, or return.

    A draft is not refused for what is missing alone.
    """
    found = tuple(problems)
    if any(not (draft and each.missing) for each in found):
        raise InputError(found)
