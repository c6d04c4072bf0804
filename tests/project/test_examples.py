"""The synthetic survey is what its generator makes, and holds what it says it holds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from examples.exampleshire_survey import RESPONDENTS, WAVES, answers_of, files_of


@pytest.mark.parametrize("year", WAVES)
def test_the_files_are_those_that_the_generator_makes(root: Path, year: int) -> None:
    folder = root / "data" / "raw" / f"example-{year}"
    files = files_of(year)
    assert {name: (folder / name).read_bytes() == content for name, content in files.items()} == (
        dict.fromkeys(files, True)
    )
    kept = {path.relative_to(folder).as_posix() for path in (folder / "restricted").iterdir()}
    assert kept | {"survey.toml"} == set(files)


@pytest.mark.parametrize("year", WAVES)
def test_what_is_planted_is_listed_and_stands_there(year: int) -> None:
    given, planted = answers_of(year)
    assert len(given) == RESPONDENTS
    listed = csv.DictReader(
        io.StringIO(files_of(year)["restricted/synthetic_planted_mistakes.csv"].decode())
    )
    assert len(list(listed)) == len(planted)
    by_check: dict[str, list[int]] = {}
    for one in planted:
        by_check.setdefault(one.check, []).append(int(one.respondent[1:]) - 1)
    # The clean respondents have none of these, so that a false alarm is one.
    over = [place for place, one in enumerate(given) if len(one.answers["priorities"]) > 3]
    assert over == by_check["over-selection"]
    quick = [n for n, one in enumerate(given) if (one.ended - one.started).total_seconds() < 60]
    assert quick == by_check["speeder"]
    both = [
        place
        for place, one in enumerate(given)
        if "none" in one.answers["services"] and len(one.answers["services"]) > 1
    ]
    assert both == by_check["exclusive with others"]
    far = [n for n, one in enumerate(given) if not 0 <= int(one.one("weeks") or 0) <= 104]
    assert far == by_check["out of range"]
    never = [
        place
        for place, one in enumerate(given)
        if one.answers["services"] == ("none",) and one.one("weeks")
    ]
    assert set(by_check["impossible combination"]) <= set(never)
    same = [
        place
        for place, one in enumerate(given)
        if any(
            dict(one.answers) == dict(other.answers)
            for at, other in enumerate(given)
            if at != place
        )
    ]
    assert same == by_check["duplicate"]
