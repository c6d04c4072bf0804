from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from tests.exhibits.content_of_reviews import content_of_2023, result


def test_results_of_a_group_are_left_out_unless_it_is_named() -> None:
    content = content_of_2023()
    group = {"group": "kind", "group_value": "system"}
    more = pd.DataFrame([result("overall", 2.0, **group)])
    grouped = replace(content, results=pd.concat([content.results, more]))
    assert grouped.number("overall") == 3
    assert grouped.number("overall", **group) == 2


def test_a_number_that_is_not_there_or_not_shown_is_none_and_never_nought() -> None:
    content = content_of_2023()
    hidden = pd.DataFrame([result("hidden", status="suppressed")])
    content = replace(content, results=pd.concat([content.results, hidden]))
    assert content.number("hidden") is None
    assert content.number("no such measure") is None
    with pytest.raises(LookupError, match="no result is called hidden"):
        content.count("hidden")


def test_two_results_of_one_name_are_a_defect() -> None:
    content = content_of_2023()
    with pytest.raises(LookupError, match="6 results are called services_at_score"):
        content.number("services_at_score")
