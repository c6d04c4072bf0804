"""Which result each cell of a table, and each point of a figure, shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from jsna.exhibits.base import Figure, Table
from jsna.publishing.cited_answers import (
    answers,
    checks,
    codes,
    questions,
    respondents,
    weighted,
)
from jsna.publishing.lineage import Lineage
from jsna.publishing.traced import Key

Cells = dict[tuple[int, str], Key]
Found = Key | None
_SHORTFALL = "shortfall_to_"
_KINDS = {"all": "", "system": "system", "service": "service", "cross_cutting": "cross-cutting"}
_FIRMNESS = {
    "Services rated": ("overall", ""),
    "Overall score": ("overall", ""),
    "The same, unrounded": ("overall_unrounded", ""),
    "Fewest changes of one point that lower it": ("margin_to_flip", "down"),
    "Fewest changes of one point that raise it": ("margin_to_flip", "up"),
    "Unrounded, with any one service left out": ("overall_leave_one_out", ""),
    "Lowest without": ("overall_leave_one_out", ""),
    "Highest without": ("overall_leave_one_out", ""),
    "Services without which it is another": ("overall_leave_one_out", ""),
    "Unrounded, if the scores were rounded themselves": ("overall_if_rounded", ""),
}
# Of an exhibit with one service a row: the measure of each column, by its name.
_OF_SERVICE = {
    "scores_and_gaps": {"score": "score", "gaps": "gap_count"},
    "gap_ranking": {"rank": "rank", "score": "score", "band": "score", "gaps": "gap_count"},
    "rank_uncertainty": {
        "rank": "rank",
        "rank_interval": "rank_interval",
        "rank_under_one_error": "rank_under_one_error",
        "pareto_tier": "pareto_tier",
    },
    "triangulation": {"rating": "score", "finding": "triangulation"},
    "scores": {"score": "score", "words_of_the_scale": "score", "band": "score"},
    "ranks": {
        **dict.fromkeys(("rank", "first_place", "last_place", "services_at_this_rank"), "rank"),
        **dict.fromkeys(("interval_lower", "interval_upper"), "rank_interval"),
        **dict.fromkeys(("one_error_lower", "one_error_upper"), "rank_under_one_error"),
    },
    "change": {"before": "score_from", "now": "score_to", "change": "change"},
    "change_by_service": {"before": "score_from", "now": "score_to", "change": "change"},
    "scores_by_review": {},
    "rank_acceptability": {},
}
# Of a service that is not compared, its score stands under another measure.
_ELSE = {
    "score_from": ("service_gone",),
    "score_to": ("service_new", "score"),
    "change": ("service_new", "service_gone"),
}
# A column for each value of a group: how its name begins, the measure and the group.
_OF_GROUP = {
    "gap_ranking": (_SHORTFALL, "shortfall", "target"),
    "rank_uncertainty": ("among_lowest_", "lowest_k_probability", "lowest"),
    "triangulation": ("", "statements_linked", "stream"),
    "scores_by_review": ("", "score_in_review", "review"),
    "rank_acceptability": ("rank_", "rank_acceptability", "rank"),
}
# The last row, which belongs to all services together.
_OVERALL = {
    "scores_and_gaps": {"score": "overall", "gaps": "gaps"},
    "gap_ranking": {"gaps": "gaps"},
}


def cited(exhibit: Figure | Table, lineage: Lineage) -> Cells:
    """The key of what each cell shows, by the number of its row from 0 and its column's name.

    A cell that shows no one result, such as a name, is not among them.
    """
    if not lineage.entries:
        return {}
    frame = exhibit.values if isinstance(exhibit, Figure) else exhibit.frame()
    columns = [str(name) for name in frame.columns]
    found: Cells = {}
    for number, row in enumerate(frame.itertuples(index=False)):
        cells = dict(zip(columns, map(str, row), strict=True))
        overall = isinstance(exhibit, Table) and exhibit.overall and exhibit.key in _OVERALL
        last = overall and number == len(frame) - 1
        looked = _last(exhibit.key, columns, lineage) if last else _row(exhibit, cells, lineage)
        found |= {(number, name): key for name, key in looked if key}
    return found


def _last(exhibit: str, columns: list[str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    for name in columns:
        measure = _OVERALL.get(exhibit, {}).get(name)
        if measure:
            yield name, lineage.called(measure, service_id="", group="")
        elif exhibit == "gap_ranking" and name.startswith(_SHORTFALL):
            yield name, lineage.called("shortfall_total", group_value=name.removeprefix(_SHORTFALL))


def _row(
    exhibit: Figure | Table, cells: dict[str, str], lineage: Lineage
) -> Iterator[tuple[str, Found]]:
    """The columns of a row with the key of what stands there."""
    if exhibit.key in _OF_SERVICE:
        service_id = lineage.service_ids.get(cells["service"])
        return _service(exhibit.key, cells, service_id, lineage) if service_id else iter(())
    looked = _OTHERS.get(exhibit.key)
    return looked(cells, lineage) if looked else iter(())


def _service(
    exhibit: str, cells: dict[str, str], service_id: str, lineage: Lineage
) -> Iterator[tuple[str, Found]]:
    columns = _OF_SERVICE[exhibit]
    prefix, of_group, group = _OF_GROUP.get(exhibit, ("", "", ""))
    for name in cells:
        if name in columns:
            own = (columns[name], *_ELSE.get(columns[name], ()))
            found = (lineage.called(measure, service_id=service_id) for measure in own)
            yield name, next(filter(None, found), None)
        elif of_group and name.startswith(prefix):
            of = {"group": group, "group_value": name.removeprefix(prefix)}
            yield name, lineage.called(of_group, service_id=service_id, **of)


def _distribution(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    yield "services", lineage.called("services_at_score", answer=cells["score"])


def _firmness(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    measure, answer = _FIRMNESS.get(cells["question"], ("", ""))
    of_answer = {"answer": answer} if answer else {}
    for column, kind in _KINDS.items():
        group = {"group": "kind" if kind else "", "group_value": kind}
        if column in cells and measure:
            yield column, lineage.called(measure, **group, **of_answer)


def _agreement(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    name, _, answer = cells["measure"].rpartition(", ")
    measure = "krippendorff_alpha" if "alpha" in name else "weighted_kappa"
    word = re.sub(r" weights$", "", answer)
    for column in ("value", "interval", "compared"):
        yield column, lineage.called(measure, answer=word)


def _transitions(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    for name in cells:
        if name.startswith("to_"):
            move = f"{cells['before']} to {name.removeprefix('to_')}"
            yield name, lineage.called("transition", answer=move)


def _input(kind: str, column: str, *columns: str) -> Callable[..., Iterator[tuple[str, Found]]]:
    """Cells that show a gap or a statement as it was received."""

    def looked(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
        key = (kind, cells[column])
        if key in lineage.entries:
            yield from ((name, key) for name in columns if name in cells)

    return looked


def _priorities(cells: dict[str, str], lineage: Lineage) -> Iterator[tuple[str, Found]]:
    yield "priorities", lineage.called("priorities_in_theme", answer=cells["theme_id"])


_OTHERS: dict[str, Callable[[dict[str, str], Lineage], Iterator[tuple[str, Found]]]] = {
    "distribution": _distribution,
    "firmness": _firmness,
    "agreement": _agreement,
    "transitions": _transitions,
    "priorities": _priorities,
    "gap_register": _input("gap", "gap_id", "text", "status"),
    **dict.fromkeys(("answers_by_share", "agreement_scales", "answers_by_group"), answers),
    "questions_asked": questions,
    "respondents": respondents,
    "survey_checks": checks,
    "comment_codes": codes,
    "weighted_shares": weighted,
    "engagement_issues": _input("statement", "issue_id", "issue", "text"),
}


def keys_of(cells: Cells) -> Sequence[Key]:
    """The keys that an exhibit shows, each once, in the order of its cells."""
    return tuple(dict.fromkeys(cells.values()))
