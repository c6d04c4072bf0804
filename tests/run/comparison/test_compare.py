from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from jsna.measures.results import KEY
from jsna.publishing.comparison import Comparison
from jsna.review.project import Project
from jsna.run.comparison import compare_published
from jsna.run.comparison.compare import key_of
from jsna.run.comparison.published import Published
from tests.conftest import REPOSITORY
from tests.run.comparison.folders import any_cell, change_cell, computed, put

DATA = ("the input assessment (pathway_assessment.csv)",)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The review of 2023 as it is."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("before")
        project = _copy(REPOSITORY, folder / "project")
        patch.setenv("JSNA_PROJECT", str(project.root))
        return computed(project, "2023", folder / "then", patch)


def _copy(root: Path, to: Path) -> Project:
    for folder in ("config", "data/raw", "notebooks"):
        shutil.copytree(root / folder, to / folder)
    shutil.copy(root / "requirements.lock", to)
    return Project(to)


def changed(
    before: Published,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    *cells: tuple[str, int, str, str],
) -> Comparison:
    for file, row, column, becomes in cells:
        change_cell(project.raw("2023") / file, row, column, becomes)
    after = computed(project, "2023", project.root / "now", monkeypatch)
    return compare_published(before, after)


@pytest.mark.parametrize(("followed", "files"), [("1.0", ()), (None, ("review/index.html",))])
def test_the_site_differs_where_it_says_what_changed_since_another_release(
    tmp_path: Path, followed: str | None, files: tuple[str, ...]
) -> None:
    then, now = (
        put(tmp_path / side, {"review/index.html": [{"page": side}]}, last_release=release)
        for side, release in (("then", None), ("now", followed))
    )
    assert compare_published(then, now).files == files


def keys_that_differ(before: Published, after: Path) -> set[tuple[str, ...]]:
    """The keys of results whose lines differ: by sets of lines, as no code of ours compares."""
    found: set[tuple[str, ...]] = set()
    for name in ("score_results", "ranking_results", "voice_results"):
        sides = []
        for folder in (before.folder, after):
            text = (folder / "tables" / f"{name}.csv").read_text(encoding="utf-8")
            sides.append({tuple(row.items()) for row in csv.DictReader(text.splitlines())})
        for items in sides[0] ^ sides[1]:
            found.add(tuple(filter(None, (dict(items)[part] for part in KEY))))
    return found


def named(comparison: Comparison) -> set[tuple[str, ...]]:
    return {each.key[1:] for each in comparison.results}


@pytest.mark.slow
def test_a_score_changes_what_depends_on_it_and_only_one_score(
    before: Published, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = ("pathway_assessment.csv", 2, "Score (0 – 5)", "3")
    found = changed(before, project, monkeypatch, cell)

    assert [(each.what, each.before, each.after) for each in found.scores] == [
        ("Care pathway", "2", "3")
    ]
    # Five services shared rank 2, and six rank 7: now four share 2, and seven rank 6.
    ranks = {each.what: (each.before, each.after) for each in found.ranks}
    assert ranks["Care pathway"] == ("2=", "6=")
    assert set(ranks.values()) == {("2=", "6="), ("7=", "6=")}
    assert len(ranks) == 7
    by_key = {each.key[1:]: (each.fields[0].before, each.fields[0].after) for each in found.results}
    assert by_key["score_sum",] == ("41", "42")
    assert by_key["overall_unrounded",][1] == "2.8"  # 42 / 15
    assert ("overall",) not in by_key
    assert found.gaps == ()
    assert {cause for each in found.results for cause in each.causes} == set(found.causes)
    assert tuple(each.what for each in found.causes) == DATA


@pytest.mark.slow
def test_the_status_of_a_gap_changes_the_counts_of_two_statuses(
    before: Published, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    was = change_cell(path, 2, "Key gaps", "")
    found = changed(
        before, project, monkeypatch, ("pathway_assessment.csv", 2, "Key gaps", f"{was} (planned)")
    )

    assert [(each.what, each.fields[0].column, each.before, each.after) for each in found.gaps] == [
        (found.gaps[0].what, "status", "open", "planned")
    ]
    # What is planned is not closed: the number of gaps that are open in this sense stays.
    assert {each.key[1:]: (each.before, each.after) for each in found.results} == {
        ("gaps_with_status", "open"): ("17", "16"),
        ("gaps_with_status", "planned"): ("1", "2"),
    }
    sentences = [("".join(p.text for p in each.before if p.changed)) for each in found.sentences]
    assert any("17" in text for text in sentences)
    assert found.scores == ()
    assert found.ranks == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "column", "table"),
    [
        ("evidence_links.csv", "reason", "links"),
        ("engagement_issues.csv", "What was said", "voice_statements"),
    ],
)
def test_words_change_no_result(
    before: Published,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    column: str,
    table: str,
) -> None:
    found = changed(before, project, monkeypatch, (file, 2, column, "Other words"))

    assert found.results == found.scores == found.ranks == found.gaps == ()
    (record,) = found.records
    assert (record.kind, record.key[0], record.after) == ("changed", table, "Other words")
    assert record.causes == found.causes
    assert file in record.causes[0].what


