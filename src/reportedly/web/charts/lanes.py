"""Who says what: the figure across, a lane for each source, its earlier figures hollow and joined with a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.records.scales import Bar
from reportedly.web.charts.axes import TICK_SIZE, Axis, make_axis
from reportedly.web.charts.lettering import Box, Label, clip_text, measure_text
from reportedly.web.charts.marks import RADIUS, Mark, place_mark
from reportedly.web.charts.points import Point, Row, isolate

MOST_LANES = 24
MOST_EARLIER = 10
_NAME, _NOTE, _FIGURE = 14.0, 12.0, 12.5
_EDGE = 14.0
_AXIS = 26.0
_BESIDE, _ABOVE, _BELOW = 4.5, -12.0, 21.0
"""From the line of a lane to the line that words stand on: beside a mark, above, below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The measures of a drawing. ``names`` is the room for names beside the lanes; 0 puts them above."""

    width: float
    names: float

    @property
    def start(self) -> float:
        """Where the axis begins."""
        return self.names + _EDGE

    @property
    def end(self) -> float:
        """Where the axis ends."""
        return self.width - _EDGE

    def measure(self, row: Row) -> tuple[float, float]:
        """How high a lane is, and how far below its top its figures stand; narrow ones with little to say are low."""
        if self.names:
            return 50.0, 25.0
        plain = len(row.points) == 1 and row.points[0].bar is not None and _is_closed(row.points[0].bar)
        return (60.0, 38.0) if plain else (80.0, 52.0)


WIDE = Frame(width=800.0, names=226.0)
NARROW = Frame(width=358.0, names=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A figure in words beside its mark: ``label`` places it, ``figure`` and ``day`` are what it says."""

    label: Label
    figure: str
    day: str
    latest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One source. ``joins`` are the stretches of the line between its figures; ``name`` and ``note`` may be cut.

    A note that ``follows`` stands behind the name, wherever that ends.
    """

    top: float
    y: float
    name: Label
    note: Label | None
    follows: bool
    full: str
    marks: tuple[Mark, ...]
    joins: tuple[tuple[float, float], ...]
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanesChart:
    """The whole picture; ``left`` is how many sources are not in it."""

    width: float
    height: float
    axis: Axis
    top: float
    bottom: float
    lanes: tuple[Lane, ...]
    left: int


def draw_lanes(rows: Sequence[Row], frame: Frame, *, among: Iterable[Row] = ()) -> LanesChart | None:
    """The picture of some sources, on an axis that ``among`` fits on too; None where nobody gives a figure."""
    shown = rows[:MOST_LANES]
    bars = [point.bar for row in (*shown, *among) for point in row.points if point.bar is not None]
    top = _AXIS
    heights = [frame.measure(row)[0] for row in shown]
    bottom = top + sum(heights)
    axis = make_axis(bars, frame.start, frame.end, bottom + TICK_SIZE + 5)
    if axis is None:
        return None
    return LanesChart(
        width=frame.width,
        height=bottom + _AXIS,
        axis=axis,
        top=top,
        bottom=bottom,
        lanes=tuple(_draw_lane(row, top + sum(heights[:place]), frame, axis) for place, row in enumerate(shown)),
        left=len(rows) - len(shown),
    )


def _is_closed(bar: Bar) -> bool:
    return bar.low is not None and bar.high is not None


def _draw_lane(row: Row, top: float, frame: Frame, axis: Axis) -> Lane:
    y = top + frame.measure(row)[1]
    points = [point for point in row.points if not point.latest][-MOST_EARLIER:]
    points += [point for point in row.points if point.latest]
    marks = [mark for point in points if (mark := place_mark(point, axis, y)) is not None]
    joins = tuple(_join(marks))
    name, note = _name_lane(row, top, frame)
    return Lane(
        top=top,
        y=y,
        name=name,
        note=note,
        follows=not frame.names,
        full=row.name,
        marks=tuple(marks),
        joins=joins,
        captions=tuple(_place_captions(points, marks, joins, frame, y)),
    )


def _name_lane(row: Row, top: float, frame: Frame) -> tuple[Label, Label | None]:
    """The name over the note, in the room beside the lane; or one behind the other above it."""
    note = _tell_note(row)
    if frame.names:
        room = frame.names - 8
        name = Label(x=0, y=top + 21, text=isolate(clip_text(row.name, _NAME * 1.06, room)), size=_NAME)
        return name, Label(x=0, y=top + 38, text=isolate(clip_text(note, _NOTE, room)), size=_NOTE) if note else None
    room = frame.width
    name = Label(x=0, y=top + 20, text=isolate(clip_text(row.name, _NAME * 1.06, room * 0.66)), size=_NAME)
    at = measure_text(name.text, _NAME * 1.06) + 10
    told = clip_text(note, _NOTE, room - at)
    return name, Label(x=at, y=top + 20, text=isolate(told), size=_NOTE) if len(told) > 3 else None


def _tell_note(row: Row) -> str:
    copies = f"{row.copies} {'copy' if row.copies == 1 else 'copies'}" if row.copies else ""
    return " · ".join(filter(None, (row.note, copies)))


def _join(marks: Sequence[Mark]) -> Iterator[tuple[float, float]]:
    """From each figure to the next, from edge to edge."""
    for pair in pairwise(marks):
        one, other = sorted(pair, key=lambda mark: mark.anchor)
        left = (one.end if one.shape == "bar" else one.anchor) + RADIUS
        right = (other.x if other.shape == "bar" else other.anchor) - RADIUS
        if right - left > 2:
            yield left, right


def _place_captions(
    points: Sequence[Point], marks: Sequence[Mark], joins: Iterable[tuple[float, float]], frame: Frame, y: float
) -> Iterator[Caption]:
    """Words for the marks as far as there is room: the latest first, then from the latest of the earlier ones on."""
    taken = [mark.box for mark in marks]
    taken += [Box(left=left, top=y - 2, right=right, bottom=y + 2) for left, right in joins]
    by_point = {id(mark.point): mark for mark in marks}
    last = [point for point in points if point.latest]
    for point in (*last, *reversed([point for point in points if not point.latest])):
        for caption in _list_captions(point, by_point.get(id(point)), frame, y):
            box = caption.label.box
            if box.left >= frame.start - _EDGE and box.right <= frame.width and not any(map(box.meets, taken)):
                taken.append(replace(box, left=box.left - 5, right=box.right + 5))
                yield caption
                break


def _list_captions(point: Point, mark: Mark | None, frame: Frame, y: float) -> Iterator[Caption]:
    """Where a figure's words may stand, the best first; without a mark where the axis begins."""
    room = frame.end - frame.start
    figure = _tell_figure(point)
    if mark is None:
        told = clip_text(figure, _FIGURE, room - measure_text(point.day, _FIGURE) - 10)
        for line in (_BESIDE, _ABOVE, _BELOW):
            yield _make_caption(point, told, point.day, (frame.start, y + line, "start"))
        return
    figure = clip_text(figure, _FIGURE, room * 0.6)
    spots = [*_list_spots(mark, y, frame)]
    for day in (point.day, ""):
        for spot in spots if point.latest else (*spots[2:], *spots[:2]):
            yield _make_caption(point, figure, day, spot)


def _tell_figure(point: Point) -> str:
    """The figure, and what a reader must know of it at once."""
    told = f"denies{'' if point.bar is not None else ':'} {point.label}" if point.denied else point.label
    return told + (" (corrected)" if point.corrected else "") + (" (withdrawn)" if point.ended else "")


def _list_spots(mark: Mark, y: float, frame: Frame) -> Iterator[tuple[float, float, str]]:
    box = mark.box
    yield box.right + 6, y + _BESIDE, "start"
    yield box.left - 6, y + _BESIDE, "end"
    for line in (_ABOVE, _BELOW):
        yield mark.anchor, y + line, "middle"
        yield max(frame.start, mark.anchor - RADIUS), y + line, "start"
        yield min(frame.end, mark.anchor + RADIUS), y + line, "end"


def _make_caption(point: Point, figure: str, day: str, spot: tuple[float, float, str]) -> Caption:
    x, y, anchor = spot
    text = f"{figure} {day}".rstrip()
    label = Label(x=x, y=y, text=text, anchor=anchor, size=_FIGURE)
    return Caption(label=label, figure=figure, day=day, latest=point.latest)
