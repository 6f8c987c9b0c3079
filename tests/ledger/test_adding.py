from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import func, select

from reportedly.errors import LedgerError, ReportedlyError, SettingError
from reportedly.ledger import (
    Filters,
    Ledger,
    ListedClaim,
    Outcome,
    add_reading,
    add_report,
    add_rereading,
    add_several,
    check_integrity,
    count_rows,
    find_claims,
    get_report,
    open_ledger,
    withdraw,
)
from reportedly.ledger.schema import METADATA, figures, readings
from reportedly.vocabulary import Certainty, Interval, Reading
from tests.ledger.made_readings import OTHER_STAMP, make_reading
from tests.ledger.made_readings import readings as any_readings
from tests.sample_reading import READING

URL = "https://example.org/ferry"
DAWN = datetime(2024, 11, 1, 6, tzinfo=UTC)
NOON = DAWN + timedelta(hours=6)
OPEN, SHUT, FREE = "The mayor said the bridge is open.", "The cook said it is shut.", "The clerk said it is free."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def count(ledger: Ledger) -> dict[str, int]:
    with ledger.read() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in METADATA.tables.items()
        }


def listed(ledger: Ledger, **asked: Any) -> list[tuple[str, str | None, str | None]]:
    return [(each.content, each.ended, each.ended_since) for each in list_claims(ledger, **asked)]


def list_claims(ledger: Ledger, **asked: Any) -> tuple[ListedClaim, ...]:
    return find_claims(ledger, Filters(**asked)).claims


@pytest.mark.parametrize("field", ["places", "entities"])
def test_a_country_that_a_table_of_the_users_brings_may_be_half_a_character(ledger: Ledger, field: str) -> None:
    spoilt = tuple(replace(each, country="\ud800") for each in getattr(READING, field))
    reading = replace(READING, **{field: spoilt})
    assert spoilt
    add_reading(ledger, reading)
    stored = get_report(ledger, reading.report.id).reading
    assert stored is not None
    assert getattr(stored, field) == spoilt


HALF = "\ud800"


@pytest.mark.parametrize(
    ("parts", "spoil"),
    [
        ("claims", {"certainty": Certainty(scale=HALF, low=0.2, high=0.8, spans=())}),
        ("claims", {"said_on": Interval(start=HALF, end=HALF)}),
        ("figures", {"unit": HALF}),
        ("times", {"value": HALF, "start": HALF, "end": HALF, "anchor": HALF}),
        ("places", {"feature": HALF}),
    ],
)
def test_any_word_of_a_reading_may_be_half_a_character(ledger: Ledger, parts: str, spoil: dict[str, Any]) -> None:
    spoilt = tuple(replace(each, **spoil) for each in getattr(READING, parts))
    assert spoilt
    add_reading(ledger, replace(READING, **{parts: spoilt}))
    stored = get_report(ledger, READING.report.id).reading
    assert stored is not None
    assert getattr(stored, parts) == spoilt
    assert check_integrity(ledger) == ()


def test_what_is_stored_is_loaded_and_again_adds_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "any.ledger") as ledger:

        @given(any_readings())
        def store_and_load(reading: Reading) -> None:
            first = add_reading(ledger, reading)
            assert first.outcome is not Outcome.WITHDRAWN
            before = count(ledger)
            assert add_reading(ledger, reading).outcome is Outcome.KNOWN
            assert count(ledger) == before
            kept = get_report(ledger, reading.report.id)
            assert (kept.reading, kept.report) == (reading, reading.report)

        store_and_load()
        assert check_integrity(ledger) == ()


def test_every_part_has_its_rows(ledger: Ledger) -> None:
    added = add_reading(ledger, READING)
    assert (added.outcome, added.claims, added.report) == (Outcome.NEW, len(READING.claims), "r1")
    found = count(ledger)
    parts = ("claims", "figures", "times", "places", "entities", "silences")
    assert {name: found[name] for name in parts} == {name: len(getattr(READING, name)) for name in parts}
    assert (found["reports"], found["readings"], found["versions"], found["claim_places"]) == (1, 1, 1, 1)


