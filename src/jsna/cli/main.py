"""Reads the command line, runs one command, and says in plain words what went wrong.

Exit codes: 0 done; 1 a run failed, or a comparison or a check of the outputs found a difference;
2 the inputs or the words of the command are wrong; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from jsna import __version__
from jsna.cli import (
    areas,
    check,
    checks,
    diff,
    doctor,
    new,
    open_outputs,
    release,
    reviews,
    run,
    survey_spec,
    trace,
    verify,
)
from jsna.cli.for_programs import is_asked_for, tell_error, tell_stopped
from jsna.cli.words import CommandParser, refuse_unknown_command, refuse_unknown_words
from jsna.errors import InputError, JsnaError, Problem, refused_file

COMMANDS = (
    new,
    run,
    check,
    checks,
    survey_spec,
    verify,
    trace,
    diff,
    areas,
    release,
    reviews,
    open_outputs,
    doctor,
)
STOPPED = 130
# The review of a command that does not say otherwise.
_WHICH = (
    "name of the review, such as 2023 (default: the newest that is neither synthetic nor a draft)"
)


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
    words = sys.argv[1:] if arguments is None else list(arguments)
    options, as_json = argparse.Namespace(), is_asked_for(words)
    try:
        refuse_unknown_command(words, _commands())
        extra = _parser().parse_known_args(words, options)[1]
        refuse_unknown_words(options.command, extra, options.known)
        return int(options.execute(options))
    except JsnaError as error:
        return _say(error, options, as_json=as_json)
    except KeyboardInterrupt:
        print("Stopped. What was published before is as it was.", file=sys.stderr)
        if as_json:
            tell_stopped()
        return STOPPED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone; Python must not complain at its own exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        refusal = refused_file(error)
        if refusal is None:
            raise
        return _say(refusal, options, as_json=as_json)


def _say(error: JsnaError, options: argparse.Namespace, *, as_json: bool) -> int:
    """Say why a command was refused or failed, to the program or the person that gave it."""
    if as_json:
        tell_error(error, options)
    elif isinstance(error, InputError):
        print(_in_words(error.problems, options), file=sys.stderr)
    else:
        print(error, file=sys.stderr)
    return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jsna",
        description="Gaps in service provision: from a folder of inputs to the chapter of a needs "
        "assessment.",
        epilog="A review is a folder data/raw/<review> with a review.toml. Start with: jsna run. "
        "A command ends with 0 if all is well, 1 if it failed or something differs, 2 if the "
        "inputs or its words are wrong, 130 if it was stopped. With --json it "
        "writes one JSON document for programs, also where it was refused or failed.",
    )
    parser.add_argument("--version", action="version", version=f"jsna {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, parser_class=CommandParser
    )
    for name, (purpose, command) in _commands().items():
        one = commands.add_parser(
            name,
            help=purpose,
            description=purpose[:1].upper() + purpose[1:] + ".",
            epilog=command.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if getattr(command, "TAKES_REVIEW", True):
            _add_target(one, getattr(command, "REVIEW", _WHICH))
        elif getattr(command, "TAKES_PROJECT", False):
            _add_project(one)
        command.add_options(one)
        one.set_defaults(execute=command.execute, command=name, known=one.options)
    return parser


def _commands() -> dict[str, tuple[str, ModuleType]]:
    """Each command by its name, with its purpose: the first line of its module says both."""
    summaries = ((command.__doc__ or "").splitlines()[0] for command in COMMANDS)
    said = (each.removeprefix("``").rstrip(".").partition("``: ") for each in summaries)
    return {
        name: (purpose, command) for (name, _, purpose), command in zip(said, COMMANDS, strict=True)
    }


def _add_target(one: argparse.ArgumentParser, which: str) -> None:
    """Add what names a review and its project."""
    one.add_argument("review", nargs="?", help=which)
    _add_project(one)


def _add_project(one: argparse.ArgumentParser) -> None:
    """Add what names a project."""
    one.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="the project's folder (default: the one that holds the current folder)",
    )


def _in_words(problems: Sequence[Problem], options: argparse.Namespace) -> str:
    """What is wrong, and under a heading of its own what is merely missing."""
    wrong = [each for each in problems if not each.missing]
    missing = [each for each in problems if each.missing]
    lines = []
    if wrong or not missing:
        opening = "There is 1 problem" if len(wrong) == 1 else f"There are {len(wrong)} problems"
        lines = [f"{opening} with the inputs. Nothing was run or changed.", *_listed(wrong)]
    if missing:
        things = "1 thing is" if len(missing) == 1 else f"{len(missing)} things are"
        nothing = "" if wrong else " Nothing was run or changed."
        lines += [f"Still missing: {things} not filled in, accepted or there yet.{nothing}"]
        lines += [*_listed(missing), *_how_to_draft(options)]
    return "\n".join(lines)


def _listed(problems: Sequence[Problem]) -> list[str]:
    return [f"  {number}. {each}" for number, each in enumerate(problems, start=1)]


def _how_to_draft(options: argparse.Namespace) -> list[str]:
    """How to see what is there, where one review was checked or run, and no draft of it."""
    if getattr(options, "draft", False) or options.execute not in (check.execute, run.execute):
        return []
    command = " ".join(filter(None, ["jsna run", options.review, "--draft"]))
    return [f"Once a service is rated and nothing is wrong, a draft shows what is there: {command}"]
