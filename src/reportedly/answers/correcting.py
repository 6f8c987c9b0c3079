"""A person's word on a position comes before what was read: the right figure, the right source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reconciliation.naming import fold_name
from reportedly.vocabulary import Position
from reportedly.vocabulary.judgements import Aspect, Verdict, find_value


def correct_position(position: Position, verdicts: Sequence[Verdict]) -> Position:
    """The position as people have corrected it; where they are opposed it stays as it was read."""
    bounds = find_value(verdicts, Aspect.FIGURE, position.figure)
    if bounds is not None and position.amount is not None:
        low, high = map(_read, bounds)
        right = replace(position.amount, low=low, high=high, low_open=False, high_open=False, approximate=False)
        position = replace(position, amount=right)
    source = find_value(verdicts, Aspect.SOURCE)
    if source is not None:
        position = replace(position, source_name=source[0], source=f"name:{fold_name(source[0])}")
    return position


def _read(bound: str) -> int | float | None:
    if not bound:
        return None
    return float(bound) if "." in bound else int(bound)
