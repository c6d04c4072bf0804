from __future__ import annotations

import pytest

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.services import check_valid, match_service
from tests.preparation.builders import CHANGING, CODEBOOK, sheet_of


def match(name: str, hint: str = "") -> tuple[str, Cleaning]:
    cleaning = Cleaning(sheet_of("service", (name,)))
    service = match_service(cleaning, cleaning.sheet.rows[0], CODEBOOK, hint)
    return service.service_id if service else "", cleaning


@pytest.mark.parametrize(
    "name", ["Children’s Services", "children’s  SERVICES ", "Children's Services"]
)
def test_spaces_capitals_and_kinds_of_apostrophe_do_not_count(name: str) -> None:
    assert match(name)[0] == "children"


def test_a_name_written_otherwise_is_listed_as_a_change() -> None:
    _, cleaning = match("service a")
    assert [(c.before, c.after) for c in cleaning.changes] == [("service a", "Service A")]
    assert match("Service A")[1].changes == []
    _, cleaning = match("Children's Services")
    assert [each.after for each in cleaning.changes] == ["Children’s Services"]


def test_a_service_called_na_is_a_service() -> None:
    assert match("NA")[0] == "na"


def test_an_unknown_name_is_refused_with_the_nearest_and_the_hint() -> None:
    found, cleaning = match("Servise A", ", or do this")
    assert found == ""
    (problem,) = cleaning.problems
    assert 'did you mean "Service A"' in problem.remedy
    assert problem.remedy.endswith(", or do this")


def test_a_restricted_name_is_not_given_away_by_a_hint() -> None:
    cleaning = Cleaning(sheet_of("service", ("Servise A",)), restricted=("service",))
    match_service(cleaning, cleaning.sheet.rows[0], CODEBOOK)
    assert "Servi" not in str(cleaning.problems[0])


@pytest.mark.parametrize(
    ("name", "date", "said"),
    [
        (
            "early helpline",
            "2026",
            (
                'x.csv, row 2, column SERVICE: this service was valid to March 2025 (found "early '
                'helpline"). Name what there is in its place: "Night Line"; or correct its dates '
                "in the codebook of services in config."
            ),
        ),
        (
            "Night Line",
            "2024",
            'valid from April 2025 (found "Night Line"). Name what there is in its place: "Early H',
        ),
        ("Day Line", "2026", 'valid from 2027 (found "Day Line"). Take the row out; or correct'),
    ],
)
def test_a_service_that_there_is_not_at_the_date_is_refused_with_what_there_is(
    name: str, date: str, said: str
) -> None:
    cleaning = Cleaning(sheet_of("service", (name,)))
    assert match_service(cleaning, cleaning.sheet.rows[0], CHANGING.at(date)) is None
    (problem,) = cleaning.problems
    assert said in str(problem)


@pytest.mark.parametrize(
    ("name", "date"), [("Early Helpline", "2025-03-31"), ("Night Line", "2025")]
)
def test_a_service_that_there_can_be_at_the_date_is_taken(name: str, date: str) -> None:
    cleaning = Cleaning(sheet_of("service", (name,)))
    service = match_service(cleaning, cleaning.sheet.rows[0], CHANGING.at(date))
    assert (service and service.service, cleaning.problems) == (name, [])


def test_what_there_is_instead_is_named_as_the_column_names_services() -> None:
    cleaning = Cleaning(sheet_of("service_id", ("then",)))
    row, at = cleaning.sheet.rows[0], CHANGING.at("2026")
    assert not check_valid(cleaning, row, "service_id", at.by_id["then"], at)
    assert 'in its place: "now";' in cleaning.problems[0].remedy


def test_a_restricted_service_is_not_given_away_by_its_successor() -> None:
    cleaning = Cleaning(sheet_of("service", ("Early Helpline",)), restricted=("service",))
    match_service(cleaning, cleaning.sheet.rows[0], CHANGING.at("2026"))
    assert "Helpline" not in str(cleaning.problems[0])
    assert "Night Line" not in str(cleaning.problems[0])
