"""The parts of an Excel file put together anew, for the same bytes on every machine.

What the writer of the file cannot say is added: that titles and headings are of the styles
"Heading 1" and "Heading 2", which screen readers know, and that the language is British English.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jsna.publishing.archive import packed, unpacked

_BUILT_IN = {1: 16, 2: 17}  # Excel's own numbers of the styles Heading 1 and Heading 2


def repacked(workbook: bytes, heading_fonts: dict[int, int]) -> bytes:
    """The workbook not compressed, since zlib differs from version to version, and without times.

    Parameters
    ----------
    workbook
        The file as it was written.
    heading_fonts
        The number of the font of each level of heading.
    """
    changes: dict[str, Callable[[str], str]] = {
        "xl/styles.xml": lambda part: with_heading_styles(part, heading_fonts),
        "docProps/core.xml": with_language,
    }
    members = unpacked(workbook)
    for name, change in changes.items():
        members[name] = change(members[name].decode("utf-8")).encode("utf-8")
    return packed(members)


def with_language(core: str) -> str:
    """The properties of the document with its language."""
    return _once(core, "</cp:coreProperties>", "<dc:language>en-GB</dc:language>")


def with_heading_styles(styles: str, fonts: dict[int, int]) -> str:
    """The styles with those of headings, and each format that has a heading's font under its own.

    Raises
    ------
    ValueError
        If the part is not laid out as it is known to be: a defect, not a fault of the input.
    """
    count = int(_found(r'<cellStyleXfs count="(\d+)">', styles))
    own = {level: count + place for place, level in enumerate(fonts)}
    forms = "".join(
        f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" applyFont="1"/>'
        for font in fonts.values()
    )
    names = "".join(
        f'<cellStyle name="Heading {level}" xfId="{form}" builtinId="{_BUILT_IN[level]}"/>'
        for level, form in own.items()
    )
    for level, font in fonts.items():
        used = rf'(<xf numFmtId="\d+" fontId="{font}" fillId="\d+" borderId="\d+" xfId=)"0"'
        styles = re.sub(used, rf'\g<1>"{own[level]}"', styles)
    styles = _more(styles, "cellStyleXfs", forms, len(fonts))
    return _more(styles, "cellStyles", names, len(fonts))


def _more(part: str, element: str, content: str, added: int) -> str:
    """An element with more in it, its count put right."""
    count = int(_found(rf'<{element} count="(\d+)">', part))
    counted = part.replace(f'<{element} count="{count}">', f'<{element} count="{count + added}">')
    return _once(counted, f"</{element}>", content)


def _once(part: str, mark: str, content: str) -> str:
    if part.count(mark) != 1:
        raise ValueError(f"{mark} stands in the file {part.count(mark)} times, not once")
    return part.replace(mark, content + mark)


def _found(pattern: str, part: str) -> str:
    found = re.search(pattern, part)
    if found is None:
        raise ValueError(f"the file has no {pattern}")
    return found[1]
