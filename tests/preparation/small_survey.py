"""A survey of 40 people as a generic export, put into the folder of a review."""

from __future__ import annotations

import hashlib
from pathlib import Path

from jsna.review.project import Project

SPEC = """\
file = "answers.csv"
sha256 = "{sha256}"
origin = "Made up for a test"
added = 2026-11-24
separator = "|"
groups = ["area"]

[[question]]
id = "area"
wording = "Where do you live?"
type = "single"
options = [
  {{ id = "north", wording = "North" }},
  {{ id = "south", wording = "South" }},
  {{ id = "unsure", wording = "Not sure", missing = true }},
]

[[question]]
id = "first"
wording = "What should come first?"
type = "select-up-to-n"
most = 2
options = [
  {{ id = "waits", wording = "Shorter waits" }},
  {{ id = "page", wording = "One page" }},
  {{ id = "groups", wording = "Groups" }},
]

[[question]]
id = "weeks"
wording = "How many weeks?"
type = "numeric"

[[question]]
id = "why"
wording = "Why?"
type = "free-text"
"""
SECRET = "My midwife Cleo told me on the ward"
# 20 and 20 by area; waits 30, page 16 and groups 2 of 40.
ROWS = [
    *[("North", "Shorter waits|One page", "3")] * 10,
    *[("North", "Shorter waits", "4")] * 8,
    *[("North", "Groups", "many")] * 2,
    *[("South", "Shorter waits", "5")] * 12,
    *[("South", "One page", "6")] * 6,
    *[("South", "", "")] * 2,
]


def export() -> str:
    """The export: a name that is dropped at the door, and what one person wrote."""
    heading = "Name,Where do you live?,What should come first?,How many weeks?,Why?\n"
    rows = [f"Cleo Sample,{area},{first},{weeks},\n" for area, first, weeks in ROWS]
    rows[0] = rows[0].replace(",\n", f",{SECRET}\n")
    return heading + "".join(rows)


def add_survey(project: Project, review_id: str = "2023", content: str | None = None) -> Path:
    """Put the survey into a review, with the hash of its export accepted; gives the export."""
    text = export() if content is None else content
    raw = project.raw(review_id)
    path = raw / "restricted" / "answers.csv"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8", newline="\n")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (raw / "survey.toml").write_text(SPEC.format(sha256=digest), encoding="utf-8")
    return path


CODING = """
[coding]
file = "codings.csv"
sha256 = ""
origin = "Made up for a test"
added = 2026-11-30

[coding.codes]
why = [{ id = "kind", wording = "Kindness" }, { id = "wait", wording = "Waiting" }]
"""


def add_codings(project: Project, rows: str, review_id: str = "2023") -> Path:
    """Put codings of its comments beside the export, and their codes into its spec."""
    raw = project.raw(review_id)
    path = raw / "restricted" / "codings.csv"
    path.write_text(f"respondent,question,code,coder\n{rows}", encoding="utf-8")
    spec = raw / "survey.toml"
    spec.write_text(spec.read_text(encoding="utf-8") + CODING, encoding="utf-8")
    return path
