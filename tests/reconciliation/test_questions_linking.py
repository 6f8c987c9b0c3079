from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from reportedly.reconciliation.questions import (
    QUESTIONS,
    label_question,
    list_search_words,
    make_item,
    read_query,
)
from reportedly.vocabulary import FigureKind, Interval, Item, Polarity, Position, Topic
from tests.reconciliation.questioned import count, state

TEXTS = (
    ("900 North Korean soldiers were stationed in Russia.", "900 North Korean soldiers", "soldiers"),
    ("About 1,000 North Korean troops are now in Russia.", "About 1,000 North Korean troops", "troops"),
    ("1,200 North Korean troops were sent to Russia.", "1,200 North Korean troops", "troops"),
    ("700 North Korean troops are in Kursk region.", "700 North Korean troops", "troops"),
    ("Four people were killed in a shooting in Gary on Monday.", "Four people", "people"),
    ("Five people died in the shooting in Gary.", "Five people", "people"),
    ("Four people were killed in a shooting in Toledo.", "Four people", "people"),
    ("Six people were wounded in a shooting in Gary.", "Six people", "people"),
    ("Four people were killed.", "Four people", "people"),
    ("40 confirmed cholera cases were recorded in Toledo.", "40 confirmed cholera cases", "cases"),
)


def positions() -> list[Position]:
    return [
        count(text, words, place + 4, counts=counts, id=f"r{place}", published="2024-05-07")
        for place, (text, words, counts) in enumerate(TEXTS)
    ]


def part(items: Sequence[Item]) -> frozenset[frozenset[str]]:
    """The groups of items that share a key and join."""
    groups = {item.id: {item.id} for item in items}
    for left, right in combinations(items, 2):
        link = QUESTIONS.judge(left, right) if set(left.keys) & set(right.keys) else None
        if link is not None and link.joins and groups[left.id] is not groups[right.id]:
            merged = groups[left.id] | groups[right.id]
            groups.update(dict.fromkeys(merged, merged))
    return frozenset(frozenset(group) for group in groups.values())


def test_the_partition_is_one_for_all_orders_of_arrival() -> None:
    items = [make_item(position) for position in positions()]
    first = part(items)
    for seed in range(20):
        shuffled = items.copy()
        random.Random(seed).shuffle(shuffled)
        assert part(shuffled) == first
    assert sorted(len(group) for group in first) == [1, 1, 1, 1, 1, 1, 2, 2]


def test_a_link_is_one_for_both_orders() -> None:
    items = [make_item(position) for position in positions()]
    for left, right in combinations(items, 2):
        assert QUESTIONS.judge(left, right) == QUESTIONS.judge(right, left)


def test_links_that_do_not_join_say_why() -> None:
    sent, there = (make_item(positions()[place]) for place in (2, 0))
    link = QUESTIONS.judge(sent, there)
    assert link is not None
    assert (link.joins, link.kind) == (False, "unclear")
    assert "scopes may differ" in link.reason


def test_lasting_states_that_say_what_they_are_of_are_twins() -> None:
    text = "900 North Korean soldiers were stationed in Russia."
    one = make_item(count(text, "900 North Korean soldiers", 900, counts="soldiers", published="2024-05-07"))
    later = "In June 800 North Korean soldiers were stationed in Russia."
    other = make_item(count(later, "800 North Korean soldiers", 800, counts="soldiers", id="b"))
    assert one.twin is not None
    assert (one.twin, one.body, one.keys) == (other.twin, other.body, other.keys)
    link = QUESTIONS.judge(one, other)
    assert link is not None
    assert link.joins
    assert make_item(positions()[4]).twin is None


def test_an_item_names_what_it_rests_on() -> None:
    text = "A guard said 900 soldiers were stationed in Russia."
    position = count(text, "900 soldiers", 900, counts="soldiers", source="A guard")
    item = make_item(position)
    assert (item.claim, item.figure, item.report, item.id) == (position.claim, "f1", "a", position.id)
    assert item.words is not None
    assert "troop" in item.words.split()


def test_keys_are_64_bit_numbers_without_repeats() -> None:
    for position in positions():
        keys = make_item(position).keys
        assert len(set(keys)) == len(keys) <= 40
        assert all(-(2**63) <= key < 2**63 for key in keys)


