"""The driver's side of the talk with one contender: a process, requests, answers that come in time."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Self

from benchmarks.records import Contender, ContenderError, Memory, Pass, Ready

THREAD_POOLS = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "RAYON")
ONE_THREAD = {f"{pool}_NUM_THREADS": "1" for pool in THREAD_POOLS} | {"TOKENIZERS_PARALLELISM": "false"}
"""Held to one thread by request too: a pool of threads on one core would only hinder itself."""
HINDRANCES = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
"""Set on some machines for the sake of old builds; a present one is only slowed, and the peers alone would feel it."""


def surround(contender: Contender) -> Mapping[str, str]:
    """The environment that the contender's processes run in."""
    inherited = {name: value for name, value in os.environ.items() if name not in HINDRANCES}
    return inherited | ONE_THREAD | dict(contender.environment)


class Session:
    """A running contender. Leaving the ``with`` block ends it."""

    def __init__(self, contender: Contender, articles: Path, *, patience_s: float) -> None:
        self._name = contender.name
        self._patience_s = patience_s
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._pending = b""
        try:
            self._process = subprocess.Popen(
                [*contender.command, str(articles)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=surround(contender),
                bufsize=0,
            )
        except OSError as error:
            self._errors.close()
            raise ContenderError(f"it does not start: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the contender: by closing its input, and by force where that does not help within five seconds."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def wait_ready(self) -> Ready:
        """What the contender says of itself once it is loaded."""
        said = self._receive("ready")
        return Ready(load_s=said["load_s"], versions=tuple(said["versions"].items()), refusals=said["refusals"])

    def run(self, batch: int) -> Pass:
        """One timed pass over all articles."""
        self._send({"run": {"batch": batch}})
        said = self._receive("ran")
        return Pass(**said | {"refused": tuple(said["refused"])})

    def ask_memory(self) -> Memory:
        """The most memory that the contender has held so far."""
        self._send({"memory": {}})
        return Memory(**self._receive("used"))

    def _send(self, request: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
        except OSError as error:
            raise ContenderError(self._explain("it ended before it was asked")) from error

    def _receive(self, kind: str) -> dict[str, Any]:
        """The contender's next answer, which has to be of this kind."""
        line = self._read_line()
        try:
            answer = json.loads(line)
            if "failed" in answer:
                raise ContenderError(answer["failed"])
            return dict(answer[kind])
        except (ValueError, KeyError, TypeError) as error:
            given = line[:200].decode(errors="replace")
            raise ContenderError(self._explain(f"it answered {given!r} where {kind!r} was expected")) from error

    def _read_line(self) -> bytes:
        """The next line, waited for as long as the driver's patience lasts."""
        assert self._process.stdout is not None
        deadline = time.monotonic() + self._patience_s
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._pending:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    self._process.kill()  # or it would take the core from the others for the rest of the run
                    raise ContenderError(self._explain(f"it did not answer within {self._patience_s:.0f} s"))
                received = os.read(self._process.stdout.fileno(), 65536)
                if not received:
                    raise ContenderError(self._explain("it ended without an answer"))
                self._pending += received
        line, _, self._pending = self._pending.partition(b"\n")
        return line

    def _explain(self, what: str) -> str:
        """``what`` happened, with the last line the contender wrote to its standard error."""
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return f"{what}: {lines[-1]}" if lines else what
