"""``run``: clean, score, rank and render a review."""

from __future__ import annotations

import argparse

from jsna.cli.many import add_many_options, check_many_options, execute_many
from jsna.cli.target import add_timeout, target_of
from jsna.errors import UsageError
from jsna.run.execution.engines import DEFAULT, WORDS

EPILOG = """\
The inputs are checked first. The notebooks then run in a folder of their own, and what they made
replaces outputs/<review> only when all have succeeded.

  jsna run                      the newest real review
  jsna run 2023                 this one
  jsna run 2023 --set target=3  with another target than review.toml declares
  jsna run 2025 --draft         of what is filled in so far, marked DRAFT, in drafts/2025
  jsna run --all                all reviews but drafts, several side by side
  jsna run --from ../body/areas
                                the same for a folder of reviews, such as those of many areas;
                                what is made goes to ../body, or where --to says

A notebook runs again only if it, its parameters, the inputs and tables that it reads, the package
or the lock file have changed since the last run; the outputs are the same as if all had run. A
draft always runs whole, touches nothing that is published, and is never committed.

Of many reviews, one that is refused or fails does not stop the others. The command ends with 1 if
any failed, else with 2 if any was refused; started again, it goes on where it was.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        dest="parameters",
        help="a parameter for every notebook that declares it; may be given several times",
    )
    add_timeout(parser)
    parser.add_argument(
        "--force",
        action="store_true",
        help="run everything again, also what has not changed since the last run",
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="make a draft of what is there, also of a review that is half filled in",
    )
    parser.add_argument(
        "--engine",
        choices=WORDS,
        default=DEFAULT,
        help="what executes the notebooks: children of one process that has the libraries loaded, "
        "or a kernel for each; both give the same bytes (default: %(default)s)",
    )
    add_many_options(parser)


def execute(options: argparse.Namespace) -> int:
    """Run the review and say where its outputs are."""
    from jsna.run.fingerprints.unchanged import is_unchanged

    check_many_options(options)
    parameters = _parameters(options.parameters)
    if options.all or options.reviews:
        return execute_many(options, parameters)
    project, review_id = target_of(options)
    folder = project.relative(project.outputs(review_id))
    again = options.force or options.draft
    if not again and is_unchanged(project, review_id, parameters):
        print(
            f"Review {review_id} is up to date: nothing that {folder} is made from has changed, "
            "and nothing in it. --force runs everything."
        )
        return 0
    # Heavy, and not needed where nothing has changed.
    from jsna.run.review_run import run_review

    report = run_review(
        project,
        review_id,
        parameters=parameters,
        timeout=options.timeout,
        engine=options.engine,
        everything=options.force,
        draft=options.draft,
    )
    done = f"A draft of review {review_id}" if options.draft else f"Review {review_id}"
    print(
        f"{done} is done: its figures, tables and executed notebooks are in "
        f"{project.relative(report.outputs)} ({report.seconds:.0f} s{_in_words(report.reused)})."
    )
    if options.draft:
        print(f"To look at it: jsna open {review_id} --draft")
    return 0


def _in_words(reused: tuple[str, ...]) -> str:
    if not reused:
        return ""
    notebooks = "1 notebook is" if len(reused) == 1 else f"{len(reused)} notebooks are"
    return f"; {notebooks} as in the last run"


def _parameters(words: list[str]) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals):
            raise UsageError(f'--set {word}: write a name, "=" and a value, such as target=3.')
        if name in parameters:
            raise UsageError(f"--set {name} is given twice: keep one.")
        parameters[name] = value
    return parameters