def test_many_positions_of_one_place_hang_together_by_keys_that_are_not_common() -> None:
    text = "900 soldiers were stationed in Gary."
    days = [f"2024-{month:02d}-{day:02d}" for month in (4, 5, 6) for day in range(1, 31)]
    items = [
        make_item(count(text, "900 soldiers", 900, counts="soldiers", id=f"r{day}-{number}", published=day))
        for day in days
        for number in range(6)
    ]
    holders = defaultdict[int, list[str]](list)
    for item in items:
        for key in item.keys:
            holders[key].append(item.id)
    crowded = [held for key, held in holders.items() if len(held) > QUESTIONS.limit(key)]
    assert crowded
    groups = {item.id: {item.id} for item in items}
    for held in (each for each in holders.values() if each not in crowded):
        merged = set[str]().union(*(groups[id] for id in held))
        groups.update(dict.fromkeys(merged, merged))
    assert len(groups[items[0].id]) == len(items)


def test_two_places_of_a_report_propose_a_pair_and_one_does_not() -> None:
    def make(own: str, other: str, id: str) -> Item:
        text = f"Four people were killed in a shooting in {own}. A man from {other} came."
        return make_item(count(text, "Four people", 4, counts="people", id=id, published="2024-05-07"))

    one, both, half = make("Gary", "Chicago", "a"), make("Chicago", "Gary", "b"), make("Toledo", "Gary", "c")
    assert set(one.keys) & set(both.keys)
    assert not set(one.keys) & set(half.keys)


# --- labels ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "label"),
    [
        ((0, 1), "how many North Korean soldiers are in Russia?"),
        ((2,), "how many North Korean troops were sent to Russia?"),
        ((4, 5), "how many people were killed in Gary?"),
        ((9,), "how many confirmed cholera cases were counted in Toledo?"),
    ],
)
def test_labels_are_made_of_the_claims_own_words(places: tuple[int, ...], label: str) -> None:
    held = [positions()[place] for place in places]
    assert label_question(held) == label
    assert label_question(reversed(held)) == label


def test_a_label_names_the_nation_that_most_count() -> None:
    text = "Soldiers of North Korea march. 900 North Korean soldiers were sent to Russia."
    one = count(text, "900 North Korean soldiers", 900, counts="soldiers")
    other = count("North Korean soldiers march. 40 soldiers were sent to Russia.", "40 soldiers", 40, counts="soldiers")
    third = count("North Korean soldiers march. 50 soldiers were sent to Russia.", "50 soldiers", 50, counts="soldiers")
    assert label_question((one, other, third)) == "how many North Korean soldiers were sent to Russia?"


def test_labels_of_single_people_ages_and_money() -> None:
    child = count("A child was killed in Gary.", "A child", 1, counts="child")
    assert label_question((child,)) == "how many children were killed in Gary?"
    two = count("At least two men were killed in Gary.", "At least two men", 2, counts="men")
    assert label_question((two,)) == "how many men were killed in Gary?"


def test_a_label_of_statements_is_one_of_them_turned_round() -> None:
    one = state("An envoy said the ferry had sunk off Gary.", "An envoy", "the ferry had sunk off Gary")
    other = state("A pilot said it had not sunk.", "A pilot", "it had not sunk", id="b")
    assert other.polarity is Polarity.NEGATIVE
    assert label_question((one, other)) == "had the ferry sunk off Gary?"
    assert label_question(()) == ""


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("the bridge is open", "is the bridge open?"),
        ("the army had not fired", "had the army not fired?"),
        ("the army has a plan", "is it so: “the army has a plan”?"),
        ("he did so in a rage", "an envoy said “he did so in a rage”?"),
        ("during the night he was seen there", "an envoy said “during the night he was seen there”?"),
        ("to leave the bridge shut", "an envoy said “to leave the bridge shut”?"),
        ("I have my doubts", "an envoy said “I have my doubts”?"),
        ("the fire appears to be put out", "an envoy said “the fire appears to be put out”?"),
        ("the plan that was dropped in May", "an envoy said “the plan that was dropped in May”?"),
        ("the deal on grain he is pushing", "an envoy said “the deal on grain he is pushing”?"),
        ("a guard opened the bridge", "is it so: “a guard opened the bridge”?"),
        ("a worn rope as the reason for the delay", "an envoy said “a worn rope as the reason for the delay”?"),
    ],
)
def test_a_statement_is_turned_where_that_is_english_and_quoted_elsewhere(content: str, label: str) -> None:
    assert label_question((state(f"An envoy said {content}.", "An envoy", content),)) == label


def test_who_said_it_stands_in_a_label_only_where_a_reader_knows_him_by_it() -> None:
    held = state("An envoy said to leave the bridge shut.", "An envoy", "to leave the bridge shut")
    assert label_question((replace(held, cue="according to"),)) == "according to an envoy: “to leave the bridge shut”?"
    assert (
        label_question((replace(held, source_name="Ada Holm", cue="urged … not"),))
        == "Ada Holm: “to leave the bridge shut”?"
    )
    assert label_question((replace(held, source_words="Two\nclerks", cue="calling"),)) == (
        "two clerks: “to leave the bridge shut”?"
    )
    assert label_question((replace(held, source_words="Those"),)).startswith("what is said")
    assert label_question((replace(held, source_words="They"),)) == "what is said of “to leave the bridge shut”?"
    assert label_question((replace(held, source_words=f"an envoy {'of many towns ' * 9}"),)).startswith("what is said")


