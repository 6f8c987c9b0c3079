from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.reconciliation.questions import TopicMatch, Verdict
from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import Amount, FigureKind, Polarity, Position, RelationKind, Setting, Topic
from tests.reconciliation.positioned import DAY, NEXT_DAY, WEEK_LATER, both_ways, count, on, position

KILLED = Topic(head="person", doing=("killed",), where=(Setting(name="varn"),))


def killed(value: int, source: str, published: str | None = DAY, **facts: Any) -> Position:
    content = facts.pop("content", f"{value} miners were killed in the pit at Varn")
    words = facts.pop("words", f"{value} miners")
    return position(
        content, source, count(value), words=words, published=published, topic=facts.pop("topic", KILLED), **facts
    )


def held(value: int, source: str, published: str | None, **facts: Any) -> Position:
    content = f"{value} patients were in the wards of Varn"
    return position(
        content,
        source,
        count(value),
        words=f"{value} patients",
        published=published,
        topic=Topic(head="patient"),
        **facts,
    )


def test_two_sources_with_one_value_agree() -> None:
    found = both_ways(killed(12, "The police"), killed(12, "A doctor"))
    assert (found.kind, found.reason) == (RelationKind.AGREES, "“12 miners” and “12 miners” overlap")


def test_two_sources_with_two_values_differ() -> None:
    found = both_ways(killed(12, "The police"), killed(21, "A doctor"))
    assert (found.kind, found.flags) == (RelationKind.DIFFERS, ("digits",))
    assert "The police" in found.reason
    assert "A doctor" in found.reason


def test_a_toll_of_one_source_grows() -> None:
    found = both_ways(killed(12, "The police"), killed(21, "Police in Varn", NEXT_DAY))
    assert found.kind is RelationKind.ACCUMULATES
    assert "2025-03-03 and 2025-03-04" in found.reason


def test_a_toll_that_another_source_puts_higher_later_has_grown() -> None:
    found = both_ways(killed(12, "The police"), killed(30, "A doctor", WEEK_LATER))
    assert (found.kind, found.flags) == (RelationKind.ACCUMULATES, ("other_source",))


def test_a_toll_cannot_fall_and_is_revised() -> None:
    found = both_ways(killed(21, "The police"), killed(12, "The police", NEXT_DAY))
    assert found.kind is RelationKind.REVISES
    assert "a total cannot fall" in found.reason


def test_a_correction_revises_though_the_toll_is_higher() -> None:
    later = killed(70, "The police", NEXT_DAY, sentence="The police said that 70 miners were killed, not 17.")
    found = both_ways(killed(17, "The police"), later)
    assert (found.kind, "correction" in found.flags) == (RelationKind.REVISES, True)
    assert "not 17" in found.reason


def test_a_level_moves() -> None:
    found = both_ways(held(610, "The hospital", DAY), held(400, "The hospital", WEEK_LATER))
    assert found.kind is RelationKind.MOVES


def test_a_level_moves_backwards_where_the_later_text_looks_back() -> None:
    back = held(400, "The hospital", WEEK_LATER, as_of=on("2025-01-06"))
    found = both_ways(held(610, "The hospital", DAY, as_of=on(DAY)), back)
    assert (found.kind, "out_of_order" in found.flags) == (RelationKind.MOVES, True)
    assert "“400 patients”, then “610 patients”" in found.reason


@pytest.mark.parametrize("dates", [(None, NEXT_DAY), (DAY, None), (None, None), (DAY, DAY)])
def test_an_unknown_order_is_never_a_revision(dates: tuple[str | None, str | None]) -> None:
    found = both_ways(killed(12, "The police", dates[0]), killed(10, "The police", dates[1]))
    assert (found.kind, "unknown_order" in found.flags) == (RelationKind.UNDECIDED, True)


def test_no_date_does_not_hide_that_two_sources_differ() -> None:
    assert both_ways(killed(12, "The police", None), killed(30, "A doctor", None)).kind is RelationKind.DIFFERS


def test_two_hours_of_one_day_give_the_order() -> None:
    morning, evening = "2025-03-03T09:00+01:00", "2025-03-03T21:00+01:00"
    found = both_ways(killed(3, "The police", morning), killed(5, "The police", evening))
    assert found.kind is RelationKind.ACCUMULATES


def test_deaths_by_one_date_are_revised_though_they_are_more() -> None:
    content = "deaths in Varn by March 1 were {}"
    one = killed(12, "The police", DAY, content=content.format(12), words="12")
    other = killed(30, "The police", WEEK_LATER, content=content.format(30), words="30")
    assert both_ways(one, other).kind is RelationKind.REVISES


