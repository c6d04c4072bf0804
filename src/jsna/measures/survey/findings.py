"""How many respondents the checks flagged, and what people decided: counts like all others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import pandas as pd

from jsna.measures.disclosure.cells import PART, SUM, Cells
from jsna.measures.results import Result
from jsna.measures.survey.columns import Column
from jsna.measures.survey.publication import EVERYONE, RESPONDENTS, key
from jsna.measures.survey.safe_counts import SafeCounts
from jsna.review.survey_rules import OUTCOMES

FLAGGED = "flagged"
# Whoever was flagged by one check or more is counted once, under no check's name.
ANY_CHECK = ""
_GROUP = "outcome"


def add_findings(cells: Cells, findings: pd.DataFrame) -> None:
    """Add what the checks flagged to all counts that are published together.

    Parameters
    ----------
    cells
        The counts of the answers, that of all respondents among them.
    findings
        The stored table ``survey_findings``: ``check``, ``respondent``, ``outcome``.
    """
    flagged = findings[findings["respondent"] != ""]
    for check in _checks(findings):
        own = flagged if check == ANY_CHECK else flagged[flagged["check"] == check]
        ranks = own["outcome"].map(OUTCOMES.index).groupby(own["respondent"]).max()
        cells.add(_key(check), len(ranks), SUM, key(RESPONDENTS), FLAGGED)
        for rank, outcome in enumerate(OUTCOMES):
            count = int((ranks == rank).sum())
            cells.add(_key(check, outcome), count, PART, key(RESPONDENTS), FLAGGED)
        cells.adds_up([_key(check, each) for each in OUTCOMES], [_key(check)])
    _relate(cells, [check for check in _checks(findings) if check != ANY_CHECK])


def _relate(cells: Cells, checks: list[str]) -> None:
    """Of those of any check, as many got so far at least as of one, and no more than of all."""
    for start in range(len(OUTCOMES) if checks else 0):
        so_far = OUTCOMES[start:]
        together = [_key(ANY_CHECK, each) for each in so_far]
        by_check = [[_key(check, each) for each in so_far] for check in checks]
        for own in by_check:
            cells.at_most(own, together)
        cells.at_most(together, [each for own in by_check for each in own])


def count_findings(findings: pd.DataFrame, safe: SafeCounts) -> Iterator[Result]:
    """``survey_flagged`` of each check and of any, in all and by what was decided."""
    for check in _checks(findings):
        about = Result("", answer=check)
        yield safe.count("survey_flagged", _key(check), "people", about)
        for outcome in OUTCOMES:
            about = Result("", answer=check, group=_GROUP, group_value=outcome)
            yield safe.count("survey_flagged", _key(check, outcome), "people", about)


def _checks(findings: pd.DataFrame) -> list[str]:
    """The checks that were made, all together last; none where none was."""
    checks = [str(check) for check in dict.fromkeys(findings["check"])]
    return [*checks, ANY_CHECK] if checks else []


def _key(check: str, outcome: str = "") -> Hashable:
    column = Column(_GROUP, outcome) if outcome else EVERYONE
    return key(FLAGGED, answer=check, column=column)
