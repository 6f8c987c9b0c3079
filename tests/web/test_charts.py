from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records.scales import Bar
from reportedly.vocabulary import Interval
from reportedly.web.charts import course, lanes, stances
from reportedly.web.charts.axes import make_axis, make_upright
from reportedly.web.charts.days import make_days
from reportedly.web.charts.lettering import Box, Label, clip_text, measure_text
from reportedly.web.charts.marks import place_mark
from reportedly.web.charts.points import Point, Row
from reportedly.web.charts.small import place_small


def point(low: float | None = None, high: float | None = None, **facts: object) -> Point:
    values = {"id": "p", "bar": Bar(low=low, high=high), "label": "12", "day": "1 Nov", "told": "Ada Holm: 12"}
    return Point(**{**values, "latest": True, **facts})  # type: ignore[arg-type]


def row(*points: Point, name: str = "Ada Holm") -> Row:
    return Row(name=name, note="named person", points=tuple(points))


NUMBERS = st.integers(0, 10**7) | st.integers(0, 20) | st.sampled_from([10_000, 10_500, 11_000, 12_000])
WORDS = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(["Ministry", "שלום", "x" * 400])
DAYS = st.none() | st.dates().map(str)


@st.composite
def points(draw: st.DrawFn) -> Point:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.sampled_from(["exact", "bar", "up", "down", "wordless"]))
    bar = {
        "exact": Bar(low=low, high=low, approximate=draw(st.booleans())),
        "bar": Bar(low=low, high=high, approximate=draw(st.booleans())),
        "up": Bar(low=low, high=None),
        "down": Bar(low=None, high=high),
        "wordless": None,
    }[shape]
    as_of = draw(st.none() | st.dates().map(lambda day: Interval(start=None, end=str(day))))
    return Point(
        id="p",
        bar=bar,
        label=draw(WORDS),
        day="30 Oct 2024",
        told="told",
        denied=draw(st.booleans()),
        hedged=draw(st.booleans()),
        corrected=draw(st.booleans()),
        as_of=as_of,
        published=draw(DAYS),
    )


@st.composite
def rows(draw: st.DrawFn) -> Row:
    held = draw(st.lists(points(), min_size=1, max_size=6))
    held[-1] = replace(held[-1], latest=True)
    return Row(name=draw(WORDS), note=draw(WORDS), points=tuple(held), copies=draw(st.integers(0, 50)))


def check_apart(boxes: list[Box]) -> None:
    for place, one in enumerate(boxes):
        assert not any(one.meets(other) for other in boxes[place + 1 :])


def check_within(box: Box, width: float, height: float) -> None:
    assert box.within(Box(left=-0.01, top=-0.01, right=width + 0.01, bottom=height + 0.01))


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=8), st.sampled_from([lanes.WIDE, lanes.NARROW]))
def test_who_says_what_keeps_its_words_apart_and_in_the_frame(held: list[Row], frame: lanes.Frame) -> None:
    chart = lanes.draw_lanes(held, frame)
    if chart is None:
        assert all(each.bar is None for own in held for each in own.points)
        return
    check_apart([tick.label.box for tick in chart.axis.ticks if tick.label])
    assert len(chart.lanes) == len(held)
    for lane in chart.lanes:
        captions = [caption.label.box for caption in lane.captions]
        check_apart(captions)
        for box in captions:
            check_within(box, chart.width, chart.height)
            assert not any(box.meets(mark.box) for mark in lane.marks)
        for mark in lane.marks:
            assert chart.axis.start <= mark.x <= mark.end <= chart.axis.end
        check_within(lane.name.box, chart.width, chart.height)
        assert lane.note is None or lane.follows or not lane.note.box.meets(lane.name.box)
        assert lane.note is None or lane.note.box.right <= chart.width


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=8), st.sampled_from([course.WIDE, course.NARROW]))
def test_over_time_keeps_everything_in_the_frame(held: list[Row], frame: course.Frame) -> None:
    chart = course.draw_course(held, frame)
    if chart is None:
        return
    spots = [*chart.undated, *(spot for each in chart.courses for spot in each.spots)]
    assert len(spots) == sum(each.bar is not None for own in held for each in own.points)
    for spot in spots:
        assert 0 <= spot.x <= chart.width - frame.names
        above, below = spot.soft
        assert chart.top - 0.01 <= spot.high - above <= spot.low + below <= chart.bottom + 0.01
    check_apart([ending.label.box for ending in chart.endings])
    for ending in chart.endings:
        check_within(ending.label.box, chart.width, chart.height)
    check_apart([tick.label.box for tick in chart.axis.ticks if tick.label])
    assert (chart.strip is None) == (not any(spot.shape == course.UNDATED for spot in spots))


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=8), st.sampled_from([stances.WIDE, stances.NARROW]))
def test_stances_keep_marks_and_names_apart(held: list[Row], frame: stances.Frame) -> None:
    chart = stances.draw_stances(held, frame)
    assert chart is not None
    assert [lane.stance for lane in chart.lanes] == ["says", "hedges", "denies"]
    for lane in chart.lanes:
        marks = [
            Box(left=said.x - 5.5, top=said.y - 5.5, right=said.x + 5.5, bottom=said.y + 5.5) for said in lane.said
        ]
        names = [said.caption.box for said in lane.said if said.caption]
        check_apart([*marks, *names])
        for box in (*marks, *names):
            check_within(box, chart.width, lane.bottom)
    shown = sum(len(lane.said) + lane.hidden for lane in chart.lanes)
    assert shown == sum(len(own.points) for own in held)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=6), st.floats(200, 900))
