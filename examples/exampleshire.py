"""Makes the synthetic place "Exampleshire": three reviews that show what one real review cannot.

Nothing in it is real: no place, no service, no rating, no word of a resident. It has ratings by
items and by three raters, some of them missing; a service that appears, one that disappears, one
whose ratings cannot be compared, one that is renamed and one that is split; a gap that closes and
one that comes back; a judgement "not applicable". The same seed gives the same files.

    python examples/exampleshire.py [FOLDER]
"""

from __future__ import annotations

import csv
import hashlib
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

SEED = 20230401
YEARS = (2023, 2024, 2025)
RATERS = ("Rater A", "Rater B", "Rater C")
ORIGIN = "Synthetic: made by examples/exampleshire.py. Nothing in it is real."
NOTICE = "Synthetic: Exampleshire is not a real place, and nothing in this review is real."

OWN_WORDS = """\
This paragraph was written by hand, to show how an analyst adds to the chapter; like everything in
this example it is synthetic. Its values are taken from the results by name:
{services_below_target; target; 4 | words} of {services_below_target; target; 4 | denominator}
services are below the target ({@gap_ranking}), and {gaps_with_status; open | words} gaps are open.
"""

ITEMS = {
    "access": "People can get to it when they need it",
    "pathway": "It knows the pathway and uses it",
    "skills": "Its staff have the skills",
    "quality": "Its quality is measured and known",
}

# id, name, kind, levels by year
SERVICES = (
    ("ex-pathway", "Example Care Pathway", "system", (2, 2, 3)),
    ("ex-commissioning", "Example Joint Commissioning", "system", (1, 2, 3)),
    ("ex-training", "Example Workforce Training", "system", (3, 3, 3)),
    ("ex-maternity", "Example Maternity Service", "service", (2, 3, 4)),
    ("ex-practices", "Example General Practices", "service", (3, 3, 2)),
    ("ex-visiting", "Example Health Visiting", "service", (3, 4, 4)),
    ("ex-specialist", "Example Specialist Team", "service", (4, 4, 4)),
    ("ex-helpline", "Example Night Helpline", "service", (2, 1, None)),
    ("ex-peers", "Example Peer Support", "service", (None, 2, 3)),
    ("ex-voluntary", "Example Voluntary Sector", "service", (2, 2, 2)),
    ("ex-infants", "Example Infant Support", "cross-cutting", (1, 1, None)),
    ("ex-infant-team", "Example Infant Team", "cross-cutting", (None, None, 2)),
    ("ex-infant-groups", "Example Infant Groups", "cross-cutting", (None, None, 3)),
    ("ex-partners", "Example Information for Partners", "cross-cutting", (2, 3, None)),
    ("ex-families", "Example Information for Families", "cross-cutting", (None, None, 3)),
)
# What the codebook says of some of them: from when ratings do not compare with earlier ones, when
# there is such a service, and which it replaces.
CHANGES = {
    "ex-commissioning": ("2025", "", "", ""),
    "ex-infants": ("", "", "2024-12", ""),
    "ex-infant-team": ("", "2025-01", "", "ex-infants"),
    "ex-infant-groups": ("", "2025-01", "", "ex-infants"),
    "ex-partners": ("", "", "2024-12", ""),
    "ex-families": ("", "2025-01", "", "ex-partners"),
}
# How many families each service is for: 1 few, 2 some, 3 all
REACH = (3, 3, 2, 3, 3, 3, 1, 2, 1, 2, None, 1, 1, None, 2)
# Which service has the gaps and links of one that there is no longer.
TAKEN_OVER = {"ex-infants": "ex-infant-team", "ex-partners": "ex-families"}
# A helpline has no pathway of its own to know.
NOT_APPLICABLE = {("ex-helpline", "pathway"), ("ex-training", "access")}

# id, service, text, theme, who it affects, owner, status by year ("" is not on the list)
GAPS = (
    ("G01", "ex-pathway", "No single page shows the whole pathway", "pathway", "all parents",
     "Example Board", ("open", "in development", "closed")),
    ("G02", "ex-pathway", "Thresholds differ between teams", "pathway", "parents with mild needs",
     "", ("open", "open", "open")),
    ("G03", "ex-commissioning", "No joint strategy", "leadership", "all parents",
     "Example Board", ("open", "planned", "closed")),
    ("G04", "ex-training", "Training is not renewed each year", "workforce", "professionals",
     "Example Training Lead", ("open", "open", "in development")),
    ("G05", "ex-maternity", "No psychologist in the team", "workforce", "pregnant women",
     "Example Maternity Lead", ("open", "closed", "")),
    ("G06", "ex-maternity", "Little support after the loss of a baby", "bereavement",
     "bereaved parents", "Example Maternity Lead", ("open", "closed", "open")),
    ("G07", "ex-practices", "The check after birth is often missed", "access", "new parents",
     "", ("open", "open", "further work needed")),
    ("G08", "ex-visiting", "Clinics without a health visitor", "access", "new parents",
     "Example Visiting Lead", ("open", "closed", "")),
    ("G09", "ex-helpline", "Closed at weekends", "access", "all parents", "", ("open", "open", "")),
    ("G10", "ex-peers", "Too few trained peers", "workforce", "new parents",
     "Example Peer Lead", ("", "open", "open")),
    ("G11", "ex-voluntary", "Funding ends each year", "leadership", "all parents",
     "", ("open", "open", "open")),
    ("G12", "ex-infants", "Nothing below the threshold of the specialist team", "infants",
     "infants", "", ("open", "open", "planned")),
    ("G13", "ex-partners", "Information is written for mothers only", "partners", "partners",
     "Example Information Lead", ("open", "in development", "closed")),
    ("G15", "", "Nobody leads for all services together", "leadership", "all parents", "",
     ("open", "open", "open")),
    ("G14", "ex-specialist", "Whether its quality lasts after discharge is not known", "quality",
     "parents with severe needs", "", ("", "open", "open")),
)  # fmt: skip

