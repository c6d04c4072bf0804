"""A synthetic review after that of 2023: what a person types to make it (docs/new-review.md).

Nothing in it is real: no service was rated. It is filled in in a copy of the project only, for the
pictures of the recipe and for the tests of the way from a meeting to a chapter.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl

REVIEW, BEFORE = "2025", "2023"
DAY = "2025-04-30"
NOTICE = "SYNTHETIC: made up to show how a review is made. No service was rated in 2025."
# In the order of the codebook. One point more than in April 2023 for each service below 5, but for
# the first, which stays.
SCORES = (2, 4, 4, 3, 4, 3, 4, 4, 5, 5, 5, 3, 2, 4, 3)
FIRST_ROW = 5
# What people get wrong: the sheet, the cell, what is typed.
SLIPS = {
    ("Ratings", "D6"): "3-4",
    ("Ratings", "D9"): 7,
    ("Ratings", "A10"): "Maternity Service NWAFT",
    ("Gaps", "D6"): "done",
}
# What a person types in review.toml: a line as it is made, and as it is filled in.
SETTINGS = {
    'title = "Gaps in perinatal mental health service provision"': (
        'title = "Gaps in perinatal mental health service provision (synthetic)"'
    ),
    f'date = "{REVIEW}"': f'date = "{DAY}"',
    "draft = true": f'notice = "{NOTICE}"\nsynthetic = true',
}
VOICE_SETTINGS = """
[stream.survey]
name = "Parents' survey (synthetic)"
date = "2025-02"

[stream.engagement]
name = "Conversations (synthetic)"
date = "2025-03"

[input.priorities]
file = "synthetic_priorities.csv"
sha256 = ""
origin = "Synthetic: made by examples/new_review.py"
added = 2025-05-02

[input.engagement_issues]
file = "synthetic_issues.csv"
sha256 = ""
origin = "Synthetic: made by examples/new_review.py"
added = 2025-05-02

[input.engagement_sources]
file = "synthetic_sources.csv"
sha256 = ""
origin = "Synthetic: made by examples/new_review.py"
added = 2025-05-02

[input.evidence_links]
file = "synthetic_links.csv"
sha256 = ""
origin = "Synthetic: made by examples/new_review.py"
added = 2025-05-02
"""
VOICE_FILES = {
    "synthetic_priorities.csv": """\
statement_id,theme_id,theme,text
P1.1,P1,Being asked,Ask every parent how they are
P1.2,P1,Being asked,Let the same person ask each time
P2.1,P2,Finding help,Put all help on one page
""",
    "synthetic_issues.csv": """\
statement_id,theme,text
I1,Waiting,Parents wait without knowing for how long
""",
    "synthetic_sources.csv": "text\nAn example parents' forum\n",
    "synthetic_links.csv": """\
statement_id,service_id,reason
P1.1,health-visiting,Contacts after birth
P2.1,care-pathway,One page for the whole pathway
I1,infant-mental-health,The wait is for this service
""",
}


def filled(content: bytes, slips: Mapping[tuple[str, str], object] | None = None) -> bytes:
    """The meeting's workbook with a score for each service, and the first gap closed.

    Parameters
    ----------
    content
        The workbook as ``jsna new`` makes it.
    slips
        What else is typed, by sheet and cell.
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, score in enumerate(SCORES, start=FIRST_ROW):
        cells = (score, "high", "Rater A", DAY, "synthetic")
        for letter, value in zip("DEFGH", cells, strict=True):
            book["Ratings"][f"{letter}{row}"] = value
    book["Gaps"][f"D{FIRST_ROW}"] = "closed"
    for (sheet, cell), value in (slips or {}).items():
        book[sheet][cell] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_in_settings(path: Path) -> None:
    """Type into ``review.toml`` what it asks for; each line must stand there as it is made."""
    text = path.read_text(encoding="utf-8")
    for made, typed in SETTINGS.items():
        if f"\n{made}\n" not in text:
            raise ValueError(made)
        text = text.replace(f"\n{made}\n", f"\n{typed}\n")
    path.write_text(text, encoding="utf-8")


def add_voice(folder: Path) -> None:
    """Put what parents and organisations said into the review's folder, and declare it."""
    for name, content in VOICE_FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    with (folder / "review.toml").open("a", encoding="utf-8") as settings:
        settings.write(VOICE_SETTINGS)
