"""What two positions have in common by coincidence, and what shows them to be of one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.questions.coincidence import find_coincidence, is_one_text, measure_ratio
from reportedly.reconciliation.questions.comparing import compare_views, judge_views
from reportedly.reconciliation.questions.verdicts import Verdict
from reportedly.reconciliation.questions.views import View, pack_view, unpack_position, view_position
from reportedly.vocabulary import FigureKind
from tests.reconciliation.questioned import count, state

KILLED = "{} people were killed in the fire at the mill in Gary."
HURT = "{} people were injured in the fire at the mill in Gary."
HERE = {"published": "2024-05-07"}


def tell(sentence: str, words: str, number: int, *, id: str = "a", counts: str = "people") -> View:
    """The view of a number in a sentence, alone in its report; "about" stands before a number that is."""
    position = count(sentence.format(words), f"{words} {counts}", number, counts=counts, id=id, **HERE)
    if position.amount is not None and words.lower().startswith("about"):
        position = replace(position, amount=replace(position.amount, approximate=True))
    return view_position(position)


def test_two_values_in_one_report_are_of_two_things() -> None:
    one, other = tell(HURT, "Nine", 9), tell(HURT, "Four", 4)
    assert find_coincidence(one, other) == "one text gives both, of two things as far as it tells"
    assert find_coincidence(one, tell(HURT, "Nine", 9)) is None


def test_near_values_of_what_is_told_twice_may_be_of_one_thing_in_one_report() -> None:
    assert find_coincidence(tell(KILLED, "Nine", 9), tell(KILLED, "Ten", 10)) is None
    assert find_coincidence(tell(KILLED, "Nine", 9), tell(KILLED, "Forty", 40)) is not None


def test_reports_of_two_outlets_may_give_two_values() -> None:
    one, other = tell(HURT, "Nine", 9, id="b"), tell(HURT, "Four", 4)
    assert not is_one_text(one, other)
    assert find_coincidence(one, other) is None


def test_a_copy_of_a_report_is_one_text_with_it() -> None:
    scene = frozenset({"p:1", "p:2", "n:ada holm", "n:ilse orr", "d:2024-05-07"})
    one, other = (
        replace(tell(HURT, *said, id=id), scene=scene) for said, id in ((("Nine", 9), "a"), (("Four", 4), "b"))
    )
    assert is_one_text(one, other)
    assert find_coincidence(one, other) is not None
    assert not is_one_text(one, replace(other, published="2024-05-08"))
    assert not is_one_text(one, replace(other, scene=frozenset({"p:1", "p:2", "n:bo vane", "n:cy dorn"})))


def test_nobody_counts_one_where_another_counts_many_but_a_second_one_may_die() -> None:
    one = tell(HURT, "One", 1, id="b")
    assert find_coincidence(one, tell(HURT, "Two", 2)) == "one against several, and nothing says that they are the same"
    dead = tell(KILLED, "One", 1, id="b")
    assert find_coincidence(dead, tell(KILLED, "Two", 2)) is None
    assert find_coincidence(dead, tell(KILLED, "Three", 3)) is not None


def test_none_denies_every_number() -> None:
    assert find_coincidence(tell(HURT, "No", 0), tell(HURT, "Nine", 9)) is None


def test_values_that_lie_far_apart_need_a_rare_word() -> None:
    bare = [
        replace(tell(HURT, *said, id=id), words=frozenset({"fire"}))
        for said, id in ((("Nine", 9), "a"), (("Ninety", 90), "b"))
    ]
    assert find_coincidence(*bare) == "numbers far apart, with no rare word in common"
    assert find_coincidence(*(replace(view, words=view.words | {"winch"}) for view in bare)) is None


def test_things_and_sums_need_words_in_common() -> None:
    sentence = "The mill in Gary lost {} boats."
    one, other = tell(sentence, "40", 40, counts="boats"), tell(sentence, "60", 60, id="b", counts="boats")
    assert find_coincidence(one, other) is None
    words = frozenset({"pier", "winch", "gale", "rope"})
    assert (
        find_coincidence(replace(one, words=words), replace(other, words=frozenset({"rope", "mast", "keel"})))
        is not None
    )


def test_sums_and_shares_of_two_long_sentences_need_a_third_of_their_words() -> None:
    cost = "The repair of the mill in Gary cost {}."
    told = [
        count(cost.format("$5 million"), "$5 million", 5e6, figure_kind=FigureKind.MONEY, id=id, **HERE) for id in "ab"
    ]
    one, other = map(view_position, told)
    assert find_coincidence(one, other) is None
    longer = replace(other, words=frozenset({"repair", "bond", "clerk", "sluice", "winter", "grant", "auction"}))
    assert "any two sums" in (find_coincidence(one, longer) or "")


def test_two_small_shares_may_be_of_one_thing() -> None:
    cut = "The mill in Gary cut the wage of its clerks by {}."
    held = [
        count(cut.format(f"{share} percent"), f"{share} percent", share, figure_kind=FigureKind.PERCENT, id=id, **HERE)
        for share, id in ((1, "a"), (3, "b"))
    ]
    assert find_coincidence(*map(view_position, held)) is None


def test_measures_of_two_units_are_of_two_things() -> None:
    view = view_position(
        count("The plant made 50 megawatts.", "50 megawatts", 50, figure_kind=FigureKind.MEASURE, **HERE)
    )
    assert view.head == "measure"
    assert compare_views(view, replace(view, unit="GW.h", origin="")).verdict is Verdict.NONE


def test_the_ratio_is_that_of_the_ends_that_face_each_other() -> None:
    wide = replace(tell(HURT, "5000", 5000), low=1000.0)
    assert measure_ratio(wide, tell(HURT, "5500", 5500)) == pytest.approx(1.1)
    assert measure_ratio(replace(wide, low=None), tell(HURT, "5500", 5500)) == pytest.approx(1.1)


def test_about_widens_a_number() -> None:
    assert measure_ratio(tell(HURT, "About 100", 100), tell(HURT, "108", 108)) is None
    assert measure_ratio(tell(HURT, "100", 100), tell(HURT, "108", 108)) == pytest.approx(1.08)
    assert measure_ratio(tell(HURT, "100", 100), replace(tell(HURT, "108", 108), unit="km")) is None


def test_a_view_keeps_its_bounds() -> None:
    view = tell(HURT, "About 100", 100)
    assert (view.low, view.high) == (pytest.approx(90), pytest.approx(110))
    assert unpack_position(pack_view(view)) == view


def test_only_what_is_grouped_is_asked_for_more() -> None:
    one, other = tell(HURT, "Nine", 9, id="b"), tell(HURT, "Four", 4)
    same = replace(other, origin=f"{one.origin[:8]}99")
    assert compare_views(one, same).verdict is Verdict.SAME
    match = judge_views(one, same)
    assert match is not None
    assert match.verdict is Verdict.OTHER_SCOPE
    assert match == compare_views(one, same, grouped=True)


def test_statements_with_other_verbs_need_more_than_one_rare_word() -> None:
    one = view_position(
        state("A guard said that the mayor opened the bridge.", "A guard", "the mayor opened the bridge")
    )
    words = frozenset({"bridg", "mayor", "cloth", "silver", "trowel", "speech"})
    longer = replace(one, head="praise", words=one.words | words)
    assert find_coincidence(one, longer) == "they say it with other verbs, and most words of the longer one are its own"
    assert find_coincidence(one, replace(longer, head=one.head)) is None
    rare = frozenset({"trowel", "winch"})
    assert find_coincidence(replace(one, words=one.words | rare), replace(longer, words=longer.words | rare)) is None
