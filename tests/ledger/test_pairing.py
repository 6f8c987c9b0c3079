"""What people put together and part is what the groups are, whatever is read and linked later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, add_reading, add_rereading, find_claims, open_ledger, rebuild, reconcile
from reportedly.ledger.judgement_lists import list_judgements
from reportedly.ledger.judging import judge, undo
from reportedly.ledger.pairing import read_constraints, read_disputes
from reportedly.ledger.schema import items
from reportedly.ledger.subjects import find_item_subject, list_fellows
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import Judgement, JudgementKind, JudgementState
from tests.ledger.made_links import RULES, list_partition
from tests.ledger.made_readings import OTHER_STAMP, make_reading

URL = "https://example.org/ships"
TEXTS = {
    "a": "The mayor said ships came port.",
    "b": "The cook said ships came winter.",
    "c": "A guide said bread rain.",
}
LATER = "The vicar said ships came port winter."
QUESTION, ORIGIN = GroupKind.QUESTION, GroupKind.ORIGIN


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        for id, text in TEXTS.items():
            add_reading(opened, make_reading([text], id=id, url=f"{URL}/{id}", published="2024-11-01"))
        group(opened)
        yield opened


def group(ledger: Ledger) -> None:
    reconcile(ledger, RULES, read_constraints=read_constraints)


def pair(ledger: Ledger, kind: JudgementKind, *ids: str, grouped: GroupKind = QUESTION, author: str = "Kim") -> int:
    with ledger.read() as connection:
        subjects = tuple(find_item_subject(connection, id, grouped)[1] for id in ids)
        if kind is JudgementKind.SPLIT:
            subjects = (*subjects, *list_fellows(connection, grouped, subjects[0]))
    said = Judgement(kind=kind, author=author, reason="seen", subjects=subjects, group=grouped)
    done = judge(ledger, said)
    group(ledger)
    return done.key


def questions(ledger: Ledger) -> set[str]:
    """The groups of claims, each as its sorted reports."""
    return {"".join(sorted(name[0] for name in part)) for part in list_partition(ledger, QUESTION)}


def origins(ledger: Ledger) -> set[str]:
    return {"".join(sorted(name[0] for name in part)) for part in list_partition(ledger, ORIGIN)}


def test_a_merge_joins_what_nothing_links(ledger: Ledger) -> None:
    assert questions(ledger) == {"ab", "c"}
    key = pair(ledger, JudgementKind.MERGE, "b-0", "c-0")
    assert questions(ledger) == {"abc"}
    assert origins(ledger) == {"ab", "c"}
    undo(ledger, key, "Kim")
    group(ledger)
    assert questions(ledger) == {"ab", "c"}


def test_a_cut_beats_links_also_those_that_come_later(ledger: Ledger) -> None:
    pair(ledger, JudgementKind.CUT, "a-0", "b-0")
    assert questions(ledger) == {"a", "b", "c"}
    add_reading(ledger, make_reading([LATER], id="d", published="2024-11-02"))
    group(ledger)
    assert len(questions(ledger)) == 3
    assert not any({"a", "b"} <= set(each) for each in questions(ledger))
    rebuild(ledger, RULES, read_constraints=read_constraints)
    assert not any({"a", "b"} <= set(each) for each in questions(ledger))


def test_reports_are_parted_as_texts(ledger: Ledger) -> None:
    pair(ledger, JudgementKind.CUT, "a", "b", grouped=ORIGIN)
    assert origins(ledger) == {"a", "b", "c"}
    assert questions(ledger) == {"ab", "c"}


def test_a_split_parts_a_member_from_all_others(ledger: Ledger) -> None:
    add_reading(ledger, make_reading([LATER], id="d", published="2024-11-02"))
    group(ledger)
    assert questions(ledger) == {"abd", "c"}
    pair(ledger, JudgementKind.SPLIT, "b-0")
    assert questions(ledger) == {"ad", "b", "c"}
    with pytest.raises(LedgerError, match="alone in its group"):
        pair(ledger, JudgementKind.SPLIT, "c-0")


def test_what_two_people_are_opposed_on_is_left_to_the_links(ledger: Ledger) -> None:
    pair(ledger, JudgementKind.CUT, "a-0", "b-0")
    key = pair(ledger, JudgementKind.MERGE, "b-0", "a-0", author="Lee")
    assert questions(ledger) == {"ab", "c"}
    with ledger.read() as connection:
        names = {row.key: row.id for row in connection.execute(items.select())}
        disputes = read_disputes(connection, QUESTION)
        assert {names[key]: each for key, each in disputes.items()} == {"a-0": (1, 2), "b-0": (1, 2)}
        assert read_disputes(connection, ORIGIN) == {}
    undo(ledger, key, "Lee")
    with ledger.read() as connection:
        assert read_disputes(connection, QUESTION) == {}
    group(ledger)
    assert questions(ledger) == {"a", "b", "c"}


def test_a_cut_holds_after_a_rereading_with_other_ids(ledger: Ledger) -> None:
    pair(ledger, JudgementKind.CUT, "a-0", "b-0")
    reading = make_reading([TEXTS["a"]], id="a", url=f"{URL}/a", published="2024-11-01")
    claim = replace(reading.claims[0], id="other")
    add_rereading(ledger, replace(reading, reader=OTHER_STAMP, claims=(claim,)))
    group(ledger)
    assert questions(ledger) == {"a", "b", "c"}
    add_rereading(ledger, replace(reading, reader=replace(OTHER_STAMP, version="3"), claims=()))
    group(ledger)
    (listed,) = list_judgements(ledger)
    assert listed.state is JudgementState.UNATTACHED
    with ledger.read() as connection:
        assert read_constraints(connection, QUESTION).cuts == ()
    add_rereading(ledger, reading)
    group(ledger)
    assert questions(ledger) == {"a", "b", "c"}


def test_a_cut_holds_in_a_new_version(ledger: Ledger) -> None:
    pair(ledger, JudgementKind.CUT, "a-0", "b-0")
    later = make_reading(["It rained.", TEXTS["a"]], id="a2", url=f"{URL}/a", published="2024-11-02")
    add_reading(ledger, later)
    group(ledger)
    assert [claim.report for claim in find_claims(ledger).claims if "ships came port" in claim.content] == ["a2"]
    assert questions(ledger) == {"a", "b", "c"}


def test_members_are_named_by_group_claim_and_report(ledger: Ledger) -> None:
    with ledger.read() as connection:
        kind, claim = find_item_subject(connection, "a-0")
        assert (kind, claim.id) == (QUESTION, "a-0")
        assert claim.item is not None
        assert find_item_subject(connection, claim.item) == (kind, claim)
        assert find_item_subject(connection, claim.item[:9]) == (kind, claim)
        kind, report = find_item_subject(connection, "a", ORIGIN)
        assert (kind, report.id, report.item) == (ORIGIN, "a", None)
        assert find_item_subject(connection, "a")[0] is GroupKind.STORY
        for named in ("zz", "q0", ""):
            with pytest.raises(LedgerError):
                find_item_subject(connection, named)
        (fellow,) = list_fellows(connection, ORIGIN, report)
        assert fellow.id == "b"


def test_the_id_of_an_item_that_is_gone_is_that_of_its_group(ledger: Ledger) -> None:
    with ledger.read() as connection:
        old = find_item_subject(connection, "a-0")[1].item
    assert old is not None
    later = make_reading(["The rector said fell town."], id="a2", url=f"{URL}/a", published="2024-11-02")
    add_rereading(ledger, replace(make_reading([TEXTS["a"]], id="a", url=f"{URL}/a"), reader=OTHER_STAMP, claims=()))
    add_reading(ledger, later)
    group(ledger)
    with ledger.read() as connection:
        assert find_item_subject(connection, old)[1].id == "b-0"


def test_nothing_is_asked_of_items_where_nobody_judged(ledger: Ledger) -> None:
    with ledger.read() as connection:
        constraints = read_constraints(connection, QUESTION)
        assert (constraints.joins, constraints.cuts) == ((), ())
        assert connection.execute(items.select()).first() is not None
