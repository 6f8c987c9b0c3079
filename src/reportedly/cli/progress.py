"""A line on standard error that says how far reading has come."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

_BAR = 24
_EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """How many reports are read, for more than one report and a terminal; silent otherwise.

    ``total`` is None where it is not known beforehand. Hide it before anything else is written to the terminal; the
    next step shows it again.
    """

    def __init__(
        self,
        stream: TextIO,
        total: int | None,
        *,
        quiet: bool = False,
        doing: str = "Reading",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._doing = doing
        self._stream, self._total, self._clock = stream, total, clock
        self._shown = not quiet and total != 1 and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._began = self._drawn = clock()
        self._done = self._failed = 0
        self._visible = False
        if total is not None:
            self._draw()

    def step(self, *, failed: bool, number: int = 1) -> None:
        """Count one report, or ``number``, and draw if it is time to."""
        self._done += number
        self._failed += failed
        if self._done > 1 and (not self._visible or self._clock() - self._drawn >= _EVERY):
            self._draw()

    def hide(self) -> None:
        """Take the line away."""
        if self._visible:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._visible = False

    def _draw(self) -> None:
        if not self._shown:
            return
        width = shutil.get_terminal_size((80, 24)).columns - 1
        self._stream.write(f"\r{self._tell()[:width]}\x1b[K")
        self._stream.flush()
        self._drawn, self._visible = self._clock(), True

    def _tell(self) -> str:
        seconds = self._clock() - self._began
        pace = f" · {self._done / seconds:.1f} a second" if self._done and seconds > 0 else ""
        failed = f" · {self._failed} not read" if self._failed else ""
        if self._total is None:
            return f"{self._doing}  {self._done} reports{pace}{failed}"
        filled = _BAR * min(self._done, self._total) // self._total
        return f"{self._doing}  {'━' * filled}{'─' * (_BAR - filled)}  {self._done} of {self._total}{pace}{failed}"


def count_reports(inputs: Sequence[str]) -> int | None:
    """How many reports ``inputs`` are, where each is a plain file of one; None where only reading them would tell."""
    if not inputs or any(each == "-" or each.endswith(".jsonl") or Path(each).is_dir() for each in inputs):
        return None
    return len(inputs)
