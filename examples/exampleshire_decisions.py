"""Makes the cleaning log of the synthetic place: what a person might decide on planted mistakes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from examples.planted import Planted
from examples.survey_writers import Given
from jsna.preparation.cleaning_log.entries import COLUMNS, WHOLE_RECORD

WHO = "Example Analyst (synthetic)"
WHEN = "2025-01-20"
Entry = tuple[str, str, str, str, str]


def log_of(given: Sequence[Given], planted: Sequence[Planted]) -> bytes:
    """The log as a file: records of pairs and speeders go, answers are corrected or go.

    Nothing is decided on scales with one answer to all, nor on answers that cannot be together: in
    a real review, somebody would be asked.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in planted:
        answers = given[int(one.respondent[1:]) - 1].answers
        writer.writerows((*entry, WHO, WHEN) for entry in _entries(one, answers))
    return stream.getvalue().encode()


def _entries(one: Planted, answers: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The entries that a planted mistake comes to; none where nothing is decided."""
    record, check = one.respondent, one.check
    if check == "speeder" or (check.endswith("duplicate") and _is_second(one)):
        why = f"synthetic: {check}, looked at beside the others"
        yield record, WHOLE_RECORD, "", "", why
    elif check in ("over-selection", "out of range"):
        old = "; ".join(answers[one.question_id])
        yield record, one.question_id, old, "", "synthetic: what was meant cannot be known"
    elif check == "exclusive with others":
        picked = answers["services"]
        kept = "; ".join(each for each in picked if each != "none")
        why = "synthetic: a service that helped was named"
        yield record, "services", "; ".join(picked), kept, why
    elif check == "other text belongs to an option":
        (typed,) = answers["otherservice"]
        meant = "midwife" if "midwife" in typed.casefold() else "visitor"
        yield record, "services", "other", meant, "synthetic: the text names an option"
        yield record, "otherservice", typed, "", "synthetic: the option is picked instead"
    elif check == "personal data in free text":
        (typed,) = answers["better"]
        yield record, "better", typed, "[taken out]", "synthetic: it could point to a person"


def _is_second(one: Planted) -> bool:
    """Of a pair, the one whose note names the respondent before."""
    return f"r{int(one.respondent[1:]) - 1}" in one.note.split()