def test_a_figure_that_is_denied() -> None:
    one, other = killed(12, "The rebels"), killed(12, "The army", polarity=Polarity.NEGATIVE)
    assert both_ways(one, other).kind is RelationKind.DENIES
    later = killed(12, "The rebels", NEXT_DAY, polarity=Polarity.NEGATIVE)
    assert both_ways(one, later).kind is RelationKind.REVISES


def test_none_against_some_denies_and_of_a_level_moves() -> None:
    none = killed(0, "The army", content="no miners were killed at Varn", words="no miners")
    assert both_ways(killed(12, "The rebels"), none).kind is RelationKind.DENIES
    assert both_ways(held(40, "The hospital", DAY), held(0, "The hospital", NEXT_DAY)).kind is RelationKind.MOVES


def test_a_part_of_a_figure_is_granted() -> None:
    part = position("it had seen 12 of the 50 raids itself", "The world body", count(12), words="12", topic=KILLED)
    whole = position("there had been 50 raids", "The syndicate", count(50), words="50 raids", topic=KILLED)
    found = both_ways(whole, part)
    assert found.kind is RelationKind.QUALIFIES
    assert "12 of the 50" in found.reason


def test_a_caveat_lets_the_figure_stand() -> None:
    content = "the 70 dead may include people counted twice"
    found = both_ways(killed(70, "The mayor"), killed(70, "The coroner", content=content, words="70 dead"))
    assert found.kind is RelationKind.QUALIFIES


def test_an_age_is_put_right() -> None:
    old = Amount(kind=FigureKind.AGE, low=42, high=42)
    one = position("the suspect is 42", "The prosecutor", old, words="42")
    other = position("the suspect is 24", "The prosecutor", count(24), words="24", published=NEXT_DAY)
    found = both_ways(one, other)
    assert found.kind is RelationKind.REVISES
    assert "digits" in found.flags


def test_parts_of_people_add_up() -> None:
    parts = killed(2, "A cook", content="two nurses and a driver were hurt", words="two nurses")
    assert both_ways(killed(3, "The police"), parts).kind is RelationKind.AGREES


def match(name: str, verdict: Verdict, reason: str = "people against homes") -> TopicMatch:
    return TopicMatch(verdict=verdict, reason="x", parts=((name, verdict, reason),), score=0.5)


@pytest.mark.parametrize(
    ("name", "verdict", "kind"),
    [
        ("terms", Verdict.OTHER_SCOPE, RelationKind.OTHER_SCOPE),
        ("head", Verdict.NONE, RelationKind.DIFFERS),
        ("terms", Verdict.UNCLEAR, RelationKind.UNDECIDED),
        ("place", Verdict.UNCLEAR, RelationKind.OTHER_SCOPE),
        ("event", Verdict.NONE, RelationKind.DIFFERS),
        ("words", Verdict.UNCLEAR, RelationKind.DIFFERS),
    ],
)
def test_the_comparison_of_topics_decides_the_scope(name: str, verdict: Verdict, kind: RelationKind) -> None:
    found = relate(killed(12, "The police"), killed(30, "A doctor"), match(name, verdict))
    assert found.kind is kind


def test_totals_of_two_periods_are_of_other_scope() -> None:
    week = killed(13, "The police", content="13 people were killed in Varn this month", words="13 people")
    year = killed(88, "The police", content="since April 88 people were killed in Varn", words="88 people")
    found = both_ways(week, year)
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "this month against since april" in found.reason


def test_a_whole_and_a_part_are_of_other_scope() -> None:
    here = killed(64, "The police")
    there = killed(90, "The ministry", content="90 people were killed across the country", words="90 people")
    assert both_ways(here, there).kind is RelationKind.OTHER_SCOPE


def test_what_one_topic_does_not_tell_sets_nothing_apart() -> None:
    nowhere = killed(30, "A doctor", topic=Topic(head="person", doing=("killed",)))
    found = relate(killed(12, "The police"), nowhere, match("place", Verdict.OTHER_SCOPE))
    assert found.kind is RelationKind.DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ulm would receive 9,000 tents", "1,200 tents had arrived in Ulm"),
        ("there were 30 confirmed cases in Ulm", "there were 75 probable cases in Ulm"),
        ("16 died on its side of the river", "19 died on the other side of the river"),
        ("nine drivers were killed", "five of its own drivers were killed"),
        ("three people were hurt on Monday", "eight people were hurt in Ulm a year earlier"),
    ],
)
def test_words_that_face_each_other_are_of_other_scope(one: str, other: str) -> None:
    left = killed(9, "The council", content=one, words="9")
    right = killed(41, "Builders", content=other, words="41")
    assert both_ways(left, right).kind is RelationKind.OTHER_SCOPE


