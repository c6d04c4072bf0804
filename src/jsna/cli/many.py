"""What ``run`` does with many reviews: those of a project, or those of a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from jsna.cli.for_programs import tell
from jsna.cli.target import whole_number
from jsna.errors import UsageError
from jsna.review.project import find_project


def add_many_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that are about many reviews."""
    many = parser.add_argument_group("many reviews in one go")
    which = many.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="run all reviews of the project")
    which.add_argument(
        "--from",
        metavar="FOLDER",
        dest="reviews",
        help="run the reviews in this folder, each a folder like those in data/raw, with the "
        "config and the notebooks of the project",
    )
    many.add_argument(
        "--to",
        metavar="FOLDER",
        dest="results",
        help="with --from: the folder that gets outputs/<review> and all else that is made "
        "(default: what the variable JSNA_RESULTS names, else the one that holds the folder of "
        "reviews; never a project, whose results are those of its own reviews)",
    )
    many.add_argument(
        "--workers",
        type=whole_number,
        metavar="N",
        help="how many reviews run at a time (default: as many as there are processors)",
    )
    many.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="let the workers of a Dask cluster run them, such as tcp://10.0.0.1:8786; all see "
        "the same folders",
    )


def check_many_options(options: argparse.Namespace) -> None:
    """Refuse options that do not go together.

    Raises
    ------
    UsageError
        With all that is wrong.
    """
    many = options.all or options.reviews
    named = {
        "--to": options.results,
        "--workers": options.workers,
        "--scheduler": options.scheduler,
    }
    wrong = []
    if many and options.review is not None:
        wrong.append(f'"{options.review}" with --all or --from: name one review, or run many.')
    if many and options.draft:
        wrong.append("--draft makes a draft of one review: name it, without --all or --from.")
    if not many:
        wrong += [
            f"{each} is for many reviews: add --all or --from." for each in named if named[each]
        ]
    elif options.results and not options.reviews:
        wrong.append("--to goes with --from: the reviews of a project have their places in it.")
    if options.workers and options.scheduler:
        wrong.append("--workers is for this machine: a cluster has the workers that it has.")
    if wrong:
        raise UsageError("\n".join(wrong), wrong)


def execute_many(options: argparse.Namespace, parameters: Mapping[str, str]) -> int:
    """Run the reviews and print what came of each."""
    from jsna.run.many.line import Line
    from jsna.run.many.outcome import Way
    from jsna.run.many.run_many import run_many

    project = find_project(options.project, options.reviews, options.results)
    way = Way(parameters, options.timeout, options.engine, options.force)
    line = Line(sys.stderr, len(project.review_ids() + project.without_settings()))
    try:
        summary = run_many(project, way, line, options.workers, options.scheduler or "")
    finally:
        line.close()
    if options.json:
        tell(summary.as_data())
    else:
        print(summary)
    return summary.exit_code
