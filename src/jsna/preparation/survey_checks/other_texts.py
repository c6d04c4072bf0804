"""Finds texts typed at "other, please say" that are one of the options, and says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
import pandas as pd

from jsna.preparation.survey_checks.findings import OTHER_TEXT, SEPARATOR, Found
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

_WORD = re.compile(r"[^\W\d_]+")
# Words that are in most texts and say nothing of which option is meant.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been by can did do for from had has have help helped her his i "
        "in is it its me more my of on or our she some that the their them these they this to us "
        "was we were who with you your",
    )
)
_HEAD_ENDS = re.compile(r"[,:;(/]")
# Two words are one misspelt from this likeness on: "visiter", "midwive".
_ALIKE = 0.84


def find_other_texts(wide: pd.DataFrame, survey: Survey) -> Iterator[Found]:
    """Texts of an "other" option whose words are those of an option, or hold all of its words.

    Parameters
    ----------
    wide
        The table of answers that ``review.survey`` describes.
    survey
        The spec: a free-text question names in ``other_of`` the question whose texts it holds.
    """
    for text in survey.questions:
        if text.other_of:
            yield _of_question(wide, text, survey.by_id[text.other_of])


def _of_question(wide: pd.DataFrame, text: Question, asked: Question) -> Found:
    codes, texts = pd.factorize(wide[text.id])
    meant = [option_meant(str(each), asked) for each in texts]
    known = np.array([each is not None for each in meant], dtype=bool)
    rows = np.flatnonzero(known[codes]) if len(texts) else np.empty(0, dtype=np.intp)
    options = [meant[code] for code in codes[rows]]
    suggestions = [
        _with(wide, asked, int(row), option.id)
        for row, option in zip(rows, options, strict=True)
        if option is not None
    ]
    said = "the text is one of the options in other words"
    return Found(OTHER_TEXT, (asked.id, text.id), rows, said, suggestions)


def _with(wide: pd.DataFrame, asked: Question, row: int, option_id: str) -> str:
    """The answer with the option that is meant in the place of "other"."""
    if not asked.takes_several:
        return option_id
    picked = [
        option.id
        for option, column in zip(asked.options, asked.wide_columns, strict=True)
        if (wide[column].iloc[row] and not option.other) or option.id == option_id
    ]
    return SEPARATOR.join(picked)


def option_meant(text: str, asked: Question) -> Option | None:
    """The option that a text means, or None if its words do not say so."""
    typed = _words(text)
    if not typed:
        return None
    for option in asked.options:
        if option.other or option.exclusive or option.missing:
            continue
        whole, head = _words(option.wording), _words(_HEAD_ENDS.split(option.wording)[0])
        if whole and (_all_in(typed, whole) or (head and _all_in(head, typed))):
            return option
    return None


def _words(text: str) -> list[str]:
    """The words that say something, in small letters and without the ending of a plural."""
    words = (word.casefold() for word in _WORD.findall(text.replace("’", "'").replace("'s", "")))
    return [
        word.removesuffix("s") if len(word) > 3 else word for word in words if word not in _EMPTY
    ]


def _all_in(some: list[str], all_of: list[str]) -> bool:
    return all(any(_alike(word, other) for other in all_of) for word in some)


@lru_cache(maxsize=100_000)
def _alike(word: str, other: str) -> bool:
    if word == other or min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 2:
        return word == other
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE
