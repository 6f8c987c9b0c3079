"""The axis of figures: from where to where a drawing's values run, and the round numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.records.amounts import tell_number
from reportedly.records.scales import Bar, Scale, choose_scale, list_ticks
from reportedly.web.charts.lettering import Label, measure_text

TICK_SIZE = 12.0
_GAP = 10.0
_MINOR = range(2, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A round number on an axis; ``label`` is None where there is no room to name it."""

    at: float
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Values along a line from ``start`` to ``end``; ``minor`` are the places of unnamed steps between factors."""

    scale: Scale
    start: float
    end: float
    ticks: tuple[Tick, ...] = ()
    minor: tuple[float, ...] = ()

    def place(self, value: int | float) -> float:
        """Where a value lies; what is outside, at the edge."""
        return self.start + self.scale.share(value) * (self.end - self.start)

    @property
    def note(self) -> str:
        """What a reader must know of the axis: that it is one of factors, or does not begin at zero."""
        if self.scale.log:
            return "Each step to the next number is ten times as many."
        return f"The axis begins at {tell_number(_round(self.scale.low))}." if self.scale.low > 0 else ""


def make_axis(bars: Iterable[Bar], start: float, end: float, y: float) -> Axis | None:
    """An axis across a drawing, its numbers on the line ``y``; None where there is no value."""
    scale = choose_scale(bars, near=True)
    if scale is None:
        return None
    axis = Axis(scale=scale, start=start, end=end)
    return replace(axis, ticks=_name_ticks(axis, y), minor=_list_minor(axis))


def make_upright(bars: Iterable[Bar], bottom: float, top: float) -> Axis | None:
    """An axis up a drawing, its numbers at the left edge, flush right; None where there is no value."""
    scale = choose_scale(bars, near=True)
    if scale is None:
        return None
    axis = Axis(scale=scale, start=bottom, end=top)
    named = [(axis.place(value), _show(value)) for value in list_ticks(scale)]
    right = max(measure_text(text, TICK_SIZE) for _, text in named)
    ticks, free = [], bottom + TICK_SIZE
    for at, text in named:
        fits = at + TICK_SIZE / 2 <= free
        label = Label(x=right, y=at + TICK_SIZE / 3, text=text, anchor="end", size=TICK_SIZE) if fits else None
        free = at - TICK_SIZE if fits else free
        ticks.append(Tick(at=at, label=label))
    return replace(axis, ticks=tuple(ticks), minor=_list_minor(axis))


def _name_ticks(axis: Axis, y: float) -> tuple[Tick, ...]:
    """Each number under its tick, as many as do not meet: the ends first, which are moved inward."""
    values = list(list_ticks(axis.scale))
    labels: dict[float, Label] = {}
    for value in (values[0], values[-1], *values[1:-1]):
        anchor = "start" if value == values[0] else "end" if value == values[-1] else "middle"
        label = Label(x=axis.place(value), y=y, text=_show(value), anchor=anchor, size=TICK_SIZE)
        room = replace(label.box, left=label.box.left - _GAP, right=label.box.right + _GAP)
        if not any(room.meets(other.box) for other in labels.values()):
            labels[value] = label
    return tuple(Tick(at=axis.place(value), label=labels.get(value)) for value in values)


def _list_minor(axis: Axis) -> tuple[float, ...]:
    """The steps between powers of ten, on an axis short enough for them."""
    scale = axis.scale
    if not scale.log or len(list_ticks(scale)) > 8:
        return ()
    values = (power * step for power in list_ticks(scale)[:-1] for step in _MINOR)
    return tuple(axis.place(value) for value in values)


def _show(value: float) -> str:
    return tell_number(_round(value))


def _round(value: float) -> int | float:
    """Round numbers without what floats add to them."""
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() else short
