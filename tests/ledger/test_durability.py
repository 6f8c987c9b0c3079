"""A ledger under hard knocks: processes that are killed, and two that write at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.ledger import check_integrity, count_rows, find_claims, iterate_claims, open_ledger

ROOT = Path(__file__).resolve().parent.parent.parent

ADDER = """
import sys
from reportedly.ledger import add_reading, open_ledger
from tests.ledger.made_readings import make_reading

path, name, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_ledger(path) as ledger:
    for number in range(first, last):
        sentences = [f"The {name} said {number} ships came to pier {pier}." for pier in range(5)]
        add_reading(ledger, make_reading(sentences, id=f"{name}{number}", published="2024-11-01"))
        print(number, flush=True)
"""
CLAIMS = 5


def start(path: Path, name: str, first: int, last: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-c", ADDER, str(path), name, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_at_any_moment_nothing_is_lost_doubled_or_half_there(tmp_path: Path) -> None:
    path, done = tmp_path / "desk.ledger", -1
    dice = random.Random(9)
    for _ in range(5):
        process = start(path, "mayor", max(0, done - 1), 100_000)  # what is there already is added once more
        assert process.stdout is not None
        line = process.stdout.readline()
        time.sleep(dice.random() * 0.25)
        process.kill()
        seen = [line, *process.stdout.readlines()]
        process.wait()
        process.stdout.close()
        told = [int(each) for each in seen if each.endswith("\n")]
        done = max(done, *told)
        with open_ledger(path) as ledger:
            assert check_integrity(ledger) == ()
            reports, claims = count_rows(ledger)
            assert claims == CLAIMS * reports
            assert reports in (done + 1, done + 2)  # the last one may be there without having been told
            done = reports - 1
            ids = [claim.id for claim in iterate_claims(ledger)]
            assert len(set(ids)) == len(ids) == claims
    assert done > 5


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_while_it_is_made_it_is_made_by_the_next(tmp_path: Path) -> None:
    dice = random.Random(5)
    for number in range(3):
        path = tmp_path / f"new{number}.ledger"
        process = start(path, "mayor", 0, 1)
        until = time.monotonic() + 20
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(dice.random() * 0.03)
        process.kill()
        process.communicate()
        with open_ledger(path) as ledger:
            assert check_integrity(ledger) == ()


def test_two_writers_at_once_are_safe(tmp_path: Path) -> None:
    path, number = tmp_path / "desk.ledger", 60
    writers = [start(path, name, 0, number) for name in ("mayor", "cook", "mayor")]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    with open_ledger(path) as ledger:
        assert count_rows(ledger) == (2 * number, 2 * number * CLAIMS)
        assert check_integrity(ledger) == ()
        assert len(find_claims(ledger).claims) == 50