def test_a_figure_outside_any_claim_is_the_outlets_own(ledger: Ledger) -> None:
    add_reading(ledger, READING)
    with ledger.read() as connection:
        rows = {row.id: row for row in connection.execute(select(figures))}
    assert (rows["f2"].own_voice, rows["f2"].voice, rows["f2"].claim_key) == (True, "Northern Wire", None)
    assert (rows["f1"].own_voice, rows["f1"].voice) == (False, None)
    assert rows["f1"].claim_key is not None
    assert (rows["f1"].low, rows["f1"].high, rows["f1"].as_of_from) == (None, 40, "2024-11-01")


def test_another_model_replaces_the_view_and_not_the_history(ledger: Ledger) -> None:
    first = make_reading([OPEN, SHUT])
    second = replace(first, reader=OTHER_STAMP, claims=first.claims[:1])
    add_reading(ledger, first)
    assert add_reading(ledger, second).outcome is Outcome.REREAD
    assert [each.content for each in list_claims(ledger)] == ["the bridge is open"]
    assert list_claims(ledger, text="shut") == ()
    kept = get_report(ledger, "given")
    assert kept.reading == second
    assert [(each.reader.model, each.claims, each.in_view) for each in kept.readings] == [
        ("sha256:one", 2, False),
        ("sha256:two", 1, True),
    ]
    assert check_integrity(ledger) == ()


def test_a_reading_that_comes_again_after_another_is_in_view_again(ledger: Ledger) -> None:
    first = make_reading([OPEN])
    second = replace(first, reader=OTHER_STAMP, claims=())
    for reading in (first, second, first):
        add_reading(ledger, reading)
    assert get_report(ledger, "given").reading == first
    with ledger.read() as connection:
        shown = connection.execute(select(func.count()).where(readings.c.superseded_at.is_(None))).scalar()
    assert shown == 1
    assert len(list_claims(ledger)) == 1


def test_an_address_has_versions_and_an_unchanged_claim_is_one(ledger: Ledger) -> None:
    old = make_reading([OPEN, SHUT], id="a", url=URL, published="2024-11-01")
    new = make_reading([OPEN, FREE], id="b", url=URL + "#top", published="2024-11-02")
    assert add_reading(ledger, old).outcome is Outcome.NEW
    assert add_reading(ledger, new).outcome is Outcome.VERSION
    assert sorted(listed(ledger)) == [
        ("it is free", None, None),
        ("it is shut", "dropped", "2024-11-02"),
        ("the bridge is open", None, None),
    ]
    (kept,) = list_claims(ledger, text="bridge")
    assert kept.report == "b"
    versions = get_report(ledger, "a").versions
    assert [each.report for each in versions] == ["a", "b"]
    assert get_report(ledger, "a").ended == (("a-1", "dropped", "2024-11-02"),)
    assert check_integrity(ledger) == ()


def test_the_same_versions_in_the_other_order_stand_the_same(ledger: Ledger) -> None:
    old = make_reading([OPEN, SHUT], id="a", url=URL, published="2024-11-01")
    new = make_reading([OPEN, FREE], id="b", url=URL, published="2024-11-02")
    for reading in (new, old, new, old):
        add_reading(ledger, reading)
    assert sorted(listed(ledger)) == [
        ("it is free", None, None),
        ("it is shut", "dropped", "2024-11-02"),
        ("the bridge is open", None, None),
    ]
    assert [each.report for each in get_report(ledger, "b").versions] == ["a", "b"]


def test_texts_seen_at_one_time_without_dates_drop_nothing(ledger: Ledger) -> None:
    for id, sentences in (("a", [OPEN, SHUT]), ("b", [OPEN])):
        add_reading(ledger, make_reading(sentences, id=id, url=URL), seen=DAWN)
    assert sorted(listed(ledger)) == [("it is shut", None, None), ("the bridge is open", None, None)]


def test_an_id_that_is_given_is_an_address_too(ledger: Ledger) -> None:
    add_reading(ledger, make_reading([OPEN, SHUT]), seen=DAWN)
    assert add_reading(ledger, make_reading([OPEN]), seen=NOON).outcome is Outcome.VERSION
    assert sorted(listed(ledger)) == [
        ("it is shut", "dropped", "2024-11-01T12:00:00Z"),
        ("the bridge is open", None, None),
    ]


