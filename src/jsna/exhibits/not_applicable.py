"""What was not applicable, as exhibits have it: read from the results, never computed."""

from __future__ import annotations

from jsna.exhibits.content import Content
from jsna.exhibits.wording import counted, listed


def not_applicable(content: Content) -> str:
    """A sentence with what is left out as not applicable; empty where nothing is."""
    items = content.by_service("items_not_applicable")
    parts = [
        f"{counted(round(items[each.service_id]), 'item')} of {each.service}"
        for each in content.services
        if items.get(each.service_id, 0) > 0
    ]
    whole = round(content.number("services_not_applicable") or 0)
    if whole:
        parts.append(f"{counted(whole, 'service')} as a whole")
    return f"Left out of the scores as not applicable: {listed(parts)}." if parts else ""
