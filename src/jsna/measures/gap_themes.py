"""The themes of gaps over several areas: in how many areas there is a gap that is not closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from jsna.measures.results import Result

_CLOSED = "closed"


def count_gap_themes(gaps_by_area: Mapping[str, pd.DataFrame]) -> Iterator[Result]:
    """How many areas have a gap in each theme, of those that name the themes of their gaps.

    A theme is known by its words; capitals and spaces do not count. Gaps that are closed do not
    count. An area none of whose gaps has a theme says nothing about themes: it is left out of the
    base, and never counted as an area without a gap.

    Parameters
    ----------
    gaps_by_area
        The gap statements of each area, by its name, one row a gap: ``theme`` (may be empty) and
        ``status``.

    Yields
    ------
    Result
        - ``areas_naming_themes``: how many areas do, of all.
        - ``areas_with_theme`` for each theme [answer]: how many areas have a gap in it, of those
          that name themes.
        - ``gaps_with_theme`` for each theme [answer], and for each area with a gap in it [group
          "area"]: how many gaps there are.
        - ``gaps_without_theme``: gaps of the areas that name themes.
    """
    naming = {area: gaps for area, gaps in gaps_by_area.items() if any(map(_key, gaps["theme"]))}
    shown = _words(naming)
    counts = {area: Counter(map(_key, _current(gaps))) for area, gaps in naming.items()}
    yield Result(
        "areas_naming_themes",
        len(naming),
        "areas",
        "count",
        numerator=len(naming),
        denominator=len(gaps_by_area),
    )
    without = sum(each.pop("", 0) for each in counts.values())
    yield Result("gaps_without_theme", without, "gaps", "count")
    for theme, words in shown.items():
        yield from _of_theme(words, {area: each[theme] for area, each in counts.items()})


def _of_theme(words: str, gaps: Mapping[str, int]) -> Iterator[Result]:
    """The results of one theme, from how many gaps each area has in it."""
    areas = sum(count > 0 for count in gaps.values())
    yield Result(
        "areas_with_theme",
        areas,
        "areas",
        "count",
        answer=words,
        numerator=areas,
        denominator=len(gaps),
    )
    yield Result("gaps_with_theme", sum(gaps.values()), "gaps", "count", answer=words)
    for area, count in gaps.items():
        if count:
            yield Result(
                "gaps_with_theme",
                count,
                "gaps",
                "count",
                answer=words,
                group="area",
                group_value=area,
            )


def _key(theme: str) -> str:
    return " ".join(theme.split()).casefold()


def _current(gaps: pd.DataFrame) -> list[str]:
    """The themes of the gaps that are not closed."""
    return list(gaps.loc[gaps["status"] != _CLOSED, "theme"])


def _words(gaps_by_area: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Each theme of a gap that is not closed, as most of them write it; of equals, the first."""
    spellings: dict[str, Counter[str]] = {}
    for gaps in gaps_by_area.values():
        for theme in _current(gaps):
            words = " ".join(theme.split())
            spellings.setdefault(_key(theme), Counter())[words] += 1
    return {
        key: min(found, key=lambda words: (-found[words], words))
        for key, found in sorted(spellings.items())
        if key
    }
