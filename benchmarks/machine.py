"""The machine under the figures: what it is, and holding a run to one of its cores."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.records import Machine

TELLING_FEATURES = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")
"""Processor features that decide how fast eight-bit and float arithmetic is."""


@contextmanager
def hold_to_core(core: int | None) -> Iterator[int | None]:
    """Run on one core, the highest allowed where none is given; processes started meanwhile inherit it.

    Yields the core; None where the system cannot pin a process. Raises ``ValueError`` for a core not allowed here.
    """
    if not hasattr(os, "sched_setaffinity"):
        yield None
        return
    allowed = os.sched_getaffinity(0)
    chosen = max(allowed) if core is None else core
    if chosen not in allowed:
        raise ValueError(f"core {chosen} is not one of those allowed here: {sorted(allowed)}")
    os.sched_setaffinity(0, {chosen})
    try:
        yield chosen
    finally:
        os.sched_setaffinity(0, allowed)


def describe_machine(core: int | None) -> Machine:
    """This machine as it is now, before the run; ``core`` is the one that the run is held to."""
    fields = read_fields("/proc/cpuinfo")
    flags = fields.get("flags", "").split()
    memory_kb = read_fields("/proc/meminfo").get("MemTotal", "0 kB").split()[0]
    return Machine(
        processor=fields.get("model name") or platform.processor() or platform.machine(),
        cores=os.cpu_count() or 1,
        core=core,
        memory_gb=int(memory_kb) * 1024 / 1e9,
        system=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        features=tuple(feature for feature in TELLING_FEATURES if feature in flags),
        load=os.getloadavg()[0],
    )


def read_fields(path: str) -> dict[str, str]:
    """The first value of every ``name : value`` line of a system file; nothing where there is no such file."""
    fields: dict[str, str] = {}
    if Path(path).is_file():
        for line in Path(path).read_text(encoding="utf-8", errors="replace").splitlines():
            name, colon, value = line.partition(":")
            if colon:
                fields.setdefault(name.strip(), value.strip())
    return fields
