from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.reading.encoder import FOLDER
from reportedly.reading.pieces import CASES, LAYOUTS, QUOTES
from reportedly.vocabulary import Span
from tests.training.paired import make_tokenizer, mark
from training.pairs.layout import CLOSE, CLS, OPEN, PLACES, ROOM, SEP, SOURCE_ROOM, Laid, Told, describe, lay_out

TOKENIZER = make_tokenizer()
PIECES = {number: piece for piece, number in TOKENIZER.get_vocab().items()}


def lay(one: str, other: str = "{b}", source: str = "x") -> Laid:
    return lay_out(mark(one, source), mark(other, "y"), TOKENIZER, alike=False, days=1)


def show(laid: Laid) -> list[str]:
    """What stands before the claims, and each of the two, words apart and letters together."""
    shown = " ".join(PIECES[number] for number in laid.ids.tolist()).replace(" ##", "")
    return [part.strip() for part in shown.removeprefix("[CLS]").split("[SEP]")]


def find_states(laid: Laid) -> list[int]:
    """The state of each piece: 0 before the claims, 1 and 2 in the first without and within, 3 and 4 in the other."""
    return (laid.features // len(LAYOUTS) % len(QUOTES)).tolist()


def test_brackets_stand_around_the_words_that_are_compared() -> None:
    assert show(lay("a man was {shot twice} outside", "{hit} once")) == [
        "two sources , a day later",
        "x : a man was [ shot twice ] outside",
        "y : [ hit ] once",
        "",
    ]


def test_a_word_of_which_a_part_is_compared_stands_whole_in_the_brackets() -> None:
    assert show(lay("an un{armed ma}n fled"))[1] == "x : an [ unarmed man ] fled"


def test_the_claim_that_is_given_first_stands_first() -> None:
    one, other = show(lay("{early}", "{late}")), show(lay("{late}", "{early}"))
    assert [one[1], one[2]] == ["x : [ early ]", "y : [ late ]"]
    assert [other[1], other[2]] == ["x : [ late ]", "y : [ early ]"]


def test_states_tell_the_claims_apart_and_what_is_compared() -> None:
    laid = lay("a {b} c", "{d}")
    head = 1 + sum(map(len, "twosources,adaylater")) + 1
    assert find_states(laid) == [0] * head + [1, 1, 1, 2, 2, 2, 1, 1] + [3, 3, 4, 4, 4, 3]


def test_letter_case_is_kept_as_a_feature() -> None:
    small, capital = lay("{rome}"), lay("{Rome}")
    assert small.ids.tolist() == capital.ids.tolist()
    cases = [CASES[value // (len(LAYOUTS) * len(QUOTES))] for value in capital.features.tolist()]
    written = [case for case, state in zip(cases, find_states(capital), strict=True) if state == 2]
    assert written == ["mark", *["capital"] * 4, "mark"]
    assert small.features.tolist() != capital.features.tolist()


@pytest.mark.parametrize(
    ("alike", "days", "told"),
    [
        (True, 0, "one source, same day"),
        (False, 1, "two sources, a day later"),
        (None, 3, "sources unclear, days later"),
        (False, 4, "two sources, a week later"),
        (False, 45, "two sources, weeks later"),
        (False, 46, "two sources, months later"),
        (True, None, "one source"),
    ],
)
def test_sources_and_days_are_told_in_words(alike: bool | None, days: int | None, told: str) -> None:
    assert describe(alike, days) == told


def test_days_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="earlier claim stands first"):
        lay_out(mark("{a}"), mark("{b}"), TOKENIZER, alike=None, days=-1)


def test_compared_words_beyond_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="no part of a text of 3"):
        Told(source="x", text="abc", compared=Span(start=2, end=4))


def test_what_is_compared_comes_before_what_stands_around_it() -> None:
    around, compared = "n " * 200, "c " * (ROOM - 4)
    shown = show(lay(f"{around}{{{compared}}}{around}"))[1].split()
    assert shown == ["x", ":", "n", "n", "[", *["c"] * (ROOM - 4), "]", "n", "n"]


def test_compared_words_beyond_the_room_are_cut_behind() -> None:
    shown = show(lay(f"n {{first {'c ' * 200}}}"))[1].split()
    assert shown == ["x", ":", "[", "first", *["c"] * (ROOM - 5), "]"]


def test_a_long_source_is_cut_behind() -> None:
    shown = show(lay("{a}", source="s " * 100))[1].split()
    assert shown == [*["s"] * SOURCE_ROOM, ":", "[", "a", "]"]


words = st.text(alphabet="ab .,[]“é\n\x00", max_size=300)


@st.composite
def claims(draw: st.DrawFn) -> Told:
    text = draw(words.filter(len))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Told(source=draw(words), text=text, compared=Span(start=start, end=end))


@given(claims(), claims(), st.sampled_from([True, False, None]), st.none() | st.integers(0, 1000))
def test_a_pair_never_has_more_pieces_than_there_are_places(
    one: Told, other: Told, alike: bool | None, days: int | None
) -> None:
    laid = lay_out(one, other, TOKENIZER, alike=alike, days=days)
    assert len(laid.ids) == len(laid.features) <= PLACES
    states = find_states(laid)
    for around, within in ((1, 2), (3, 4)):
        assert states.count(within) <= ROOM + 2
        assert states.count(around) <= SOURCE_ROOM + 1 + ROOM + 1
        inside = [number for number, state in zip(laid.ids.tolist(), states, strict=True) if state == within]
        assert not inside or (inside[0], inside[-1]) == (OPEN, CLOSE)
    assert states == sorted(states, key=lambda state: (state + 1) // 2)
    assert laid.ids.tolist().count(SEP) == 3


def test_the_marks_have_their_numbers_in_the_readers_own_vocabulary() -> None:
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    assert [tokenizer.id_to_token(number) for number in (CLS, SEP, OPEN, CLOSE)] == ["[CLS]", "[SEP]", "[", "]"]
    laid = lay_out(mark("{a}"), mark("{b}"), tokenizer, alike=False, days=45)
    assert laid.ids.tolist().count(100) == 0
