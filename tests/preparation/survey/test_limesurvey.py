from __future__ import annotations

from pathlib import Path

import pytest

from jsna.preparation.survey.limesurvey import recognises
from tests.preparation.survey.exports import (
    OTHER_TEXT,
    WITH_OTHER,
    laid_out,
    received,
    survey_with,
)


def test_codes_and_full_texts_are_recognised() -> None:
    assert recognises([["id", "submitdate", "lastpage", "startlanguage"]])
    assert recognises([["Response ID", "Last page", "Start language"]])
    assert recognises([["id. Response ID", "lastpage. Last page", "startlanguage. Start language"]])
    assert not recognises([["id", "submitdate"]])


def test_own_columns_are_told_by_code_and_text_together() -> None:
    head = ["id. Response ID", "lastpage. Last page", "startlanguage. Start language", "id. Area"]
    own = laid_out(head).own
    assert [heading.casefold() in own for heading in head] == [True, True, True, False]


@pytest.mark.parametrize(
    ("heading", "parent", "option"),
    [
        ("help[SQ001]", "help", "SQ001"),
        ("What helped? [Visits [home]]", "What helped?", "Visits [home]"),
        ("Q1. What helped? [Visits]", "What helped?", "Visits"),
    ],
)
def test_the_option_stands_in_brackets(heading: str, parent: str, option: str) -> None:
    column = laid_out(["lastpage", "startlanguage", heading]).columns[2]
    assert parent in column.parents
    assert column.options == (option,)


def test_code_and_text_of_an_option_both_count() -> None:
    heading = "Q1[SQ001]. What helped? [Visits [home]]"
    column = laid_out(["lastpage", "startlanguage", heading]).columns[2]
    assert column.parents == ("Q1", "What helped?")
    assert column.options == ("Visits [home]", "SQ001")
    assert {"Q1[SQ001]", "What helped? [Visits [home]]"} < set(column.alone)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            ",".join(f"help[{code}]. What helped? [{code}]" for code in ("1", "2", "3", "other")),
            "Yes,No,N/A,An aunt",
        ),
        ("help[1],help[2],help[3],help[other]", "Y,,,An aunt"),
        (
            ",".join(f"What helped? [{option.wording}]" for option in WITH_OTHER.options),
            "Yes,No,N/A,An aunt",
        ),
    ],
)
def test_codes_and_full_texts_give_the_same(tmp_path: Path, head: str, row: str) -> None:
    names = [f'"{name}"' for name in head.replace("Visits, at", "Visits\x1f at").split(",")]
    heading = ",".join(names).replace("\x1f", ",")
    text = f"\ufefflastpage,startlanguage,{heading}\n1,en,{row}\n"
    wide = received(tmp_path, text, survey_with(WITH_OTHER, OTHER_TEXT)).wide
    assert wide.to_numpy().tolist() == [[True, False, False, True, "An aunt"]]
