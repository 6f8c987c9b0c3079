import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.whiskers import ASCII, UNICODE, choose_glyphs, draw_axis, draw_bar
from reportedly.records.scales import Bar, choose_scale

NUMBERS = st.none() | st.integers(-(10**400), 10**400) | st.floats(allow_nan=False) | st.integers(0, 100)


def draw(bar: Bar, *others: Bar, width: int = 21) -> str:
    scale = choose_scale([bar, *others], width)
    assert scale is not None
    return draw_bar(bar, scale, ASCII)


def test_a_figure_is_a_point_on_the_scale() -> None:
    assert draw(Bar(low=5, high=5), Bar(low=0, high=10)) == " " * 10 + "o" + " " * 10


def test_bounds_are_a_bar_and_an_open_end_an_arrow() -> None:
    whole = Bar(low=0, high=10)
    assert draw(Bar(low=5, high=7), whole) == " " * 10 + "[===]" + " " * 6
    assert draw(Bar(low=None, high=5), whole) == "<=========]" + " " * 10
    assert draw(Bar(low=5, high=None), whole) == " " * 10 + "[=========>"


def test_about_has_soft_edges() -> None:
    assert draw(Bar(low=5, high=5, approximate=True), Bar(low=0, high=10)).strip() == "~o~"
    assert draw(Bar(low=None, high=5, approximate=True), Bar(low=0, high=10)).strip() == "<=========]~"


def test_an_arrow_at_the_largest_value_has_room() -> None:
    assert draw(Bar(low=3000, high=None)).strip().startswith("[=")


def test_the_axis_names_round_numbers() -> None:
    scale = choose_scale([Bar(low=10_000, high=12_000)], 40)
    assert scale is not None
    numbers, rule = draw_axis(scale, ASCII)
    assert numbers.split() == ["0", "5,000", "10,000", "15,000"]
    assert (rule[0], rule[-1], len(rule)) == ("+", "+", 40)


def test_values_far_apart_lie_on_a_scale_of_factors() -> None:
    bars = [Bar(low=24, high=24), Bar(low=12_000, high=12_000)]
    scale = choose_scale(bars, 40)
    assert scale is not None
    assert scale.log
    assert scale.place(1000) == scale.place(100) + round(39 / 4)


def test_without_a_value_there_is_no_scale() -> None:
    assert choose_scale([Bar(low=None, high=None)], 40) is None
    scale = choose_scale([Bar(low=1, high=1)], 10)
    assert scale is not None
    assert draw_bar(Bar(low=None, high=None), scale, ASCII) == " " * 10


@pytest.mark.parametrize(
    ("encoding", "glyphs"), [("utf-8", UNICODE), ("ascii", ASCII), ("latin-1", ASCII), (None, ASCII)]
)
def test_a_terminal_gets_characters_that_it_has(encoding: str | None, glyphs: object) -> None:
    assert choose_glyphs(encoding) is glyphs


@pytest.mark.parametrize("least", [5e-324, 1e-320, 1e-300, 1e-290])
def test_the_smallest_of_all_numbers_has_its_place(least: float) -> None:
    for bars in ([Bar(low=least, high=least)], [Bar(low=least, high=10**400)], [Bar(low=least, high=1)]):
        scale = choose_scale(bars, 40)
        assert scale is not None
        assert len(draw_bar(bars[0], scale, UNICODE)) == 40


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), min_size=1, max_size=6), st.integers(14, 80))
def test_any_figures_fill_their_columns(ends: list[tuple[int | None, int | None, bool]], width: int) -> None:
    bars = [Bar(low=low, high=high, approximate=soft) for low, high, soft in ends]
    scale = choose_scale(bars, width)
    if scale is None:
        assert all(bar.low is None and bar.high is None for bar in bars)
        return
    assert all(len(draw_bar(bar, scale, UNICODE)) == width for bar in bars)
    numbers, rule = draw_axis(scale, UNICODE)
    assert len(numbers) <= width == len(rule)
