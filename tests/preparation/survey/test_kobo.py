from __future__ import annotations

from pathlib import Path

import pytest

from jsna.preparation.survey.kobo import recognises
from tests.preparation.survey.exports import AREA, HELP, laid_out, received, survey_with


@pytest.mark.parametrize(
    "headings", [["start", "_uuid"], ["a", "_submission_time"], ["SubmissionDate", "KEY"]]
)
def test_both_tools_are_recognised(headings: list[str]) -> None:
    assert recognises([headings])


def test_others_are_not() -> None:
    assert not recognises([["start", "end", "id"]])


def test_groups_and_options_are_cut_at_each_place() -> None:
    column = laid_out(["_uuid", "home/help/visits"]).columns[1]
    assert "help/visits" in column.alone
    assert {"home/help", "help"} <= set(column.parents)
    assert "visits" in column.options


@pytest.mark.parametrize("cut", ["/", "."])
@pytest.mark.parametrize("parent", [True, False])
def test_children_are_read_with_a_slash_or_a_dot_with_a_parent_or_without(
    tmp_path: Path, cut: str, *, parent: bool
) -> None:
    names = [f"help{cut}{option}" for option in HELP.option_ids]
    head = ["\ufeffarea", *(["help"] if parent else []), *names, "_uuid"]
    row = ["north", *(["visits none"] if parent else []), "1", "0", "True", "u"]
    text = f"{';'.join(head)}\n{';'.join(row)}\n"
    wide = received(tmp_path, text, survey_with(AREA, HELP)).wide
    assert wide["area"].tolist() == ["north"]
    assert wide[["help:visits", "help:groups", "help:none"]].to_numpy().tolist() == [[1, 0, 1]]


def test_labels_are_read_from_the_parent_alone(tmp_path: Path) -> None:
    text = "What helped?;_uuid\nVisits, at home None of these;u\n"
    wide = received(tmp_path, text, survey_with(HELP)).wide
    assert wide.to_numpy().tolist() == [[True, False, True]]
