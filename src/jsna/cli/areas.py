"""``areas``: compare the published reviews of several areas."""

from __future__ import annotations

import argparse

from jsna.cli.for_programs import add_json, tell_good
from jsna.errors import UsageError

TAKES_REVIEW = False
TAKES_PROJECT = True
EPILOG = """\
One page and one workbook: a heatmap of area by service, how the ratings of each service are
spread, themes of gaps, and where one area stands among the others, with its ties. There is no
order of areas over all services. Only what the reviews publish is read.

  jsna areas derbyshire-2025 rutland-2025   these
  jsna areas --all                          the newest review of every area, if not synthetic
  jsna areas --all --synthetic              the synthetic ones
  jsna areas --all --from FOLDER            outputs that were collected in another folder
  jsna areas --all --area Rutland           and where this area stands

The reviews must have used one version of one tool and one codebook, be of different areas, and be
finished; real and synthetic ones are never mixed.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("reviews", nargs="*", metavar="REVIEW", help="a review with outputs")
    parser.add_argument("--all", action="store_true", help="the newest real review of every area")
    parser.add_argument(
        "--synthetic", action="store_true", help="with --all: the synthetic reviews, not the real"
    )
    parser.add_argument(
        "--from",
        dest="folder",
        metavar="FOLDER",
        help="where the outputs lie, a folder for each review (default: outputs)",
    )
    parser.add_argument("--area", default="", metavar="AREA", help="the area whose place is shown")
    parser.add_argument(
        "--name",
        default="all",
        help="what the comparison is called: it goes to outputs/areas-NAME (default: %(default)s)",
    )
    add_json(parser)


def execute(options: argparse.Namespace) -> int:
    """Compare the reviews and say where the comparison is."""
    from jsna.review.project import find_project
    from jsna.run.areas.compare import Asked, compare_across_areas
    from jsna.run.areas.selection import folder_of_outputs, named_or_all, newest_of_each_area

    if bool(options.reviews) == options.all:
        raise UsageError(
            "Name the reviews to compare, or take them all with --all: one of the two."
        )
    if options.synthetic and not options.all:
        raise UsageError(
            "--synthetic goes with --all: of reviews that are named, it changes nothing."
        )
    project = find_project(options.project)
    folder = folder_of_outputs(project, options.folder)
    names = named_or_all(folder, options.reviews, synthetic=options.synthetic)
    found = names
    if options.all:
        names = newest_of_each_area(folder, found)
    asked = Asked(folder, names, options.area, options.name)
    place = compare_across_areas(project, asked)
    shown = project.relative(place)
    left_out = [name for name in found if name not in names]
    if options.json:
        files = [f"{shown}/areas.html", f"{shown}/areas.xlsx", f"{shown}/results.csv"]
        tell_good(reviews=names, left_out=left_out, folder=shown, files=files)
        return 0
    print(f"{len(names)} areas are compared: the page and the workbook are in {shown}.")
    if left_out:
        print(f"Left out, since their areas have later ones: {', '.join(left_out)}.")
    return 0
