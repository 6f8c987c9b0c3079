"""Processes that work through a stream of values, each with one costly thing (a model) loaded once.

Results come in the order of the values, as soon as their turn is there. Memory is bounded: a process holds one value at
a time, and no more than ``window`` values per process are under way or wait for their turn. A process that dies costs
the value that it had in hand, which comes back as ``Died``; another one takes its place.

Processes are started afresh rather than forked: a fork of a process that holds a model with its threads may hang.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any, Generic, TypeVar

from reportedly.errors import ReportedlyError

Value = TypeVar("Value")
Result = TypeVar("Result")

WINDOW = 4
"""How many values per process may be under way or finished before their turn."""

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_SELDOM = (50_000, 50, 100)
"""Thresholds of Python's collector in a process that answers questions."""

_ENDS_WITHIN = 2.0
"""Seconds that a process gets to end after it was told to."""


@dataclass(frozen=True, slots=True)
class Died(Generic[Value]):
    """In the place of a result: the process that had ``value`` in hand ended, and ``how``."""

    value: Value
    how: str


@dataclass(frozen=True, slots=True)
class _Raised:
    error: Exception


class _Ready:
    """What a process sends once it has made what it works with."""


def count_cores() -> int:
    """The processor cores that this process may use, which may be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def plan_work(*, jobs: int, threads: int, cores: int) -> tuple[int, int]:
    """How many jobs and threads to run, so that their product is at most ``cores``; ``jobs`` 0 stands for all."""
    threads = max(1, min(threads, cores))
    most = max(1, cores // threads)
    return (min(jobs, most) if jobs else most), threads


def limit_threads(threads: int) -> None:
    """Keep the numerical libraries of this process to ``threads``; they look only once, when they are imported."""
    for name in _THREAD_VARIABLES:
        os.environ[name] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "true" if threads > 1 else "false"


def collect_seldom() -> None:
    """For a process that answers questions: what is loaded stays, and what it keeps at hand holds no cycles.

    A look of Python's collector through it all takes 0.3 s.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def map_in_order(
    values: Iterable[Value],
    make: Callable[[], Callable[[Value], Result]],
    *,
    jobs: int,
    threads: int = 1,
    window: int = WINDOW,
) -> Iterator[Result | Died[Value]]:
    """The result of ``make()(value)`` for each value, in order, worked out by ``jobs`` processes.

    ``make`` is called once in each process and must be picklable, as must values and results. ``values`` is asked in
    the thread of the caller, for one value more than the processes can take; while it keeps the caller waiting, no
    result comes. ``window`` values per process may be under way or wait, which bounds the memory. What ``make`` or its
    function raises is raised here. Raises ReportedlyError where a process cannot start.
    """
    crew: _Crew[Value, Result] = _Crew(make, jobs, threads)
    try:
        for index, value in enumerate(values):
            while index - crew.turn >= window * jobs:
                crew.collect()
                yield from crew.take_turns()
            while crew.is_full():
                crew.collect()
            crew.give(index, value)  # before the caller gets a result, which may keep it busy for long
            crew.collect(wait=False)
            yield from crew.take_turns()
        while crew.is_busy():
            crew.collect()
            yield from crew.take_turns()
    finally:
        crew.stop()


@dataclass(slots=True, eq=False)
class _Worker(Generic[Value]):
    """One process, this side's end of its pipe, and what it has in hand."""

    process: Any
    pipe: connection.Connection
    index: int = -1
    value: Value | None = None
    ready: bool = False
    busy: bool = False


class _Crew(Generic[Value, Result]):
    """The processes, and the results that wait for their turn: ``turn`` is the index of the next one due."""

    def __init__(self, make: Callable[[], Callable[[Value], Result]], jobs: int, threads: int) -> None:
        self.turn = 0
        self._finished: dict[int, Result | Died[Value]] = {}
        self._make, self._jobs, self._threads = make, jobs, threads
        self._workers: list[_Worker[Value]] = []

    def is_busy(self) -> bool:
        return any(worker.busy for worker in self._workers)

    def is_full(self) -> bool:
        return len(self._workers) == self._jobs and all(worker.busy for worker in self._workers)

    def give(self, index: int, value: Value) -> None:
        """Hand ``value`` to an idle process, or to a new one while there are fewer than allowed."""
        worker = self._find_idle() or self._start()
        try:
            worker.pipe.send(value)
        except OSError:
            if worker.ready:  # it ended while it had nothing to do: no value's fault
                self._dismiss(worker)
                self.give(index, value)
                return
        worker.index, worker.value, worker.busy = index, value, True  # one that ended at its start is found by collect

    def collect(self, *, wait: bool = True) -> None:
        """Take what the processes have sent, after waiting for at least one of them if ``wait``."""
        pipes = {worker.pipe: worker for worker in self._workers if worker.busy}
        for pipe in connection.wait(pipes, timeout=None if wait else 0):
            self._receive(pipes[pipe])  # type: ignore[index]  # what goes into wait comes out of it

    def take_turns(self) -> Iterator[Result | Died[Value]]:
        """The finished results whose turn it is."""
        while self.turn in self._finished:
            result = self._finished.pop(self.turn)
            self.turn += 1
            yield result

    def stop(self) -> None:
        """End every process, whatever it is doing."""
        while self._workers:
            self._dismiss(self._workers[-1])

    def _find_idle(self) -> _Worker[Value] | None:
        return next((worker for worker in self._workers if not worker.busy), None)

    def _start(self) -> _Worker[Value]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._make, self._threads), daemon=True)
        with _hold_interrupts():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process=process, pipe=ours))
        return self._workers[-1]

    def _receive(self, worker: _Worker[Value]) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, _Raised):
            raise answer.error
        if isinstance(answer, _Ready):
            worker.ready = True
            return
        self._finished[worker.index] = answer
        worker.value, worker.busy = None, False

    def _bury(self, worker: _Worker[Value]) -> None:
        """Note what a process that ended had in hand; one that never was ready would only end again."""
        worker.process.join(_ENDS_WITHIN)
        self._dismiss(worker)
        how = _tell_end(worker.process.exitcode)
        if not worker.ready:
            raise ReportedlyError(
                f"a reading process {how} before it could read anything. Try fewer jobs, or 1, which needs no other "
                "process. A Python script that reads with several jobs must call from under "
                '`if __name__ == "__main__":`.'
            )
        assert worker.value is not None
        self._finished[worker.index] = Died(worker.value, how)

    def _dismiss(self, worker: _Worker[Value]) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(0.1 if not worker.busy else 0)
        worker.process.terminate()
        worker.process.join(_ENDS_WITHIN)
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join()


def _serve(pipe: connection.Connection, make: Callable[[], Callable[[Any], Any]], threads: int) -> None:
    """The life of a process: say that it is ready, then answer each value until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_threads(threads)
    try:
        work = make()
        pipe.send(_Ready())
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        error.add_note("In a reading process:\n" + traceback.format_exc())
        pipe.send(_Raised(error))


def _tell_end(status: int | None) -> str:
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-status).name
            return f"was ended by {name}" + (", perhaps for want of memory," if name == "SIGKILL" else "")
    return f"ended with status {status}"


@contextlib.contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Keep Ctrl-C back while a process is started, which inherits that and so never sees one: its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started later, it would let the interrupts through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
