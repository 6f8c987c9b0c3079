"""Groups by id, by date, with what a person says of them; ids that stay on merge and split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from reportedly.errors import LedgerError, SettingError
from reportedly.ledger import (
    Constraints,
    Group,
    GroupFilters,
    Ledger,
    Trace,
    add_reading,
    add_report,
    check_integrity,
    count_groups,
    count_pending,
    find_claims,
    find_group,
    find_groups_of,
    list_groups,
    list_members,
    load_group,
    open_ledger,
    rebuild,
    reconcile,
    trace_group,
    withdraw,
)
from reportedly.ledger.schema import items, judgements
from reportedly.ledger.showing import find_report
from reportedly.vocabulary import GroupKind, Reading
from tests.ledger.made_links import CLAIMS, RULES, TEXTS, dump_groups, list_partition
from tests.ledger.made_readings import OTHER_STAMP, make_reading

QUESTION, ORIGIN = GroupKind.QUESTION, GroupKind.ORIGIN


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def say(id: str, *what: str, **facts: Any) -> Reading:
    return make_reading([f"The mayor said {each}." for each in what], id=id, **facts)


def keep(ledger: Ledger, *readings: Reading) -> None:
    for reading in readings:
        add_reading(ledger, reading)
    reconcile(ledger, RULES)


def groups_of(ledger: Ledger, kind: GroupKind = QUESTION) -> tuple[Group, ...]:
    with ledger.read() as connection:
        return list_groups(connection, kind, GroupFilters()).groups


def find(ledger: Ledger, id: str, kind: GroupKind = QUESTION) -> str:
    with ledger.read() as connection:
        return load_group(connection, find_group(connection, kind, id)).id


def trace(ledger: Ledger, id: str, linking: Any = TEXTS) -> Trace:
    with ledger.read() as connection:
        return trace_group(connection, linking, find_group(connection, linking.kind, id))


def id_of(ledger: Ledger, report: str, kind: GroupKind = QUESTION) -> str:
    with ledger.read() as connection:
        (key,) = find_groups_of(connection, kind, find_report(connection, report))
        return load_group(connection, key).id


def ask(connection: Connection, ids: Sequence[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    known = {row.id: row.key for row in connection.execute(select(items).where(items.c.kind == QUESTION.value))}
    return tuple((known[left], known[right]) for left, right in ids if {left, right} <= known.keys())


def asking(*, joins: Sequence[tuple[str, str]] = (), cuts: Sequence[tuple[str, str]] = ()) -> Any:
    def read(connection: Connection, kind: GroupKind) -> Constraints:
        if kind is not QUESTION:
            return Constraints()
        return Constraints(joins=ask(connection, joins), cuts=ask(connection, cuts))

    return read


def judge(ledger: Ledger) -> None:
    with ledger.write() as connection:
        row = {"kind": "cut", "author": "A. Desk", "recorded_at": 1, "body": "{}"}
        connection.execute(judgements.insert(), row)


def test_what_waits_is_counted_and_then_grouped(ledger: Ledger) -> None:
    add_reading(ledger, say("a", "ships came"))
    assert (count_pending(ledger), groups_of(ledger)) == (1, ())
    assert reconcile(ledger, RULES).reports == 1
    assert (count_pending(ledger), reconcile(ledger, RULES).reports) == (0, 0)
    (group,) = groups_of(ledger)
    assert (group.size, group.reports, group.kind) == (1, 1, QUESTION)


def test_a_report_that_was_not_read_waits_for_nothing(ledger: Ledger) -> None:
    add_report(ledger, say("a", "ships came").report)
    assert reconcile(ledger, RULES).reports == 0


def test_the_id_of_the_eldest_stays_where_groups_merge_and_the_other_leads_there(ledger: Ledger) -> None:
    keep(ledger, say("a", "ships came"), say("b", "rain fell"))
    first, second = id_of(ledger, "a"), id_of(ledger, "b")
    keep(ledger, say("c", "ships came rain fell"))
    assert {id_of(ledger, report) for report in "abc"} == {first}
    assert find(ledger, second) == first
    assert first != second


def test_where_a_group_falls_apart_the_part_with_the_eldest_keeps_the_id(ledger: Ledger) -> None:
    keep(ledger, say("a", "ships came"), say("b", "rain fell"), say("c", "ships came rain fell"))
    before = id_of(ledger, "a")
    withdraw(ledger, "c", reason="order")
    reconcile(ledger, RULES)
    assert id_of(ledger, "a") == before
    assert id_of(ledger, "b") != before
    assert len(groups_of(ledger)) == 2


def test_an_id_whose_item_is_gone_leads_to_the_group_that_it_was_of(ledger: Ledger) -> None:
    keep(ledger, say("a", "ships came"), say("b", "ships came"), say("c", "ships came"))
    before = id_of(ledger, "a")
    for report in "ab":
        withdraw(ledger, report, reason="order")
        reconcile(ledger, RULES)
    assert find(ledger, before) == id_of(ledger, "c") != before
    rebuild(ledger, RULES)
    assert find(ledger, before) == id_of(ledger, "c")
    withdraw(ledger, "c", reason="order")
    reconcile(ledger, RULES)
    with pytest.raises(LedgerError, match="there is no question"):
        find(ledger, before)


def test_the_beginning_of_an_id_is_enough(ledger: Ledger) -> None:
    keep(ledger, say("a", "ships came"), say("b", "rain fell"))
    first, second = id_of(ledger, "a"), id_of(ledger, "b")
    length = next(number for number in range(2, 16) if first[:number] != second[:number])
    assert find(ledger, first[:length]) == first
    with pytest.raises(LedgerError, match="is no question's id"):
        find(ledger, "x12")
    with pytest.raises(LedgerError, match="is no question's id"):
        find(ledger, first + "0")
    many = [say(f"r{number}", f"word{number} other{number}") for number in range(17)]
    keep(ledger, *many)
    start = max("0123456789abcdef", key=lambda digit: sum(group.id[1] == digit for group in groups_of(ledger)))
    with pytest.raises(LedgerError, match="several begin with"):
        find(ledger, f"q{start}")


def test_claims_of_versions_are_one_and_a_dropped_one_stays(ledger: Ledger) -> None:
    where = {"url": "https://example.org/1"}
    keep(ledger, say("a", "ships came", "rain fell", published="2024-11-01", **where))
    before = {group.id for group in groups_of(ledger)}
    keep(ledger, say("b", "ships came", published="2024-11-02", **where))
    assert list_partition(ledger, QUESTION) == {frozenset({"b/b-0"}), frozenset({"a/a-1"})}
    assert {claim.ended for claim in find_claims(ledger).claims} == {None, "dropped"}
    assert len(before) == 2
    assert check_integrity(ledger) == ()


def test_another_reading_keeps_the_items_that_it_has_too(ledger: Ledger) -> None:
    reading = say("a", "ships came", "rain fell")
    keep(ledger, reading, say("b", "rain fell"))
    before = {group.id for group in groups_of(ledger)}
    keep(ledger, replace(reading, reader=OTHER_STAMP))
    assert {group.id for group in groups_of(ledger)} == before
    keep(ledger, replace(reading, reader=OTHER_STAMP, claims=reading.claims[:1]))
    assert list_partition(ledger, QUESTION) == {frozenset({"a/a-0"}), frozenset({"b/b-0"})}
    assert check_integrity(ledger) == ()


def test_a_report_seen_earlier_counts_from_then(ledger: Ledger) -> None:
    from datetime import UTC, datetime

    reading = say("a", "ships came")
    add_reading(ledger, reading, seen=datetime(2024, 11, 2, tzinfo=UTC))
    reconcile(ledger, RULES)
    add_reading(ledger, reading, seen=datetime(2024, 11, 1, tzinfo=UTC))
    reconcile(ledger, RULES)
    (group,) = groups_of(ledger)
    assert group.first == group.last == "2024-11-01T00:00:00Z"


def test_a_key_that_many_have_links_nothing_until_fewer_have_it(ledger: Ledger) -> None:
    readings = [say(f"r{number}", f"ships came pier{number}") for number in range(CLAIMS.most_items)]
    keep(ledger, *readings)
    assert len(groups_of(ledger)) == 1
    keep(ledger, say("more", "ships came late"))
    assert len(groups_of(ledger)) == CLAIMS.most_items + 1
    withdraw(ledger, "r3", reason="order")
    reconcile(ledger, RULES)
    assert len(groups_of(ledger)) == 1


def test_texts_that_are_alike_count_once(ledger: Ledger) -> None:
    same = [say(f"r{number}", "ships came to town") for number in range(TEXTS.most_items + 4)]
    keep(ledger, *same, say("other", "ships came here"))
    assert len(groups_of(ledger, ORIGIN)) == 1
    found = trace(ledger, id_of(ledger, "r0", ORIGIN))
    assert [each.back for each in found.members].count(found.members[0].member.name) == len(same)
    assert {each.link.score for each in found.members if each.link} == {0.7, 0.5}
    assert check_integrity(ledger) == ()


def test_the_eldest_of_those_that_are_alike_stands_for_them_whenever_it_is_read(ledger: Ledger) -> None:
    reading = say("a", "ships came to town", published="2024-11-01")
    add_report(ledger, reading.report)
    keep(ledger, say("b", "ships came to town"), say("c", "ships came to port"))
    keep(ledger, reading)
    before = dump_groups(ledger)
    rebuild(ledger, RULES)
    assert dump_groups(ledger) == before
    assert len(groups_of(ledger, ORIGIN)) == 1
    withdraw(ledger, "a", reason="order")  # and with it the text, which b has too
    reconcile(ledger, RULES)
    assert list_partition(ledger, ORIGIN) == {frozenset({"b/b", "c/c"})}


def test_an_outlet_that_has_it_every_day_links_nothing_by_it(ledger: Ledger) -> None:
    days = [
        say(f"r{number}", f"ships came pier{number}", outlet="Gazette", published=f"2024-11-0{number + 1}")
        for number in range(TEXTS.most_days or 0)
    ]
    keep(ledger, *days)
    assert len(groups_of(ledger, ORIGIN)) == 1
    keep(ledger, say("next", "ships came late", outlet="Gazette", published="2024-11-09"))
    assert len(groups_of(ledger, ORIGIN)) == 3


def test_what_people_cut_and_join_is_done_and_undone(ledger: Ledger) -> None:
    keep(ledger, say("a", "ships came"), say("b", "ships came late"), say("c", "rain fell"))
    asked = asking(cuts=[("a-0", "b-0")], joins=[("a-0", "c-0")])
    judge(ledger)
    reconcile(ledger, RULES, read_constraints=asked)
    assert list_partition(ledger, QUESTION) == {frozenset({"a/a-0", "c/c-0"}), frozenset({"b/b-0"})}
    add_reading(ledger, say("d", "ships came late again"))
    reconcile(ledger, RULES, read_constraints=asked)
    assert list_partition(ledger, QUESTION) == {frozenset({"a/a-0", "c/c-0"}), frozenset({"b/b-0", "d/d-0"})}
    before = dump_groups(ledger)
    rebuild(ledger, RULES, read_constraints=asked)
    assert dump_groups(ledger) == before
    judge(ledger)
    reconcile(ledger, RULES, read_constraints=asking())
    assert list_partition(ledger, QUESTION) == {frozenset({"a/a-0", "b/b-0", "d/d-0"}), frozenset({"c/c-0"})}
    assert check_integrity(ledger) == ()


def test_new_rules_make_everything_again_and_new_kinds_are_added(ledger: Ledger) -> None:
    add_reading(ledger, say("a", "ships came"))
    reconcile(ledger, (CLAIMS,))
    assert (len(groups_of(ledger)), len(groups_of(ledger, ORIGIN))) == (1, 0)
    assert reconcile(ledger, RULES).reports == 1
    assert (len(groups_of(ledger)), len(groups_of(ledger, ORIGIN))) == (1, 1)
    assert reconcile(ledger, (replace(CLAIMS, version="2", make=lambda reading: ()), TEXTS)).reports == 1
    assert (len(groups_of(ledger)), len(groups_of(ledger, ORIGIN))) == (0, 1)


def test_groups_by_date_page_after_page(ledger: Ledger) -> None:
    days = [say(f"r{day}", f"word{day} other{day}", published=f"2024-11-0{day}") for day in range(1, 6)]
    keep(ledger, *days, say("r9", "word5 other5", published="2024-11-07"))
    with ledger.read() as connection:
        assert count_groups(connection, QUESTION) == (5, 6)
        page = list_groups(connection, QUESTION, GroupFilters(limit=2))
        assert [group.last[:10] for group in page.groups] == ["2024-11-07", "2024-11-04"]
        rest = list_groups(connection, QUESTION, GroupFilters(limit=4, after=page.next))
        assert [group.last[:10] for group in rest.groups] == ["2024-11-03", "2024-11-02", "2024-11-01"]
        assert rest.next is None
        within = list_groups(connection, QUESTION, GroupFilters(first="2024-11-05", last="2024-11-06")).groups
        assert [group.reports for group in within] == [2]
        assert list_groups(connection, QUESTION, GroupFilters(least=2)).groups == within
        members = list_members(connection, within[0].key)
        assert [member.report for member in members] == ["r5", "r9"]
        assert [member.report for member in list_members(connection, within[0].key, latest_first=True, limit=1)] == [
            "r9"
        ]
        with pytest.raises(SettingError, match="is no time"):
            list_groups(connection, QUESTION, GroupFilters(first="yesterday"))


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 10_001}, {"after": "x"}])
def test_what_cannot_be_asked(asked: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        GroupFilters(**asked)


def test_a_trace_goes_back_by_the_strongest_links_and_names_what_is_beside(ledger: Ledger) -> None:
    told = (
        ("a", "Anna said ships came to town."),
        ("b", "Bo said ships came late bread here."),
        ("c", "Cleo said late bread apart snow."),
        ("d", "Dora said apart rain falls."),
    )
    keep(ledger, *(make_reading([text], id=id, published=f"2024-11-0{day}") for day, (id, text) in enumerate(told, 1)))
    found = trace(ledger, id_of(ledger, "a", ORIGIN))
    names = {each.member.name: each.member.report for each in found.members}
    back = {each.member.report: names.get(each.back or "") for each in found.members}
    assert back == {"a": None, "b": "a", "c": "b"}
    assert [each.link.score if each.link else None for each in found.members] == [None, 0.3, 0.3]
    (beside,) = trace(ledger, id_of(ledger, "d", ORIGIN)).beside
    assert (beside.member.report, beside.other.report, beside.group) == ("d", "c", found.group.id)
    assert beside.link.reason == "apart said"
    assert [each.other.report for each in found.beside] == ["d"]
