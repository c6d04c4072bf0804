"""What several commands are given: a project, a review, a limit of time."""

from __future__ import annotations

import argparse

from jsna.review.project import Project, find_project


def target_of(options: argparse.Namespace) -> tuple[Project, str]:
    """The project and the id of the review that the command names, or the default review.

    The id is noted among the options, so that what is said of an error can name the review.

    Raises
    ------
    UsageError
        If there is no such project or review.
    """
    project = find_project(options.project)
    review_id = options.review
    if review_id is None:
        # What understands settings takes longer to load than a run in which nothing has changed.
        from jsna.review.settings import default_review_id

        review_id = default_review_id(project)
    options.target = review_id
    return project, review_id


def add_timeout(parser: argparse.ArgumentParser) -> None:
    """Add the option that limits the time of each notebook."""
    parser.add_argument(
        "--timeout",
        type=whole_number,
        default=600,
        metavar="SECONDS",
        help="longest time that one notebook may take (default: %(default)s)",
    )


def whole_number(text: str) -> int:
    """A whole number from 1 up, as argparse reads it.

    Raises
    ------
    ArgumentTypeError
        If the text is none, in words.
    """
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1 up')
