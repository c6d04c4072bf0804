"""Parts a cell that holds several answers, whose options can hold the mark between them too."""

from __future__ import annotations

from collections.abc import Collection

from jsna.preparation.survey.layout import plain


def parted(text: str, known: Collection[str], separator: str) -> list[str]:
    """The parts of a cell that holds several answers.

    An option that holds the separator itself stays whole: from each place the longest known name
    is taken that ends at a separator. What is none of the options is kept up to where the next
    known one begins.
    """
    mark = separator.strip() or " "
    plainly = [part.strip() for part in text.split(mark) if part.strip()]
    if all(plain(part) in known for part in plainly):
        return plainly
    pieces = text.split(mark)
    found: list[str] = []
    stray: list[str] = []
    start = 0
    while start < len(pieces):
        end = next(
            (
                stop
                for stop in range(len(pieces), start, -1)
                if plain(mark.join(pieces[start:stop])) in known
            ),
            None,
        )
        if end is None:
            stray.append(pieces[start])
            start += 1
            continue
        found += _joined(stray, mark)
        stray = []
        found.append(mark.join(pieces[start:end]).strip())
        start = end
    return [*found, *_joined(stray, mark)]


def _joined(stray: list[str], mark: str) -> list[str]:
    text = mark.join(stray).strip().removesuffix(mark).strip()
    return [text] if text else []
