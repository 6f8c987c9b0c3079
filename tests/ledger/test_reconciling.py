"""Reports brought into groups: the same partition for any order, any batches, any history; nothing lost or doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger import (
    Ledger,
    add_reading,
    check_integrity,
    count_pending,
    open_ledger,
    rebuild,
    reconcile,
    withdraw,
)
from reportedly.vocabulary import GroupKind, Reading
from tests.ledger.made_links import CLAIMS, RULES, TEXTS, dump_groups, list_partition, part_naively
from tests.ledger.made_readings import OTHER_STAMP, make_reading

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = ("ships", "came", "port", "rain", "fell", "town", "apart", "bread", "winter")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.ledger") as opened:
        yield opened


def make_many(seed: int, number: int = 24) -> list[Reading]:
    dice = random.Random(seed)
    made = []
    for each in range(number):
        sentences = [
            f"The mayor said {' '.join(dice.sample(WORDS, dice.randint(1, 4)))}." for _ in range(dice.randint(1, 3))
        ]
        if dice.random() < 0.2:
            sentences = ["The mayor said ships came port."]
        outlet, day = dice.choice(["Gazette", "Post", None]), dice.randint(1, 9)
        made.append(make_reading(sentences, id=f"r{each}", outlet=outlet, published=f"2024-11-{day:02d}"))
    return made


def expect(readings: Sequence[Reading], kind: GroupKind) -> set[frozenset[str]]:
    linking = CLAIMS if kind is GroupKind.QUESTION else TEXTS
    return part_naively(linking, [item for reading in readings for item in linking.make(reading)])


def fill(ledger: Ledger, readings: Sequence[Reading], dice: random.Random) -> None:
    for reading in readings:
        add_reading(ledger, reading)
        if dice.random() < 0.3:
            reconcile(ledger, RULES, limit=dice.choice([None, 1, 2]))
    reconcile(ledger, RULES)


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_partition_that_all_pairs_give(tmp_path: Path, seed: int) -> None:
    readings = make_many(3)
    dice = random.Random(seed)
    dice.shuffle(readings)
    with open_ledger(tmp_path / "l") as ledger:
        fill(ledger, readings, dice)
        for kind in (GroupKind.QUESTION, GroupKind.ORIGIN):
            assert list_partition(ledger, kind) == expect(readings, kind)
        assert check_integrity(ledger) == ()
        before = dump_groups(ledger)
        assert rebuild(ledger, RULES).reports == len(readings)
        assert dump_groups(ledger) == before


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_any_history_gives_the_partition_of_what_is_left(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    dice = random.Random(seed)
    left = {reading.report.id: reading for reading in make_many(seed, 16)}
    with open_ledger(tmp_path_factory.mktemp("l") / "l") as ledger:
        fill(ledger, list(left.values()), dice)
        texts = Counter(reading.report.text for reading in left.values())
        for id in dice.sample(sorted(left), 6):
            if dice.random() < 0.5 and texts[left[id].report.text] == 1:  # a withdrawal is of a text, whoever has it
                withdraw(ledger, id, reason="order")
                del left[id]
            else:
                left[id] = read_otherwise(left[id], dice)
                add_reading(ledger, left[id])
            if dice.random() < 0.5:
                reconcile(ledger, RULES, limit=dice.choice([None, 1]))
        reconcile(ledger, RULES)
        for kind in (GroupKind.QUESTION, GroupKind.ORIGIN):
            assert list_partition(ledger, kind) == expect(list(left.values()), kind)
        before = dump_groups(ledger)
        rebuild(ledger, RULES)
        assert dump_groups(ledger) == before
        assert check_integrity(ledger) == ()


def read_otherwise(reading: Reading, dice: random.Random) -> Reading:
    """Another model's reading, which may miss claims."""
    claims = tuple(claim for claim in reading.claims if dice.random() < 0.7)
    return Reading(report=reading.report, reader=OTHER_STAMP, claims=claims)


GROUPER = """
import sys
from reportedly.ledger import add_reading, open_ledger, reconcile
from tests.ledger.made_links import RULES
from tests.ledger.test_reconciling import make_many

with open_ledger(sys.argv[1]) as ledger:
    for number, reading in enumerate(make_many(int(sys.argv[2]), 60)):
        add_reading(ledger, reading)
        if number % 7 == 6:
            reconcile(ledger, RULES, limit=3)
        print(number, flush=True)
    while reconcile(ledger, RULES, limit=2).reports:
        print("grouped", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_at_any_moment_no_group_is_lost_doubled_or_half_there(tmp_path: Path) -> None:
    path, dice = tmp_path / "desk.ledger", random.Random(4)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    for _ in range(5):
        command = [sys.executable, "-c", GROUPER, str(path), "11"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.random() * 0.6)
        process.kill()
        process.communicate()
        with open_ledger(path) as ledger:
            assert check_integrity(ledger) == ()
    with open_ledger(path) as ledger:
        for reading in make_many(11, 60):
            add_reading(ledger, reading)
        reconcile(ledger, RULES)
        for kind in (GroupKind.QUESTION, GroupKind.ORIGIN):
            assert list_partition(ledger, kind) == expect(make_many(11, 60), kind)
        assert (count_pending(ledger), check_integrity(ledger)) == (0, ())
        before = dump_groups(ledger)
        rebuild(ledger, RULES)
        assert dump_groups(ledger) == before


def test_two_that_group_at_once_are_safe(tmp_path: Path) -> None:
    path = tmp_path / "desk.ledger"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-c", GROUPER, str(path), "12"]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    with open_ledger(path) as ledger:
        for kind in (GroupKind.QUESTION, GroupKind.ORIGIN):
            assert list_partition(ledger, kind) == expect(make_many(12, 60), kind)
        assert (count_pending(ledger), check_integrity(ledger)) == (0, ())


def test_a_rebuild_that_is_stopped_is_gone_on_with(tmp_path: Path) -> None:
    readings = make_many(5)
    with open_ledger(tmp_path / "l") as ledger:
        fill(ledger, readings, random.Random(5))
        before = dump_groups(ledger)

        def stop(number: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rebuild(ledger, RULES, step=stop)
        reconcile(ledger, RULES)
        assert dump_groups(ledger) == before


def test_readings_at_hand_are_used_only_where_they_are_the_ones(tmp_path: Path) -> None:
    first, second = make_many(6, 2)
    with open_ledger(tmp_path / "l") as ledger:
        keys = [add_reading(ledger, reading).reading for reading in (first, second)]
        assert None not in keys
        reconcile(ledger, RULES, at_hand={keys[0] or 0: second, keys[1] or 0: second})
        assert list_partition(ledger, GroupKind.QUESTION) == expect([first, second], GroupKind.QUESTION)
