"""Names that are no reviews: they lead elsewhere, or mean something to a system."""

from __future__ import annotations

HOSTILE = [
    *("", ".", "..", "../2023", "2023/..", "/etc", "a/b", "a\\b", "C:2023", "~", "-2023"),
    *("2023\n", "2023 ", " 2023", "20 23", "A", "Example", "é", "２０２３", "a_b", "a.b", "a" * 65),
    *("$(reboot)", "`id`", "a;b", "*", "a\x00", "{review}", "%s", "con", "nul", "com1", "lpt9"),
]
