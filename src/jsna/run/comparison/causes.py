"""What went into two outputs and is not the same, and what each of it reaches itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsna.pipeline import STEPS, Step
from jsna.publishing.changes import Cause, CauseKind
from jsna.run.comparison.published import Published

CHAPTER = "06_chapter"
# Keys of review.toml that say how the answers of a survey become results.
_OF_ANSWERS = ("estimates", "disclosure")
# Keys of review.toml that are choices of method; the others are facts, which are data.
_METHOD = ("overall", "items", "ranking", "misrating", "tool", "services", *_OF_ANSWERS)
# The notebooks or tables that a key of review.toml can reach beside the chapter: all, if not named.
REACHES = {
    "overall": ("01_clean_assessment", "03_scores"),
    "items": ("01_clean_assessment", "03_scores"),
    "ranking": ("04_gap_rankings", "05_residents_voice"),
    "misrating": ("04_gap_rankings",),
    # Which links to answers count decides about links, which the rankings read too.
    **dict.fromkeys(_OF_ANSWERS, ("02_clean_survey", "05_residents_voice")),
    **dict.fromkeys(("title", "area", "notice"), ("review",)),
    **dict.fromkeys(("stream", "numbering", "draft", "synthetic", "assurance", "chapter"), ()),
}
# The tables that an input reaches, where its notebook writes others from another input.
REACHED_BY = {
    "ratings": ("ratings", "assessment", "assessment_issues", "assessment_changes"),
    "gaps": ("gap_statements", "assessment_issues", "assessment_changes"),
}
_RECEIVING = tuple(step.notebook for step in STEPS if step.inputs)
Reaches = tuple[str, ...] | None


@dataclass(frozen=True)
class Acting:
    """A cause and what it reaches itself: names of notebooks and tables; none said, all of them."""

    cause: Cause
    reaches: Reaches = None

    def on(self, step: Step, table: str = "") -> bool:
        """Whether it reaches this step, or this table of it."""
        return self.reaches is None or step.notebook in self.reaches or table in self.reaches


def acting(before: Published, after: Published) -> Iterator[Acting]:
    """All that went into two outputs and is not the same."""
    yield from _inputs(before, after)
    for name in _differing(before, after, "decisions"):
        yield Acting(Cause("data", f"what people decided to change ({name})"), _RECEIVING)
    for name in _differing(before, after, "prose"):
        yield Acting(Cause("data", f"own words ({name})"), (CHAPTER,))
    if before.manifest.get("template") != after.manifest.get("template"):
        yield Acting(Cause("data", "the template for Word"), (CHAPTER,))
    for name in _differing(before, after, "earlier"):
        yield Acting(Cause("data", f"the outputs of the earlier review {name}"))
    yield from _settings(before, after)
    for name in _differing(before, after, "survey"):
        yield Acting(Cause("method", name), (*REACHES["estimates"], CHAPTER))
    for name in _differing(before, after, "config"):
        yield Acting(Cause("method", f"config/{name}"))
    yield from _parameters(before, after)
    yield from _code(before, after)
    if before.manifest.get("requirements_lock") != after.manifest.get("requirements_lock"):
        yield Acting(Cause("packages", "requirements.lock"))


def _inputs(before: Published, after: Published) -> Iterator[Acting]:
    old, new = (
        {each["role"]: each for each in side.manifest.get("inputs", [])} for side in (before, after)
    )
    for role in sorted(old.keys() | new.keys()):
        was, becomes = old.get(role), new.get(role)
        if was and becomes and all(was.get(key) == becomes.get(key) for key in ("sha256", "read")):
            continue
        files = dict.fromkeys(each["file"] for each in (was, becomes) if each)
        gone = (
            f", which {(after if was else before).title} has not" if not (was and becomes) else ""
        )
        steps = tuple(step.notebook for step in STEPS if role in step.inputs)
        cause = Cause("data", f"the input {role} ({', '.join(files)}){gone}")
        yield Acting(cause, REACHED_BY.get(role, steps))


def _settings(before: Published, after: Published) -> Iterator[Acting]:
    old, new = (side.manifest.get("settings", {}) for side in (before, after))
    for key in sorted((old.keys() | new.keys()) - {"id"}):
        for place, was, becomes in _leaves(key, old.get(key), new.get(key)):
            kind: CauseKind = "method" if key in _METHOD else "data"
            what = f"review.toml, {place} ({_short(was)} to {_short(becomes)})"
            reaches = (*REACHES[key], CHAPTER) if key in REACHES else None
            yield Acting(Cause(kind, what), reaches)


def _leaves(place: str, was: Any, becomes: Any) -> Iterator[tuple[str, Any, Any]]:
    """The places below a key where two settings differ."""
    if isinstance(was, dict) and isinstance(becomes, dict):
        for key in dict.fromkeys((*was, *becomes)):
            yield from _leaves(f"{place}.{key}", was.get(key), becomes.get(key))
    elif was != becomes:
        yield place, was, becomes


def _parameters(before: Published, after: Published) -> Iterator[Acting]:
    old, new = (side.manifest.get("parameters", {}) for side in (before, after))
    for name in _differing(before, after, "parameters"):
        steps = tuple(
            step.notebook
            for step in STEPS
            if any(side.declares(step.notebook, name) for side in (before, after))
        )
        what = f"{name} ({_short(old.get(name))} to {_short(new.get(name))})"
        yield Acting(Cause("parameters", what), steps)


def _code(before: Published, after: Published) -> Iterator[Acting]:
    was, becomes = (str(side.manifest.get("jsna", "unknown")) for side in (before, after))
    if was != becomes:
        yield Acting(Cause("code", f"the package jsna ({was} to {becomes})"))
    for step in STEPS:
        old, new = (side.sources(step.notebook) for side in (before, after))
        if old != new:
            yield Acting(Cause("code", f"the notebook {step.notebook}"), (step.notebook,))


def _differing(before: Published, after: Published, part: str) -> list[str]:
    """The names in a part of the manifest whose values differ."""
    old, new = (side.manifest.get(part) or {} for side in (before, after))
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _short(value: Any) -> str:
    text = _in_words(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or "set")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "not set" if value in {None, ""} else str(value)