def test_ages_of_two_people_are_no_figures_of_one_thing() -> None:
    def aged(name: str, years: int, outlet: str) -> Position:
        amount = Amount(kind=FigureKind.AGE, low=years, high=years)
        return position(f"{name}, {years}, was hurt", "", amount, words=f"{years}", outlet=outlet)

    assert both_ways(aged("Lena Orr", 34, "A"), aged("Dirk Ahl", 51, "B")).kind is RelationKind.OTHER_SCOPE
    assert both_ways(aged("Lena Orr", 34, "A"), aged("Lena Orr", 43, "B")).kind is RelationKind.DIFFERS
    assert both_ways(aged("Lena Orr", 34, "A"), aged("Lena Orr", 34, "B")).kind is RelationKind.AGREES


def test_those_whom_one_counts_apart_are_no_conflict() -> None:
    with_dead = killed(7, "A", content="seven people were hurt", words="seven people")
    told = "one was dead and six people were hurt"
    sentence = "B said one person was dead and six people were hurt."
    without = killed(6, "B", content=told, words="six people", sentence=sentence)
    assert both_ways(with_dead, without).kind is RelationKind.OTHER_SCOPE


def test_other_things_counted_are_of_other_scope() -> None:
    homes = killed(30, "The police", content="30 homes burned", words="30 homes", topic=Topic(head="home"))
    assert relate(killed(12, "The police"), homes, match("head", Verdict.OTHER_SCOPE)).kind is RelationKind.OTHER_SCOPE


def test_a_bound_that_rose_later_is_a_running_total() -> None:
    early = replace(killed(900, "The agency"), amount=count(900, -1))
    late = replace(killed(4000, "The agency", WEEK_LATER), amount=count(4000, -1))
    assert both_ways(early, late).kind is RelationKind.ACCUMULATES
    assert both_ways(early, replace(late, published=DAY)).kind is RelationKind.AGREES


def test_a_revision_that_the_later_text_tells_of_is_none_of_two_sources() -> None:
    sentence = "At first they believed that 12 were dead, a deputy said; now it is 14."
    told = killed(14, "A deputy", NEXT_DAY, sentence=sentence)
    assert both_ways(killed(12, "The police"), told).kind is RelationKind.REVISES


def test_numbers_that_are_no_figures_are_compared_where_all_else_is_alike() -> None:
    one = position("the lira stood at 17.9 to the dollar", "A broker")
    other = position("the lira stood at 18.6 to the dollar", "A banker")
    assert both_ways(one, other).kind is RelationKind.DIFFERS
    assert both_ways(one, position("the lira stood at 17.9", "A banker")).kind is RelationKind.AGREES


def test_an_age_is_no_number_of_people() -> None:
    aged = position("the driver is 39", "A doctor", Amount(kind=FigureKind.AGE, low=39, high=39), words="39")
    found = both_ways(aged, killed(39, "The police"))
    assert found.kind is RelationKind.OTHER_SCOPE
    assert "a number of miners" in found.reason


def test_a_round_mile_is_rounded() -> None:
    one = position("the front was 15 kilometers long", "A ranger", _length(15, "km"), words="15 kilometers")
    other = position("the front ran for nine miles", "A pilot", _length(9, "[mi_i]"), words="nine miles")
    found = both_ways(one, other)
    assert (found.kind, "half of the last digit" in found.reason) == (RelationKind.AGREES, True)
    far = position("the front ran for eleven miles", "A pilot", _length(11, "[mi_i]"), words="eleven miles")
    assert both_ways(one, far).kind is RelationKind.DIFFERS


def _length(value: float, unit: str) -> Amount:
    return Amount(kind=FigureKind.MEASURE, low=value, high=value, unit=unit)


def test_a_unit_that_only_one_names_is_the_others() -> None:
    one = position("the bay had 32 degrees", "The buoy service", _length(32, "deg"), words="32 degrees", key="k")
    other = position(
        "the bay is 24 degrees warm", "The buoy service", words="24 degrees", key="k", published=WEEK_LATER
    )
    other = replace(other, amount=Amount(kind=FigureKind.MEASURE, low=24, high=24))
    assert both_ways(one, other).kind is RelationKind.MOVES


