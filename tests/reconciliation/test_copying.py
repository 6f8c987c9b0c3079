from __future__ import annotations

from itertools import combinations

import pytest

from reportedly.reconciliation.claim_sets import may_be_retold
from reportedly.reconciliation.copying import CopyKind, CopySettings, judge_copy, may_be_copies
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


TOLL = (
    "The health office in Norvik said on {day} that {dead} people had died of the fever in the past day and {ill} were "
    "in hospital, most of them in the district of {place}.",
    "Its doctors have counted {all} deaths since the beginning of the outbreak. It does not count those who die at "
    "home, and says that the true number is higher.",
    "The fever came to Norland on a ship in the autumn of 2023 and has spread to four of its nine provinces since. "
    "There is no vaccine, and of those who fall ill one in five dies.",
)


def fill(**words: object) -> tuple[str, ...]:
    return tuple(paragraph.format(**words) for paragraph in TOLL)


MONDAY = {"day": "Monday", "dead": 14, "ill": 212, "place": "Askja", "all": "1,304"}
TUESDAY = {"day": "Tuesday", "dead": 19, "ill": 240, "place": "Askja", "all": "1,323"}


def test_the_next_days_bulletin_is_no_copy_though_nearly_all_words_are_the_same() -> None:
    one = sign(*fill(**MONDAY), published="2025-03-10")
    other = sign(*fill(**TUESDAY), id="b", published="2025-03-11")
    found = judge_copy(one, other)
    assert (found.kind, found.pattern) == (CopyKind.NONE, True)
    assert min(found.left_share, found.right_share) > 0.9
    assert "one pattern, two issues" in found.reason


def test_a_bulletin_with_one_figure_put_right_is_a_copy() -> None:
    one = sign(*fill(**MONDAY), published="2025-03-10")
    other = sign(*fill(**{**MONDAY, "dead": 15}), id="b", published="2025-03-11")
    assert (judge_copy(one, other).kind, judge_copy(one, other).pattern) == (CopyKind.COPY, False)


def test_two_who_write_from_one_statement_copy_nothing_from_each_other() -> None:
    said = (
        "The railway said in a statement that it regretted the night in the cabins, that it would pay for the hotel "
        "and for the soup, and that the clerk had been given another post far from the line."
    )
    one = sign("A cook in Varn has had eighty letters about the soup since.", said, LOCAL[0], OTHER[3])
    other = sign("Bruno Kessel will get his winch after all, in May or in June.", said, OTHER[1], id="b")
    assert judge_copy(one, other).kind is CopyKind.NONE
    plain = said.replace(" in a statement that", " that")
    one = sign("A cook in Varn has had eighty letters about the soup since.", plain, LOCAL[0], OTHER[3])
    other = sign("Bruno Kessel will get his winch after all, in May or in June.", plain, OTHER[1], id="b")
    assert judge_copy(one, other).kind is CopyKind.PARTIAL


def test_a_rewrite_may_have_one_name_if_it_has_all_the_figures() -> None:
    told = (
        "The grid operator Oblen will cut 2,400 of 15,800 posts by 2027 and shut 310 of its substations.",
        "It will book costs of 1.1 billion this year, save 1.6 billion each year after, and pay 4.20 on each share.",
        "Engineers had expected 1,500 posts to go and will meet on Thursday at the head office.",
    )
    retold = (
        "By 2027 some 2,400 posts out of 15,800 are to go at the grid operator Oblen, with 310 substations shut.",
        "On each share 4.20 is paid. After costs of 1.1 billion, booked this year, it saves 1.6 billion each year.",
        "At the head office the engineers will meet on Thursday; they had expected that 1,500 posts would go.",
    )
    assert judge_copy(sign(*told), sign(*retold, id="b")).kind is CopyKind.REWRITE
    fewer = (retold[0].replace("310 ", ""), retold[2])
    assert judge_copy(sign(*told), sign(*fewer, id="b")).kind is CopyKind.NONE


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


def test_what_is_quickly_seen_to_be_none_is_none() -> None:
    texts = [
        BODY,
        OTHER,
        LOCAL,
        *(BODY[:end] for end in range(1, len(BODY))),
        (*OTHER, BODY[0]),
        (LOCAL[0], *BODY[1:2]),
    ]
    texts.append(swap(BODY, **{"31_people": "34 people", "six_hours": "seven hours"}))
    signed = [sign(*text, id=f"r{number}") for number, text in enumerate(texts)]
    pairs = list(combinations(signed, 2))
    judged = [(may_be_copies(*pair), judge_copy(*pair)) for pair in pairs]
    assert all(may for may, found in judged if found.kind is not CopyKind.NONE or may_be_retold(found))
    assert any(found.kind is not CopyKind.NONE for _, found in judged)
    assert not all(may for may, _ in judged)
