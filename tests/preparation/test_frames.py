from __future__ import annotations

import pandas as pd

from jsna.preparation.evidence_links import Link
from jsna.preparation.frames import records_as_frames, stacked
from jsna.preparation.responses import Responses
from jsna.preparation.sheet import Change
from jsna.preparation.voice import CleanVoice


def test_each_list_of_records_is_a_frame() -> None:
    frames = records_as_frames(CleanVoice((), (Link("E1", "a", "survey", "why", 2),), (), ()))
    assert list(frames) == ["statements", "links", "issues", "changes", "missing"]
    assert frames["links"].to_dict("records") == [
        {
            "statement_id": "E1",
            "service_id": "a",
            "stream": "survey",
            "reason": "why",
            "source_row": 2,
        }
    ]


def test_no_records_still_have_their_columns() -> None:
    frames = records_as_frames(CleanVoice((), (), (), ()))
    assert list(frames["changes"].columns) == ["file", "row", "column", "before", "after", "rule"]
    assert len(frames["changes"]) == 0


def test_lists_of_one_name_stand_one_below_the_other_with_whole_numbers() -> None:
    one = CleanVoice((), (), (), (Change("a.csv", 2, "x", "b", "c", "rule"),))
    none = pd.DataFrame()
    two = Responses(none, none, none, changes=(Change("b.csv", 3, "", "", "", "rule"),))
    frames = records_as_frames(CleanVoice((), (), (), ()), one, two)
    assert list(frames["changes"]["row"]) == [2, 3]
    assert frames["changes"]["row"].dtype == "int64"
    assert list(frames["changes"].index) == [0, 1]
    assert stacked(frames["issues"], frames["issues"]).empty
