"""Each finding and each change has its file and its place in it."""

from __future__ import annotations

from pathlib import Path

from jsna.publishing.review_site.findings import CleaningChange, Finding, cleaning_changes, findings
from tests.publishing.review_site.small_outputs import small_outputs


def test_each_finding_has_its_place_as_a_spreadsheet_has_it(tmp_path: Path) -> None:
    first, second = findings(small_outputs(tmp_path / "outputs"))

    assert first == Finding(
        "data/raw/2023/a.csv",
        "row 12, column Key gaps",
        "high rating, quality not known",
        "It is <b>4</b>",
    )
    assert second.place == "the whole file"
    # The guard against spreadsheets is not shown.
    assert second.finding == "=Nothing is listed"


def test_each_change_has_what_stood_there_and_the_rule(tmp_path: Path) -> None:
    assert cleaning_changes(small_outputs(tmp_path / "outputs")) == (
        CleaningChange("data/raw/2023/a.csv", "row 3, column Score", " 3 ", "3", "spaces go"),
    )


def test_outputs_without_these_tables_have_none(tmp_path: Path) -> None:
    assert findings(tmp_path) == ()
    assert cleaning_changes(tmp_path) == ()
