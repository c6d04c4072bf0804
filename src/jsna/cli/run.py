"""``run``: clean, score, rank and render a review."""

from __future__ import annotations

import argparse

from jsna.cli.target import add_timeout, target_of
from jsna.errors import UsageError

EPILOG = """\
The inputs are checked first. The notebooks then run in a folder of their own, and what they made
replaces outputs/<review> only when all have succeeded.

  jsna run                      the newest real review
  jsna run 2023                 this one
  jsna run 2023 --set target=3  with another target than review.toml declares
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


def execute(options: argparse.Namespace) -> int:
    """Run the review and say where its outputs are."""
    from jsna.run.review_run import run_review

    project, review_id = target_of(options)
    report = run_review(
        project, review_id, parameters=_parameters(options.parameters), timeout=options.timeout
    )
    folder = project.relative(project.outputs(review_id))
    print(
        f"Review {review_id} is done: its figures, tables and executed notebooks are in "
        f"{folder} ({report.seconds:.0f} s)."
    )
    return 0


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
