from __future__ import annotations

from reportedly.reconciliation.slots import (
    DAY,
    DAYS,
    DIGITS,
    FIGURE,
    NAME,
    NAMES,
    SORTS,
    WORDS,
    Framed,
    collect_slots,
    make_value,
)


def frame(words: str, **values: int) -> list[Framed]:
    """The words, each with its value if it is named in ``values`` by "figure", "name" or "day"."""
    marks = {"#": ("figure", FIGURE), "@": ("name", NAME), "%": ("day", DAY)}
    framed = []
    for word in words.split():
        sort, mark = marks.get(word, ("", word.encode()))
        framed.append(Framed(mark, values.get(sort, 0)))
    return framed


def test_a_value_tells_its_sort_and_is_never_nothing() -> None:
    for sort in (WORDS, NAMES, DIGITS, DAYS):
        assert make_value(0xABCDEF00, sort) & SORTS == sort
        assert make_value(0, sort) != 0
    assert make_value(0xFFFFFFFF, WORDS) < 2**32


def test_a_figure_fills_two_frames_that_its_neighbours_make() -> None:
    slots = collect_slots(frame("police counted # dead men there", figure=8))
    assert [value for _, value in slots] == [8, 8]
    left, right = (collect_slots(frame(words, figure=8)) for words in ("police counted # dead", "counted # dead men"))
    assert set(slots) & set(left)
    assert set(slots) & set(right)
    assert not set(slots) & set(collect_slots(frame("guards saw # dead dogs here", figure=8)))


def test_names_that_follow_one_another_fill_one_slot_with_the_last() -> None:
    one = [Framed(b"said"), Framed(NAME, 9), Framed(NAME, 13), Framed(b"of"), Framed(b"late")]
    assert collect_slots(one) == collect_slots([one[0], *one[2:]])


def test_days_stand_in_no_frame_but_their_own() -> None:
    with_day, without = (
        collect_slots(frame(words, figure=8, day=7)) for words in ("he saw # % there", "he saw # there")
    )
    assert set(without) < set(with_day)
    assert {value for _, value in set(with_day) - set(without)} == {7}
    assert collect_slots(frame("he saw % there")) == ()


def test_very_many_slots_are_thinned_by_their_frames() -> None:
    words = [word for place in range(500) for word in (Framed(f"w{place}".encode()), Framed(FIGURE, 4 * place + 4))]
    slots, more = collect_slots(words), collect_slots([*words, Framed(b"and"), Framed(FIGURE, 8), Framed(b"so")])
    assert len(slots) == 256
    assert len(set(slots) & set(more)) >= 250
    assert collect_slots([]) == ()
