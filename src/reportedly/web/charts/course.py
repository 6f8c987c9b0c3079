"""Over time: figures as they were given, a step line for each source, and to the right what each says last.

What is known of a figure's time keeps its shape: a diamond for the day that it speaks of, a circle for the day on which
it was said, a square for the day on which it was published. What has no date stands in a strip of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from reportedly.records.scales import Bar
from reportedly.web.charts.axes import Axis, make_upright
from reportedly.web.charts.days import Days, make_days
from reportedly.web.charts.lettering import Label, clip_text, measure_text
from reportedly.web.charts.marks import SOFT
from reportedly.web.charts.points import Point, Row, isolate

AS_OF, SAID, PUBLISHED, UNDATED = "as-of", "said", "published", "undated"
_NAME = 12.5
_GAP = 16.0
_EDGE = 9.0
_ARROW = 15.0
_MOST_NAMES = 2
_ROOM_FOR_BOTH = 120.0
"""With less room beside the drawing only names stand there: the axis tells the figures."""

MOST_LINES = 12
"""Sources whose figures are joined and named, the last to speak first; those of the others are marks alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The measures of a drawing: ``names`` is the room for who says it last, ``undated`` that for what has no date."""

    width: float
    height: float
    names: float
    ticks: int
    top: float = 14.0
    below: float = 30.0
    undated: float = 56.0


WIDE = Frame(width=800.0, height=380.0, names=200.0, ticks=7)
NARROW = Frame(width=358.0, height=330.0, names=100.0, ticks=3, undated=40.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A figure at its time: from ``low`` to ``high`` up the drawing, its shape at ``y``.

    ``up`` and ``down``: an open end. ``soft``: how far soft edges reach above and below, within the drawing. ``tail``
    is where the day lies on which it was said, for a figure that speaks of another; ``clipped``: that day is outside
    of the drawing.
    """

    point: Point
    shape: str
    x: float
    y: float
    low: float
    high: float
    up: bool = False
    down: bool = False
    soft: tuple[float, float] = (0.0, 0.0)
    tail: float | None = None
    clipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The figures of one source: ``steps`` are the corners of its line, the last one where the drawing ends.

    A source that is ``faint`` has no line.
    """

    name: str
    spots: tuple[Spot, ...]
    steps: tuple[tuple[float, float], ...]
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Who says something last: ``label`` stands beside the height ``y`` that a line leads to."""

    label: Label
    figure: str
    names: str
    y: float
    full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChart:
    """The whole picture; ``strip`` is where the undated stand, from left to right, None where there are none."""

    width: float
    height: float
    top: float
    bottom: float
    axis: Axis
    days: Days
    courses: tuple[Course, ...]
    undated: tuple[Spot, ...]
    strip: tuple[float, float] | None
    endings: tuple[Ending, ...]
    shapes: tuple[str, ...]

    @property
    def faint(self) -> int:
        """How many sources have no line."""
        return sum(course.faint for course in self.courses)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What figures are placed on."""

    axis: Axis
    days: Days


def draw_course(rows: Sequence[Row], frame: Frame, *, among: Iterable[Row] = ()) -> CourseChart | None:
    """The picture of some sources, on axes that ``among`` fits on too; None where no figure is given."""
    every = [point for row in (*rows, *among) for point in row.points if point.bar is not None]
    bottom = frame.height - frame.below
    axis = make_upright((point.bar for point in every if point.bar), bottom, frame.top)
    if axis is None:
        return None
    loose = any(find_times(point)[0] is None for point in every)
    numbers = max(tick.label.x for tick in axis.ticks if tick.label is not None) + 10
    start = numbers + (frame.undated if loose else 0.0)
    days = make_days(_list_moments(every), start + _EDGE, frame.width - frame.names - _EDGE, frame.ticks)
    ground = _Ground(axis=axis, days=days)
    courses = tuple(_draw_source(row, ground, faint=place >= MOST_LINES) for place, row in enumerate(rows))
    undated = [
        spot
        for row in rows
        for point in row.points
        if (spot := _place_undated(point, axis, numbers + frame.undated / 2)) is not None
    ]
    return CourseChart(
        width=frame.width,
        height=frame.height,
        top=frame.top,
        bottom=bottom,
        axis=axis,
        days=days,
        courses=tuple(course for course in reversed(courses) if course.spots),
        undated=tuple(undated),
        strip=(numbers, numbers + frame.undated - 10) if loose else None,
        endings=tuple(_name_endings(rows, courses, frame, bottom)),
        shapes=_list_shapes(courses, undated),
    )


def find_times(point: Point) -> tuple[float | None, str, float | None]:
    """When a figure stands, in days, by which of its times, and when it was said, where that is another day."""
    state = _read_interval(point.as_of)
    said = _read_interval(point.said_on)
    spoken = said if said is not None else _read_moment(point.published)
    if state is not None:
        return state, AS_OF, spoken
    if said is not None:
        return said, SAID, None
    return (spoken, PUBLISHED, None) if spoken is not None else (None, UNDATED, None)


def _list_moments(points: Iterable[Point]) -> Iterator[tuple[float, bool]]:
    """All times, and of each whether the drawing must hold it: a day that is spoken of may lie far back."""
    for point in points:
        at, sort, tail = find_times(point)
        if at is not None:
            yield at, sort != AS_OF
        if tail is not None:
            yield tail, True


def _read_interval(interval: object) -> float | None:
    """The last day of an interval, the first where it has no last."""
    end, start = getattr(interval, "end", None), getattr(interval, "start", None)
    return _read_moment(end or start)


def _read_moment(written: str | None) -> float | None:
    """A day (its middle) or a moment, in days; None for what is none."""
    if not written:
        return None
    try:
        if len(written) <= len("2024-10-30"):
            return date.fromisoformat(written).toordinal() + 0.5
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment
    passed = datetime.combine(date.min, moment.time()) - datetime.combine(date.min, time.min)
    return moment.date().toordinal() + passed.total_seconds() / 86_400


def _draw_source(row: Row, ground: _Ground, *, faint: bool) -> Course:
    spots = [spot for point in row.points if (spot := _place(point, ground)) is not None]
    held = [spot for spot in spots if not spot.point.denied and not spot.point.ended]
    steps = () if faint else tuple(_step(held, ground.days.end))
    return Course(name=row.name, spots=tuple(spots), steps=steps, faint=faint)


def _step(spots: Sequence[Spot], end: float) -> Iterator[tuple[float, float]]:
    """A figure holds until the source gives the next one; the last until the drawing ends."""
    ordered = sorted(spots, key=lambda spot: spot.x)
    for spot, following in zip(ordered, [*ordered[1:], None], strict=False):
        yield spot.x, spot.y
        yield (following.x if following is not None else end + _EDGE), spot.y


def _place(point: Point, ground: _Ground) -> Spot | None:
    at, shape, tail = find_times(point)
    if point.bar is None or at is None:
        return None
    days = ground.days
    x = days.place(at)
    other = None if tail is None else days.place(tail)
    spot = _place_height(point, ground.axis, shape, x)
    far = other is not None and abs(other - x) > 3
    return replace(spot, tail=other if far else None, clipped=not days.holds(at))


def _place_undated(point: Point, axis: Axis, x: float) -> Spot | None:
    if point.bar is None or find_times(point)[0] is not None:
        return None
    return _place_height(point, axis, UNDATED, x)


def _place_height(point: Point, axis: Axis, shape: str, x: float) -> Spot:
    bar = point.bar
    assert bar is not None
    low = axis.place(bar.low if bar.low is not None else bar.high or 0)
    high = axis.place(bar.high if bar.high is not None else bar.low or 0)
    top = min(axis.start, axis.end)
    up, down = bar.high is None, bar.low is None
    middle = (low + high) / 2
    return Spot(
        point=point,
        shape=shape,
        x=x,
        y=middle,
        low=min(axis.start, low + _ARROW) if down else low,
        high=max(top, high - _ARROW) if up else high,
        up=up,
        down=down,
        soft=_soften(bar, axis, high, low),
    )


def _soften(bar: Bar, axis: Axis, high: float, low: float) -> tuple[float, float]:
    """How far soft edges reach above the upper bound and below the lower one."""
    if not bar.approximate:
        return 0.0, 0.0
    value = bar.high if bar.high is not None else bar.low or 0
    reach = max(7.0, abs(axis.place(value * (1 + SOFT)) - axis.place(value)))
    return min(reach, high - axis.end), min(reach, axis.start - low)


def _name_endings(rows: Sequence[Row], courses: Sequence[Course], frame: Frame, bottom: float) -> Iterator[Ending]:
    """What each source says last, those of one height together, one below the other without touching."""
    by_height: dict[tuple[float, str], list[str]] = {}
    for row, course in zip(rows, courses, strict=True):
        last = next((point for point in reversed(row.points) if point.bar is not None), None)
        if course.steps and last is not None and not last.denied and not last.ended:
            by_height.setdefault((round(course.steps[-1][1], 1), last.label), []).append(row.name)
    most = int((bottom - frame.top) // _GAP)
    wanted = sorted(by_height.items(), key=lambda item: item[0][0])[: max(1, most)]
    heights = spread([height for (height, _), _ in wanted], _GAP, frame.top + _GAP / 2, bottom)
    for ((y, figure), names), at in zip(wanted, heights, strict=True):
        yield _make_ending(figure, names, frame, y, at)


def _make_ending(figure: str, names: list[str], frame: Frame, y: float, at: float) -> Ending:
    x = frame.width - frame.names + 12
    room = frame.width - x
    few = ", ".join(names[:_MOST_NAMES]) + (f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else "")
    told = clip_text(figure, _NAME * 1.06, room) if room > _ROOM_FOR_BOTH else ""
    shown = clip_text(few, _NAME, room - measure_text(told, _NAME * 1.06) - 8)
    shown = isolate(shown) if len(shown) > 3 or shown == few else ""
    label = Label(x=x, y=at + _NAME / 3, text=f"{told} {shown}".strip(), size=_NAME)
    return Ending(label=label, figure=told, names=shown, y=y, full=f"{figure}: {', '.join(names)}")


def spread(heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Rising heights moved as little as may be, so that each is ``gap`` from the next, within bounds if they fit.

    Those that are too close to each other are spread around their middle, as one block.
    """
    blocks: list[list[float]] = []
    for height in heights:
        blocks.append([height])
        while len(blocks) > 1 and _begin(blocks[-1], gap, top, bottom) < _end(blocks[-2], gap, top, bottom) + gap:
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return [_begin(block, gap, top, bottom) + gap * place for block in blocks for place in range(len(block))]


def _begin(block: Sequence[float], gap: float, top: float, bottom: float) -> float:
    """Where a block begins: around the middle of what it is made of, moved inside."""
    length = gap * (len(block) - 1)
    return max(top, min(bottom - length, sum(block) / len(block) - length / 2))


def _end(block: Sequence[float], gap: float, top: float, bottom: float) -> float:
    return _begin(block, gap, top, bottom) + gap * (len(block) - 1)


def _list_shapes(courses: Iterable[Course], undated: Sequence[Spot]) -> tuple[str, ...]:
    """The shapes that stand in the drawing, for its key."""
    found = {spot.shape for course in courses for spot in course.spots} | {spot.shape for spot in undated}
    return tuple(shape for shape in (AS_OF, SAID, PUBLISHED, UNDATED) if shape in found)
