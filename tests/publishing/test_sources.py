from __future__ import annotations

from functools import cache
from pathlib import Path

from jsna.measures.origins import origin_of
from jsna.measures.results import KEY
from jsna.publishing.sources import Sources
from jsna.review.project import Project
from jsna.run.trace import read_publication

PROJECT = Project(Path(__file__).parents[2])
RAW = "data/raw/2023"


@cache
def sources_of(review_id: str) -> Sources:
    publication = read_publication(PROJECT, review_id)
    chapter = publication.chapter
    return Sources(chapter.review, publication.tables, chapter.survey)


def behind(review_id: str, measure: str, **about: str) -> list[str]:
    sources = sources_of(review_id)
    origin = origin_of(measure, sources.review.ranking.second_key)
    key = dict.fromkeys(KEY, "") | {"measure": measure} | about
    return [str(source) for source in sources.of_result(origin, key)]


def test_rows_are_those_of_the_input_files_of_2023() -> None:
    """Read off the files: row 2 is the care pathway's, rows 2 to 16 are the services'."""
    table = f"{RAW}/pathway_assessment.csv"
    assert behind("2023", "score", service_id="care-pathway") == [f"{table}, row 2"]
    assert behind("2023", "gap_count", service_id="networks") == [f"{table}, row 3"]
    assert behind("2023", "gaps") == [f"{table}, rows 2 to 9 and 12 to 16"]
    assert behind("2023", "overall") == [
        f"{table}, rows 2 to 16", f"{RAW}/review.toml, [overall]",
    ]  # fmt: skip
    system = behind("2023", "overall", group="kind", group_value="system")
    assert system[0] == f"{table}, rows 2 to 5"
    pair = behind("2023", "pair_under_one_error", service_id="care-pathway", group="service",
                  group_value="family-nurse-partnership")  # fmt: skip
    assert pair[0] == f"{table}, rows 2 and 10"


def test_priorities_are_counted_in_their_file_and_within_a_theme() -> None:
    """Read off the file: 17 priorities, of which rows 12 to 14 are of theme S4."""
    table = f"{RAW}/parent_survey_priorities.csv"
    assert behind("2023", "priorities") == [f"{table}, rows 2 to 18"]
    assert behind("2023", "priorities_in_theme", answer="S4") == [f"{table}, rows 12 to 14"]


def test_a_change_names_the_one_review_that_it_is_against() -> None:
    named = behind("example-2025", "score_from", service_id="ex-voluntary", group="since",
                   group_value="example-2024")  # fmt: skip
    assert any(each.startswith("outputs/example-2024/") for each in named)
    assert not any("example-2023" in each for each in named)


def test_the_rows_of_respondents_are_never_named() -> None:
    export, questions, *_ = behind("example-2025", "survey_share", question_id="asked")
    assert export.startswith("data/raw/example-2025/restricted/")
    assert export.endswith(", all answers; restricted")
    assert questions == "data/raw/example-2025/survey.toml, the questions"


def test_a_gap_and_a_statement_stand_in_one_row_of_their_file() -> None:
    """Read off the files: the second gap of the networks, priority S4.2 and issue E1."""
    sources = sources_of("2023")
    gaps = {row["gap_id"]: sources.of_gap(row) for row in sources.records["gap_statements"]}
    statements = {
        row["statement_id"]: sources.of_statement(row)
        for row in sources.records["voice_statements"]
    }
    assert str(gaps["networks.2"]) == f"{RAW}/pathway_assessment.csv, row 3"
    assert str(statements["S4.2"]) == f"{RAW}/parent_survey_priorities.csv, row 13"
    assert str(statements["E1"]) == f"{RAW}/engagement_issues.csv, row 2"
