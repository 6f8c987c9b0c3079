from __future__ import annotations

from dataclasses import replace
from itertools import product

from reportedly.reconciliation.stories.comparing import MEASURES, measure_pair, open_sketch
from reportedly.reconciliation.stories.grouping import make_item, make_items
from reportedly.reconciliation.stories.judging import EVENT, LATER, judge_story
from reportedly.reconciliation.stories.rows import load_rows
from reportedly.reconciliation.stories.sketches import pack_sketch
from reportedly.reconciliation.stories.sketching import make_sketch
from reportedly.vocabulary import Reading
from reportedly.vocabulary.grouping import Item
from tests.reconciliation.told import (
    OSTERODE,
    tell,
    tell_again,
    tell_fire,
    tell_robbery,
    tell_storm,
    tell_trial,
)


def item(reading: Reading) -> Item:
    return make_items(reading)[0]


def measure(one: Reading, other: Reading) -> dict[str, float]:
    pair = (open_sketch(pack_sketch(make_sketch(each))) for each in (one, other))
    return dict(zip(MEASURES, measure_pair(*pair), strict=True))


def score(one: Item, other: Item) -> float:
    """What the weights make of all measures, the words included."""
    pair = open_sketch(one.body), open_sketch(other.body)
    column = "undated" if None in (pair[0].published, pair[1].published) else "dated"
    weights = {row["measure"]: float(row[column]) for row in load_rows("pair_weights.tsv")}
    measures = dict(zip(MEASURES, measure_pair(*pair), strict=True))
    return weights["always"] - weights["join"] + sum(weights.get(name, 0.0) * measures[name] for name in MEASURES)


def test_what_is_decided_before_words_are_compared_is_what_they_would_say_too() -> None:
    told = [make_sketch(each()) for each in (tell_fire, tell_again, tell_robbery, tell_storm, tell_trial)]
    moved = [replace(each, published=None if each.published is None else each.published + 400) for each in told]
    undated = [replace(each, published=None) for each in told]
    likened = [replace(each, terms=told[0].terms, head=told[0].head) for each in (*told, *moved)]
    bare = [replace(each, people=(), ages=(), ways=(), spots=()) for each in (*told, *likened)]
    items = [make_item(f"s{number:02}", each) for number, each in enumerate((*told, *moved, *undated, *likened, *bare))]
    pairs = list(product(items, repeat=2))
    joined = [judge_story(*pair) is not None for pair in pairs]
    assert joined == [score(*pair) >= 0.0 for pair in pairs]
    assert 0.1 < sum(joined) / len(joined) < 0.9


def test_two_reports_of_one_fire_are_of_one_story() -> None:
    link = judge_story(item(tell_fire()), item(tell_again()))
    assert link is not None
    assert (link.left, link.right, link.kind, link.joins) == ("again", "fire", EVENT, True)
    assert link.reason == (
        "both name Ilka Brandstetter, 24; Osterode; and Weidendamm Street, speak of 5 June 2021, one day apart"
    )
    assert link.score > 0.9


def test_a_trial_months_later_is_of_the_same_story() -> None:
    link = judge_story(item(tell_fire()), item(tell_trial()))
    assert link is not None
    assert link.kind == LATER
    assert "Ilka Brandstetter, 24" in link.reason
    assert "99 days apart" in link.reason


def test_another_event_in_the_same_town_is_another_story() -> None:
    assert judge_story(item(tell_fire()), item(tell_robbery())) is None
    assert judge_story(item(tell_again()), item(tell_robbery())) is None


def test_another_town_is_another_story() -> None:
    assert judge_story(item(tell_fire()), item(tell_storm())) is None


def test_one_text_under_two_ids_is_one_story() -> None:
    for reading in (tell_fire(), tell_robbery(), tell_storm()):
        other = replace(reading, report=replace(reading.report, id="other", published="2021-06-08"))
        assert judge_story(item(reading), item(other)) is not None


def test_without_dates_names_and_words_decide() -> None:
    undated = replace(tell_fire().report, published=None)
    link = judge_story(item(replace(tell_fire(), report=undated)), item(tell_again()))
    assert link is not None
    assert "apart" not in link.reason
    assert judge_story(item(replace(tell_fire(), report=undated)), item(tell_storm())) is None


