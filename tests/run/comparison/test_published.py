from __future__ import annotations

import json
from pathlib import Path

import pytest

from jsna.errors import StorageError
from jsna.publishing.comparison import Side
from jsna.run.comparison.published import Published
from tests.run.comparison.folders import put


def test_cells_are_text_without_their_guards(tmp_path: Path) -> None:
    side = put(tmp_path, {"links": [{"statement_id": "NA", "reason": "'=1+1"}]})

    assert side.table("links") == [{"statement_id": "NA", "reason": "=1+1"}]


def test_a_table_that_was_not_published_has_no_rows(tmp_path: Path) -> None:
    assert put(tmp_path).table("links") == []


def test_a_table_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    side = put(tmp_path, {"links": [{"reason": "a"}]})
    (tmp_path / "tables" / "links.csv").write_bytes(b"reason\n\xff\n")

    with pytest.raises(StorageError, match=r"links\.csv cannot be read"):
        side.table("links")


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="never made"):
        _ = Published(tmp_path, "tiny").manifest


def test_exhibits_are_known_by_their_key_whatever_their_number(tmp_path: Path) -> None:
    rows = [{"service": "A"}]
    side = put(tmp_path, {"figures/figure_12_ranks.csv": rows, "a": rows})

    assert side.exhibits("figures") == {"ranks": "figures/figure_12_ranks"}
    assert side.exhibits("tables") == {}
    tables = put(tmp_path, {"tables/table_3_by_year.csv": rows})
    assert tables.exhibits("tables") == {"by_year": "tables/table_3_by_year"}


def test_what_a_side_is_called(tmp_path: Path) -> None:
    put(tmp_path)

    assert Published(tmp_path, "release 1.0 of tiny", "1.0").side == Side(
        "release 1.0 of tiny", "tiny", "1.0", "2001-02"
    )


def test_services_are_named_by_the_assessment(tmp_path: Path) -> None:
    side = put(tmp_path, {"assessment": [{"service_id": "a", "service": "Service A"}]})

    assert side.names == {"a": "Service A"}


def test_a_notebook_declares_what_its_parameters_cell_assigns(tmp_path: Path) -> None:
    side = put(tmp_path, notebooks={"03_scores": 'review: str = "tiny"\ndraws = 2000'})

    assert side.declares("03_scores", "review")
    assert side.declares("03_scores", "draws")
    assert not side.declares("03_scores", "target")


def test_a_notebook_that_is_not_there_may_declare_anything(tmp_path: Path) -> None:
    side = put(tmp_path)

    assert side.declares("03_scores", "target")
    assert side.sources("03_scores") is None


def test_the_sources_of_a_notebook_are_without_what_a_run_injects(tmp_path: Path) -> None:
    side = put(tmp_path, notebooks={"03_scores": "draws = 1"})
    path = tmp_path / "notebooks" / "03_scores.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    injected = {"cell_type": "code", "source": ["draws = 2"]}
    content["cells"].append({**injected, "metadata": {"tags": ["injected-parameters"]}})
    path.write_text(json.dumps(content), encoding="utf-8")

    assert side.sources("03_scores") == [("code", "draws = 1")]


def test_what_was_renamed_is_read_under_the_ids_of_the_other_side(tmp_path: Path) -> None:
    results = {"service_id": "a", "question_id": "wish", "group": "area", "answer": "a"}
    figure = {"service": "Service A", "score": "Service A"}
    tables = {
        "voice_results": [results],
        "links": [{"statement_id": "wish.more", "service_id": "b"}, {"statement_id": "P1.1"}],
        "figures/figure_1_scores.csv": [figure],
    }
    put(tmp_path, tables)
    side = Published(
        tmp_path, "x", "", {"a": "z"}, {"wish": "want", "area": "place"}, {"Service A": "Service Z"}
    )

    (found,) = side.table("voice_results")
    assert found == {"service_id": "z", "question_id": "want", "group": "place", "answer": "a"}
    assert [row["statement_id"] for row in side.table("links")] == ["want.more", "P1.1"]
    (value,) = side.values("figures/figure_1_scores")
    assert value == {"service": "Service Z", "score": "Service A"}
    assert side.rows("figures/figure_1_scores.csv") == [figure]
