"""``run``: clean, score, rank and render a review."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from jsna.cli.for_programs import add_json, tell_good
from jsna.cli.many import add_many_options, check_many_options, execute_many
from jsna.cli.target import add_timeout, target_of
from jsna.errors import UsageError
from jsna.run.execution.engines import DEFAULT, WORDS

if TYPE_CHECKING:
    from jsna.review.project import Project

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

With --json, standard output holds one JSON document and nothing else: what was made and from what,
or all that is wrong and, of a notebook that failed, where to look. How a run gets on goes to
standard error.

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
    add_json(parser)
    add_many_options(parser)


@dataclass(frozen=True)
class Ran:
    """What came of a run that succeeded, for a person or a program.

    Parameters
    ----------
    review
        Its id.
    state
        ``done``: its outputs were made. ``unchanged``: they are as they should be.
    draft
        Whether a draft was made.
    outputs
        Where the outputs are, from the project's folder.
    seconds
        How long it took.
    reused
        The notebooks that were taken from the last run.
    log
        The log; empty if nothing ran.
    """

    review: str
    state: Literal["done", "unchanged"]
    draft: bool
    outputs: str
    seconds: float = 0.0
    reused: tuple[str, ...] = ()
    log: str = ""

    def __str__(self) -> str:
        if self.state == "unchanged":
            return (
                f"Review {self.review} is up to date: nothing that {self.outputs} is made from has "
                "changed, and nothing in it. --force runs everything."
            )
        done = f"A draft of review {self.review}" if self.draft else f"Review {self.review}"
        look = f"\nTo look at it: jsna open {self.review} --draft" if self.draft else ""
        return (
            f"{done} is done: its figures, tables and executed notebooks are in "
            f"{self.outputs} ({self.seconds:.0f} s{_in_words(self.reused)}).{look}"
        )


def execute(options: argparse.Namespace) -> int:
    """Run the review and say where its outputs are."""
    from jsna.run.fingerprints.unchanged import is_unchanged

    check_many_options(options)
    parameters = _parameters(options.parameters)
    if options.all or options.reviews:
        return execute_many(options, parameters)
    project, review_id = target_of(options)
    again = options.force or options.draft
    if not again and is_unchanged(project, review_id, parameters):
        outputs = project.relative(project.outputs(review_id))
        ran = Ran(review_id, "unchanged", draft=False, outputs=outputs)
    else:
        ran = _run(project, review_id, parameters, options)
    if options.json:
        tell_good(**asdict(ran))
    else:
        print(ran)
    return 0


def _run(
    project: Project, review_id: str, parameters: dict[str, str], options: argparse.Namespace
) -> Ran:
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
    return Ran(
        review_id,
        "done",
        options.draft,
        project.relative(report.outputs),
        round(report.seconds, 3),
        report.reused,
        project.relative(report.log),
    )


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
