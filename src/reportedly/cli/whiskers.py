"""Figures as bars on one scale, in characters: bounds as a bar, an open end as an arrow, "about" as soft edges."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records.scales import Bar, Scale, list_ticks, show_tick


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


def choose_glyphs(encoding: str | None) -> Glyphs:
    """Those that a stream with this encoding can show."""
    try:
        "".join(getattr(UNICODE, name) for name in UNICODE.__slots__).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def draw_axis(scale: Scale, glyphs: Glyphs) -> tuple[str, str]:
    """The line of numbers above a scale, and the line with its ticks."""
    ticks = [(scale.place(value), show_tick(value)) for value in list_ticks(scale)]
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