def test_the_order_of_the_two_is_all_one() -> None:
    told = [tell_fire(), tell_again(), tell_trial(), tell_robbery(), tell_storm()]
    for one in told:
        for other in told:
            assert judge_story(item(one), item(other)) == judge_story(item(other), item(one))
            assert measure(one, other) == measure(other, one)


def test_what_is_measured_is_what_the_texts_say() -> None:
    found = measure(tell_fire(), tell_again())
    assert found["people_near"] > 0.5
    assert (found["people_aged"], found["ages"], found["ages_share"]) == (1.0, 1.0, 1.0)
    assert (found["people_far"], found["other_people"], found["other_ages"], found["far_spot"]) == (0.0,) * 4
    assert found["same_spot"] == 1.0
    assert 0.4 < found["small_spot"] < 0.5
    assert found["ways"] > 0
    assert (found["same_day_near"], found["other_day"], found["other_next"]) == (1.0, 0.0, 0.0)


def test_what_differs_is_measured() -> None:
    found = measure(tell_fire(), tell_robbery())
    assert (found["other_people"], found["other_ages"], found["other_ways"]) == (1.0, 1.0, 1.0)
    assert found["people_near"] == found["ways"] == 0.0
    apart = measure(tell_fire(), tell_storm())
    assert (apart["far_spot"], apart["near_spot"], apart["same_spot"]) == (1.0, 0.0, 0.0)


def test_a_later_report_is_measured_as_such() -> None:
    found = measure(tell_fire(), tell_trial())
    assert found["people_far"] > 0.5
    assert (found["people_near"], found["words_near"], found["opening_near"]) == (0.0, 0.0, 0.0)
    assert found["gap"] > 4


def test_an_office_holder_is_no_private_person() -> None:
    text = "Otto Rehm opened a fair in Osterode. He cut a ribbon and ate a pretzel."
    fair = tell(text, people={"Otto Rehm": "Fire chief"})
    found = measure(tell_fire(), fair)
    assert found["officials"] > 0.5
    assert found["people_near"] == 0.0


def test_days_of_a_war_stay_apart() -> None:
    def raid(number: int, day: str, text: str) -> Item:
        people = {"Ida Falk": "Commander"}
        spots = {"Osterode": OSTERODE}
        return item(tell(text, id=f"r{number}", published=day, people=people, spots=spots, days={"overnight": day}))

    fire = (
        "Shells set a dye works on fire overnight in Osterode, said Ida Falk. Forty vats of indigo ran into the river."
    )
    same = "Indigo ran into the river at Osterode when shells hit a dye works overnight. No worker died, said Ida Falk."
    next_night = "A mortar bomb fell on the cattle market of Osterode overnight, said Ida Falk. A heifer was hurt."
    first = raid(1, "2021-06-06", fire)
    assert judge_story(first, raid(2, "2021-06-06", same)) is not None
    assert judge_story(first, raid(3, "2021-06-07", next_night)) is None


def test_a_reason_without_names_gives_words() -> None:
    text = "A meteorite fell through the roof of a bakery and came to rest in the dough, the baker said."
    other = text.replace("the baker said", "and the bread was sold at once")
    link = judge_story(item(tell(text, id="a", title="Meteorite")), item(tell(other, id="b", title="Meteorite")))
    assert link is not None
    assert link.reason.startswith("both share the words “dough”, “meteorite”, ")
    assert link.reason.endswith("on one day")


def test_a_report_without_words_is_no_item() -> None:
    assert make_items(tell("", title=None)) == ()
    assert make_items(tell("Monday.")) == ()


def test_reports_of_one_sketch_are_twins() -> None:
    sketch = make_sketch(tell_fire())
    assert make_item("a", sketch).twin == make_item("b", sketch).twin != item(tell_again()).twin


def test_what_two_reports_share_never_counts_against_them() -> None:
    rows = {row["measure"]: row for row in load_rows("pair_weights.tsv")}
    assert rows.keys() <= {*MEASURES, "always", "join"}
    for name in ("dated", "undated"):
        assert all(float(row[name]) >= 0 for key, row in rows.items() if key.startswith(("words", "people", "same")))
        assert all(float(row[name]) <= 0 for key, row in rows.items() if key.startswith(("other", "far", "gap")))
