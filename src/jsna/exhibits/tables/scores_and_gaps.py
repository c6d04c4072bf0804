"""The chapter's first table: each service with its score and its gaps, the overall score last."""

from __future__ import annotations

from jsna.exhibits.base import Cell, Column, Content, Table
from jsna.exhibits.not_applicable import not_applicable
from jsna.exhibits.other_gaps import about_other_gaps, other_gaps_in_short
from jsna.exhibits.wording import counted, out_of, rounded, sentence

_COLUMNS = (
    Column("service", "Service or area", "Name of the service, or the overall score"),
    Column("score", "Score", "Score on the tool's scale", "number"),
    Column(
        "gaps",
        "Key gaps",
        "Gaps that the review recorded, one on each line; their status in brackets unless open",
        "list",
        if_empty="None recorded",
    ),
)


def tabulate_scores_and_gaps(content: Content) -> Table:
    """The scores and the gaps of the services, in the order of the codebook."""
    return Table(
        key="scores_and_gaps",
        caption=_caption(content),
        columns=_COLUMNS,
        rows=tuple(
            (each.service, each.score, content.gaps_of(each.service_id))
            for each in content.services
        ),
        overall=_overall(content),
        notes=(
            _about_scores(content),
            _about_overall(content),
            *filter(None, [not_applicable(content)]),
            *about_other_gaps(content),
            content.dates("ratings"),
            *content.notice,
        ),
    )


def _caption(content: Content) -> str:
    total, gaps = len(content.services), content.count("gaps")
    found = f"{counted(total, 'service')} {'was' if total == 1 else 'were'} rated"
    if not gaps:
        return sentence(f"{found} and no gaps are recorded")
    without = sum(not content.gaps_of(each.service_id) for each in content.services)
    rest = f"; {counted(without, 'service')} {'has' if without == 1 else 'have'} none recorded"
    verb = "is" if gaps == 1 else "are"
    others = other_gaps_in_short(content)
    among = f", among them {others}" if others else ""
    recorded = f"{counted(gaps, 'gap')} {verb} recorded{among}"
    return sentence(f"{found} and {recorded}{rest if without else ''}")


def _overall(content: Content) -> tuple[Cell, ...]:
    score = content.number("overall")
    shown = "not estimable" if score is None else round(score)
    return ("Overall score", shown, sentence(_gaps_in_short(content))[:-1])


def _gaps_in_short(content: Content) -> str:
    """How many gaps the services have, and how many gaps belong to none of them."""
    gaps = [len(content.gaps_of(each.service_id)) for each in content.services]
    having = sum(map(bool, gaps))
    where = f"in {out_of(having, len(gaps), 'service')}" if having else ""
    others = other_gaps_in_short(content)
    if others:
        return f"{counted(sum(gaps), 'gap')} {where or 'in the services'}, and {others}"
    return f"{counted(sum(gaps), 'gap')} {where}".rstrip()


def _about_scores(content: Content) -> str:
    tool = content.tool
    return (
        f"Scores from {tool.minimum} to {tool.maximum} with the {tool.name}, version "
        f"{tool.version}. “None recorded” is not missing data."
    )


def _about_overall(content: Content) -> str:
    """How the overall score was made, and whether it is the published one."""
    beside = content.number("overall_unrounded")
    unrounded = "" if beside is None else f" ({rounded(beside)} unrounded)"
    made = f"Overall score: {content.method('overall')}{unrounded}; {_against_published(content)}."
    return " ".join(filter(None, (made, content.review.overall.note)))


def _against_published(content: Content) -> str:
    published = content.number("overall_published")
    if published is None:
        return "no overall score was published"
    agrees = content.number("overall") == published
    return f"it {'agrees with' if agrees else 'differs from'} the published {rounded(published)}"