PRIORITIES = (
    ("P1.1", "P1", "Being asked", "Ask every parent how they are, every time"),
    ("P1.2", "P1", "Being asked", "Let the same person ask"),
    ("P2.1", "P2", "Finding help", "Put all help on one page"),
    ("P2.2", "P2", "Finding help", "Include partners in what is sent"),
    ("P3.1", "P3", "Meeting others", "More groups, in the evening too"),
)
ISSUES = (
    ("I1", "Waiting", "Organisations say that parents wait without knowing for how long"),
    ("I2", "Evenings", "Parents who work cannot come to daytime groups"),
    ("I3", "Loss", "Bereaved parents are sent from one service to another"),
)
SOURCES = ("Example Parents' Forum", "Example Family Centre", "Example Volunteers")
LINKS = (
    ("P1.1", "ex-visiting", "Contacts after birth"),
    ("P1.1", "ex-practices", "The check after birth"),
    ("P1.2", "ex-maternity", "Continuity"),
    ("P2.1", "ex-pathway", "One page"),
    ("P2.2", "ex-partners", "Information for partners"),
    ("P3.1", "ex-voluntary", "Groups"),
    ("I1", "ex-pathway", "Not knowing how long"),
    ("I1", "ex-specialist", "Waiting"),
    ("I2", "ex-voluntary", "Daytime groups"),
    ("I2", "ex-partners", "Parents who work"),
    ("I3", "ex-maternity", "Loss of a baby"),
)
# Links to what the answers of the survey say, by question and option, or code of comments.
LINKS_TO_ANSWERS = {
    2024: (
        ("priorities.waits", "ex-specialist", "Shorter waits were asked for"),
        ("priorities.partners", "ex-partners", "Help for partners was asked for"),
        ("priorities.groups", "ex-peers", "Groups are what peers offer"),
    ),
    2025: (
        ("priorities.waits", "ex-specialist", "Shorter waits were asked for"),
        ("priorities.page", "ex-pathway", "One page of all help was asked for"),
        ("better.continuity", "ex-maternity", "Comments tell of stories told twice"),
        ("better.knowing", "ex-commissioning", "Comments tell of help that is not known"),
    ),
}


def main(folder: Path) -> None:
    """Write the tool, the services and the three reviews into a project's folder."""
    _write(folder / "config" / "example_tool.toml", _tool())
    header = ["service_id", "service", "kind", "break_from", "valid_from", "valid_to", "replaces"]
    services = [(*row[:3], *CHANGES.get(row[0], ("",) * 4)) for row in SERVICES]
    _write_csv(folder / "config" / "example_services.csv", header, services)
    for position, year in enumerate(YEARS):
        _write_review(folder / "data" / "raw" / f"example-{year}", position)


def _write_review(folder: Path, position: int) -> None:
    year = YEARS[position]
    levels = {row[0]: row[3][position] for row in SERVICES}
    rated = {service: level for service, level in levels.items() if level is not None}
    names = {row[0]: row[1] for row in SERVICES}
    now = {old: new if new in rated else old for old, new in TAKEN_OVER.items()}
    given = (*LINKS, *LINKS_TO_ANSWERS.get(year, ()))
    asked = [(key, now.get(service, service), reason) for key, service, reason in given]
    links = [link for link in asked if link[1] in rated]
    named = {service: names[now.get(service, service)] for service in names}
    gaps = [
        (key, named.get(service, ""), text, status[position], theme, affects, owner,
         f"{year + 1}-03" if owner else "", "Example meeting")
        for key, service, text, theme, affects, owner, status in GAPS
        if status[position]
    ]  # fmt: skip
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[str]]]] = {
        "ratings": (
            ["rater", "service", "item", "score", "tool", "confidence", "date", "evidence"],
            _ratings(rated, names, year),
        ),
        "gaps": (
            [
                "gap_id",
                "service",
                "text",
                "status",
                "theme",
                "affects",
                "owner",
                "date",
                "evidence",
            ],
            gaps,
        ),
        "priorities": (["statement_id", "theme_id", "theme", "text"], PRIORITIES),
        "engagement_issues": (["statement_id", "theme", "text"], ISSUES),
        "engagement_sources": (["text"], [[source] for source in SOURCES]),
        "evidence_links": (["statement_id", "service_id", "reason"], links),
    }
    for role, (header, rows) in tables.items():
        _write_csv(folder / f"synthetic_{role}.csv", header, rows)
    if year == 2025:
        _write(folder / "prose" / "order.add.md", OWN_WORDS)
    _write(folder / "review.toml", _settings(folder, position, list(tables)))


