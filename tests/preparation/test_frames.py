from __future__ import annotations

from jsna.preparation.frames import records_as_frames
from jsna.preparation.voice import CleanVoice, Link


def test_each_list_of_records_is_a_frame() -> None:
    frames = records_as_frames(CleanVoice((), (Link("E1", "a", "survey", "why", 2),), (), ()))
    assert list(frames) == ["statements", "links", "issues", "changes"]
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
