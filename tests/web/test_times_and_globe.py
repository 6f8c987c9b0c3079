"""Drawings of when and where: nothing lies outside its frame, nothing is counted twice or lost."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.web.charts.globe import Site, draw_globe
from reportedly.web.charts.times import Told, draw_times

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def make_told(id: str, reported: date, start: date | None = None, end: date | None = None) -> Told:
    return Told(id=id, label=id, reported=reported, start=start, end=end)


@st.composite
def draw_told(draw: st.DrawFn) -> list[Told]:
    told = []
    first = draw(DAYS)
    for number in range(draw(st.integers(1, 40))):
        reported = first + timedelta(days=draw(st.integers(0, 400)))
        edges = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
        near = [reported + timedelta(days=draw(st.integers(-90, 90))) for _ in range(2)]
        start, end = draw(st.sampled_from([edges, sorted(near), [None, near[0]], [near[0], None], [None, None]]))
        told.append(make_told(f"c{number}", reported, start, end))
    return told


@given(draw_told(), st.sampled_from([360.0, 1180.0]))
def test_the_timeline_stays_in_its_frame_and_counts_each_claim_once(told: list[Told], width: float) -> None:
    chart = draw_times(told, width)
    assert chart is not None
    assert sum(column.count for column in chart.columns) == len(told)
    for column in chart.columns:
        assert 0 <= column.x <= column.x + column.width <= width + 0.2
        assert chart.reported_bottom - column.height >= 0
    for each in chart.stretches:
        assert -0.2 <= each.x <= each.x + each.width <= width + 0.2
        assert chart.happened_top <= each.y <= chart.bottom
    drawn = len(chart.stretches) + chart.left + chart.undated + chart.before + chart.after
    assert drawn == len(told)


@given(draw_told())
def test_no_bar_of_the_timeline_lies_on_another(told: list[Told]) -> None:
    chart = draw_times(told, 800.0)
    assert chart is not None
    rows: dict[float, list[tuple[float, float]]] = {}
    for each in chart.stretches:
        rows.setdefault(each.y, []).append((each.x, each.x + each.width))
    for bars in rows.values():
        bars.sort()
        assert all(one[1] <= other[0] + 0.2 for one, other in pairwise(bars))


def test_what_happened_long_before_is_counted_not_drawn() -> None:
    day = date(2024, 10, 30)
    chart = draw_times(
        [make_told("old", day, date(1953, 7, 27), date(1953, 7, 27)), make_told("new", day, day, day)], 800.0
    )
    assert chart is not None
    assert (chart.before, chart.after, chart.undated) == (1, 0, 0)
    assert [each.id for each in chart.stretches] == ["new"]
    assert chart.first >= "2024-01-01"


def test_the_end_of_time_is_no_error() -> None:
    chart = draw_times([make_told("a", date.max, date.min, None), make_told("b", date.min, None, date.max)], 800.0)
    assert chart is not None


def test_nothing_gives_no_drawing() -> None:
    assert draw_times([], 800.0) is None
    assert draw_globe([], 800.0, 400.0) is None


SITES = st.builds(
    Site,
    id=st.uuids().map(str),
    name=st.text(max_size=30),
    country=st.none(),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    radius_km=st.floats(0, 20_000),
    claims=st.integers(1, 1000),
)


@given(st.lists(SITES, min_size=1, max_size=30))
def test_the_map_holds_every_place(sites: list[Site]) -> None:
    globe = draw_globe(sites, 1180.0, 560.0)
    assert globe is not None
    assert {circle.site.id for circle in globe.circles} == {site.id for site in sites}
    for circle in globe.circles:
        assert 0 <= circle.x <= 1180
        assert 0 <= circle.y <= 560
        assert circle.dot <= circle.r or circle.r <= 0.45 * 560
        assert circle.r <= 0.45 * 560 + 0.1


def test_east_is_right_and_north_is_up_and_a_wide_place_has_a_wide_ring() -> None:
    def make(id: str, latitude: float, longitude: float, radius: float) -> Site:
        return Site(id=id, name=id, country=None, latitude=latitude, longitude=longitude, radius_km=radius, claims=1)

    sites = [make("west", 50.0, 10.0, 5.0), make("east", 50.0, 40.0, 400.0), make("north", 60.0, 25.0, 5.0)]
    globe = draw_globe(sites, 1180.0, 560.0)
    assert globe is not None
    placed = {circle.site.id: circle for circle in globe.circles}
    assert placed["west"].x < placed["north"].x < placed["east"].x
    assert placed["north"].y < placed["west"].y == placed["east"].y
    assert placed["east"].r > 5 * placed["west"].r
    assert globe.circles[0].site.id == "east"  # beneath the others