def test_a_small_line_stays_in_its_frame_and_names_both_ends(held: list[Row], width: float) -> None:
    chart = place_small(held, "q1", "How many?", width)
    if chart is None:
        return
    check_apart([label.box for label in chart.ends])
    for label in chart.ends:
        check_within(label.box, chart.width, chart.height)
    assert (chart.ends[0].x, chart.ends[-1].x) == pytest.approx((chart.axis.start, chart.axis.end))
    for mark in chart.marks:
        assert chart.axis.start <= mark.x <= mark.end <= chart.axis.end


def test_an_open_end_of_a_small_line_is_a_short_arrow() -> None:
    chart = place_small([row(point(None, 60)), row(point(40, None)), row(point(0, 0))], "q1", "How many?", 400)
    assert chart is not None
    assert sorted(round(mark.end - mark.x) for mark in chart.marks) == [0, 24, 24]


def test_bounds_are_bars_and_open_ends_arrows() -> None:
    axis = make_axis([Bar(low=0, high=100)], 0, 100, 20)
    assert axis is not None
    shapes = {}
    for low, high in ((50, 50), (20, 60), (None, 60), (20, None)):
        mark = place_mark(point(low, high), axis, 5)
        assert mark is not None
        shapes[mark.shape] = (mark.x, mark.end)
    assert shapes == {"point": (50, 50), "bar": (20, 60), "down": (0, 60), "up": (20, 100)}


def test_about_has_soft_edges_only_at_bounds() -> None:
    axis = make_axis([Bar(low=0, high=100)], 0, 1000, 20)
    assert axis is not None
    exact, about, least = (
        Bar(low=50, high=50),
        Bar(low=50, high=50, approximate=True),
        Bar(low=50, high=None, approximate=True),
    )
    soft = [place_mark(replace(point(), bar=bar), axis, 5).soft for bar in (exact, about, least)]  # type: ignore[union-attr]
    assert soft == [(0, 0), pytest.approx((25, 25)), (pytest.approx(25), 0)]


def test_an_axis_says_that_it_does_not_begin_at_zero_or_is_one_of_factors() -> None:
    near = make_axis([Bar(low=10_000, high=10_000), Bar(low=11_000, high=11_000)], 0, 100, 0)
    far = make_axis([Bar(low=3, high=3), Bar(low=3_000_000, high=3_000_000)], 0, 100, 0)
    plain = make_axis([Bar(low=3, high=3), Bar(low=9, high=9)], 0, 100, 0)
    assert near is not None
    assert near.note == "The axis begins at 9,500."
    assert far is not None
    assert "ten times" in far.note
    assert plain is not None
    assert plain.note == ""


def test_one_figure_alone_stands_on_an_axis_from_zero() -> None:
    axis = make_axis([Bar(low=12_000, high=12_000)], 0, 100, 0)
    assert axis is not None
    assert axis.scale.low == 0


def test_a_source_stands_in_one_lane_with_its_earlier_figures_joined() -> None:
    chart = lanes.draw_lanes([row(point(0, 0, latest=False), point(100, 100))], lanes.WIDE)
    assert chart is not None
    (lane,) = chart.lanes
    assert len(lane.marks) == 2
    (join,) = lane.joins
    assert lane.marks[0].x < join[0] < join[1] < lane.marks[1].x
    assert [caption.latest for caption in lane.captions] == [True, False]


def test_what_is_denied_corrected_or_withdrawn_says_so() -> None:
    held = [
        row(point(5, 5, denied=True), name="A"),
        row(point(6, 6, corrected=True), name="B"),
        row(point(7, 7, ended=True), name="C"),
        row(point(bar=None, label="any troops", denied=True), name="D"),
    ]
    chart = lanes.draw_lanes(held, lanes.WIDE)
    assert chart is not None
    told = [lane.captions[0].figure for lane in chart.lanes]
    assert told == ["denies 12", "12 (corrected)", "12 (withdrawn)", "denies: any troops"]
    assert chart.lanes[3].marks == ()


def test_sources_without_any_figure_have_no_axis() -> None:
    held = [row(point(bar=None))]
    assert lanes.draw_lanes(held, lanes.WIDE) is None
    assert course.draw_course(held, course.WIDE) is None
    assert place_small(held, "q1", "", 360) is None


def test_more_sources_than_lanes_are_counted() -> None:
    chart = lanes.draw_lanes([row(point(1, 1))] * (lanes.MOST_LANES + 5), lanes.WIDE)
    assert chart is not None
    assert (len(chart.lanes), chart.left) == (lanes.MOST_LANES, 5)


