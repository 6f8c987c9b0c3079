"""Who says, hedges and denies, over time: three lanes, a mark for each time that a source spoke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.web.charts.course import find_times
from reportedly.web.charts.days import Days, make_days
from reportedly.web.charts.lettering import Box, Label, clip_text
from reportedly.web.charts.points import Point, Row, isolate

SAYS, HEDGES, DENIES = "says", "hedges", "denies"
STANCES = (SAYS, HEDGES, DENIES)
_RADIUS = 5.5
_STACK = 15.0
_ROOM = 20.0
_MOST_STACKED = 12
_NAME = 12.0
_TITLE = 13.0
_EDGE = 10.0
_BELOW = 30.0
_UNDATED = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The measures of a drawing: ``titles`` is the room for what a lane is called, 0 puts that above it.

    ``names`` is the room for names behind the last marks.
    """

    width: float
    titles: float
    names: float
    ticks: int


WIDE = Frame(width=800.0, titles=90.0, names=150.0, ticks=6)
NARROW = Frame(width=358.0, titles=0.0, names=90.0, ticks=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something said at a time; ``caption`` is whose it is, where there is room for it."""

    point: Point
    x: float
    y: float
    shape: str
    caption: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLane:
    """All that hold one thing; ``hidden`` is how many there was no room for."""

    stance: str
    title: Label
    top: float
    bottom: float
    said: tuple[Said, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StancesChart:
    """The whole picture; ``strip`` is where the undated stand.

    ``turns`` lead from what a source held to what it holds: from where to where.
    """

    width: float
    height: float
    days: Days
    bottom: float
    strip: tuple[float, float] | None
    lanes: tuple[StanceLane, ...]
    turns: tuple[tuple[float, float, float, float], ...]


def find_stance(point: Point) -> str:
    """What a source holds: that it is so, that it may be, that it is not."""
    return DENIES if point.denied else HEDGES if point.hedged else SAYS


def draw_stances(rows: Sequence[Row], frame: Frame, *, among: Iterable[Row] = ()) -> StancesChart | None:
    """The picture of some sources, on an axis that ``among`` fits on too; None where nobody holds anything."""
    points = [point for row in rows for point in row.points]
    if not points:
        return None
    every = [*points, *(point for row in among for point in row.points)]
    loose = any(find_times(point)[0] is None for point in every)
    start = frame.titles + (_UNDATED if loose else 0.0) + _EDGE
    moments = [(at, sort != "as-of") for at, sort, _ in map(find_times, every) if at is not None]
    days = make_days(moments, start, frame.width - frame.names, frame.ticks)
    names = {id(row.points[-1]): row.name for row in rows if row.points}
    lanes, top = [], 8.0
    for stance in STANCES:
        own = [point for point in points if find_stance(point) == stance]
        lane = _draw_lane(stance, own, top, frame, days, names)
        lanes.append(lane)
        top = lane.bottom
    at = {id(said.point): (said.x, said.y) for lane in lanes for said in lane.said}
    return StancesChart(
        width=frame.width,
        height=top + _BELOW,
        days=days,
        bottom=top,
        strip=(frame.titles, frame.titles + _UNDATED - 8) if loose else None,
        lanes=tuple(lanes),
        turns=tuple(_turn(rows, at)),
    )


def _draw_lane(
    stance: str, points: Sequence[Point], top: float, frame: Frame, days: Days, names: dict[int, str]
) -> StanceLane:
    head = 0.0 if frame.titles else 18.0
    placed = list(_stack(points, frame, days))
    rows = 1 + max((row for _, _, row in placed), default=0)
    bottom = top + head + _ROOM + _STACK * rows
    taken = [_box(x, top + head + _ROOM + _STACK * row) for _, x, row in placed]
    said = []
    for point, x, row in placed:
        y = top + head + _ROOM + _STACK * row
        caption = _name(names[id(point)], x, y, frame, taken) if id(point) in names else None
        said.append(Said(point=point, x=x, y=y, shape=find_times(point)[1], caption=caption))
    title = Label(x=0, y=top + (head or _ROOM + 4), text=stance, size=_TITLE)
    return StanceLane(
        stance=stance, title=title, top=top, bottom=bottom, said=tuple(said), hidden=len(points) - len(placed)
    )


def _stack(points: Sequence[Point], frame: Frame, days: Days) -> Iterator[tuple[Point, float, int]]:
    """Each mark in the first row of its lane in which it touches no other."""
    ends: list[float] = []
    dated = ((find_times(point)[0], point) for point in points)
    at = [(frame.titles + _UNDATED / 2 - 4 if moment is None else days.place(moment), point) for moment, point in dated]
    for x, point in sorted(at, key=lambda pair: (pair[0], not pair[1].latest)):
        row = next((place for place, end in enumerate(ends) if end <= x), len(ends))
        if row >= _MOST_STACKED:
            continue
        if row == len(ends):
            ends.append(x)
        ends[row] = x + 2 * _RADIUS + 2
        yield point, x, row


def _box(x: float, y: float) -> Box:
    return Box(left=x - _RADIUS - 1, top=y - _RADIUS - 1, right=x + _RADIUS + 1, bottom=y + _RADIUS + 1)


def _name(name: str, x: float, y: float, frame: Frame, taken: list[Box]) -> Label | None:
    """Whose a mark is, to its right: from the left a line may lead to it."""
    text = isolate(clip_text(name, _NAME, frame.names - _RADIUS - 8))
    label = Label(x=x + _RADIUS + 4, y=y + _NAME / 3, text=text, size=_NAME)
    if label.box.right > frame.width or any(map(label.box.meets, taken)):
        return None
    taken.append(label.box)
    return label


def _turn(rows: Iterable[Row], at: dict[int, tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    for row in rows:
        shown = [point for point in row.points if id(point) in at]
        for one, other in pairwise(shown):
            if find_stance(one) != find_stance(other):
                yield (*at[id(one)], *at[id(other)])
