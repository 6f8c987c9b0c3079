"""How a figure is drawn on an axis: a point, a bar between its bounds, an arrow where one is open, soft edges."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.web.charts.axes import Axis
from reportedly.web.charts.lettering import Box
from reportedly.web.charts.points import Point

RADIUS = 5.5
SOFT = 0.05
"""The share by which "about" widens a figure, as where figures are compared."""

_LEAST_SOFT = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure from ``x`` to ``end`` (alike for one number) on the line ``y``.

    ``shape`` is point, bar, up (open above) or down (open below). ``soft`` is how far the soft edges reach to the left
    and to the right, both 0 for an exact figure.
    """

    point: Point
    x: float
    end: float
    y: float
    shape: str
    soft: tuple[float, float] = (0.0, 0.0)

    @property
    def box(self) -> Box:
        """What the mark takes up."""
        return Box(
            left=self.x - max(RADIUS, self.soft[0]),
            top=self.y - RADIUS - 1,
            right=self.end + max(RADIUS, self.soft[1]),
            bottom=self.y + RADIUS + 1,
        )

    @property
    def anchor(self) -> float:
        """Where a line from one figure of a source to the next holds on: a point, the bound of an arrow, a middle."""
        if self.shape == "up":
            return self.x
        return self.end if self.shape == "down" else (self.x + self.end) / 2


def place_mark(point: Point, axis: Axis, y: float) -> Mark | None:
    """Where a figure stands; None for words without one."""
    bar = point.bar
    if bar is None:
        return None
    low = axis.start if bar.low is None else axis.place(bar.low)
    high = axis.end if bar.high is None else axis.place(bar.high)
    shape = "down" if bar.low is None else "up" if bar.high is None else "bar" if high - low > 2 else "point"
    if shape == "point":
        low = high = (low + high) / 2
    return Mark(point=point, x=low, end=max(low, high), y=y, shape=shape, soft=_soften(point, axis, low, high))


def _soften(point: Point, axis: Axis, low: float, high: float) -> tuple[float, float]:
    """How far soft edges reach: as far as "about" does, at least so that they are seen, never out of the drawing."""
    bar = point.bar
    if bar is None or not bar.approximate:
        return 0.0, 0.0
    left = 0.0 if bar.low is None else max(_LEAST_SOFT, low - axis.place(bar.low * (1 - SOFT)))
    right = 0.0 if bar.high is None else max(_LEAST_SOFT, axis.place(bar.high * (1 + SOFT)) - high)
    return left, right