def test_without_an_address_nothing_is_a_version(ledger: Ledger) -> None:
    for number, sentences in enumerate(([OPEN, SHUT], [OPEN])):
        assert add_reading(ledger, make_reading(sentences, id=f"r{number:016x}")).outcome is Outcome.NEW
    assert [each.ended for each in list_claims(ledger)] == [None, None, None]


def test_a_text_that_comes_back_is_a_version_only_where_it_was_seen_live(ledger: Ledger) -> None:
    first, second = (make_reading(text, id=id, url=URL) for id, text in (("a", [SHUT]), ("b", [FREE])))
    add_reading(ledger, first, seen=DAWN)
    add_reading(ledger, second, seen=NOON)
    assert add_reading(ledger, first, seen=NOON + timedelta(hours=1)).outcome is Outcome.KNOWN
    assert ("it is free", None, None) in listed(ledger)
    later = NOON + timedelta(hours=2)
    assert add_reading(ledger, first, seen=later, live=True).outcome is Outcome.VERSION
    assert add_reading(ledger, first, seen=later + timedelta(hours=1), live=True).outcome is Outcome.KNOWN
    assert sorted(listed(ledger)) == [("it is free", "dropped", "2024-11-01T14:00:00Z"), ("it is shut", None, None)]
    assert [each.report for each in get_report(ledger, "a").versions] == ["a", "b", "a"]


def test_first_and_last_seen_are_kept(ledger: Ledger) -> None:
    for seen in (NOON, DAWN, NOON + timedelta(hours=3)):
        add_reading(ledger, READING, seen=seen)
    kept = get_report(ledger, "r1")
    assert (kept.first_seen, kept.last_seen) == ("2024-11-01T06:00:00Z", "2024-11-01T15:00:00Z")


def test_a_kill_at_the_address_takes_back_what_stood_there(ledger: Ledger) -> None:
    add_reading(ledger, make_reading([OPEN], id="a", url=URL, published="2024-11-01"))
    kill = make_reading(["KILL: bridge.", "The desk said the story is wrong."], id="b", url=URL, published="2024-11-02")
    added = add_reading(ledger, kill)
    assert added.notice is not None
    assert added.notice.kind == "kill"
    assert sorted(listed(ledger)) == [("the bridge is open", "kill", "2024-11-02"), ("the story is wrong", None, None)]


def test_a_kill_that_names_the_address_takes_back_whichever_comes_first(ledger: Ledger) -> None:
    story = make_reading([OPEN], id="r0000000000000001", url=URL, published="2024-11-01")
    kill = make_reading([f"KILL: {URL}. Do not use."], id="r0000000000000002", published="2024-11-02")
    add_reading(ledger, kill)
    add_reading(ledger, story)
    assert listed(ledger) == [("the bridge is open", "kill", "2024-11-02")]
    (notice,) = get_report(ledger, "r0000000000000001").notices
    assert (notice.kind, notice.address, notice.report) == ("kill", URL, "r0000000000000002")


def test_a_notice_about_nothing_known_is_kept(ledger: Ledger) -> None:
    add_reading(ledger, make_reading(["WITHHOLD: the bridge."], id="r0000000000000001"))
    (notice,) = get_report(ledger, "r0000000000000001").notices
    assert (notice.kind, notice.words, notice.address) == ("withhold", "WITHHOLD: the bridge.", None)


def test_an_own_figure_that_stays_is_one_across_versions(ledger: Ledger) -> None:
    for day, numbers in (("2024-11-01", "7 ships lay there. 3 sank."), ("2024-11-02", "7 ships lay there.")):
        sentences = [f"{each}." for each in numbers.rstrip(".").split(". ")]
        add_reading(ledger, make_reading(sentences, id=day, url=URL, published=day, figures=True))
    with ledger.read() as connection:
        rows = connection.execute(select(figures.c.words, figures.c.current, figures.c.ended_since)).all()
    assert sorted(map(tuple, rows), key=str) == [("3", True, "2024-11-02"), ("7", False, None), ("7", True, None)]


