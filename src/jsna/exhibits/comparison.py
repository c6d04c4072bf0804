"""The change since an earlier review, as exhibits have it: read from the results, never computed.

See docs/methods.md, "Change between reviews".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from jsna.exhibits.content import Content
from jsna.exhibits.wording import counted, in_words, listed, rounded, sentence

# The words of the results, in the order in which they are shown, and as a heading says them.
NOT_RATED = "not rated"
WORDS = {"better": "Better", "worse": "Worse", "same": "No change"}


@dataclass(frozen=True)
class Moved:
    """A service that both reviews rated: ``change`` is better, worse or same."""

    service_id: str
    service: str
    before: float
    now: float
    change: str


@dataclass(frozen=True)
class Apart:
    """A service that is not compared: its two scores in words, and why."""

    service: str
    before: str
    now: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """A review beside an earlier one.

    Parameters
    ----------
    since
        Id of the earlier review.
    earlier, later
        The two reviews as they are called.
    moved
        The services that are compared, in the order of the codebook.
    new, gone, refused
        Those in one of the reviews only, and those that cannot be compared.
    tools
        Which tools the two used, if not one version of one tool: then nothing is compared.
    gone_is
        What is said of those that are gone: in a draft they may still be to come.
    """

    since: str
    earlier: str
    later: str
    moved: tuple[Moved, ...]
    new: tuple[Apart, ...]
    gone: tuple[Apart, ...]
    refused: tuple[Apart, ...]
    tools: str = ""
    gone_is: str = "no longer rated"

    def having(self, change: str) -> tuple[Moved, ...]:
        """The services that changed so."""
        return tuple(each for each in self.moved if each.change == change)

    @property
    def apart(self) -> dict[str, tuple[Apart, ...]]:
        """The services that are not compared, by the heading under which they stand."""
        return {
            f"New since {self.earlier}": self.new,
            f"In {self.earlier} only": self.gone,
            "Not comparable": self.refused,
        }

    @property
    def in_short(self) -> str:
        """How many services changed how, and how many are not compared."""
        counts = {word: len(self.having(word)) for word in ("better", "same", "worse")}
        words = [
            f"{in_words(n) if n else 'none'} {_verb(n, number)}{_IN_SHORT[word]}"
            for number, (word, n) in enumerate(counts.items())
        ]
        compared = (
            f"of {counted(len(self.moved), 'service')} that can be compared with {self.earlier}, "
            f"{listed(words)}"
            if self.moved
            else f"no service can be compared with {self.earlier}"
        )
        return sentence(f"{compared}{self._apart_in_short}")

    @property
    def _apart_in_short(self) -> str:
        parts = [
            f"{in_words(len(self.new))} {_is(self.new)} new" if self.new else "",
            f"{in_words(len(self.gone))} {_is(self.gone)} {self.gone_is}" if self.gone else "",
            f"{in_words(len(self.refused))} cannot be compared"
            if self.refused and self.moved
            else "",
        ]
        said = listed(filter(None, parts))
        return f"; {said}" if said else ""


# Every comparison has the first for each service in both reviews, and the second in any case.
_COMPARED = ("change", "services_not_comparable")
_IN_SHORT = {"better": "better", "same": "the same", "worse": "worse"}


def compared(content: Content) -> Comparison | None:
    """The review beside the last of its earlier ones; nothing where the results compare none."""
    found = set(content.results.loc[content.results["measure"].isin(_COMPARED), "group_value"])
    known = [each for each in content.review.earlier if each in found]
    if not found:
        return None
    since = known[-1] if known else max(found)
    earlier, later = content.called(since), content.called(content.review.id)
    return Comparison(
        since,
        earlier,
        later,
        moved=_moved(content, since),
        new=_one_sided(content, since, "service_new", later),
        gone=_one_sided(content, since, "service_gone", earlier),
        refused=_refused(content, since),
        tools=_tools(content, since),
        gone_is="not rated so far" if content.has_missing else Comparison.gone_is,
    )


def _moved(content: Content, since: str) -> tuple[Moved, ...]:
    of = {"group": "since", "group_value": since}
    changes = content.by_service("change", "answer", **of)
    before, now = content.by_service("score_from", **of), content.by_service("score_to", **of)
    return tuple(
        Moved(key, content.name_of(key), float(before[key]), float(now[key]), changes[key])
        for key in content.in_order(before)
    )


def _one_sided(content: Content, since: str, measure: str, where: str) -> tuple[Apart, ...]:
    scores = content.by_service(measure, group="since", group_value=since)
    return tuple(
        Apart(
            content.name_of(key),
            *((NOT_RATED, score) if measure == "service_new" else (score, NOT_RATED)),
            f"rated {score} in {where}",
        )
        for key in content.in_order(scores)
        for score in [_score(scores[key])]
    )


def _score(score: float) -> str:
    return "not shown" if math.isnan(score) else rounded(score)


def _refused(content: Content, since: str) -> tuple[Apart, ...]:
    rows = content.rows("change", group="since", group_value=since)
    refused = rows[rows["status"] == "not comparable"]
    reasons = dict(zip(refused["service_id"], refused["method"], strict=True))
    now = {each.service_id: str(each.score) for each in content.services}
    return tuple(
        Apart(
            content.name_of(key),
            "not comparable",
            now.get(key, "not shown"),
            reasons[key].removeprefix("not comparable: "),
        )
        for key in content.in_order(reasons)
    )


def _tools(content: Content, since: str) -> str:
    """The results refuse the count of matched services for this reason alone."""
    rows = content.rows("services_matched", group="since", group_value=since)
    reasons = rows.loc[rows["status"] == "not comparable", "method"]
    return "" if reasons.empty else str(reasons.iloc[0]).removeprefix("not comparable: ")


def _verb(count: int, place: int) -> str:
    """Said once, with the first."""
    return "" if place else "are " if count > 1 else "is "


def _is(services: tuple[Apart, ...]) -> str:
    return "is" if len(services) == 1 else "are"
