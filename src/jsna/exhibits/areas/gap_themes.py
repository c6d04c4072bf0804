"""The themes of gaps over the areas."""

from __future__ import annotations

from jsna.exhibits.areas.content import Areas
from jsna.exhibits.base import Column, Table
from jsna.exhibits.wording import counted, out_of, sentence


def tabulate_gap_themes(content: Areas) -> Table | None:
    """In how many areas there is a gap of each theme; nothing where no review names themes."""
    naming = content.count("areas_naming_themes")
    if not naming:
        return None
    areas, gaps = (_by_answer(content, name) for name in ("areas_with_theme", "gaps_with_theme"))
    own = _by_answer(content, "gaps_with_theme", group="area", group_value=content.chosen)
    here = (Column("own", f"Gaps in {content.chosen}", "Gaps of the chosen area", "number"),)
    return Table(
        key="gap_themes",
        caption=_about_themes(areas, naming),
        columns=(
            Column("theme", "Theme", "Theme of the gaps, in the words of the reviews"),
            Column("areas", "Areas with a gap", "Areas with a gap that is not closed", "number"),
            Column("naming", "Areas that name themes", "The base of the count", "number"),
            Column("gaps", "Gaps", "Gaps that are not closed", "number"),
            *(here if content.chosen else ()),
        ),
        rows=tuple(
            (theme, count, naming, gaps[theme], *([own.get(theme, 0)] if content.chosen else ()))
            for theme, count in sorted(
                areas.items(), key=lambda each: (-each[1], each[0].casefold())
            )
        ),
        notes=(*_about_naming(content, naming), *content.notes),
        if_no_rows="No theme has a gap that is not closed",
    )


def _by_answer(content: Areas, measure: str, **where: str) -> dict[str, int]:
    rows = content.rows(measure, **where)
    return {str(key): round(n) for key, n in zip(rows["answer"], rows["value"], strict=True)}


def _about_themes(areas: dict[str, int], naming: int) -> str:
    most = max(areas.values(), default=0)
    first = [f"“{theme}”" for theme, count in areas.items() if count == most]
    if not first:
        return "No theme has a gap that is not closed."
    what = first[0] if len(first) == 1 else counted(len(first), "theme")
    have = "has" if len(first) == 1 else "each have"
    where = f"{out_of(most, naming, 'area')} that {_name(naming)} themes"
    more = ", more than any other" if len(first) < len(areas) else ""
    return sentence(f"{what} {have} a gap in {where}{more}")


def _name(count: int) -> str:
    return "names" if count == 1 else "name"


def _about_naming(content: Areas, naming: int) -> tuple[str, ...]:
    silent, without = len(content.areas) - naming, content.count("gaps_without_theme")
    told = [
        (
            "A gap that is closed does not count. Themes are those of the reviews, known by their "
            "words: two words for one thing stand apart. Themes in as many areas stand in the "
            "order of the alphabet."
        ),
        f"{sentence(counted(silent, 'area'))[:-1]} {_name(silent)} no theme, and "
        f"{'is' if silent == 1 else 'are'} not in the base."
        if silent
        else "",
        f"{sentence(counted(without, 'gap'))[:-1]} of the others "
        f"{'has' if without == 1 else 'have'} no theme."
        if without
        else "",
    ]
    return tuple(filter(None, told))
