"""Figures as bars on one scale, in characters: bounds as a bar, an open end as an arrow, "about" as soft edges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Bound = int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What is drawn of a figure: its bounds as in ``Figure``, None where one is open."""

    low: Bound
    high: Bound
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The characters of a drawing, one column each."""

    point: str
    bar: str
    left: str
    right: str
    down: str
    up: str
    soft: str
    line: str
    tick: str


UNICODE = Glyphs(point="●", bar="━", left="┣", right="┫", down="◀", up="▶", soft="░", line="─", tick="┴")
ASCII = Glyphs(point="o", bar="=", left="[", right="]", down="<", up=">", soft="~", line="-", tick="+")

_LOG_FROM = 100
"""From this ratio of the largest to the smallest value on, equal steps stand for equal factors."""

_ARROW = 1.3
"""An arrow is drawn over at least this factor."""

_STEPS = (1, 2, 2.5, 5, 10)
_LARGEST = 1e300


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where values lie in ``width`` columns, from ``low`` to ``high``; ``log`` for equal factors."""

    low: float
    high: float
    width: int
    log: bool = False

    def place(self, value: int | float) -> int:
        """The column of ``value``, from 0; what lies outside goes to the edge."""
        share = (self._measure(_shorten(value)) - self._measure(self.low)) / (
            self._measure(self.high) - self._measure(self.low)
        )
        return min(self.width - 1, max(0, round(share * (self.width - 1))))

    def _measure(self, value: float) -> float:
        return math.log10(max(value, self.low)) if self.log else value


def choose_glyphs(encoding: str | None) -> Glyphs:
    """Those that a stream with this encoding can show."""
    try:
        "".join(getattr(UNICODE, name) for name in UNICODE.__slots__).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def choose_scale(bars: Iterable[Bar], width: int) -> Scale | None:
    """A scale on which all bars fit; None where there is no value to place."""
    values = [value for bar in bars for value in _list_ends(bar)]
    if not values:
        return None
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOG_FROM:
        return Scale(low=10.0 ** math.floor(math.log10(low)), high=_next_power(high), width=width, log=True)
    step = _choose_step(max(high, 0) - min(low, 0))
    return Scale(low=step * math.floor(min(low, 0) / step), high=step * math.ceil(max(high, step) / step), width=width)


def _list_ends(bar: Bar) -> Iterator[float]:
    """The bounds, and beyond one that is open above some room for its arrow."""
    yield from (_shorten(value) for value in (bar.low, bar.high) if value is not None)
    if bar.high is None and bar.low is not None and bar.low > 0:
        yield _shorten(_shorten(bar.low) * _ARROW)


def draw_axis(scale: Scale, glyphs: Glyphs) -> tuple[str, str]:
    """The line of numbers above a scale, and the line with its ticks."""
    ticks = [(scale.place(value), _show(value)) for value in _list_ticks(scale)]
    rule = [glyphs.line] * scale.width
    numbers = [" "] * scale.width
    taken = -1
    for column, label in ticks:
        start = min(max(0, column - len(label) // 2), scale.width - len(label))
        if start > taken:
            rule[column] = glyphs.tick
            numbers[start : start + len(label)] = label
            taken = start + len(label)
    return "".join(numbers).rstrip(), "".join(rule)


def draw_bar(bar: Bar, scale: Scale, glyphs: Glyphs) -> str:
    """A figure on a scale, ``scale.width`` columns; blank for one without bounds."""
    cells = [" "] * scale.width
    if bar.low is None and bar.high is None:
        return "".join(cells)
    first = 0 if bar.low is None else scale.place(bar.low)
    last = scale.width - 1 if bar.high is None else scale.place(bar.high)
    if first == last and bar.low is not None and bar.high is not None:
        cells[first] = glyphs.point
    else:
        cells[first : last + 1] = glyphs.bar * (last + 1 - first)
        cells[first] = glyphs.down if bar.low is None else glyphs.left
        cells[last] = glyphs.up if bar.high is None else glyphs.right
    if bar.approximate:
        _soften(cells, bar, first, last, glyphs)
    return "".join(cells)


def _soften(cells: list[str], bar: Bar, first: int, last: int, glyphs: Glyphs) -> None:
    """Soft edges beside the ends that are bounds; an arrow says by itself that there is none."""
    if bar.low is not None and first > 0:
        cells[first - 1] = glyphs.soft
    if bar.high is not None and last < len(cells) - 1:
        cells[last + 1] = glyphs.soft


def _list_ticks(scale: Scale) -> Sequence[float]:
    if scale.log:
        first, last = round(math.log10(scale.low)), round(math.log10(scale.high))
        return [10.0**power for power in range(first, last + 1)]
    step = _choose_step(scale.high - scale.low)
    count = round((scale.high - scale.low) / step)
    return [scale.low + step * number for number in range(count + 1)]


def _choose_step(length: float) -> float:
    """A round number that goes into ``length`` three to six times."""
    if length <= 0:
        return 1.0
    rough = length / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def _next_power(value: float) -> float:
    return 10.0 ** math.ceil(math.log10(value))


def _shorten(value: int | float) -> float:
    """A number that can be drawn: past every float there is no more to see."""
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return min(_LARGEST, max(-_LARGEST, number))


def _show(value: float) -> str:
    if abs(value) >= 1e9:
        return f"{value:.3g}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"
