"""What place resolution asks of a gazetteer: ``reportedly.reading.gazetteer.Gazetteer`` is one."""

from __future__ import annotations

from typing import Protocol

from reportedly.reading.gazetteer.candidate import Candidate

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class Atlas(Protocol):
    """Names to places, and the borders of countries."""

    def __hash__(self) -> int:
        """Its identity: what was looked up in it is remembered by it."""

    def look_up(self, name: str) -> tuple[Candidate, ...]:
        """All places that bear the name."""

    def border(self, country: str, other: str) -> tuple[Point, ...]:
        """Points along the land border of two countries (alpha-3 codes); empty where there is none."""
