from __future__ import annotations

import json

import pytest

from jsna.cli import main
from jsna.review.project import Project
from jsna.review.settings import read_review
from jsna.run import mark
from tests.preparation.small_survey import add_survey, export


def change_ratings(project: Project) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    path.write_bytes(path.read_bytes().replace(b"Health Visitors,3", b"Health Visitors,2"))


@pytest.mark.usefixtures("project")
def test_what_was_found_is_said_with_its_flags(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "2023"]) == 0
    told = capsys.readouterr().out
    assert "15 services rated, 23 gaps, 29 statements" in told
    place = "data/raw/2023/pathway_assessment.csv, row 12, column Key gaps"
    assert f"To look at: {place}: Adult Mental Health" in told


def test_a_changed_input_is_refused_until_a_person_accepts_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    change_ratings(project)
    assert main(["check", "2023"]) == 2
    assert "jsna check 2023 --accept-inputs" in capsys.readouterr().err
    assert main(["check", "2023", "--accept-inputs"]) == 0
    assert "Accepted as they are now: pathway_assessment.csv." in capsys.readouterr().out
    assert main(["check", "2023"]) == 0


def test_accepting_unchanged_inputs_changes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_review(project, "2023")
    assert main(["check", "2023", "--accept-inputs"]) == 0
    assert "no file has changed" in capsys.readouterr().out
    assert read_review(project, "2023") == before


def test_accepting_a_missing_input_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.raw("2023") / "engagement_issues.csv").unlink()
    assert main(["check", "2023", "--accept-inputs"]) == 2
    assert "the file is not there" in capsys.readouterr().err


def test_inputs_that_are_wrong_are_not_accepted(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    path.write_bytes(path.read_bytes().replace(b"Health Visitors,3", b"Health Visitors,9"))
    before = read_review(project, "2023")
    assert main(["check", "2023", "--accept-inputs"]) == 2
    told = capsys.readouterr()
    assert "Nothing was run or changed" in told.err
    assert "Accepted" not in told.out
    assert read_review(project, "2023") == before


def test_another_encoding_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.raw("2023") / "engagement_sources.csv"
    path.write_bytes("Source\nParents’ café\n".encode("cp1252"))
    assert main(["check", "2023", "--accept-inputs"]) == 0
    said = capsys.readouterr().out
    assert "To know: data/raw/2023/engagement_sources.csv: read as cp1252, since it is" in said


def test_what_is_missing_stands_apart_from_what_is_wrong(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Health Visitors,3", "Health Visitors,9", 1), encoding="utf-8")
    (project.raw("2023") / "parent_survey_priorities.csv").unlink()
    assert main(["check", "2023", "--project", str(project.root)]) == 2
    wrong, _, missing = capsys.readouterr().err.partition("Still missing: ")
    assert wrong.startswith(
        "There is 1 problem with the inputs. Nothing was run or changed.\n  1. "
    )
    assert '(found "9")' in wrong
    assert missing.startswith("2 things are not filled in, accepted or there yet.\n  1. ")
    assert "the file changed since its hash was recorded" in missing
    assert "the file is not there" in missing


@pytest.mark.parametrize(
    ("kept", "said"), [(1, ", answers of 1 respondent.\n"), (2, ", answers of 2 respondents.\n")]
)
def test_how_many_answered_is_said_to_the_analyst(
    kept: int, said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = export().splitlines(keepends=True)
    add_survey(project, content="".join(lines[: 1 + kept]))
    assert main(["check", "2023"]) == 0
    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_a_program_is_told_what_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "2023", "--accept-inputs", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["review"], told["ok"], told["problems"], told["accepted"]) == (
        "2023",
        True,
        [],
        [],
    )
    first = told["to_look_at"][0]
    assert (first["file"], first["place"]) == (
        "data/raw/2023/pathway_assessment.csv",
        "row 12, column Key gaps",
    )
    assert first["what"].startswith("Adult Mental Health")


def test_a_program_is_told_what_is_wrong_apart_from_what_is_missing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.raw("2023") / "pathway_assessment.csv"
    path.write_bytes(path.read_bytes().replace(b"Health Visitors,3", b"Health Visitors,9"))
    assert main(["check", "2023", "--json", "--mark"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert (told["ok"], told["marked"], told["not_marked"]) == (False, [], [])
    assert (told["review"], told["state"], told["look"]) == ("2023", "refused", "")
    kinds = {each["kind"]: each for each in told["problems"]}
    assert kinds["wrong"]["file"] == "data/raw/2023/pathway_assessment.csv"
    assert kinds["wrong"]["place"].startswith("row ")
    assert '(found "9")' in kinds["wrong"]["what"]
    assert "--accept-inputs" in kinds["missing"]["remedy"]


def test_the_problems_are_told_though_no_copy_could_be_written(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change_ratings(project)
    marked = mark.Marked(without=("x.xlsx has no copy with comments: the disk is full.",))
    monkeypatch.setattr(mark, "mark_workbooks", lambda *_: marked)
    assert main(["check", "2023", "--mark"]) == 2
    said = capsys.readouterr()
    assert said.out == "x.xlsx has no copy with comments: the disk is full.\n"
    assert "the file changed since its hash was recorded" in said.err


@pytest.mark.parametrize(("wrong", "code"), [(False, 0), (True, 2)])
def test_a_copy_that_is_not_read_is_said_be_the_inputs_good_or_wrong(
    project: Project, capsys: pytest.CaptureFixture[str], code: int, *, wrong: bool
) -> None:
    (project.raw("2023") / "pathway_assessment (1).csv").touch()
    if wrong:
        change_ratings(project)
    name = "data/raw/2023/pathway_assessment.csv"
    what = '"pathway_assessment (1).csv" beside it is not named in review.toml, and is not read'

    assert main(["check", "2023"]) == code
    assert f"To know: {name}: {what}.\n" in capsys.readouterr().out
    assert main(["check", "2023", "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["to_know"] == [{"file": name, "place": "", "what": what}]


def test_services_that_have_a_score_are_counted(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    # The tool of the examples has items: all of one service's are judged not to apply.
    path = project.raw("example-2023") / "synthetic_ratings.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    services = {row[1] for row in rows[1:]}
    name = rows[1][1]
    lines = [",".join([*r[:3], "n/a", *r[4:]] if r[1] == name else r) for r in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["check", "example-2023", "--accept-inputs"]) == 0
    assert f"{len(services) - 1} services rated" in capsys.readouterr().out


def test_rows_with_the_same_finding_stand_together_but_for_programs(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    # Seven gaps below the register that name no service, all with the same words.
    path = project.raw("example-2023") / "synthetic_gaps.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    columns = header.split(",")
    service, text = columns.index("service"), columns.index("text")
    cells = next(row.split(",") for row in rows if row.count(",") == len(columns) - 1)
    cells[service], cells[text] = "", "Nobody leads"
    added = [",".join([f"N{number}", *cells[1:]]) for number in range(7)]
    path.write_text("\n".join([header, *rows, *added, ""]), encoding="utf-8")
    first = len(rows) + 2
    assert columns[0] == "gap_id"

    assert main(["check", "example-2023", "--accept-inputs"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "Nobody leads" in line]
    named = ", ".join(str(first + number) for number in range(5))
    assert len([line for line in told if line.endswith(": Nobody leads.")]) == 1
    assert any(f"rows {named} and 2 more, column " in line for line in told)

    assert main(["check", "example-2023", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["to_look_at"]
    places = [each["place"] for each in found if each["what"].endswith(": Nobody leads")]
    assert [place.split(",")[0] for place in places] == [f"row {first + n}" for n in range(7)]
