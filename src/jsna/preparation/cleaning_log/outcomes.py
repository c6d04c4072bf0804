"""What became of what the checks flagged: one row a respondent and check, for counts to be made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from jsna.preparation.cleaning_log.cleaning_log import CleaningLog
from jsna.preparation.cleaning_log.entries import Entry
from jsna.preparation.survey_checks.findings import SEPARATOR
from jsna.review.survey_rules import (
    ANSWER_OUT,
    CHANGED,
    LEFT,
    NOBODY,
    OUTCOMES,
    RECORD_OUT,
    UNDECIDED,
)

COLUMNS = ("check", "respondent", "outcome")


def outcomes_of(findings: pd.DataFrame, checks: Sequence[str], log: CleaningLog) -> pd.DataFrame:
    """The respondents whom each check flagged, with what people decided.

    Parameters
    ----------
    findings
        What the checks found in the answers as received, as ``survey_checks.findings`` describes.
    checks
        The checks that were made, whether they found anything or not.
    log
        What people decided, good against what was received.

    Returns
    -------
    DataFrame
        ``check``, ``respondent`` and ``outcome``, in the order of the first two. Of several
        findings of one check the outcome is that which takes most away. A check that flagged
        nobody has one row, without a respondent.
    """
    by_record: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in log.entries:
        by_record[entry.record].append(entry)
    kept = frozenset(log.kept)
    keys = list(zip(findings["check"], findings["respondent"], findings["fields"], strict=True))
    outcomes = [_outcome(key, by_record.get(key[1], ()), kept) for key in keys]
    given = findings.assign(rank=[OUTCOMES.index(each) for each in outcomes])
    furthest = given.groupby(["check", "respondent"], sort=False)["rank"].max().reset_index()
    furthest["outcome"] = [OUTCOMES[rank] for rank in furthest["rank"]]
    silent = [check for check in dict.fromkeys(checks) if check not in set(furthest["check"])]
    none = pd.DataFrame({"check": silent, "respondent": "", "outcome": NOBODY})
    found = pd.concat([furthest[list(COLUMNS)], none], ignore_index=True).astype("str")
    return found.sort_values(["check", "respondent"], kind="stable", ignore_index=True)


def _outcome(
    key: tuple[str, str, str], entries: Sequence[Entry], kept: frozenset[tuple[str, str, str]]
) -> str:
    """What was decided of one finding; a change counts wherever it was entered."""
    own = [entry for entry in entries if entry.field in key[2].split(SEPARATOR)]
    if any(entry.takes_out_record for entry in entries):
        return RECORD_OUT
    if any(entry.new.strip() for entry in own):
        return CHANGED
    if own:
        return ANSWER_OUT
    return LEFT if key in kept else UNDECIDED