def test_the_axis_fits_what_stands_among() -> None:
    alone = lanes.draw_lanes([row(point(5, 5))], lanes.WIDE)
    among = lanes.draw_lanes([row(point(5, 5))], lanes.WIDE, among=[row(point(90, 90))])
    assert alone is not None
    assert among is not None
    assert (alone.axis.scale.high, among.axis.scale.high) == (6, 100)


def test_each_time_of_a_figure_has_a_shape_of_its_own() -> None:
    day = Interval(start="2024-10-20", end="2024-10-20")
    held = [
        row(point(1, 1, as_of=day, published="2024-11-01")),
        row(point(2, 2, said_on=day, published="2024-11-01")),
        row(point(3, 3, published="2024-11-01")),
        row(point(4, 4)),
    ]
    chart = course.draw_course(held, course.WIDE)
    assert chart is not None
    spots = [spot for each in reversed(chart.courses) for spot in each.spots]
    assert [spot.shape for spot in spots] == ["as-of", "said", "published"]
    assert spots[0].tail == spots[2].x
    assert spots[0].x == spots[1].x < spots[2].x
    (undated,) = chart.undated
    assert chart.strip is not None
    assert chart.strip[0] < undated.x < chart.strip[1] < chart.days.start
    assert chart.shapes == ("as-of", "said", "published", "undated")


def test_a_figure_holds_until_the_next_one() -> None:
    first = point(10, 10, latest=False, published="2024-11-01")
    chart = course.draw_course([row(first, point(20, 20, published="2024-11-05"))], course.WIDE)
    assert chart is not None
    (a, b, c, d) = chart.courses[0].steps
    assert a[1] == b[1] > c[1] == d[1]
    assert a[0] < b[0] == c[0] < d[0]
    assert [ending.figure for ending in chart.endings] == ["12"]


def test_of_many_sources_those_that_spoke_last_have_lines() -> None:
    held = [row(point(place, place, published="2024-11-01"), name=str(place)) for place in range(20)]
    chart = course.draw_course(held, course.WIDE)
    assert chart is not None
    assert chart.faint == 20 - course.MOST_LINES
    assert [each.name for each in chart.courses if not each.faint] == [str(each) for each in reversed(range(12))]
    assert all(bool(each.steps) != each.faint for each in chart.courses)


def test_a_day_far_back_is_marked_at_the_edge() -> None:
    old = Interval(start=None, end="1994-01-01")
    chart = course.draw_course([row(point(1, 1, as_of=old, published="2024-11-01"))], course.WIDE)
    assert chart is not None
    (spot,) = chart.courses[0].spots
    assert spot.clipped
    assert spot.x == chart.days.start


def test_a_morning_comes_before_the_evening_of_its_day() -> None:
    held = [row(point(1, 1, published=f"2024-11-01T{hour}:00+00:00")) for hour in ("06:00", "20:00")]
    chart = course.draw_course(held, course.WIDE)
    assert chart is not None
    assert chart.courses[1].spots[0].x < chart.courses[0].spots[0].x


@given(st.lists(st.floats(0, 400), max_size=20).map(sorted), st.floats(1, 20))
def test_heights_are_spread_in_their_order(heights: list[float], gap: float) -> None:
    placed = course.spread(heights, gap, 0, 400)
    assert len(placed) == len(heights)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(placed))
    if gap * len(heights) <= 400:
        assert all(-1e-6 <= each <= 400 + 1e-6 for each in placed)


MOMENTS = st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(lambda day: day.toordinal() + 0.5)


@given(st.lists(st.tuples(MOMENTS, st.booleans()), min_size=1, max_size=8))
def test_days_have_a_few_ticks_in_order(moments: list[tuple[float, bool]]) -> None:
    days = make_days(moments, 0, 700, 7)
    places = [tick.at for tick in days.ticks]
    assert places == sorted(places)
    assert 1 <= len(places) <= 8
    assert all(days.holds(moment) for moment, must in moments if must)


def test_a_year_is_named_once() -> None:
    ticks = make_days([(738_800.5, True), (739_300.5, True)], 0, 700, 7).ticks
    years = [tick.year for tick in ticks if tick.year]
    assert len(years) == len(set(years)) >= 2


def test_numbers_up_an_axis_end_at_one_line() -> None:
    axis = make_upright([Bar(low=0, high=12_000)], 300, 0)
    assert axis is not None
    assert {tick.label.box.right for tick in axis.ticks if tick.label} == {axis.ticks[-1].label.x}  # type: ignore[union-attr]


@given(st.text(max_size=80), st.floats(10, 200))
def test_clipped_words_fit(text: str, room: float) -> None:
    clipped = clip_text(text, 12, room)
    assert measure_text(clipped, 12) <= max(room, measure_text("…", 12))
    assert clipped == text or clipped.endswith("…")


def test_a_label_takes_up_room_as_it_is_anchored() -> None:
    start, middle, end = (Label(x=100, y=20, text="abc", anchor=each).box for each in ("start", "middle", "end"))
    assert (start.left, end.right) == (100, 100)
    assert middle.left + middle.right == pytest.approx(200)