def _ratings(rated: dict[str, int], names: dict[str, str], year: int) -> list[tuple[str, ...]]:
    """Three raters and four items a service, near its level; about one in fifteen is missing."""
    rows: list[tuple[str, ...]] = []
    date = f"{year}-04-12"
    for service, level in rated.items():
        # A stream for each service and year: a change to one service leaves the others alone.
        rng = random.Random(f"{SEED} {service} {year}")
        for item in ITEMS:
            own = level + rng.choice((-1, 0, 0, 0, 0, 1))
            for rater in RATERS:
                score = min(5, max(0, own + rng.choice((-1, 0, 0, 0, 0, 0, 1))))
                confidence = rng.choice(("high", "medium", "medium", "low"))
                missing = rng.random() < 1 / 15
                given = "n/a" if (service, item) in NOT_APPLICABLE else str(score)
                if not missing:
                    rows.append(
                        (rater, names[service], item, given, "example-tool", confidence, date, "")
                    )
    return rows


def _tool() -> str:
    lines = [
        "# Synthetic: the rating tool of Exampleshire, which is not a real place. Made by",
        "# examples/exampleshire.py. Its levels are worded as in the real tool's short form.",
        'id = "example-tool"',
        'version = "1"',
        'name = "Example Assessment Tool (synthetic)"',
        "minimum = 0",
        "maximum = 5",
        "quality_known_from = 4",
    ]
    levels = (
        ("Nothing in place", "provision-gap"),
        ("One or two things in place, in some areas", "provision-gap"),
        ("A few things in place", "provision-gap"),
        ("Many things in place, effect not known", "assurance-gap"),
        ("Many things in place, confident in the quality", "assured"),
        ("Everything in place and done well", "complete"),
    )
    for score, (label, band) in enumerate(levels):
        lines += ["", "[[level]]", f"score = {score}", f'label = "{label}"', f'band = "{band}"']
    for item, label in ITEMS.items():
        lines += ["", "[[item]]", f'id = "{item}"', f'label = "{label}"']
    lines += [
        "",
        "[band]",
        'provision-gap = "Provision gap: too little is in place"',
        'assurance-gap = "Assurance gap: in place, effect not known"',
        'assured = "Assured: in place, quality known"',
        'complete = "Complete"',
    ]
    return "\n".join(lines) + "\n"


def _settings(folder: Path, position: int, roles: list[str]) -> str:
    year = YEARS[position]
    earlier = ", ".join(f'"example-{each}"' for each in YEARS[:position])
    lines = [
        f"# {NOTICE} Made by examples/exampleshire.py.",
        f'id = "example-{year}"',
        'title = "Gaps in perinatal mental health service provision (synthetic)"',
        'area = "Exampleshire"',
        f'date = "{year}-04"',
        f'notice = "{NOTICE}"',
        "synthetic = true",
        f"earlier = [{earlier}]",
        'services = "example_services.csv"',
        "",
        "[tool]",
        'id = "example-tool"',
        'version = "1"',
        "",
        "[overall]",
        'rule = "median"',
        'rounding = "half up"',
        'note = "The rule is declared by this synthetic review."',
        "",
        "[ranking]",
        "target = 4",
        "other_targets = [3, 5]",
        *_ranked_further(year),
        "",
        "[numbering]",
        "first_table = 1",
        "first_figure = 1",
    ]
    for name, title, date in (
        ("ratings", "Service ratings (synthetic)", f"{year}-04"),
        ("survey", "Parents' survey (synthetic)", f"{year - 1}"),
        ("engagement", "Engagement (synthetic)", f"{year}-02"),
    ):
        lines += ["", f"[stream.{name}]", f'name = "{title}"', f'date = "{date}"']
    for role in roles:
        content = (folder / f"synthetic_{role}.csv").read_bytes()
        lines += [
            "",
            f"[input.{role}]",
            f'file = "synthetic_{role}.csv"',
            f'sha256 = "{hashlib.sha256(content).hexdigest()}"',
            f'origin = "{ORIGIN}"',
            "added = 2026-11-24",
        ]
    return "\n".join(lines) + "\n"


def _ranked_further(year: int) -> list[str]:
    """What a review may declare for its ranking: a second key in one, a criterion in another."""
    if year == 2024:
        return ['second_key = "streams"']
    if year != 2025:
        return []
    reach = zip(SERVICES, REACH, strict=True)
    levels = (f"{service[0]} = {level}" for service, level in reach if level)
    return [
        "",
        "[ranking.criterion.reach]",
        'name = "number of families it is for"',
        f'source = "{ORIGIN}"',
        "",
        "[ranking.criterion.reach.levels]",
        *levels,
    ]


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
