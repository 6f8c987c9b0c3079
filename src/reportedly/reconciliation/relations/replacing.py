"""Figures that their own claim replaces by another one: "raised its estimate to 12,000 from 11,000"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportedly.vocabulary import Position

_BEFORE = r"\bfrom\s+"
"""What stands before the value that is left behind."""


def find_replaced(positions: Iterable[Position]) -> Mapping[str, str]:
    """The ids of positions that another one of the same claim takes the place of, with the ids of those."""
    by_claim: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        if position.claim is not None and position.amount is not None:
            by_claim.setdefault((position.report, position.claim), []).append(position)
    found: dict[str, str] = {}
    for own in by_claim.values():
        old = [each for each in own if _is_left_behind(each)] if len(own) == 2 else []
        if len(old) == 1:
            (new,) = (each for each in own if each is not old[0])
            found[old[0].id] = new.id
    return found


def _is_left_behind(position: Position) -> bool:
    return re.search(_BEFORE + re.escape(position.words.text), position.content.text) is not None
