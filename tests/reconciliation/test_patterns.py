from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.patterns import Filling, SlotOverlap, compare_slots, find_pattern
from reportedly.reconciliation.signatures import pack_hashes
from reportedly.reconciliation.slots import DAYS, DIGITS, NAMES, WORDS
from tests.reconciliation.dispatched import sign

ISSUE = SlotOverlap(same_figures=6, other_figures=8, same_names=4, other_days=2)
UPDATE = SlotOverlap(same_figures=14, other_figures=6, same_names=6, same_days=2)


def fill(slots: SlotOverlap, **changes: object) -> Filling:
    facts = Filling(slots=slots, common=0.7, names=1.0, own_names=0, quoted=None, figures=1.0, least_figures=9, days=1)
    return replace(facts, **changes)  # type: ignore[arg-type]


def test_an_issue_fills_the_same_places_with_other_figures() -> None:
    found = find_pattern(fill(ISSUE))
    assert found is not None
    assert "50% of the places" in found


def test_a_write_through_changes_few_of_them() -> None:
    assert find_pattern(fill(UPDATE)) is None
    assert find_pattern(fill(SlotOverlap(other_figures=2))) is None


def test_a_report_is_brought_up_to_date_at_once_or_not_at_all() -> None:
    changed = SlotOverlap(same_figures=9, other_figures=2, same_names=6, same_days=1)
    told = [find_pattern(fill(changed, days=days)) is not None for days in (0, 1, None, 2, 3, 300)]
    assert told == [False, False, False, False, True, True]
    assert find_pattern(fill(replace(changed, other_figures=3), days=2)) is not None
    assert find_pattern(fill(replace(changed, other_figures=1), days=300)) is None
    filled = replace(changed, other_figures=1, same_figures=6)
    assert find_pattern(fill(filled, days=300, common=0.9)) is not None
    assert find_pattern(fill(filled, days=2, common=0.9)) is None


def test_on_one_day_the_same_quotations_speak_for_one_report() -> None:
    changed = SlotOverlap(same_figures=6, other_figures=6, same_names=8, other_names=1)
    assert find_pattern(fill(changed, days=0)) is not None
    assert find_pattern(fill(changed, days=0, quoted=1.0)) is None
    assert find_pattern(fill(changed, days=0, quoted=1.0, own_names=2, names=0.5)) is not None
    assert find_pattern(fill(changed, days=0, quoted=0.1)) is not None
    assert find_pattern(fill(changed, days=1, quoted=1.0)) is not None


def test_on_one_day_the_names_decide_with_the_figures() -> None:
    changed = SlotOverlap(same_figures=6, other_figures=6, same_names=4, same_days=2)
    assert find_pattern(fill(changed, days=0)) is None
    assert find_pattern(fill(changed, days=0, own_names=1)) is not None
    assert find_pattern(fill(changed, days=0, names=0.0)) is not None
    assert find_pattern(fill(changed, days=None)) is not None
    assert find_pattern(fill(replace(changed, same_figures=0), days=0)) is not None


def test_on_the_next_day_the_days_that_are_named_decide_with_the_figures() -> None:
    changed = SlotOverlap(same_figures=9, other_figures=4, same_names=5)
    assert find_pattern(fill(changed)) is not None
    assert find_pattern(fill(replace(changed, same_days=1))) is None
    assert find_pattern(fill(changed, quoted=1.0)) is None
    assert find_pattern(fill(replace(changed, same_days=1, other_figures=8))) is not None


def test_a_late_copy_keeps_its_figures() -> None:
    alike = SlotOverlap(same_figures=3, same_names=4, same_days=1)
    assert find_pattern(fill(alike, days=3, common=0.9, figures=0.6)) is not None
    assert find_pattern(fill(alike, days=2, common=0.9, figures=0.6)) is None
    assert find_pattern(fill(alike, days=3, common=0.7, figures=0.6)) is None
    assert find_pattern(fill(alike, days=3, common=0.9, figures=0.6, least_figures=3)) is None
    assert find_pattern(fill(alike, days=3, common=0.9, figures=0.8)) is None


@pytest.mark.parametrize(("other", "same", "found"), [(3, 8, True), (3, 9, False), (2, 0, False), (4, 30, False)])
def test_other_names_in_the_same_places_are_another_story(other: int, same: int, found: bool) -> None:
    told = find_pattern(fill(SlotOverlap(same_figures=40, other_names=other, same_names=same)))
    assert (told == "other names stand in the same places") is found


def test_other_days_in_the_same_places_are_another_issue() -> None:
    closed = SlotOverlap(same_figures=18, same_names=9, other_days=2)
    assert find_pattern(fill(closed, days=28)) is not None
    assert find_pattern(fill(closed, days=1)) is None
    assert find_pattern(fill(closed, days=None)) is None
    assert find_pattern(fill(replace(closed, same_days=1), days=28)) is None


def test_slots_are_compared_by_their_values() -> None:
    ours = [1, 8 + DIGITS, 2, 8 + NAMES, 3, 8 + DAYS, 4, 8 + DIGITS, 5, 16 + WORDS, 6, 8 + DIGITS]
    theirs = [1, 8 + DIGITS, 2, 12 + NAMES, 3, 8 + DAYS, 4, 12 + DIGITS, 5, 8 + WORDS, 7, 8 + DIGITS]
    found = compare_slots(pack_hashes(ours), pack_hashes(theirs))
    assert found == SlotOverlap(same_figures=1, other_figures=2, other_names=1, same_days=1)
    assert (found.others, found.all, found.changed) == (3, 5, 0.6)
    assert compare_slots(b"", pack_hashes(theirs)).changed == 0.0


def test_a_figure_in_words_is_no_other_than_one_in_digits() -> None:
    told = [sign(f"The rescue service counted {figure} people there.").slots for figure in ("12", "twelve", "13")]
    assert compare_slots(told[0], told[1]) == SlotOverlap()
    assert compare_slots(told[0], told[2]).other_figures == 2


def test_a_frame_that_is_filled_twice_agrees_where_one_value_does() -> None:
    ours, theirs = pack_hashes([1, 8 + DIGITS, 1, 12 + DIGITS]), pack_hashes([1, 12 + DIGITS])
    assert compare_slots(ours, theirs).same_figures == 1
