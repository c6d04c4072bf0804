"""``open``: open the chapter of a review, or its review site, in the browser."""

from __future__ import annotations

import argparse

from jsna.cli.target import target_of

EPILOG = """\
  jsna open 2023
  jsna open 2023 --site   the review site: checks, changes, notebooks, provenance
  jsna open 2025 --draft  the draft that jsna run 2025 --draft made
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--site", action="store_true", help="the review site, for reviewers")
    parser.add_argument("--draft", action="store_true", help="the draft, not what is published")


def execute(options: argparse.Namespace) -> int:
    """Open the page, and say where it is."""
    import webbrowser

    from jsna.errors import StorageError
    from jsna.review.find_review import find_review

    project, review_id = target_of(options)
    outputs = (project.drafts if options.draft else project.outputs)(
        find_review(project, review_id)
    )
    page = outputs / "review" / "index.html" if options.site else outputs / "chapter.html"
    if not page.is_file():
        raise StorageError(
            f"{project.relative(page)} is not there: the review has not been run. "
            f"Run: jsna run {review_id}{' --draft' if options.draft else ''}"
        )
    opened = webbrowser.open_new_tab(page.resolve().as_uri())
    print(
        f"{project.relative(page)}{'' if opened else ' (no browser was found: open it yourself)'}"
    )
    return 0
