"""The store gives a step its own tables and no others, and says where they come from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from jsna.errors import StorageError, UsageError
from jsna.pipeline import RESTRICTED, step_of
from jsna.publishing.delimited import as_csv
from jsna.review.project import WORKSPACE_VARIABLE, Project
from jsna.review.settings import read_review
from jsna.storage import Store, open_store, store
from jsna.storage.contract import ContractError
from jsna.storage.schemas import CONTRACTS


@pytest.fixture
def workspace(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a run, as its notebooks are told it."""
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(project.root / ".workspace"))
    return project.root / ".workspace"


def publish(project: Project, table: str, frame: pd.DataFrame) -> Path:
    path = project.outputs("2023") / "tables" / f"{table}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_csv(frame))
    return path


def test_what_one_step_writes_the_next_one_reads(
    cleaning: Store, scoring: Store, assessment: pd.DataFrame
) -> None:
    cleaning.write("assessment", assessment)
    pd.testing.assert_frame_equal(scoring.read("assessment"), assessment)


def test_by_hand_tables_go_to_processed_and_never_to_outputs(
    project: Project, cleaning: Store, assessment: pd.DataFrame
) -> None:
    cleaning.write("assessment", assessment)
    assert (project.processed("2023") / "assessment.parquet").is_file()
    assert cleaning.chapter == project.processed("2023") / "chapter"
    assert not project.outputs("2023").exists()


def test_in_a_run_everything_goes_to_the_runs_own_folder(
    project: Project, cleaning: Store, assessment: pd.DataFrame, workspace: Path
) -> None:
    cleaning.write("assessment", assessment)
    assert (workspace / "processed" / "assessment.parquet").is_file()
    assert cleaning.chapter == workspace / "outputs"
    assert not project.processed("2023").exists()


def test_an_empty_variable_names_no_run(
    project: Project, cleaning: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, "")
    assert cleaning.tables == project.processed("2023")


def test_a_step_reads_only_what_it_lists(cleaning: Store, assessment: pd.DataFrame) -> None:
    cleaning.write("assessment", assessment)
    with pytest.raises(
        LookupError, match="01_clean_assessment does not list assessment among its re"
    ):
        cleaning.read("assessment")


def test_a_step_writes_only_what_it_lists(scoring: Store, assessment: pd.DataFrame) -> None:
    with pytest.raises(LookupError, match="03_scores does not list assessment among its writes"):
        scoring.write("assessment", assessment)
    assert not scoring.tables.exists()


def test_a_table_that_breaks_its_contract_is_not_written(
    cleaning: Store, assessment: pd.DataFrame
) -> None:
    with pytest.raises(ContractError, match="score fails"):
        cleaning.write("assessment", assessment.assign(score=2.5))
    assert not cleaning.tables.exists()


def test_where_a_folder_cannot_be_written_it_is_named_from_the_project(
    project: Project, cleaning: Store, assessment: pd.DataFrame
) -> None:
    (project.root / "data" / "processed").write_bytes(b"")
    with pytest.raises(StorageError, match=r"^data/processed/2023/assessment.parquet cannot be wr"):
        cleaning.write("assessment", assessment)


