"""What several commands are given: a project, a review, a limit of time."""

from __future__ import annotations

import argparse

from jsna.review.project import Project, find_project


def target_of(options: argparse.Namespace) -> tuple[Project, str]:
    """The project and the id of the review that the command names, or the default review.

    Raises
    ------
    UsageError
        If there is no such project or review.
    """
    from jsna.review.settings import default_review_id

    project = find_project(options.project)
    review_id = options.review if options.review is not None else default_review_id(project)
    return project, review_id


def add_timeout(parser: argparse.ArgumentParser) -> None:
    """Add the option that limits the time of each notebook."""
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=600,
        metavar="SECONDS",
        help="longest time that one notebook may take (default: %(default)s)",
    )


def seconds(text: str) -> int:
    """A limit of time, as argparse reads it: a whole number of seconds from 1 up."""
    limit = int(text)
    if limit < 1:
        raise ValueError(text)
    return limit
