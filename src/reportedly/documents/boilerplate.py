"""Lines that a page or an agency adds to a report: copyright, "Read more:", newsletters, captions' credits.

The patterns are in ``boilerplate.tsv``. Each stands for a whole line, in any letter case, up to a length; those of zone
``tail`` count among a text's last lines only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.documents.tables import read_table

_RULE_SIGNS = frozenset("_*#=~•·+—–―−-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    expression: re.Pattern[str]
    tail_only: bool
    longest: int


def is_rule(line: str) -> bool:
    """Whether ``line`` only draws a line between parts of a text: "___", "---", "* * *", "###"."""
    return line[:1] in _RULE_SIGNS and (_RULE_SIGNS | set(" \xa0.")).issuperset(line)


def is_boilerplate(line: str, *, in_tail: bool) -> bool:
    """Whether the whole of ``line`` was added around a report and says nothing of what happened."""
    size = len(line)
    for pattern in _read_patterns():
        if pattern.longest < size:
            return False
        if (in_tail or not pattern.tail_only) and pattern.expression.fullmatch(line):
            return True
    return False


@cache
def _read_patterns() -> tuple[_Pattern, ...]:
    """Those for the longest lines first, since most lines are too long for most of them."""
    patterns = (
        _Pattern(
            expression=re.compile(row["pattern"], re.IGNORECASE | re.DOTALL),
            tail_only=row["zone"] == "tail",
            longest=int(row["longest"]),
        )
        for row in read_table("boilerplate")
    )
    return tuple(sorted(patterns, key=lambda pattern: -pattern.longest))
