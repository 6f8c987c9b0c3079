"""How far apart values may lie that still agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSettings:
    """``about``: by which share "about" widens a value either way; "nearly" reaches twice as far down.

    ``conversion``: the share by which two values may differ after one unit was brought to another, since texts round;
    ``minutes``: how many minutes "about" widens a time of day either way. All are shown in the reasons that they made.
    """

    about: float = 0.05
    conversion: float = 0.01
    minutes: int = 10

    def __post_init__(self) -> None:
        if not (0.0 <= self.about < 1.0 and 0.0 <= self.conversion < 1.0):
            raise ValueError(f"about and conversion are shares from 0 to 1, not {self.about} and {self.conversion}")
        if self.minutes < 0:
            raise ValueError(f"minutes cannot be negative: {self.minutes}")


DEFAULT = RelationSettings()
"""The settings where none are given."""
