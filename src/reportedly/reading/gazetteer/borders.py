"""Common borders of neighbouring countries, as points along them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypeAlias

from reportedly.reading.gazetteer.layout import DEGREE, Sections

Point: TypeAlias = tuple[float, float]
_PATH = Path(__file__).with_name("borders.bin")


class Borders:
    """The land borders between pairs of countries."""

    def __init__(self, path: Path = _PATH) -> None:
        sections = Sections(path)
        self._pairs: dict[str, list[int]] = json.loads(bytes(sections.view("pairs")))
        self._points = sections.view("points").cast("i")

    def trace(self, country: str, other: str) -> tuple[Point, ...]:
        """Points (latitude, longitude) along the border of two countries, at most 10 km apart within one stretch.

        Countries are ISO 3166-1 alpha-3 codes in either order. Empty for countries without a land border.
        """
        first, number = self._pairs.get(" ".join(sorted((country, other))), (0, 0))
        numbers = self._points[2 * first : 2 * (first + number)].tolist()
        return tuple((north / DEGREE, east / DEGREE) for north, east in zip(numbers[::2], numbers[1::2], strict=True))

    def list_neighbours(self, country: str) -> tuple[str, ...]:
        """The countries with which ``country`` has a land border, in the order of their codes."""
        pairs = (pair.split(" ") for pair in self._pairs)
        return tuple(sorted({code for pair in pairs if country in pair for code in pair if code != country}))


@cache
def load_borders() -> Borders:
    """The borders that come with the package."""
    return Borders()
