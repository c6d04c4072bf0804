"""What can be said of the overall score: how firm it is, and by which rule it was made."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.content import Content
from jsna.exhibits.firmness import Firmness, rules_by_agreement
from jsna.exhibits.statement import Statement
from jsna.exhibits.wording import counted, in_words, listed, rounded, sentence


def statements_on_overall(content: Content) -> Iterator[Statement]:
    """Whether single ratings or services carry the overall score, and whether its rule is known."""
    overall = content.number("overall")
    firm = Firmness(content)
    if overall is not None and firm.known:
        yield from _on_margins(firm, rounded(overall))
        yield from _on_leaving_out(firm, rounded(overall))
    yield from _on_rules(content)


def _on_margins(firm: Firmness, overall: str) -> Iterator[Statement]:
    margins = {way: firm.margin(way) for way in ("down", "up")}
    known = {way: margin for way, margin in margins.items() if margin is not None}
    if not known:
        return
    none = [way for way in margins if way not in known]
    said = [
        f"{_changes(margin) if number == 0 else in_words(margin)} to "
        f"{'lower' if way == 'down' else 'raise'} it"
        for number, (way, margin) in enumerate(known.items())
    ]
    never = f"; nothing {'lowers' if none == ['down'] else 'raises'} it" if none else ""
    yield Statement(
        f"The overall score, {overall}, stays the same if any single rating is one point out.",
        min(known.values()) > 1,
        f"It takes at least {listed(said)}{never}.",
    )


def _changes(number: int) -> str:
    return f"{counted(number, 'change')} of one point"


def _on_leaving_out(firm: Firmness, overall: str) -> Iterator[Statement]:
    left = firm.left_out
    if left is None:
        return
    lies = (
        f"is then {rounded(left.lower)} in every case"
        if left.same
        else f"then lies between {rounded(left.lower)} and {rounded(left.upper)}"
    )
    flips = (
        "; it is another whichever is left out"
        if left.flips == left.services
        else f"; without {in_words(left.flips)} of the {in_words(left.services)} it is another"
    )
    yield Statement(
        f"The overall score, {overall}, stays the same if any one service is left out.",
        left.flips == 0,
        f"Unrounded, it {lies}{flips if left.flips else ''}.",
    )


def _on_rules(content: Content) -> Iterator[Statement]:
    published, rules = content.number("overall_published"), rules_by_agreement(content)
    if published is None or not rules:
        return
    agree, differ = rules[True], rules[False]
    give = "gives" if len(agree) == 1 else "all give"
    yield Statement(
        "The published overall score shows by which rule it was made.",
        len(agree) == 1,
        sentence(f"{listed(agree)} {give} {rounded(published)}")
        if agree
        else f"No rule that was tried gives {rounded(published)}: {listed(differ)}.",
    )
