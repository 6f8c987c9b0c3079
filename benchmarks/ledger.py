"""How fast a ledger takes readings in, groups them, answers and is rebuilt, at a size: ``python -m benchmarks.ledger``.

The readings are made up: texts of 600 words with 12 claims in which names, places, dates and figures change, one in
three a copy, a cut or a rewrite of an earlier one, and one question that two thousand of them speak to. They are made
before the clock starts; what is timed is what ``keeping.add_readings`` does with them. ``ledger_queries`` has what
is asked then.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

from benchmarks.ledger_queries import time_queries
from benchmarks.made_readings import CLAIMS_A_REPORT, make_readings
from reportedly.keeping import add_readings, rebuild
from reportedly.ledger import (
    Ledger,
    check_integrity,
    count_groups,
    count_rows,
    open_ledger,
)
from reportedly.vocabulary import GroupKind, Reading
from reportedly.workers import count_cores, plan_work

_WEIGHED = 250
"""Reports between two looks at the memory."""

_EVERY = 1000
"""Reports of a portion: their readings are in memory, and each has a line that says how far it is."""


def main() -> None:
    """Run the benchmark that the command line asks for, and print its figures."""
    asked = _read_options()
    asked.jobs = plan_work(jobs=asked.jobs, threads=1, cores=count_cores())[0]
    with tempfile.TemporaryDirectory() as folder:
        path = asked.ledger or Path(folder) / "bench.ledger"
        with open_ledger(path) as ledger:
            figures = _run(ledger, asked)
        figures["file_mb"] = round(path.stat().st_size / 1e6)
    for name, value in figures.items():
        print(f"{name}: {json.dumps(value)}")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000, help="so many claims (1,000,000 takes half an hour)")
    parser.add_argument("--ledger", type=Path, help="keep the ledger here; one that is there is only asked")
    parser.add_argument("--more", type=int, default=0, help="then add so many reports, and say how fast that was")
    parser.add_argument("--rebuild", action="store_true", help="rebuild the groups too")
    parser.add_argument("--jobs", type=int, default=0, help="processes that prepare what is added; 0: one a core")
    parser.add_argument("--check", action="store_true", help="check the ledger too")
    return parser.parse_args()


def _run(ledger: Ledger, asked: argparse.Namespace) -> dict[str, object]:
    figures: dict[str, object] = {}
    if count_rows(ledger)[0] == 0:
        figures["adding"] = _fill(ledger, make_readings(asked.claims // CLAIMS_A_REPORT), asked.jobs)
    if asked.more:
        there = count_rows(ledger)[0]
        readings = islice(make_readings(there, more=asked.more), there, None)
        figures["adding_more"] = _fill(ledger, readings, asked.jobs)
    figures["rows"] = count_rows(ledger)
    with ledger.read() as connection:
        figures["groups"] = {kind.value: count_groups(connection, kind) for kind in GroupKind}
    figures["asking_ms"] = time_queries(ledger)
    if asked.rebuild:
        figures["rebuild_s"] = round(_clock(lambda: rebuild(ledger, step=_tell_steps(), jobs=asked.jobs)))
        figures["memory_mb"] = _measure_memory()
    if asked.check:
        figures["faults"] = check_integrity(ledger)
    return figures


def _fill(ledger: Ledger, readings: Iterator[Reading], jobs: int) -> dict[str, object]:
    """Add the reports, a portion at a time, which is made before its clock starts; processes start within it."""
    wall, done = 0.0, 0
    slices: list[float] = []
    memory: list[int] = []
    for portion in _portion(readings):
        gc.collect()
        began = time.perf_counter()
        most = 0
        for place, _ in enumerate(add_readings(ledger, portion, jobs=jobs), start=1):
            if place % _WEIGHED == 0:
                most = max(most, _measure_memory())
        took = time.perf_counter() - began
        wall, done = wall + took, done + len(portion)
        slices.append(len(portion) / took)
        memory.append(most)
        print(f"{done} reports, the last {slices[-1]:.0f} a second, {memory[-1]} MB", file=sys.stderr, flush=True)
    return {
        "reports": done,
        "a_second": round(done / wall),
        "a_second_at_the_end": round(statistics.mean(slices[-10:])),
        "a_second_at_the_slowest": round(min(slices)),
        "jobs": jobs,
        "memory_mb": memory[:: max(1, len(memory) // 10)],
    }


def _portion(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while portion := list(islice(readings, _EVERY)):
        yield portion


def _clock(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _tell_steps() -> Callable[[int], None]:
    done = 0

    def tell(number: int) -> None:
        nonlocal done
        done += number
        if done // 10_000 > (done - number) // 10_000:
            print(f"{done} reports grouped again", file=sys.stderr, flush=True)

    return tell


def _measure_memory() -> int:
    """The memory that this process holds and those that work for it, in MB, the readings included; on Linux alone."""
    status = [Path(f"/proc/{number}/status") for number in (os.getpid(), *(each.pid for each in active_children()))]
    found = (re.search(r"VmRSS:\s*(\d+) kB", each.read_text()) for each in status if each.exists())
    return sum(int(each[1]) for each in found if each is not None) // 1024


if __name__ == "__main__":
    main()
