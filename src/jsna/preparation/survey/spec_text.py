"""Writes a spec as ``survey.toml``, with comments that tell an analyst what each key is for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jsna.review.survey import Coding, Survey
from jsna.review.survey_question import Option, Question
from jsna.review.unseen import without_turning

_HEAD = (
    ("file", "the export, in the folder restricted/ of this review"),
    ("sha256", "its hash once a person has looked at it"),
    ("origin", "who made the export, from which tool, on which day"),
    ("added", ""),
    ("dialect", "the tool that made it; without this key it is recognised by its headings"),
    ("header_rows", "rows of headings, of a tool that is not known"),
    ("separator", "between several answers in one cell, of a tool that is not known"),
    ("personal", "headings of columns with personal data that no rule finds; dropped at the door"),
    ("not_personal", "headings that a rule takes for personal data, and that are none"),
    ("groups", "the questions that results are broken down by"),
    ("weight", "heading of the column of weights"),
    ("started", "headings of when an answer began and ended"),
    ("ended", ""),
    ("missing_codes", 'cells that stand for no answer, such as "-99"'),
)


def spec_text(
    survey: Survey, opening: Iterable[str], notes: Mapping[str, Sequence[str]] | None = None
) -> str:
    """The spec as text.

    Parameters
    ----------
    survey
        The spec.
    opening
        Lines of the comment at its top.
    notes
        Lines of a comment above each question, by its id.
    """
    lines = [f"# {line}".rstrip() for line in opening]
    for key, comment in _HEAD:
        value = getattr(survey, key)
        if value in (None, "", ()) and key != "sha256":
            continue
        if (key, value) in (("header_rows", 1), ("separator", ";")):
            continue
        lines.append(f"{key} = {_value(value)}{f'  # {comment}' if comment else ''}")
    for question in survey.questions:
        lines += ["", *(f"# {note}" for note in (notes or {}).get(question.id, ()))]
        lines += ["[[question]]", *_question(question)]
    if survey.coding:
        lines += ["", *_coding(survey.coding)]
    return "\n".join(lines) + "\n"


def _question(question: Question) -> Iterator[str]:
    for key in ("id", "wording", "type", "column", "separator", "most", "midpoint"):
        value = getattr(question, key)
        if value not in (None, ""):
            yield f"{key} = {_value(value)}"
    for key in ("lowest", "highest", "missing_codes", "other_of", "replaces"):
        value = getattr(question, key)
        if value not in (None, "", ()):
            yield f"{key} = {_value(value)}"
    if question.columns:
        pairs = ", ".join(f"{_value(key)} = {_value(one)}" for key, one in question.columns.items())
        yield f"columns = {{ {pairs} }}"
    if question.options:
        yield "options = ["
        yield from (f"  {_option(option)}," for option in question.options)
        yield "]"


def _coding(coding: Coding) -> Iterator[str]:
    yield "# What people read in the comments: who gave which code, and what the codes say."
    yield "[coding]"
    for key in ("file", "sha256", "origin", "added"):
        yield f"{key} = {_value(getattr(coding, key))}"
    yield from ("", "[coding.codes]")
    for question, codes in coding.codes.items():
        yield f"{_value(question)} = ["
        for code in codes:
            yield f"  {{ id = {_value(code.id)}, wording = {_value(code.wording)} }},"
        yield "]"


def _option(option: Option) -> str:
    parts = [f"id = {_value(option.id)}", f"wording = {_value(option.wording)}"]
    parts += [f"code = {_value(option.code)}"] if option.code else []
    for flag in ("exclusive", "missing", "other"):
        parts += [f"{flag} = true"] if getattr(option, flag) else []
    parts += [f"replaces = {_value(option.replaces)}"] if option.replaces else []
    return f"{{ {', '.join(parts)} }}"


def _value(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, str):
        # A basic string of TOML escapes as JSON does, but for the character DEL.
        value = without_turning(value)
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, float) else str(value)