def test_not_one_is_none() -> None:
    one = replace(
        killed(1, "The mayor", content="not one miner was killed", words="one miner"), polarity=Polarity.NEGATIVE
    )
    assert both_ways(one, killed(8, "A nurse")).kind is RelationKind.DENIES


def test_what_one_calls_false_it_denies() -> None:
    sentence = "The mine called false the report that 12 miners were killed in the pit at Varn."
    one = killed(12, "The mine", content="the report that 12 miners were killed in the pit at Varn", sentence=sentence)
    found = both_ways(one, killed(12, "A nurse"))
    assert (found.kind, found.flags) == (RelationKind.DENIES, ("verb",))


def test_a_toll_of_one_past_day_is_put_right() -> None:
    content = "{} miners were killed at Varn on January 9"
    one = killed(17, "The police", "2025-01-25", content=content.format(17), words="17 miners")
    other = killed(19, "The police", "2025-02-20", content=content.format(19), words="19 miners")
    assert both_ways(one, other).kind is RelationKind.REVISES


def test_now_is_no_correction_of_a_total_that_grows() -> None:
    one = killed(12, "The police")
    other = killed(
        21, "The police", WEEK_LATER, sentence="The police now puts the dead miners in the pit at Varn at 21."
    )
    assert both_ways(one, other).kind is RelationKind.ACCUMULATES


def test_what_holds_a_thing_has_no_measure() -> None:
    one = position("the town needed 900 tents", "The mayor", count(900), words="900 tents", topic=Topic(head="tent"))
    other = position(
        "it needed three truckloads of tents", "A driver", count(3), words="three truckloads", topic=Topic(head="load")
    )
    found = both_ways(one, other)
    assert (found.kind, "unit" in found.flags) == (RelationKind.UNDECIDED, True)


def test_pupils_and_children_of_one_number_are_one_count() -> None:
    head = ("head", Verdict.OTHER_SCOPE)
    one, other = killed(5, "The mayor"), killed(5, "A nurse")
    found = relate(one, other, match(*head, reason="pupils against children: one is part of the other"))
    assert found.kind is RelationKind.AGREES


def test_a_part_of_a_group_is_another_count() -> None:
    one = killed(17, "The union")
    other = position("one of its cooks was killed in the pit", "An agency", topic=Topic(head="kill", doing=("killed",)))
    assert both_ways(one, other).kind is RelationKind.OTHER_SCOPE
    part = position("it had buried 9 of the 17", "An agency", topic=Topic(head="bury"))
    assert both_ways(one, part).kind is RelationKind.QUALIFIES


def test_a_correction_names_its_millions() -> None:
    one = killed(
        4_000_000,
        "The police",
        content="the flood cut off 4 million people",
        words="4 million people",
        topic=Topic(head="x"),
    )
    other = killed(
        2_400_000, "The police", NEXT_DAY, content="the flood cut off 2.4 million people", words="2.4 million people",
        sentence="The flood cut off 2.4 million people, the police say, not 4 million.", topic=Topic(head="x"),
    )  # fmt: skip
    found = both_ways(one, other)
    assert (found.kind, "not 4 million" in found.reason) == (RelationKind.REVISES, True)


def test_a_poll_is_cited_by_its_name() -> None:
    one = position("Orlo Poll had the party at 33 percent", "", words="33 percent")
    two = position("the party at 29 percent", "Orlo's May survey", words="29 percent", published=WEEK_LATER)
    one, two = (
        replace(each, amount=Amount(kind=FigureKind.PERCENT, low=value, high=value))
        for each, value in ((one, 33), (two, 29))
    )
    assert both_ways(one, two).kind is RelationKind.MOVES


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Holm, 35, was charged", "Ada Lena Holm, 35, was charged", RelationKind.AGREES),
        ("Holm, 35, was charged", "Holm, 35, also faces trial", RelationKind.AGREES),
        ("Ada Holm, 35, was charged", "Olaf Berg, 35, was charged", RelationKind.OTHER_SCOPE),
    ],
)
def test_a_family_name_alone_may_be_the_same_person(one: str, other: str, kind: RelationKind) -> None:
    age = Amount(kind=FigureKind.AGE, low=35, high=35)
    sides = [position(text, source, age, words="35") for text, source in ((one, "A clerk"), (other, "A bailiff"))]
    assert both_ways(*sides).kind is kind
