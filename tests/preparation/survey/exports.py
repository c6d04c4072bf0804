"""Small specs and exports for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jsna.preparation.survey.export import Coded, coded
from jsna.preparation.survey.layout import Layout
from jsna.preparation.survey.reading import Received, read_export
from jsna.preparation.survey.recognise import lay_out
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

AREA = Question(
    id="area",
    wording="Where do you live?",
    type="single",
    options=(Option(id="north", wording="North", code="1"), Option(id="south", wording="South")),
)
HELP = Question(
    id="help",
    wording="What helped?",
    type="select-all",
    options=(
        Option(id="visits", wording="Visits, at home", code="1"),
        Option(id="groups", wording="Groups: evening", code="2"),
        Option(id="none", wording="None of these", code="3", exclusive=True),
    ),
)
WITH_OTHER = HELP.model_copy(
    update={"options": (*HELP.options, Option(id="other", wording="Other", code="4", other=True))}
)
OTHER_TEXT = Question(id="helptext", wording="Which?", type="free-text", other_of="help")
WEEKS = Question(id="weeks", wording="How many weeks?", type="numeric")
WHY = Question(id="why", wording="Why?", type="free-text")


def survey_with(*questions: Question, **keys: Any) -> Survey:
    """A spec with these questions."""
    given = {"file": "x.csv", "origin": "made up", "added": dt.date(2026, 1, 1), **keys}
    return Survey(question=questions, **given)


def laid_out(*head: Sequence[str], survey: Survey | None = None) -> Layout:
    """The layout of an export with these first rows."""
    return lay_out(head, "x.csv", survey)


def received(folder: Path, text: str | bytes, survey: Survey) -> Received:
    """What is read of an export with this text."""
    path = folder / "x.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_export(path, "x.csv", survey)


def column(*texts: str) -> Coded:
    """A column with these texts."""
    return coded(texts)
