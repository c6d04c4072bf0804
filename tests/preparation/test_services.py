from __future__ import annotations

import pytest

from jsna.preparation.cleaning import Cleaning
from jsna.preparation.services import match_service
from tests.preparation.builders import CODEBOOK, sheet_of


def match(name: str, hint: str = "") -> tuple[str, Cleaning]:
    cleaning = Cleaning(sheet_of("service", (name,)))
    service = match_service(cleaning, cleaning.sheet.rows[0], CODEBOOK, hint)
    return service.service_id if service else "", cleaning


@pytest.mark.parametrize("name", ["Children’s Services", "children’s  SERVICES "])
def test_spaces_and_capitals_do_not_count(name: str) -> None:
    assert match(name)[0] == "children"


def test_a_name_written_otherwise_is_listed_as_a_change() -> None:
    _, cleaning = match("service a")
    assert [(c.before, c.after) for c in cleaning.changes] == [("service a", "Service A")]
    assert match("Service A")[1].changes == []


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