def test_the_published_copy_is_read_where_there_is_no_other_and_that_is_said(
    project: Project, scoring: Store, assessment: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(project, "assessment", assessment)
    pd.testing.assert_frame_equal(scoring.read("assessment"), assessment)
    said = "assessment: as published in outputs/2023/tables/assessment.csv\n"
    assert capsys.readouterr().out == said


def test_a_table_of_this_machine_comes_before_the_published_one(
    project: Project,
    cleaning: Store,
    scoring: Store,
    assessment: pd.DataFrame,
    capsys: pytest.CaptureFixture[str],
) -> None:
    publish(project, "assessment", assessment.head(1))
    cleaning.write("assessment", assessment)
    assert len(scoring.read("assessment")) == len(assessment)
    assert capsys.readouterr().out == ""


def test_a_run_never_reads_the_published_copy(
    project: Project, scoring: Store, assessment: pd.DataFrame, workspace: Path
) -> None:
    publish(project, "assessment", assessment)
    assert workspace == scoring.tables.parent
    with pytest.raises(StorageError, match="The table assessment of review 2023 is not there yet"):
        scoring.read("assessment")


def test_without_any_copy_the_next_step_is_said(scoring: Store) -> None:
    with pytest.raises(StorageError) as caught:
        scoring.read("assessment")
    assert str(caught.value) == (
        "The table assessment of review 2023 is not there yet. "
        "Run the notebooks before this one, or: jsna run 2023"
    )


@pytest.mark.parametrize("damage", [b"", b"PAR1"])
def test_a_damaged_table_is_told_with_what_to_do(
    project: Project, scoring: Store, damage: bytes
) -> None:
    path = project.processed("2023") / "assessment.parquet"
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    with pytest.raises(StorageError) as caught:
        scoring.read("assessment")
    assert str(caught.value) == (
        "data/processed/2023/assessment.parquet cannot be read (it is damaged). Run: jsna run 2023"
    )


def test_a_stale_published_table_is_told_with_what_to_do(
    project: Project, scoring: Store, assessment: pd.DataFrame
) -> None:
    publish(project, "assessment", assessment.drop(columns="band"))
    with pytest.raises(StorageError) as caught:
        scoring.read("assessment")
    assert str(caught.value) == (
        "outputs/2023/tables/assessment.csv is not as this version of jsna writes it "
        "(the column band is missing). Run: jsna run 2023"
    )


def test_results_of_all_steps_come_as_one(project: Project, results: pd.DataFrame) -> None:
    chapter = open_store("2023", "06_chapter")
    for table in ("score_results", "ranking_results", "voice_results"):
        publish(project, table, results)
    found = chapter.results()
    pd.testing.assert_frame_equal(found, pd.concat([results] * 3, ignore_index=True))


def write_all(folder: Path, assessment: pd.DataFrame) -> None:
    """Every table, without rows but for the ratings."""
    folder.mkdir(parents=True)
    for table, contract in CONTRACTS.items():
        frame = contract.kept_by(pd.DataFrame(columns=list(contract.columns)))
        frame = assessment if table == "assessment" else frame
        frame.to_parquet(folder / f"{table}.parquet", index=False)


def test_all_public_tables_are_published_and_no_restricted_one(
    workspace: Path,
    project: Project,
    assessment: pd.DataFrame,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_all(workspace / "processed", assessment)
    monkeypatch.setattr(store, "RESTRICTED", RESTRICTED | {"survey_changes"})
    found = open_store("2023", "06_chapter").public_tables()
    hidden = {"survey_changes", "responses", "survey_findings", "survey_codings"}
    assert list(found) == [table for table in CONTRACTS if table not in hidden]
    pd.testing.assert_frame_equal(found["assessment"], assessment)
    assert not project.outputs("2023").exists()


def test_a_run_publishes_no_chapter_with_tables_missing(
    workspace: Path, cleaning: Store, assessment: pd.DataFrame
) -> None:
    write_all(workspace / "processed", assessment)
    for table in ("links", "survey_issues"):
        (workspace / "processed" / f"{table}.parquet").unlink()
    with pytest.raises(StorageError, match="not written the public tables links, survey_issues"):
        cleaning.public_tables()


def test_by_hand_the_public_tables_are_those_that_are_there(
    cleaning: Store, assessment: pd.DataFrame
) -> None:
    cleaning.write("assessment", assessment)
    assert list(cleaning.public_tables()) == ["assessment"]


@pytest.mark.usefixtures("project")
def test_an_unknown_step_or_review_is_refused() -> None:
    with pytest.raises(UsageError, match="no step"):
        open_store("2023", "03_scors")
    with pytest.raises(UsageError, match="no review"):
        open_store("2032", "03_scores")


def test_an_earlier_review_is_read_as_it_was_published(
    project: Project, assessment: pd.DataFrame
) -> None:
    path = project.outputs("old") / "tables" / "assessment.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(as_csv(assessment))
    review = read_review(project, "2023").model_copy(update={"earlier": ("old",)})
    (read,) = Store(project, review, step_of("03_scores")).earlier("assessment")
    pd.testing.assert_frame_equal(read, assessment, check_dtype=False)


def test_an_earlier_review_that_is_not_published_is_told(project: Project) -> None:
    review = read_review(project, "2023").model_copy(update={"earlier": ("old",)})
    with pytest.raises(StorageError, match=r"earlier review old is not published.*jsna run old"):
        Store(project, review, step_of("03_scores")).earlier("review")
