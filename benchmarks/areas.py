"""Makes the folders of many synthetic areas, each with a review like that of one Exampleshire.

Nothing in them is real: no place, no service, no rating, no respondent. Each area has the inputs of
the first review of Exampleshire, with ratings that were moved at random and a random part of the
respondents. The same seed gives the same files.

    python benchmarks/areas.py FOLDER [NUMBER]
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
import re
import shutil
import sys
from pathlib import Path

SEED = 20230401
# As many as there are upper-tier local authorities in England.
AREAS = 152
MODEL = Path(__file__).parents[1] / "data" / "raw" / "example-2023"
NOTICE = "Synthetic: Area {number} is not a real place, and nothing in this review is real."
README = """# Synthetic areas

Nothing in these folders is real: no place, no service, no rating, no respondent. They are made by
`python benchmarks/areas.py`, the same bytes each time, to measure how long many reviews take.
"""
# A Qualtrics export has three rows above its first respondent.
_HEADER = 3
_SCORE = "score"


def write_areas(folder: Path, number: int = AREAS) -> list[str]:
    """Write so many areas into a folder.

    Parameters
    ----------
    folder
        Gets a folder for each area.
    number
        How many.

    Returns
    -------
    list of str
        The name of each, which is the id of its review.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(README, encoding="utf-8")
    return [_write_area(folder, each) for each in range(1, number + 1)]


def _write_area(folder: Path, number: int) -> str:
    name = f"synthetic-area-{number:03}"
    rng = random.Random(f"{SEED} {number}")
    area = folder / name
    shutil.copytree(MODEL, area, ignore=shutil.ignore_patterns("README.md", "*planted*"))
    changed = {
        "synthetic_ratings.csv": _moved(area / "synthetic_ratings.csv", rng),
        "restricted/synthetic_survey_qualtrics.csv": _sampled(
            area / "restricted" / "synthetic_survey_qualtrics.csv", rng
        ),
    }
    texts = {path: path.read_text(encoding="utf-8") for path in area.glob("*.toml")}
    for file, content in changed.items():
        before = hashlib.sha256((area / file).read_bytes()).hexdigest()
        (area / file).write_bytes(content)
        after = hashlib.sha256(content).hexdigest()
        texts = {path: text.replace(before, after) for path, text in texts.items()}
    texts[area / "review.toml"] = _renamed(texts[area / "review.toml"], name, number)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return name


def _renamed(settings: str, name: str, number: int) -> str:
    notice = NOTICE.format(number=number)
    for key, value in (("id", name), ("area", f"Synthetic area {number}"), ("notice", notice)):
        settings = re.sub(
            f'^{key} = ".*"$', f'{key} = "{value}"', settings, count=1, flags=re.MULTILINE
        )
    return settings


def _moved(path: Path, rng: random.Random) -> bytes:
    """The ratings, every fifth of them moved by one."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    place = rows[0].index(_SCORE)
    for row in rows[1:]:
        if row[place].isdigit() and rng.random() < 1 / 5:
            row[place] = str(min(5, max(0, int(row[place]) + rng.choice((-1, 1)))))
    return _csv(rows)


def _sampled(path: Path, rng: random.Random) -> bytes:
    """The export with three to five fifths of its respondents."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    share = rng.uniform(0.6, 1.0)
    return _csv([*rows[:_HEADER], *(row for row in rows[_HEADER:] if rng.random() < share)])


def _csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8")


if __name__ == "__main__":
    write_areas(Path(sys.argv[1]), int((*sys.argv, AREAS)[2]))
