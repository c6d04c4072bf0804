"""Reads the command line, runs one command, and says in plain words what went wrong.

Exit codes: 0 done; 1 a run failed, or a check of the outputs found a difference; 2 the inputs or
the words of the command are wrong; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jsna import __version__
from jsna.cli import check, run, survey_spec, verify
from jsna.errors import InputError, JsnaError, Problem

COMMANDS = (run, check, survey_spec, verify)
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        The words after ``jsna``; without any, those of this process.

    Returns
    -------
    int
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks must not end the command.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        return int(options.execute(options))
    except InputError as error:
        print(_in_words(error.problems), file=sys.stderr)
        return error.exit_code
    except JsnaError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Stopped. What was published before is as it was.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone; Python must not complain at its own exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jsna",
        description="Gaps in service provision: from a folder of inputs to the chapter of a needs "
        "assessment.",
        epilog="A review is a folder data/raw/<review> with a review.toml. Start with: jsna run",
    )
    parser.add_argument("--version", action="version", version=f"jsna {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        summary = (command.__doc__ or "").splitlines()[0].removeprefix("``").rstrip(".")
        name, _, purpose = summary.partition("``: ")
        one = commands.add_parser(
            name,
            help=purpose,
            description=purpose[:1].upper() + purpose[1:] + ".",
            epilog=command.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if getattr(command, "TAKES_REVIEW", True):
            _add_target(one)
        command.add_options(one)
        one.set_defaults(execute=command.execute)
    return parser


def _add_target(one: argparse.ArgumentParser) -> None:
    """Add what names a review and its project."""
    one.add_argument(
        "review",
        nargs="?",
        help="name of the review, such as 2023 (default: the newest that is neither "
        "synthetic nor a draft)",
    )
    one.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="the project's folder (default: the one that holds the current folder)",
    )


def _in_words(problems: Sequence[Problem]) -> str:
    count = len(problems)
    opening = "There is 1 problem" if count == 1 else f"There are {count} problems"
    listed = "\n".join(f"  {number}. {each}" for number, each in enumerate(problems, start=1))
    return f"{opening} with the inputs. Nothing was run or changed.\n{listed}"