def test_a_report_may_come_before_its_reading(ledger: Ledger) -> None:
    assert add_report(ledger, READING.report).outcome is Outcome.NEW
    assert get_report(ledger, "r1").reading is None
    assert add_report(ledger, READING.report).outcome is Outcome.KNOWN
    assert add_reading(ledger, READING).outcome is Outcome.NEW
    assert add_report(ledger, READING.report).outcome is Outcome.KNOWN
    assert get_report(ledger, "r1").reading == READING


def test_a_withdrawn_text_stays_out_also_in_other_spacing(ledger: Ledger) -> None:
    add_reading(ledger, make_reading([OPEN], id="a"))
    withdraw(ledger, "a", reason="court order")
    again = make_reading([OPEN.replace(" ", "  ")], id="b", url=URL)
    before = count(ledger)
    assert add_reading(ledger, again).outcome is Outcome.WITHDRAWN
    assert count(ledger) == before


def test_a_fault_in_the_middle_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count(ledger)

    def fail(*arguments: Any) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr("reportedly.ledger.adding.tie_rows", fail)
        with pytest.raises(RuntimeError):
            add_reading(ledger, READING)
    assert count(ledger) == before
    assert add_reading(ledger, READING).outcome is Outcome.NEW


def test_a_date_that_is_none_is_refused_before_anything_is_written(ledger: Ledger) -> None:
    with pytest.raises(ReportedlyError, match="is no time"):
        add_reading(ledger, make_reading([OPEN], published="some day"))
    assert count(ledger)["reports"] == 0


def test_a_time_of_seeing_that_may_be_any_hour_is_refused(ledger: Ledger) -> None:
    with pytest.raises(SettingError, match="may be any hour"):
        add_reading(ledger, READING, seen=datetime(2024, 11, 1))


def test_rows_go_in_by_name_where_a_driver_wants_that() -> None:
    from sqlalchemy.dialects import postgresql

    from reportedly.ledger.inserting import _prepare

    statement, columns, by_name = _prepare(figures, ("low", "words"), postgresql.dialect())
    assert (by_name, [name for name, _ in columns]) == (True, ["low", "words"])
    assert "%(low)s" in statement
    process = dict(columns)["words"]
    assert process is not None
    assert process("a\0") == "a\U0010ffff000000"


def test_to_read_again_is_not_to_see_again(ledger: Ledger) -> None:
    first = make_reading([OPEN])
    add_reading(ledger, first, seen=DAWN)
    assert add_rereading(ledger, replace(first, reader=OTHER_STAMP)).outcome is Outcome.REREAD
    kept = get_report(ledger, "given")
    assert (kept.first_seen, kept.last_seen) == ("2024-11-01T06:00:00Z", "2024-11-01T06:00:00Z")
    assert len(list_claims(ledger, first="2024-11-01", last="2024-11-01")) == 1


def test_a_text_that_turns_out_to_be_older_is_the_earlier_version(ledger: Ledger) -> None:
    one, two = (make_reading([each], id=id, url=URL) for id, each in (("a", SHUT), ("b", FREE)))
    add_reading(ledger, one, seen=NOON)
    add_reading(ledger, two, seen=NOON + timedelta(hours=1))
    assert ("it is shut", "dropped", "2024-11-01T13:00:00Z") in listed(ledger)
    assert add_reading(ledger, two, seen=DAWN).outcome is Outcome.KNOWN
    assert sorted(listed(ledger)) == [("it is free", "dropped", "2024-11-01T12:00:00Z"), ("it is shut", None, None)]


def test_several_come_in_together_or_not_at_all(ledger: Ledger) -> None:
    first, second = (make_reading(["The mayor said ships came."], id=id) for id in ("one", "two"))
    added = add_several(ledger, [first, second, first])
    assert [each.outcome for each in added] == [Outcome.NEW, Outcome.NEW, Outcome.KNOWN]
    assert [each.reading is None for each in added] == [False, False, True]
    odd = replace(first, report=replace(first.report, id="odd", published="yesterday"))
    with pytest.raises(LedgerError, match="is no time"):
        add_several(ledger, [replace(first, report=replace(first.report, id="three")), odd])
    assert count_rows(ledger)[0] == 2
