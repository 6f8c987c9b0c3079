"""Fresh processes: how long an import takes, and how long until one article is read."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.records import Contender, ContenderError, Starts
from benchmarks.session import surround


def time_process(command: Sequence[str], contender: Contender, *, patience_s: float) -> float:
    """Seconds from the start of a process to its end. Raises ``ContenderError`` where it fails."""
    began = time.perf_counter()
    try:
        done = subprocess.run(
            list(command), env=surround(contender), capture_output=True, timeout=patience_s, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ContenderError(f"it does not run: {error}") from error
    spent = time.perf_counter() - began
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise ContenderError(f"{command[0]} ended with status {done.returncode}: {said[-1] if said else 'no word'}")
    return spent


def time_starts(contender: Contender, article: Path, *, patience_s: float) -> Starts:
    """One fresh process of each kind that the contender has a command for."""

    def once(command: Sequence[str]) -> tuple[float, ...]:
        filled = [part.replace("{article}", str(article)) for part in command]
        return (time_process(filled, contender, patience_s=patience_s),) if filled else ()

    return Starts(bare=once(contender.bare), importing=once(contender.importing), first=once(contender.first))


def join_starts(left: Starts, right: Starts) -> Starts:
    """The processes of both."""
    return Starts(
        bare=left.bare + right.bare,
        importing=left.importing + right.importing,
        first=left.first + right.first,
    )