@pytest.mark.slow
def test_of_two_inputs_that_changed_a_result_names_those_that_reach_it(
    before: Published, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = changed(
        before,
        project,
        monkeypatch,
        ("pathway_assessment.csv", 2, "Score (0 – 5)", "4"),
        ("engagement_issues.csv", 2, "What was said", "Other words"),
    )

    assert len(found.causes) == 2
    # Scores and ranks are read from the ratings and the links, and these do not hold the words.
    tables = {each.key[0]: {cause.what for cause in each.causes} for each in found.results}
    assert tables["score_results"] == tables["ranking_results"] == set(DATA)
    assert len(tables["voice_results"]) == 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_any_cell_changes_exactly_the_results_that_differ(
    before: Published, project: Project, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    path, row, column = any_cell(seed, project.raw("2023"))
    was = change_cell(path, row, column, "")
    becomes = str((int(was) + 1) % 6) if was.isdigit() else f"{was} and more"
    found = changed(before, project, monkeypatch, (path.name, row, column, becomes))

    differ = keys_that_differ(before, project.root / "now" / "outputs")
    # A finding that is another word now is one change, told by its key as it is now.
    assert named(found) <= differ
    assert all(_another_word(key, found) for key in differ - named(found))
    assert not found.same
    (cause,) = found.causes
    assert path.name in cause.what


def _another_word(key: tuple[str, ...], found: Comparison) -> bool:
    """Whether a key is told as the word before of a finding that is another one now."""
    for each in found.results:
        words = [field for field in each.fields if field.column == "answer"]
        if words and key == tuple(
            words[0].before if part == words[0].after else part for part in each.key[1:]
        ):
            return True
    return False


def test_a_folder_beside_itself_is_identical(tmp_path: Path) -> None:
    rows = [{"service_id": "a", "service": "A", "score": "1"}]
    one = put(tmp_path / "one", {"assessment": rows})
    found = compare_published(one, one)

    assert found.identical
    assert found.same


def test_another_picture_is_a_file_and_no_value(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, drawn in ((one, "a"), (two, "b")):
        (folder / "figures").mkdir(parents=True)
        (folder / "figures" / "figure_1_scores.png").write_text(drawn, encoding="utf-8")
    found = compare_published(put(one), put(two))

    assert found.same
    assert not found.identical
    assert found.files == ("figures/figure_1_scores.png",)


def test_of_two_reviews_files_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "chapter.html").write_text("a", encoding="utf-8")
    found = compare_published(put(tmp_path / "one"), put(tmp_path / "two", review="other"))

    assert found.files == ()


def test_a_sentence_has_the_causes_of_the_results_in_it(tmp_path: Path) -> None:
    def sides(score: str) -> dict[str, list[dict[str, str]]]:
        blank = dict.fromkeys(KEY, "")
        result = {"review": "tiny", **blank, "measure": "overall", "value": score}
        rows = [{**result, "status": "shown", "numerator": ""}]
        text = {"sentence_id": "in-brief-1", "section": "In brief", "kind": "bullet"}
        sentence = {**text, "text": f"It is {score}.", "results": "overall"}
        return {"score_results": rows, "sentences": [sentence], "ratings": [{"score": score}]}

    links = {"role": "evidence_links", "file": "links.csv", "sha256": "1", "read": {}}
    rated = {"role": "assessment", "file": "ratings.csv", "sha256": "1", "read": {}}
    one = put(tmp_path / "one", sides("2"), inputs=[rated, links])
    other = [{**each, "sha256": "2"} for each in (rated, links)]
    found = compare_published(one, put(tmp_path / "two", sides("3"), inputs=other))

    (sentence,) = found.sentences
    assert [piece.text for piece in sentence.before if piece.changed] == ["2"]
    assert [each.what for each in sentence.causes] == ["the input assessment (ratings.csv)"]
    assert len(found.causes) == 2


def test_the_key_of_a_result_is_that_of_the_numbers_in_the_text() -> None:
    row = dict.fromkeys(KEY, "") | {"measure": "score", "service_id": "a", "value": "3"}
    assert key_of(row) == ("score", "a")
