"""The codebook of services: its faults, row by row."""

from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.review.codebook import KINDS, Service
from jsna.review.codebook_file import OPTIONAL, read_codebook
from jsna.review.project import Project

HEADER = "service_id,service,kind\n"
GOOD = "a,Service A,system\n"


def write(project: Project, content: str | bytes) -> None:
    content = content.encode() if isinstance(content, str) else content
    (project.config / "services.csv").write_bytes(content)


def said(project: Project, content: str | bytes) -> list[str]:
    write(project, content)
    with pytest.raises(InputError) as caught:
        read_codebook(project)
    return [str(problem) for problem in caught.value.problems]


def test_the_codebook_of_2023_has_its_15_services(project: Project) -> None:
    codebook = read_codebook(project)
    assert len(codebook.ids) == 15
    assert codebook.ids[0] == "care-pathway"
    assert codebook.names["community-children"] == "Community and Children’s Services"
    counts = [list(codebook.kinds.values()).count(kind) for kind in KINDS]
    assert counts == [4, 9, 2]


def test_services_called_na_none_and_null_are_services(project: Project) -> None:
    write(project, HEADER + "na,NA,system\nnone,None,service\nnull,null,cross-cutting\n")
    assert list(read_codebook(project).names.items()) == [
        ("na", "NA"),
        ("none", "None"),
        ("null", "null"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        HEADER + GOOD + "\n\n",
        HEADER + GOOD + ",,\n , ,\n",
        "service_id,service,kind,,\na,Service A,system,,\n,,,,\n",
        (HEADER + GOOD).replace("\n", "\r\n"),
        "\ufeff" + HEADER + GOOD,
        HEADER + "a,Service A,system",
    ],
)
def test_what_a_spreadsheet_adds_is_tolerated(project: Project, content: str) -> None:
    write(project, content)
    assert read_codebook(project).services == (Service("a", "Service A", "system"),)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("b,Service B", "3 filled cells are needed (service_id, service, kind)"),
        ("b,,service", "3 filled cells are needed"),
        ("b,Service B,service,more", "3 filled cells are needed"),
        ("", "3 filled cells are needed"),
        ("b,Service B,Service", '"Service" is not a kind (known are: system, service, cross-'),
        ("b c,Service B,service", "'b c' is not an id"),
        ("../b,Service B,service", "'../b' is not an id"),
        (" b,Service B,service", "' b' is not an id"),
        ("b,Service  B,service", "stray spaces"),
        ('b,"Service\nB",service', "stray spaces or line breaks"),
        ("b,Service\x07B,service", "a cell holds a control character (U+0007)"),
        ("b,Service\u202eB,service", "a cell holds a character that turns the direction"),
        ("a,Service B,service", '"a" stands there twice'),
        ("A,Service B,service", '"A" stands there twice'),
        ("b,SERVICE A,service", '"SERVICE A" stands there twice'),
    ],
)
def test_a_faulty_row_is_told_with_its_number(project: Project, row: str, fault: str) -> None:
    lines = said(project, HEADER + GOOD + row + "\nz,Service Z,service\n")
    assert len(lines) == 1
    assert lines[0].startswith("config/services.csv, row 3: ")
    assert lines[0].endswith("Correct the row.")
    assert fault in lines[0]


def test_every_faulty_row_is_told(project: Project) -> None:
    lines = said(project, HEADER + "a,,system\n" + GOOD + "b,Service B,x\na,Other,system\n")
    places = [line.split(": ")[0].removeprefix("config/services.csv, ") for line in lines]
    assert places == ["row 2", "row 3", "row 4", "row 5"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "row 1: the headings are missing. They must be service_id, service, kind"),
        ("service;kind\n", "row 1: the headings are service;kind. They must be"),
        ("service,service_id,kind\n" + GOOD, "row 1: the headings are service, service_id, kind."),
        (HEADER, ": it lists no service. Add a row for each."),
        (HEADER + '"a,b\n', ": the file is not valid CSV ("),
        (b"service_id,service,kind\na,caf\xe9,system\n", ": the file is not UTF-8."),
    ],
)
def test_a_file_that_is_no_codebook_is_refused(
    project: Project, content: str | bytes, fault: str
) -> None:
    (line,) = said(project, content)
    assert fault in line


def test_a_codebook_that_is_not_there_is_told(project: Project) -> None:
    (project.config / "services.csv").unlink()
    with pytest.raises(
        InputError, match=r"^config/services.csv: the file cannot be read \(No such"
    ):
        read_codebook(project)


def test_a_break_is_a_date_or_nothing(project: Project) -> None:
    header = HEADER.strip() + ",break_from\n"
    write(project, header + "a,Service A,system,2025-04\nb,Service B,system,\nc,C,system\n")
    assert [each.break_from for each in read_codebook(project).services] == ["2025-04", "", ""]
    lines = said(project, header + "a,Service A,system,soon\nb,Service B,x,2025\n")
    assert lines[0].startswith('config/services.csv, row 2: break_from: "soon" is not a date')
    assert "row 3" in lines[1]


def test_a_review_can_have_a_codebook_of_its_own(project: Project) -> None:
    (project.config / "others.csv").write_text(HEADER + GOOD, encoding="utf-8")
    assert read_codebook(project, "others.csv").ids == ["a"]


FULL = "service_id,service,kind,valid_from,valid_to,replaces\n"


def test_what_replaces_what_is_read_and_may_stand_in_any_order(project: Project) -> None:
    header = "service_id,service,kind,replaces,valid_to,valid_from,break_from\n"
    write(project, header + "c,C,service,a; b,,2025-04,\na,A,service,,2025-03\nb,B,service,,2024\n")
    assert read_codebook(project).services == (
        Service("c", "C", "service", valid_from="2025-04", replaces=("a", "b")),
        Service("a", "A", "service", valid_to="2025-03"),
        Service("b", "B", "service", valid_to="2024"),
    )


@pytest.mark.parametrize("name", OPTIONAL)
def test_each_further_column_may_be_left_out_or_stand_alone(project: Project, name: str) -> None:
    write(project, f"service_id,service,kind,{name}\na,A,service,\n")
    assert read_codebook(project).services == (Service("a", "A", "service"),)


@pytest.mark.parametrize("more", ["valid_from,valid_from", "until", ",replaces"])
def test_a_heading_that_is_not_known_or_stands_twice_is_refused(
    project: Project, more: str
) -> None:
    (line,) = said(project, f"service_id,service,kind,{more}\na,A,service,,\n")
    assert "row 1: the headings are service_id, service, kind, " in line
    assert "break_from, valid_from, valid_to, replaces what you like" in line


def test_rows_that_contradict_each_other_are_told_each_with_its_number(project: Project) -> None:
    rows = "a,A,service,,2025,\nb,B,service,2025-04,,a\nc,C,service,2026,2025,d\n"
    lines = said(project, FULL + rows)
    assert [line.split(": ")[0].partition(", ")[2] for line in lines] == ["row 3", "row 4", "row 4"]


def test_a_date_of_validity_is_a_date(project: Project) -> None:
    (line,) = said(project, FULL + "a,A,service,2025-13,\n")
    assert 'row 2: valid_from: "2025-13" is not a date such as 2025 or 2025-04' in line
