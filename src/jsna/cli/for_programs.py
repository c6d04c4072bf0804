"""What a command tells other programs: one JSON document, also where it is refused or fails."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import takewhile

from jsna.errors import JsnaError
from jsna.review.project import shown_path

_OPTION = "--json"
_REFUSED = 2


def add_json(parser: argparse.ArgumentParser, what: str = "what came of it, as JSON") -> None:
    """Add the option that asks for it; ``what`` says to a person what is written."""
    parser.add_argument(_OPTION, action="store_true", help=what)


def is_asked_for(words: Sequence[str]) -> bool:
    """Whether the words of a command ask for it, be they right or wrong; it may be shortened."""
    options = takewhile(lambda word: word != "--", words)
    return any(len(word) > len("--") and _OPTION.startswith(word) for word in options)


def tell(data: object) -> None:
    """Write the document; letters that the encoding of standard output may lack, as JSON does."""
    plainly = "utf" in (sys.stdout.encoding or "utf").casefold()
    print(json.dumps(data, indent=2, ensure_ascii=not plainly))


def tell_good(**said: object) -> None:
    """Write the document of a command that has done its work."""
    tell({"ok": True, **said, "problems": []})


def tell_error(error: JsnaError, options: argparse.Namespace) -> None:
    """Write the document of a command that was refused or failed, in one form for all.

    Parameters
    ----------
    error
        Why.
    options
        What it was given, as far as that was understood.
    """
    review = getattr(options, "target", None) or getattr(options, "review", None)
    tell(
        {
            "ok": False,
            "review": review or "",
            "state": "refused" if error.exit_code == _REFUSED else "failed",
            "problems": error.as_data(),
            "look": shown_path(error.look, getattr(options, "project", None)),
        }
    )


def tell_stopped() -> None:
    """Write the document of a command that a person has stopped."""
    tell({"ok": False, "review": "", "state": "stopped", "problems": [], "look": ""})