def test_what_several_say_is_not_called_by_one_of_them() -> None:
    told = ("the ferry sank off Gary", "the ferry sank near Gary")
    held = [state(f"An envoy said {words}.", "An envoy", words, id=words) for words in told]
    assert label_question(held[:1]) == "an envoy said “the ferry sank off Gary”?"
    both = (held[0], replace(held[1], source_words="A pilot"))
    assert label_question(both).startswith("is it so: “the ferry sank")


def test_only_words_in_capitals_throughout_are_made_small() -> None:
    shouted = count("FOUR PEOPLE were killed in Gary.", "FOUR PEOPLE", 4, counts="PEOPLE")
    assert label_question((shouted,)) == "how many people were killed in Gary?"


def test_a_number_of_which_no_doing_is_known_is_told_by_the_words_around_it() -> None:
    text = "The mill on the river has 40 looms for the cloth of the whole town of Gary."
    looms = count(text, "40 looms", 40, counts="looms")
    label = "how many looms: “The mill on the river has 40 looms for the cloth of the whole …”?"
    assert label_question((replace(looms, topic=replace(looms.topic, doing=())),)) == label


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("policeman", "how many police officers are there?"),
        ("child", "how many children are there?"),
        ("body", "how many bodies are there?"),
        ("witness", "how many witnesses are there?"),
        ("fireman", "how many firemen are there?"),
    ],
)
def test_things_have_their_plural(head: str, label: str) -> None:
    seen = count("Two people were seen.", "Two people", 2, counts="people")
    things = replace(seen, topic=Topic(head=head), words=replace(seen.words, text="two"))
    assert label_question((things,)) == label


@pytest.mark.parametrize(
    ("name", "text", "label"),
    [
        ("east 85th street", "two died on East 85th Street", "in East 85th Street"),
        ("s howard ave", "two died", "in S Howard Ave"),
        ("kursk oblast", "two died in Kursk", "in Kursk"),
        ("coles place", "two died in Cole's Place", "in Cole's Place"),
        ("gary", "two died outside Gary's mill", "in Gary"),
        ("n", "two died", ""),
    ],
)
def test_a_place_is_called_as_the_claim_calls_it_and_never_by_half_a_street(name: str, text: str, label: str) -> None:
    seen = count("Two people were killed in Gary.", "Two people", 2, counts="people")
    (setting,) = seen.topic.where
    there = replace(seen.topic, where=(replace(setting, name=name),))
    position = replace(seen, topic=there, content=replace(seen.content, text=text))
    assert label_question((position,)) == f"how many people were killed {label}".strip() + "?"


def test_a_sum_is_told_by_the_words_around_it() -> None:
    text = (
        "The repair of the old stone bridge over the river will cost the town of Gary $5 million in the next two years."
    )
    money = count(text, "$5 million", 5e6, figure_kind=FigureKind.MONEY)
    assert label_question((money,)) == (
        "how much money: “… will cost the town of Gary $5 million in the next two years.”?"
    )
    bare = replace(money, content=money.words, topic=Topic(head="money"))
    assert label_question((bare,)) == "how much money: “$5 million”?"


# --- search ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("North Korean troops in Russia", {0, 1, 2, 3}),
        ("soldiers of North Korea", {0, 1, 2, 3}),
        ("people killed in Gary", {4, 5}),
        ("wounded Gary", {7}),
        ("cholera in Toledo", {9}),
        ("tanks in Russia", set()),
    ],
)
def test_queries_find_positions_by_folded_words(query: str, found: set[int]) -> None:
    words = set(read_query(query))
    assert {place for place, one in enumerate(positions()) if words <= set(list_search_words(one))} == found


def test_a_query_of_people_alone_keeps_its_word() -> None:
    assert read_query("people") == ("person",)
    assert read_query("") == ()


def test_tolls_of_two_days_are_not_linked() -> None:
    said = "Four people were killed in a shooting in Gary."

    def make(day: str) -> Item:
        position = count(said, "Four people", 4, counts="people", id=f"r{day}", published="2024-05-14")
        when = Interval(start=f"2024-05-{day}", end=f"2024-05-{day}")
        return make_item(replace(position, topic=replace(position.topic, when=when)))

    monday, tuesday, thursday, week = map(make, ("06", "07", "09", "13"))
    assert QUESTIONS.judge(monday, tuesday) is not None
    assert QUESTIONS.judge(monday, week) is not None
    assert QUESTIONS.judge(monday, thursday) is None
