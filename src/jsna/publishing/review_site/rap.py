"""Which criteria of Reproducible Analytical Pipelines (RAP) a run proves, and which people must.

The criteria are those of the levels of RAP of the NHS RAP Community of Practice, and the minimum
that the UK Government Analysis Function asks for, in this project's own short wording:
https://nhsdigital.github.io/rap-community-of-practice/introduction_to_RAP/levels_of_RAP/
https://analysisfunction.civilservice.gov.uk/support/reproducible-analytical-pipelines/
"""

from __future__ import annotations

from dataclasses import dataclass, replace

PEOPLE = "For people to confirm"
HELD = "Holds"


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    Parameters
    ----------
    level
        The level, or the guidance, that asks for it.
    asks
        What it asks.
    shown_by
        How this run or this package shows it; if ``held`` is false, what people have to look at.
    held
        Whether it is shown, or left to people.
    """

    level: str
    asks: str
    shown_by: str
    held: bool = True

    @property
    def status(self) -> str:
        """In words."""
        return HELD if self.held else PEOPLE


_LOCK = "Dependencies are listed with the code"
_CRITERIA = (
    Criterion("Baseline", "Results are made by code in an open-source language", "Python"),
    Criterion(
        "Baseline",
        "The code is under version control",
        "That the project's folder, with its outputs, is committed",
        held=False,
    ),
    Criterion(
        "Baseline",
        "A README says how to reproduce the results",
        "jsna run and jsna verify repeat every step; whether your README says so",
        held=False,
    ),
    Criterion("Baseline", "The code was reviewed by a peer", "Who reviewed it", held=False),
    Criterion(
        "Baseline",
        "The code is published, and linked with the publication",
        "Where it is published; the licence of jsna allows it (MIT)",
        held=False,
    ),
    Criterion(
        "Silver",
        "Code makes the outputs, with hardly a manual step",
        "One command made every file; each number in the text comes from a stored result",
    ),
    Criterion(
        "Silver",
        "The code and the methods are documented",
        "Every function of jsna says what it does; methods and columns have their own documents",
    ),
    Criterion("Silver", "The folders follow a standard", "As jsna sets them up and checks them"),
    Criterion(
        "Silver",
        "Functions are reused",
        "The notebooks call functions of the package and define none",
    ),
    Criterion(
        "Silver",
        "The code keeps a coding standard",
        "Checked at each change of jsna, types included",
    ),
    Criterion(
        "Silver",
        "There are tests, against earlier results too",
        "jsna is tested at each change, also against the chapter published in 2023",
    ),
    Criterion("Silver", _LOCK, "The lock file, whose hash stands above"),
    Criterion("Silver", "Each run keeps a log", "Under logs/ in the project, outside the outputs"),
    Criterion(
        "Silver",
        "Data are tidy",
        "One long table of results; tables/datapackage.json describes each column",
    ),
    Criterion("Gold", "The code is a package", "jsna, in the version above"),
    Criterion(
        "Gold", "Tests run by themselves", "In continuous integration, at each change of jsna"
    ),
    Criterion(
        "Gold",
        "The process starts by itself, on an event or by the calendar",
        "A person starts each run, unless you schedule it",
        held=False,
    ),
    Criterion(
        "Gold",
        "Changes are signposted",
        "The package has a change log; this page tells what changed in the results",
    ),
    Criterion(
        "Analysis Function minimum",
        "Manual steps are few, and each is documented",
        "Ratings, gaps and links were judged by people, outside the code: how that was documented",
        held=False,
    ),
    Criterion("Analysis Function minimum", "It is built with open-source software", "All of it is"),
    Criterion(
        "Analysis Function minimum",
        "Quality assurance includes peer review",
        "Who assured the analysis, and how",
        held=False,
    ),
    Criterion(
        "Analysis Function minimum",
        "There is an audit trail",
        "A hash of every input and output, in manifest.json; that the folder is under version "
        "control",
        held=False,
    ),
    Criterion(
        "Analysis Function minimum",
        "It is open to anyone",
        "Whether code and outputs are published",
        held=False,
    ),
)


def criteria(*, has_lock: bool) -> tuple[Criterion, ...]:
    """Every criterion, in the order of the levels.

    Parameters
    ----------
    has_lock
        Whether the project has a lock file.
    """
    missing = {"shown_by": "This project has no requirements.lock", "held": False}
    return tuple(
        replace(each, **missing) if each.asks == _LOCK and not has_lock else each  # type: ignore[arg-type]
        for each in _CRITERIA
    )
