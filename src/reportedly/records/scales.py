"""Figures on one scale, for the terminal and the page: where values lie, and which round numbers to name."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Bound = int | float | None

LOG_FROM = 100
"""From this ratio of the largest to the smallest value on, equal steps stand for equal factors."""

_NEAR = 0.25
"""Values whose spread is a smaller share of the largest than this would crowd the end of a scale from zero."""

_ARROW = 1.3
"""An arrow is drawn over at least this factor."""

_STEPS = (1, 2, 2.5, 5, 10)
_LARGEST = 1e300
_SMALLEST = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What is drawn of a figure: its bounds as in ``Figure``, None where one is open."""

    low: Bound
    high: Bound
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where values lie in ``width`` columns, from ``low`` to ``high``; ``log`` for equal factors."""

    low: float
    high: float
    width: int = 100
    log: bool = False

    def share(self, value: int | float) -> float:
        """How far along the scale ``value`` lies, from 0 to 1; what lies outside goes to the edge."""
        part = self._measure(shorten(value)) - self._measure(self.low)
        return min(1.0, max(0.0, part / (self._measure(self.high) - self._measure(self.low))))

    def place(self, value: int | float) -> int:
        """The column of ``value``, from 0."""
        return round(self.share(value) * (self.width - 1))

    def _measure(self, value: float) -> float:
        return math.log10(max(value, self.low)) if self.log else value


def choose_scale(bars: Iterable[Bar], width: int = 100, *, near: bool = False) -> Scale | None:
    """A scale on which all bars fit; None where there is no value to place.

    It begins at zero, unless it is one of factors, or ``near`` allows it to begin where values that are close together
    do.
    """
    held = tuple(bars)
    values = [value for bar in held for value in _list_ends(bar)]
    if not values:
        return None
    low, high = min(values), max(values)
    if low > 0 and high / low >= LOG_FROM:
        return Scale(low=10.0 ** math.floor(math.log10(low)), high=_next_power(high), width=width, log=True)
    if near and 0 < low < high and high - low < _NEAR * high and all(map(_is_closed, held)):
        return _choose_near(low, high, width)
    step = choose_step(max(high, 0) - min(low, 0))
    return Scale(low=step * math.floor(min(low, 0) / step), high=step * math.ceil(max(high, step) / step), width=width)


def list_ticks(scale: Scale) -> Sequence[float]:
    """The round numbers of a scale, rising, its ends among them."""
    if scale.log:
        first, last = round(math.log10(scale.low)), round(math.log10(scale.high))
        return [10.0**power for power in range(first, last + 1)]
    step = choose_step(scale.high - scale.low)
    count = round((scale.high - scale.low) / step)
    return [scale.low + step * number for number in range(count + 1)]


def choose_step(length: float) -> float:
    """A round number that goes into ``length`` three to six times."""
    if length <= 0:
        return 1.0
    rough = length / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def show_tick(value: float) -> str:
    """A round number in digits; a very large one as a power of ten."""
    if abs(value) >= 1e9:
        return f"{value:.3g}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def shorten(value: int | float) -> float:
    """A number that can be drawn: past the largest floats, and nearer to zero than the smallest, is no more to see."""
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return 0.0 if abs(number) < _SMALLEST else min(_LARGEST, max(-_LARGEST, number))


def _choose_near(low: float, high: float, width: int) -> Scale:
    """A scale around values that are close together, with some room on either side, its ends round numbers."""
    step = choose_step(max(high - low, high / 20))
    while True:
        first, last = max(0.0, step * (math.ceil(low / step) - 1)), step * (math.floor(high / step) + 1)
        wider = choose_step(last - first)
        if wider <= step:
            return Scale(low=first, high=last, width=width)
        step = wider


def _is_closed(bar: Bar) -> bool:
    """Whether it has both ends, or is none to place."""
    return (bar.low is None) == (bar.high is None)


def _list_ends(bar: Bar) -> Iterator[float]:
    """The bounds, and beyond one that is open above some room for its arrow."""
    yield from (shorten(value) for value in (bar.low, bar.high) if value is not None)
    if bar.high is None and bar.low is not None and bar.low > 0:
        yield shorten(shorten(bar.low) * _ARROW)


def _next_power(value: float) -> float:
    return 10.0 ** math.ceil(math.log10(value))
