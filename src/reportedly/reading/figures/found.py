"""A figure that was found, with the reasons for its values."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.vocabulary import Figure, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure and, value by value, the row or the rule that gave it."""

    figure: Figure
    reasons: tuple[Reason, ...]
