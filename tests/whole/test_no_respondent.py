"""Nothing that a respondent gave, and no small count of people, is in anything that is published.

The synthetic exports hold names, addresses and free texts. Each cell of them that is no option of
the questionnaire is looked for in every file of the outputs, and in the logs of the runs.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from jsna.pipeline import RESTRICTED
from jsna.review.project import Project
from jsna.review.survey import Survey
from jsna.review.survey_file import RESTRICTED as RESTRICTED_FOLDER
from jsna.review.survey_file import read_survey
from jsna.review.survey_question import Option, Question
from tests.whole.reading.every_word import every_word, squeezed

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
REVIEWS = ("example-2023", "example-2024", "example-2025")
# Shorter ones than this are found in any text, such as a number of weeks.
SHORTEST = 8
# The most rows of headings that an export has.
HEADINGS = 3


def survey_of(review: str) -> Survey:
    survey = read_survey(PROJECT, review)
    assert survey is not None
    return survey


def cells_of(path: Path) -> set[str]:
    """Every cell below the headings that is none of them: some tools repeat one as a word."""
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    headings = {squeezed(cell) for row in rows[:HEADINGS] for cell in row}
    return {cell for row in rows[HEADINGS:] for cell in row if squeezed(cell) not in headings}


def parts_of(cell: str) -> set[str]:
    """The answers in a cell of several, or the cell itself."""
    return set(filter(None, map(str.strip, re.split("[;|]", cell))))


def given_in(cells: Iterable[str], questions: Sequence[Question]) -> set[str]:
    """Cells that are no options, and what was typed beside options in a cell of several picks."""
    options = {name for each in questions for option in each.options for name in option.names}
    picks = {
        name
        for each in questions
        for option in each.options
        for name in option.names
        if each.takes_several
    }
    whole = {cell for cell in cells if not parts_of(cell) <= options}
    # Some tools keep what was typed at "other" in the cell of the picks.
    typed = {part for cell in whole if (parts := parts_of(cell)) & picks for part in parts - picks}
    return whole | typed


def secrets_of(review: str) -> set[str]:
    """What respondents gave that is neither an option nor several of them."""
    survey = survey_of(review)
    cells = cells_of(PROJECT.raw(review) / RESTRICTED_FOLDER / survey.file)
    given = given_in(cells, survey.questions)
    secrets = {found for cell in given if len(found := squeezed(cell)) >= SHORTEST}
    # What a public input says is no secret; an s can be the next word's.
    public = "".join(
        squeezed(path.read_text(encoding="utf-8")) for path in PROJECT.raw(review).glob("*.csv")
    )
    return {secret for secret in secrets if secret.removesuffix("s") not in public}


def test_what_was_typed_beside_picks_is_looked_for_by_itself() -> None:
    options = (Option(id="ward", wording="The ward"), Option(id="o", wording="Other", other=True))
    questions = [Question(id="q", wording="?", type="select-all", options=options)]
    cells = {"The ward;Cleo at the hospice;", "The ward;Other", "It was late; then Cleo came"}
    found = given_in(cells, questions)
    assert found == cells - {"The ward;Other"} | {"Cleo at the hospice"}


def published(review: str) -> list[Path]:
    folders = (PROJECT.outputs(review), ROOT / "logs" / review)
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


def found_in(words: str, secrets: set[str]) -> list[str]:
    return [secret for secret in secrets if secret in words]


@pytest.mark.parametrize("review", REVIEWS)
def test_nothing_that_a_respondent_gave_is_in_any_file(review: str) -> None:
    secrets = secrets_of(review)
    assert len(secrets) > 300
    files = published(review)
    assert {".ipynb", ".html", ".svg", ".docx", ".xlsx", ".pdf", ".csv"} <= {
        f.suffix for f in files
    }
    leaks = [path.name for path in files if found_in(every_word(path), secrets)]
    assert leaks == []


@pytest.mark.parametrize("review", REVIEWS)
def test_no_count_of_people_is_small_or_exact(review: str) -> None:
    results = pd.read_csv(PROJECT.outputs(review) / "tables" / "voice_results.csv")
    own = results[results["measure"].str.startswith("survey_")]
    people = pd.concat(
        [
            own[own["unit"] == "people"]["value"],
            *(own[own["measure"] != "survey_rank"][each] for each in ("numerator", "denominator")),
            own["base"],
        ]
    ).dropna()
    assert len(people) > 100
    assert not ((people % 5 != 0) | ((people > 0) & (people < 8))).any()
    hidden = own[own["status"] != "shown"]
    assert len(hidden) > 0
    assert hidden[["value", "lower", "upper", "numerator"]].isna().all(axis=None)


@pytest.mark.parametrize("review", REVIEWS)
def test_no_restricted_table_is_published(review: str) -> None:
    names = {path.name for path in published(review)}
    assert not {name for name in names if name.startswith(tuple(RESTRICTED))}
    assert not names & {path.name for path in (PROJECT.raw(review) / RESTRICTED_FOLDER).iterdir()}


def test_nobody_who_coded_comments_or_decided_is_named_in_any_file() -> None:
    restricted = PROJECT.raw("example-2025") / RESTRICTED_FOLDER
    names = {
        squeezed(row[column])
        for file, column in (("synthetic_codings.csv", "coder"), ("cleaning_log.csv", "who"))
        for row in csv.DictReader((restricted / file).read_text(encoding="utf-8").splitlines())
    } - {"agreed"}
    assert len(names) == 3
    leaks = [path.name for path in published("example-2025") if found_in(every_word(path), names)]
    assert leaks == []


def test_the_search_finds_what_would_be_there(tmp_path: Path) -> None:
    secret = {squeezed("The ward's midwife & I")}
    escaped = "<p>The ward&#39;s <b>midwife</b> &amp; I</p>"
    (tmp_path / "a.html").write_text(escaped, encoding="utf-8")
    (tmp_path / "a.ipynb").write_text('{"text": ["The ward\'s midwife\\n", " & I"]}', "utf-8")
    (tmp_path / "a.csv").write_text("x\nthe ward's  midwife & I\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", escaped)
    for path in tmp_path.iterdir():
        assert found_in(every_word(path), secret), path.name
