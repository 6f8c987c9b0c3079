"""How the driver and a contender talk: one JSON object a line, over the contender's standard input and output.

    driver                               contender
                                         {"ready": {"load_s": 1.9, "versions": {"spacy": "3.8.0"}, "refusals": ""}}
    {"run": {"batch": 32}}               {"ran": {"wall_s": 4.1, "cpu_s": 4.1, "articles": 40, …}}
    {"memory": {}}                       {"used": {"peak_kb": 310000, "loaded_kb": 210000}}
    end of input                         the contender ends

A contender that cannot go on answers ``{"failed": "why"}`` and ends. It runs with its own interpreter, so this module
needs the standard library alone.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one pass over the articles gave: ``found`` results; the positions of those it ``refused`` to read."""

    found: int
    refused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A contender ready to run: ``run(articles, batch)`` reads all of them, ``batch`` at a time.

    ``refusals`` says which articles it refuses, where it refuses any.
    """

    run: Callable[[Sequence[str], int], Outcome]
    versions: dict[str, str]
    refusals: str = ""


def serve(load: Callable[[], Loaded], articles: Sequence[str], *, source: TextIO, sink: TextIO) -> int:
    """Load the contender and answer the driver until its input ends; the exit status, 1 after a failure."""
    try:
        for answer in answers(load, articles, source):
            print(json.dumps(answer), file=sink, flush=True)
    except Exception as error:  # whatever went wrong, the driver has to hear of it
        print(json.dumps({"failed": f"{type(error).__name__}: {error}"}), file=sink, flush=True)
        return 1
    return 0


def answers(load: Callable[[], Loaded], articles: Sequence[str], source: TextIO) -> Iterator[dict[str, Any]]:
    """The contender's side of the talk, message by message."""
    began = time.perf_counter()
    contender = load()
    load_s = time.perf_counter() - began
    loaded_kb = peak_kb()
    yield {"ready": {"load_s": load_s, "versions": contender.versions, "refusals": contender.refusals}}
    for line in source:
        request = json.loads(line)
        if "run" in request:
            yield {"ran": run_once(contender, articles, request["run"]["batch"])}
        elif "memory" in request:
            yield {"used": {"peak_kb": peak_kb(), "loaded_kb": loaded_kb}}
        else:
            raise ValueError(f"a request is 'run' or 'memory', not {line.strip()!r}")


def run_once(contender: Loaded, articles: Sequence[str], batch: int) -> dict[str, Any]:
    """One timed pass over the articles: wall-clock and processor seconds, all threads of the process together."""
    wall, cpu = time.perf_counter(), time.process_time()
    outcome = contender.run(articles, batch)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {
        "wall_s": wall,
        "cpu_s": cpu,
        "articles": len(articles),
        "found": outcome.found,
        "refused": outcome.refused,
    }


def peak_kb() -> int:
    """The most memory this process has held at once, in KiB.

    ``VmHWM`` where the system has it: ``ru_maxrss`` of a fresh process still counts the one that started it.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used


def read_articles(path: Path) -> list[str]:
    """The articles of a file with a JSON list of texts."""
    articles = json.loads(path.read_text(encoding="utf-8"))
    return [str(article) for article in articles]


def take_output() -> TextIO:
    """The real standard output for the protocol; what a library prints from now on goes to standard error."""
    protocol = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return protocol


def main(load: Callable[[], Loaded]) -> int:
    """The main function of a contender: ``PROGRAM ARTICLES`` talks, ``PROGRAM --once FILE`` reads one text and ends."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--once"]:
        outcome = load().run([Path(arguments[1]).read_text(encoding="utf-8")], 1)
        print(json.dumps({"found": outcome.found, "refused": len(outcome.refused)}))
        return 0
    return serve(load, read_articles(Path(arguments[0])), source=sys.stdin, sink=take_output())
