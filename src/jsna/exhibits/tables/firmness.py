"""How firm the overall score is: what flips it, and what leaving a service out does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.firmness import Firmness, LeftOut, rules_by_agreement
from jsna.exhibits.wording import counted, in_words, rounded, sentence
from jsna.review.codebook import KINDS

_NONE = "–"
_NOTHING_DOES = "no change within the scale does that"  # as the results say it
_KINDS = {"system": "System", "service": "Services", "cross-cutting": "Cross-cutting"}


def tabulate_firmness(content: Content) -> Table | None:
    """Of the whole review and each kind of service; nothing where the results do not say."""
    whole = Firmness(content)
    if not whole.known:
        return None
    kinds = {kind: own for kind in KINDS if (own := Firmness(content, kind)).known}
    parts = [whole, *kinds.values()]
    return Table(
        key="firmness",
        caption=_caption(whole),
        columns=(
            Column("question", "What is asked", "What is asked of the overall score"),
            Column("all", "All services", "The answer for all services"),
            *(
                Column(kind.replace("-", "_"), _KINDS[kind], f"The answer for the kind {kind}")
                for kind in kinds
            ),
        ),
        rows=(
            *((said, *(answer(part) for part in parts)) for said, answer in _QUESTIONS.items()),
            *_rules(content, len(kinds)),
        ),
        notes=_notes(content),
    )


def _count(firm: Firmness) -> str:
    base = firm.rows("overall")["base"].dropna()
    return _NONE if base.empty else str(round(float(base.iloc[0])))


def _score(measure: str) -> Callable[[Firmness], str]:
    def shown(firm: Firmness) -> str:
        number = firm.number(measure)
        return "not estimable" if number is None else rounded(number)

    return shown


def _margin(way: str) -> Callable[[Firmness], str]:
    def shown(firm: Firmness) -> str:
        margin = firm.margin(way)
        if margin is not None:
            return str(margin)
        return "no change does" if firm.why_no_margin(way) == _NOTHING_DOES else "not estimable"

    return shown


def _range(firm: Firmness) -> str:
    return firm.left_out.range if firm.left_out else "not estimable"


def _without(end: Literal["lowest", "highest"]) -> Callable[[Firmness], Cell]:
    def shown(firm: Firmness) -> Cell:
        left = firm.left_out
        if left is None:
            return _NONE
        if left.same:
            return "any of them"
        return left.lowest if end == "lowest" else left.highest

    return shown


def _flips(firm: Firmness) -> str:
    left = firm.left_out
    return f"{left.flips} of {left.services}" if left else _NONE


_QUESTIONS: dict[str, Callable[[Firmness], Cell]] = {
    "Services rated": _count,
    "Overall score": _score("overall"),
    "The same, unrounded": _score("overall_unrounded"),
    "Fewest changes of one point that lower it": _margin("down"),
    "Fewest changes of one point that raise it": _margin("up"),
    "Unrounded, with any one service left out": _range,
    "Lowest without": _without("lowest"),
    "Highest without": _without("highest"),
    "Services without which it is another": _flips,
    "Unrounded, if the scores were rounded themselves": lambda firm: (
        firm.if_rounded or "not estimable"
    ),
}


def _rules(content: Content, kinds: int) -> Sequence[tuple[Cell, ...]]:
    """The rules that agree with a published overall score, of the whole review only."""
    rules = rules_by_agreement(content)
    words = {True: "Rules that give the published overall score", False: "Rules that do not"}
    return [(words[agree], tuple(rules[agree]) or "none", *[_NONE] * kinds) for agree in rules]


def _caption(firm: Firmness) -> str:
    overall, left = firm.number("overall"), firm.left_out
    if overall is None:
        return "There is no overall score whose firmness could be looked at."
    margins = [n for way in ("down", "up") if (n := firm.margin(way)) is not None]
    score = f"the overall score of {rounded(overall)}"
    takes = f"it takes {counted(min(margins or [0]), 'change')} of one point to move {score}"
    if left is None:
        return sentence(takes if margins else f"how firm {score} is cannot be estimated")
    moved = "it" if margins else score
    without = (
        f"{_those(left)} {moved} when left out"
        if left.flips
        else f"leaving out any one service does not move {moved}"
    )
    return sentence("; ".join([*[takes] * bool(margins), without]))


def _those(left: LeftOut) -> str:
    if left.flips == left.services:
        return "each service moves"
    verb = "moves" if left.flips == 1 else "move"
    return f"{in_words(left.flips)} of {in_words(left.services)} services {verb}"


def _notes(content: Content) -> tuple[str, ...]:
    note = content.review.overall.note
    return (
        f"Overall score: {content.method('overall')}.",
        "Changes of one point are of services' scores, within the scale.",
        "The kinds of service are this project's own reading of their names.",
        *_not_estimable(content),
        *filter(None, [note]),
        content.dates("ratings"),
        *content.notice,
    )


def _not_estimable(content: Content) -> tuple[str, ...]:
    """Why the margins are not estimable, where they are not."""
    firm = Firmness(content)
    reasons = {firm.why_no_margin(way) for way in ("down", "up") if firm.margin(way) is None}
    return tuple(f"Not estimable: {why}." for why in sorted(reasons - {_NOTHING_DOES, ""}))
