from __future__ import annotations

import json
from math import nan
from pathlib import Path
from typing import Any

import pytest

from jsna.exhibits.chapter import compose_chapter
from jsna.publishing.chapter import publish_chapter
from jsna.publishing.data_package import write_data_package
from jsna.publishing.publication import Publication
from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three

frictionless = pytest.importorskip("frictionless")


def published(folder: Path) -> Path:
    """The review of 2023 in a folder, with the stored tables that the chapter rests on."""
    content = content_of_2023()
    stored = {
        "gap_statements": content.gap_statements,
        "voice_statements": content.voice_statements,
        "links": content.links,
        "score_results": content.results,
    }
    publish_chapter(compose_chapter(content), folder, stored)
    return folder / "tables"


def package(tables: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((tables / "datapackage.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("published"))


def faults(tables: Path) -> list[str]:
    report = frictionless.validate(str(tables / "datapackage.json"))
    return [row[0] for row in report.flatten(["type"])]


def test_another_program_finds_the_package_valid(tables: Path) -> None:
    assert faults(tables) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"Care pathway,2,", b"Care pathway,two,", "type-error"),
        (b"service,score,gaps", b"service,points,gaps", "incorrect-label"),
    ],
)
def test_another_program_finds_a_changed_table(
    tmp_path: Path, old: bytes, new: bytes, fault: str
) -> None:
    tables = published(tmp_path)
    path = tables / "table_18_scores_and_gaps.csv"
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    assert fault in faults(tables)


def test_every_csv_is_described_and_nothing_else(tables: Path) -> None:
    described = {resource["path"] for resource in package(tables)["resources"]}
    assert described == {path.name for path in tables.glob("*.csv")}


def test_every_field_says_what_it_means(tables: Path) -> None:
    for resource in package(tables)["resources"]:
        assert resource["description"]
        for field in resource["schema"]["fields"]:
            assert field["description"], (resource["name"], field["name"])


def test_types_keys_and_allowed_words_come_from_the_contracts(tables: Path) -> None:
    resources = {each["name"]: each["schema"] for each in package(tables)["resources"]}
    assert resources["links"]["primaryKey"] == ["statement_id", "service_id"]
    stream = next(f for f in resources["links"]["fields"] if f["name"] == "stream")
    assert stream["constraints"] == {"enum": ["survey", "engagement"]}
    types = {field["name"]: field["type"] for field in resources["score-results"]["fields"]}
    assert types["value"] == "number"
    assert types["measure"] == "string"
    scores = resources["table-18-scores-and-gaps"]["fields"]
    assert [field["type"] for field in scores] == ["string", "integer", "string"]


def test_what_a_hidden_number_looks_like_is_said_where_there_is_one(tables: Path) -> None:
    content = content_of_2023()
    hidden = content.results.head(3).assign(status=["shown", "suppressed", "low base"], value=nan)
    files = write_data_package(
        Publication(compose_chapter(content), {"voice_results": hidden, "links": content.links})
    )
    described = json.loads(files["tables/datapackage.json"])["resources"]
    found = {each["name"]: each["description"] for each in described}
    assert found["voice-results"].endswith(
        "A number that is not shown is blank, never 0, and its status says why. "
        '"suppressed", in the workbook [c]: not shown, so that nobody can be recognised. '
        '"low base", in the workbook [u]: not reliable, since it rests on few answers.'
    )
    assert "blank" not in found["links"]
    results = next(each for each in package(tables)["resources"] if each["name"] == "score-results")
    assert "blank" not in results["description"]


def test_title_notice_licence_and_sources_are_said(tables: Path) -> None:
    described = package(tables)
    assert described["title"].startswith("Gaps in perinatal mental health service provision")
    assert described["description"].startswith("An independent re-analysis")
    assert described["licenses"] == [{"name": "MIT", "title": "MIT License"}]
    origins = [source["title"] for source in described["sources"]]
    assert len(origins) == 2
    assert "pathway_assessment.csv" in origins[0]
    assert described["sources"][0]["path"].startswith("https://cambridgeshireinsight.org.uk/")
    assert "own coding" in origins[1]


@pytest.mark.slow
def test_a_review_with_all_exhibits_is_valid_too(tmp_path: Path) -> None:
    content = content_of_three()
    publish_chapter(compose_chapter(content), tmp_path, {"gap_statements": content.gap_statements})
    assert faults(tmp_path / "tables") == []


@pytest.mark.slow
def test_a_review_with_strange_names_is_valid_too(tmp_path: Path) -> None:
    content = synthetic(
        {"=1+1": 1, "None": 2, "a,b": 3}, [("=1+1", '"quoted"\ntext'), ("None", "-1")]
    )
    publish_chapter(compose_chapter(content), tmp_path, {"gap_statements": content.gap_statements})
    assert faults(tmp_path / "tables") == []
