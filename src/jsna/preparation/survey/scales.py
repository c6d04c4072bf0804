"""Known words of answers: Likert scales in their order, and options that are often special."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jsna.preparation.survey.layout import plain

# Each from one end to the other; the one in the middle is the midpoint, if there is one.
_SCALES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
        "neither agree nor disagree",
    ),
    (
        ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
        "neutral",
    ),
    (
        (
            *("very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied"),
            *("satisfied", "very satisfied"),
        ),
        "neither satisfied nor dissatisfied",
    ),
    (("very poor", "poor", "fair", "good", "very good", "excellent"), ""),
    (("never", "rarely", "sometimes", "often", "always"), ""),
    (
        ("very unlikely", "unlikely", "neither likely nor unlikely", "likely", "very likely"),
        "neither likely nor unlikely",
    ),
    (("not at all important", "slightly important", "important", "very important"), ""),
    (("very difficult", "difficult", "neither easy nor difficult", "easy", "very easy"),
     "neither easy nor difficult"),
)  # fmt: skip
_MISSING = (
    *("don't know", "do not know", "not sure", "unsure", "can't remember", "prefer not to say"),
    *("prefer not to answer", "rather not say", "not applicable", "n/a"),
)
_EXCLUSIVE = ("none of these", "none of the above", "none", "nothing", "no help", "not any")
_OTHER = ("other", "other (please specify)", "other, please specify", "other (please say)")


def scale_of(words: Collection[str]) -> tuple[Sequence[str], str] | None:
    """The known scale that these answers stand on, in order, and its midpoint; or None."""
    names = {plain(word) for word in words} - set(_MISSING)
    for scale, midpoint in _SCALES:
        # Two answers could be those of any question; the ends tell one scale from another.
        if len(names) >= 3 and names <= set(scale):
            return scale, midpoint
    return None


def is_missing(word: str) -> bool:
    """Whether an answer is often kept outside the base, such as "don't know"."""
    return plain(word) in _MISSING


def is_exclusive(word: str) -> bool:
    """Whether an option is often picked with no other, such as "none of these"."""
    return plain(word).rstrip(".") in _EXCLUSIVE


def is_other(word: str) -> bool:
    """Whether an option is often one with a text."""
    return plain(word).rstrip(":.") in _OTHER
