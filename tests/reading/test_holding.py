from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.holding import give_figures
from reportedly.vocabulary import Figure, FigureKind, Passage, Span
from tests.sample_reading import COMPANY, claim

TEXT = "x" * 200


def held(id: str, *spans: tuple[int, int], **changes: Any) -> Any:
    passage = Passage.of(TEXT, [Span(start=start, end=end) for start, end in spans])
    return claim(id, COMPANY, None, passage, **changes)


def counted(id: str, start: int, end: int) -> Figure:
    return Figure(id=id, span=Span(start=start, end=end), text=TEXT[start:end], kind=FigureKind.COUNT, low=1, high=1)


def owners(figures: list[Figure], claims: list[Any]) -> dict[str, str | None]:
    made, owning = give_figures(figures, claims)
    for one in owning:
        assert one.figures == tuple(figure.id for figure in made if figure.claim == one.id)
    return {figure.id: figure.claim for figure in made}


def test_a_figure_belongs_to_the_innermost_claim_that_holds_it() -> None:
    claims = [held("outer", (0, 100)), held("inner", (40, 90), within="outer"), held("other", (120, 150))]
    figures = [counted("f1", 5, 9), counted("f2", 50, 55), counted("f3", 130, 135), counted("f4", 160, 165)]
    assert owners(figures, claims) == {"f1": "outer", "f2": "inner", "f3": "other", "f4": None}


def test_of_equal_words_the_claim_within_has_it() -> None:
    claims = [held("a", (0, 50)), held("b", (0, 50), within="a")]
    assert owners([counted("f1", 10, 12)], claims) == {"f1": "b"}


def test_a_figure_over_the_edge_of_a_content_is_not_its() -> None:
    assert owners([counted("f1", 45, 55)], [held("a", (0, 50))]) == {"f1": None}


def test_a_long_claim_before_short_ones_is_still_found() -> None:
    claims = [held("long", (0, 200)), *(held(f"c{at}", (at, at + 5)) for at in range(10, 100, 10))]
    assert owners([counted("f1", 150, 151), counted("f2", 52, 53)], claims) == {"f1": "long", "f2": "c50"}


places = st.tuples(st.integers(0, 190), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(places, max_size=8), st.lists(places, max_size=8))
def test_a_claim_holds_all_of_its_figures(contents: list[tuple[int, int]], numbers: list[tuple[int, int]]) -> None:
    claims = [held(f"c{index}", place) for index, place in enumerate(contents)]
    figures = [counted(f"f{index}", *place) for index, place in enumerate(numbers)]
    made, _ = give_figures(figures, claims)
    assert [replace(figure, claim=None) for figure in made] == figures
    for figure in made:
        holders = [one for one in claims if figure.span.within(one.content.spans[0])]
        assert (figure.claim is None) == (not holders)
        assert figure.claim is None or figure.claim in {one.id for one in holders}
