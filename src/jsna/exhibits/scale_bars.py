"""The bars of scale questions: their parts, where they stand, their colours, and one as drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jsna.exhibits.answers import Answer, Asked
from jsna.exhibits.canvas import Canvas
from jsna.exhibits.style import (
    BLUE,
    CELL,
    DARK_BLUE,
    DARK_PINK,
    HAIRLINE,
    LIGHT_BLUE,
    LIGHT_PURPLE,
    RAMP,
    WHITE,
    on_ground,
    width_of,
)

HEIGHT = 0.24  # inches: how high a bar is
_AIR = 0.04  # inches beside the words in a part of a bar
_THINNEST = 0.02  # a share of this size stands for what is hidden, where it would be less
# The sides of a midpoint, from its neighbour to the end of the scale.
_BELOW, _ABOVE = (LIGHT_PURPLE, DARK_PINK), (LIGHT_BLUE, BLUE, DARK_BLUE)
_LONGEST = 5  # steps on a side; with more, neither ink nor white could be read on one of them
# Colours for a scale without a midpoint, from its first step to its last.
_STEPS = {2: (1, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


@dataclass(frozen=True)
class Part:
    """A part of a bar: an answer, or hidden answers that stand together, and how wide it is."""

    answers: tuple[Answer, ...]
    width: float

    @property
    def shown(self) -> bool:
        """Whether its share may be shown."""
        return self.answers[0].shown


@dataclass(frozen=True)
class Axis:
    """Where the bars of a scale stand, and what colours they have.

    Parameters
    ----------
    start, length
        Where the longest of them begins, and how long a whole one is, in inches.
    middle
        Where the middle of each is; nothing where they begin in line.
    colours
        The colour of each answer by its id.
    """

    start: float
    length: float
    middle: float | None
    colours: dict[str, str]


def parts_of(asked: Asked) -> list[Part] | None:
    """The parts of a bar; nothing where hidden answers stand in several places of it.

    Each share is rounded by itself, so that all of them can be a little more or less than a whole:
    the bar is drawn whole.
    """
    runs = [
        tuple(run) for _, run in groupby(asked.answers, lambda each: each if each.shown else "")
    ]
    hidden = [run for run in runs if not run[0].shown]
    total = sum(each.share for each in asked.answers if each.shown)
    if len(hidden) > 1 or not total:
        return None
    rest = max(_THINNEST, 1 - total) if hidden else 0
    whole = total + rest
    return [Part(run, (run[0].share if run[0].shown else rest) / whole) for run in runs]


def before_middle(asked: Asked, parts: Sequence[Part]) -> float | None:
    """How much of a bar is left of the middle of its scale; nothing where that is hidden."""
    left = 0.0
    for part in parts:
        ids = [each.option_id for each in part.answers]
        if asked.question.midpoint in ids:
            return left + part.width / 2 if part.shown else None
        left += part.width
    return None


def before_middles(rows: Sequence[Asked]) -> list[float]:
    """How much of each bar is left of the middle of their scale; none if one bar hides it."""
    lefts = [before_middle(asked, parts) for asked in rows if (parts := parts_of(asked))]
    known = [left for left in lefts if left is not None]
    return known if len(known) == len(lefts) else []


def axis_of(rows: Sequence[Asked], start: float, room: float) -> Axis:
    """Where the bars of questions with one scale stand, from ``start`` on, in inches."""
    first = rows[0]
    colours = colours_of([each.option_id for each in first.answers], first.question.midpoint)
    lefts = before_middles(rows)
    if not lefts:
        return Axis(start, room, None, colours)
    most, least = max(lefts), min(lefts)
    length = room / (1 + most - least)
    return Axis(start, length, start + most * length, colours)


def draw_bar(canvas: Canvas, asked: Asked, parts: Sequence[Part], axis: Axis, y: float) -> None:
    """A bar with the share in each part that has room for it; what is hidden has its sign."""
    left = before_middle(asked, parts)
    x = axis.start
    if axis.middle is not None and left is not None:
        x = axis.middle - left * axis.length
    for part in parts:
        end = x + part.width * axis.length
        first = part.answers[0]
        colour = axis.colours[first.option_id] if part.shown else WHITE
        canvas.block_bar((x, end), y, HEIGHT, colour, f"{asked.question.id}.{first.option_id}")
        kind = on_ground(CELL, colour)
        for words in (first.in_words, first.in_words.removesuffix("%")):
            if width_of(words, kind) + _AIR <= end - x:
                canvas.text((x + end) / 2, [words], kind, align="center", y=y)
                break
        x = end


def colours_of(answers: Sequence[str], midpoint: str) -> dict[str, str]:
    """The colour of each answer by its id: two hues on the sides of a real midpoint, else one."""
    count = len(answers)
    below = answers.index(midpoint) if midpoint in answers else 0
    above = count - below - 1
    if 0 < below <= _LONGEST and 0 < above <= _LONGEST:
        sides = _spread(_BELOW, below)[::-1], _spread(_ABOVE, above)
        return dict(zip(answers, (*sides[0], HAIRLINE, *sides[1]), strict=True))
    if count in _STEPS:
        return {key: RAMP[step] for key, step in zip(answers, _STEPS[count], strict=True)}
    return dict(zip(answers, _spread(RAMP[::-1], count)[::-1], strict=True))


def _spread(colours: Sequence[str], count: int) -> list[str]:
    """So many colours from the first to the last, with what lies between; of one, the last."""
    parts = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours]
    found = []
    for step in range(count):
        place = step * (len(parts) - 1) / (count - 1) if count > 1 else len(parts) - 1
        before = min(int(place), len(parts) - 2)
        share = place - before
        pairs = zip(parts[before], parts[before + 1], strict=True)
        found.append("#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs))
    return found
