"""What can be said of the change since the review before."""

from __future__ import annotations

from collections.abc import Iterator

from jsna.exhibits.comparison import Apart, Comparison, compared
from jsna.exhibits.content import Content
from jsna.exhibits.statement import Statement
from jsna.exhibits.wording import counted, in_words, listed, sentence


def statements_over_time(content: Content) -> Iterator[Statement]:
    """Whether services got better or worse, and whether all can be compared."""
    comparison = compared(content)
    if comparison is None:
        return
    if comparison.moved:
        yield _on_the_balance(comparison)
        yield _on_the_worse(comparison)
    yield _on_the_rest(comparison)


def _on_the_balance(comparison: Comparison) -> Statement:
    better, worse, same = (len(comparison.having(word)) for word in ("better", "worse", "same"))
    return Statement(
        f"More services got better than worse since {comparison.earlier}.",
        better > worse,
        f"Of {counted(len(comparison.moved), 'service')} that can be compared, "
        f"{_none(better)} {'are' if better > 1 else 'is'} better, {_none(worse)} worse and "
        f"{_none(same)} the same.",
    )


def _on_the_worse(comparison: Comparison) -> Statement:
    worse = [each.service for each in comparison.having("worse")]
    return Statement(
        f"No service is rated lower than in {comparison.earlier}.",
        not worse,
        f"{listed(worse)} {'is' if len(worse) == 1 else 'are'}."
        if worse
        else "This is so for every service that can be compared.",
    )


def _on_the_rest(comparison: Comparison) -> Statement:
    parts = [
        *_apart(comparison.new, "new"),
        *_apart(comparison.gone, comparison.gone_is),
        *_apart(comparison.refused, "not comparable"),
    ]
    return Statement(
        f"Every service can be compared with {comparison.earlier}.",
        not parts,
        sentence(listed(parts)) if parts else "Both reviews rated the same services.",
    )


def _apart(services: tuple[Apart, ...], word: str) -> list[str]:
    if not services:
        return []
    verb = "is" if len(services) == 1 else "are"
    return [f"{in_words(len(services))} {verb} {word}"]


def _none(number: int) -> str:
    return in_words(number) if number else "none"
