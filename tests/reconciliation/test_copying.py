from __future__ import annotations

import pytest

from reportedly.reconciliation.copying import CopyKind, CopySettings, judge_copy
from tests.reconciliation.dispatched import BODY, OTHER, sign, swap

LOCAL = (
    "The skating club of Little Orme has lent its hall to a choir whose own has no roof since the storm.",
    "Members brought chairs and a stove, and one brought a goat, which was sent home by a vote of nine to eight.",
)


def test_a_text_under_another_headline_is_a_copy() -> None:
    found = judge_copy(sign(*BODY), sign(*BODY, id="b"))
    assert (found.kind, found.score, found.whole) == (CopyKind.COPY, 1.0, True)
    assert "word for word" in found.reason


def test_a_copy_may_have_new_figures_and_a_new_paragraph() -> None:
    changed = swap(BODY, **{"31_people": "34 people", "six_hours": "seven hours"})
    found = judge_copy(sign(*BODY), sign(*changed, "A second lift was closed in the evening.", id="b"))
    assert found.kind is CopyKind.COPY
    assert found.left_share > 0.9


def test_a_cut_is_a_partial_copy_and_wholly_of_the_other() -> None:
    found = judge_copy(sign(*BODY), sign(*BODY[:2], id="b"))
    assert (found.kind, found.whole) == (CopyKind.PARTIAL, True)
    assert found.right_share == 1.0 > found.left_share


def test_two_paragraphs_in_a_story_of_another_are_a_partial_copy() -> None:
    found = judge_copy(sign(*BODY), sign(LOCAL[0], *BODY[:2], LOCAL[1], id="b"))
    assert (found.kind, found.whole) == (CopyKind.PARTIAL, False)
    assert found.longest >= 30


def test_two_reports_of_one_event_are_two() -> None:
    assert judge_copy(sign(*BODY), sign(*OTHER, id="b")).kind is CopyKind.NONE


def test_one_pattern_with_other_names_is_two_stories() -> None:
    changed = swap(
        BODY,
        **{
            "valley_of_Varn_on_Sunday_with_31_people": "gorge of Loske on Friday with 12 people",
            "Mayor_Elke_Tanner": "Mayor Piet Aarts",
            "on_the_Hornspitz": "on the Kalterberg",
            "Bergbahn_Varn": "Seilbahn Loske",
            "a_boy_of_nine": "a priest",
            "two_cabins": "one cabin",
            "closed_the_lift": "shut the line",
            "half_past_twelve": "one",
            "transport_ministry": "labour office",
            "Three_passengers": "Two nuns",
        },
    )
    found = judge_copy(sign(*BODY), sign(*changed, id="b"))
    assert max(found.left_share, found.right_share) > 0.4
    assert found.kind is CopyKind.NONE


def test_a_text_without_capitals_has_no_names_to_agree_on() -> None:
    plain = tuple(paragraph.lower() for paragraph in BODY)
    changed = (*plain[:3], "the last cabin was hauled up at dawn with nobody in it.", *plain[3:])
    assert judge_copy(sign(*plain), sign(*changed, id="b")).kind is CopyKind.COPY


BULLETIN = (
    "The air force of Norland brought down {} of {} drones over the provinces of Askja and Brenna in the night, and {} "
    "homes were without power in the morning, the general staff in Norvik said in its daily report to the press."
)


@pytest.mark.parametrize(("day", "kind"), [("2025-03-20", CopyKind.NONE), ("2025-03-10", CopyKind.COPY)])
def test_issues_of_one_bulletin_are_two_when_days_apart(day: str, kind: CopyKind) -> None:
    one = sign(BULLETIN.format(38, 46, "9,000"), published="2025-03-10")
    other = sign(BULLETIN.format(21, 30, "400"), id="b", published=day)
    assert judge_copy(one, other).kind is kind


REWRITE = (
    "With two cabins of 31 people the cable car above the valley of Varn stopped on Sunday. Mountain rescue brought "
    "everyone down on ropes, according to the mayor of the town, Elke Tanner.",
    "After six hours the last passenger reached the ground: a boy aged nine, Mayor Tanner said.",
    "On the Hornspitz the weather station recorded a gust of 110 kilometres an hour, and against a pylon the cabins "
    "had swung.",
    "Tickets were sold at half past twelve by a clerk in the valley station, three passengers told police. But nobody "
    "should have been in the lift: it was closed at noon, said Bergbahn Varn, which runs the line.",
    "The brakes will be looked at on Monday by a transport ministry inspector.",
)


def test_the_same_facts_in_other_words_are_a_rewrite() -> None:
    found = judge_copy(sign(*BODY), sign(*REWRITE, id="b"))
    assert found.kind is CopyKind.REWRITE
    assert max(found.left_share, found.right_share) < 0.3
    assert "in other words" in found.reason


def test_a_judgement_does_not_depend_on_the_order_of_the_two() -> None:
    one, other = sign(*BODY), sign(LOCAL[0], *BODY[:2], id="b")
    assert judge_copy(one, other) == judge_copy(other, one)
    assert judge_copy(one, other).left == "a"


def test_the_lines_can_be_drawn_elsewhere() -> None:
    strict = CopySettings(partial=0.9, scattered=0.95)
    assert judge_copy(sign(*BODY), sign(LOCAL[0], *BODY[:2], LOCAL[1], id="b"), strict).kind is CopyKind.NONE


def test_long_texts_are_compared_by_a_sample() -> None:
    long = [
        f"Line {place} of the roll names House{place * 7 % 5003} and Field{place * 11 % 7001}." for place in range(900)
    ]
    assert sign(*long).level > 0
    assert judge_copy(sign(*long), sign(*long[:600], id="b")).kind in (CopyKind.COPY, CopyKind.PARTIAL)
    other = [f"Page {place} lists Boat{place * 13 % 4001} in Harbour{place * 17 % 6007}, idle." for place in range(900)]
    assert judge_copy(sign(*long), sign(*other, id="b")).kind is CopyKind.NONE


def test_texts_without_words_are_copies_of_nothing() -> None:
    assert judge_copy(sign("—"), sign("…", id="b")).kind is CopyKind.NONE
    assert judge_copy(sign("Snow fell."), sign("Snow fell.", id="b")).kind is CopyKind.NONE
