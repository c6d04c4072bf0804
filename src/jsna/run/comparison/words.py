"""A comparison as text, about a screen long: what went in, how much differs, the first of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from jsna.publishing.changes import Change, ExhibitChange, Kind, Piece, SentenceChange
from jsna.publishing.comparison import Comparison

_KINDS: tuple[Kind, ...] = ("changed", "new", "gone")
_FIRST = 3  # of each group, so that all groups fit a screen
_CONTEXT = 24  # letters left and right of what changed in a sentence
_WIDE = 96
_NOTHING = "nothing"
_MORE = "All of it: --json"
# Tables and other rows say again what results and gaps say; to know how many is enough.
_IN_DETAIL = ("Scores", "Ranks", "Gaps", "Sentences", "Figures", "Results")
Told = Change | SentenceChange | ExhibitChange


def in_words(comparison: Comparison) -> str:
    """The comparison for a person at a keyboard.

    What changed in a sentence stands in square brackets, as it was and as it is. A cause
    is said behind a difference only where there are several, and not all can have made it.
    """
    before, after = comparison.before.title, comparison.after.title
    if comparison.identical:
        return f"{before} and {after} are identical."
    lines = [f"From {before} to {after}", *_causes(comparison)]
    lines += _successions(comparison.successions)
    groups = _groups(comparison)
    if comparison.same:
        lines.append("No number and no word differs.")
    else:
        width = max(map(len, groups))
        lines += ["", *(f"{name:{width}}  {_count(each)}" for name, each in groups.items())]
        for name in filter(groups.get, _IN_DETAIL):
            lines += _details(name, groups[name], comparison)
    if comparison.files and comparison.same:
        lines += _files(comparison.files)
    return "\n".join(lines)


def _groups(comparison: Comparison) -> dict[str, Sequence[Told]]:
    return {
        "Scores": comparison.scores,
        "Ranks": comparison.ranks,
        "Gaps": comparison.gaps,
        "Sentences": comparison.sentences,
        "Figures": comparison.figures,
        "Tables": comparison.tables,
        "Results": comparison.results,
        "Other rows": comparison.records,
    }


def _causes(comparison: Comparison) -> list[str]:
    if not comparison.causes:
        return ["What went in is the same, as far as it is recorded: only the code can differ."]
    return ["What went in and is not the same:", *(f"  {each}" for each in comparison.causes)]


def _successions(told: Sequence[str]) -> Iterator[str]:
    if told:
        first = f" (the first {_FIRST} of {len(told)})" if len(told) > _FIRST else ""
        yield f"Services and questions that are not what they were{first}:"
    yield from (_cut(f"  {each}") for each in told[:_FIRST])


def _count(changes: Sequence[Told]) -> str:
    counts = Counter(each.kind for each in changes)
    said = ", ".join(f"{counts[kind]:,} {kind}" for kind in _KINDS if counts[kind])
    return said or "the same"


def _details(name: str, changes: Sequence[Told], comparison: Comparison) -> Iterator[str]:
    yield ""
    yield name
    for each in changes[:_FIRST]:
        yield _cut(f"  {_line(each)}")
        if set(each.causes) != set(comparison.causes) and comparison.causes:
            yield _cut(f"      by {'; or '.join(map(str, each.causes))}")
    if len(changes) > _FIRST:
        yield f"  and {len(changes) - _FIRST:,} more. {_MORE}"


def _line(change: Told) -> str:
    if isinstance(change, SentenceChange):
        return _sentence(change)
    if isinstance(change, ExhibitChange):
        return _exhibit(change)
    if change.kind == "changed":
        return f"{change.what}: {_fields(change)}"
    said = change.after if change.kind == "new" else change.before
    return f"{change.kind}: {change.what}" + (f" ({said})" if len(change.fields) == 1 else "")


def _fields(change: Change) -> str:
    """The columns that changed; of a result its number before its interval and its method."""
    named = len(change.fields) > 1
    return "; ".join(
        (f"{each.column} " if named else "")
        + f"{each.before or _NOTHING} to {each.after or _NOTHING}"
        for each in change.fields
    )


def _exhibit(change: ExhibitChange) -> str:
    name = change.key.replace("_", " ")
    if change.kind != "changed":
        return f"{change.kind}: {name}"
    first, count = change.values[0], len(change.values)
    more = f" (and {count - 1} more {'row' if count == 2 else 'rows'})" if count > 1 else ""
    return f"{name}: {_line(first)}{more}"


def _sentence(change: SentenceChange) -> str:
    if change.kind != "changed":
        text = "".join(each.text for each in change.after or change.before)
        return f"{change.kind}: {text}"
    alike = [_near(each.text) for each in change.before if not each.changed]
    pairs = zip(_between(change.before), _between(change.after), strict=True)
    changed = [
        f"[{was or _NOTHING} -> {now or _NOTHING}]" if was or now else "" for was, now in pairs
    ]
    return "".join(chain.from_iterable(zip_longest(changed, alike, fillvalue="")))


def _between(pieces: Sequence[Piece]) -> list[str]:
    """What is marked before, between and behind the stretches that both sides have."""
    found = [""]
    for each in pieces:
        if each.changed:
            found[-1] += each.text
        else:
            found.append("")
    return found


def _near(text: str) -> str:
    """A stretch that is alike, without its middle where it is long."""
    if len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT]}...{text[-_CONTEXT:]}"


def _files(files: Sequence[str]) -> Iterator[str]:
    yield "Files that are drawn or written otherwise:"
    yield from (f"  {each}" for each in files[:_FIRST])
    if len(files) > _FIRST:
        yield f"  and {len(files) - _FIRST} more. {_MORE}"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDE else f"{line[: _WIDE - 3]}..."
