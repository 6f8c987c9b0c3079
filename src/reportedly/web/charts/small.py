"""A question in one small line: what stands, what stood before, and the two ends of the scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.web.charts.axes import TICK_SIZE, Axis, make_axis
from reportedly.web.charts.lettering import Label
from reportedly.web.charts.marks import Mark, place_mark
from reportedly.web.charts.points import Row, list_rows

if TYPE_CHECKING:
    from reportedly.answers.values import QuestionAnswer

_EDGE = 14.0
"""Room at either side, for soft edges and points at an end."""

_LINE = 14.0
_HEIGHT = 38.0
_ARROW = 24.0
_MOST_EARLIER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallChart:
    """A line from ``axis.start`` to ``axis.end`` at the height ``y``; earlier figures first, so that later lie above.

    ``caps`` are the strokes across the line: its ends, on one of factors each power of ten; ``ends`` names them.
    ``told`` says it in words, ``id`` is the question's.
    """

    id: str
    width: float
    height: float
    y: float
    axis: Axis
    marks: tuple[Mark, ...]
    caps: tuple[float, ...]
    ends: tuple[Label, ...]
    label: str
    told: str


def draw_small(answer: QuestionAnswer, width: float = 360.0) -> SmallChart | None:
    """The small line of an answer; None where it holds no figure that could be placed."""
    return place_small(list_rows(answer), answer.line.id, answer.line.label, width)


def place_small(rows: Sequence[Row], id: str, label: str, width: float) -> SmallChart | None:
    """The small line of some sources, in a frame of that width."""
    points = [point for row in rows for point in row.points if point.bar is not None and not point.denied]
    earlier = [point for point in points if not point.latest][:_MOST_EARLIER]
    shown = [*earlier, *(point for point in reversed(points) if point.latest)]
    axis = make_axis(
        (point.bar for point in shown if point.bar is not None), _EDGE, width - _EDGE, _HEIGHT - TICK_SIZE / 3
    )
    if axis is None:
        return None
    marks = (place_mark(point, axis, _LINE) for point in shown)
    return SmallChart(
        id=id,
        width=width,
        height=_HEIGHT,
        y=_LINE,
        axis=axis,
        marks=tuple(_shorten(mark, axis) for mark in marks if mark is not None),
        caps=tuple(tick.at for tick in axis.ticks) if axis.scale.log else (axis.start, axis.end),
        ends=_name_ends(axis),
        label=label,
        told=_tell(rows),
    )


def _shorten(mark: Mark, axis: Axis) -> Mark:
    """An open end as a short arrow: of several on one line long ones could not be told apart."""
    if mark.shape == "up":
        return replace(mark, end=min(axis.end, mark.x + _ARROW))
    return replace(mark, x=max(axis.start, mark.end - _ARROW)) if mark.shape == "down" else mark


def _name_ends(axis: Axis) -> tuple[Label, ...]:
    """The numbers at the two ends; of a scale of factors also those between, as far as there is room."""
    named = [tick.label for tick in axis.ticks if tick.label is not None]
    return tuple(named) if axis.scale.log else (named[0], named[-1])


def _tell(rows: Iterable[Row]) -> str:
    told = []
    for row in rows:
        last = row.points[-1] if row.points else None
        if last is not None and last.bar is not None:
            told.append(f"{last.told}{' (denied)' if last.denied else ''}")
    return "; ".join(told[:8]) + (f"; and {len(told) - 8} more sources" if len(told) > 8 else "") + "."
