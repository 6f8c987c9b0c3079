"""What a run of the benchmarks is made of, from the contender's command to everything measured of it."""

from __future__ import annotations

from dataclasses import dataclass


class ContenderError(Exception):
    """A contender that failed, fell silent or answered something else than it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One program to measure.

    ``command`` starts it; the file of articles is appended. ``runs_on`` names the model or pipeline under it, ``found``
    says what its results are. ``batches`` are the batch sizes to try. ``bare`` and ``importing`` are two commands whose
    difference is the import time; ``first`` reads one article, ``{article}``, in a fresh process. ``environment`` is
    added to that of the driver. ``missing`` says why it cannot be started at all.
    """

    name: str
    command: tuple[str, ...]
    runs_on: str = ""
    found: str = "results"
    batches: tuple[int, ...] = (1,)
    bare: tuple[str, ...] = ()
    importing: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What a contender says of itself when it is loaded; ``refusals`` which articles it refuses, empty for none."""

    load_s: float
    versions: tuple[tuple[str, str], ...]
    refusals: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One timed pass over all articles; ``refused`` holds the positions of those that were not read."""

    wall_s: float
    cpu_s: float
    articles: int
    found: int
    refused: tuple[int, ...] = ()

    @property
    def speed(self) -> float:
        """Articles a second by the clock on the wall."""
        return self.articles / self.wall_s

    @property
    def thrift(self) -> float:
        """Articles a second of processor time: the speed on a core that nothing else uses."""
        return self.articles / self.cpu_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The most memory one process has held, in KiB: after loading, and after a pass over all articles."""

    peak_kb: int
    loaded_kb: int

    @property
    def peak_mb(self) -> float:
        """The peak in megabytes (10^6 bytes)."""
        return self.peak_kb * 1024 / 1e6

    @property
    def loaded_mb(self) -> float:
        """The peak after loading in megabytes (10^6 bytes)."""
        return self.loaded_kb * 1024 / 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """Seconds that fresh processes took, one value a process, warm disk cache.

    ``importing`` and ``bare`` belong together by position: the interpreter with and without the import.
    """

    bare: tuple[float, ...] = ()
    importing: tuple[float, ...] = ()
    first: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that was measured of one contender; ``failure`` says why a part may be missing.

    ``refused`` holds the positions of the articles that it refused when the articles were chosen. ``passes`` are in
    order of the rounds: the passes of two contenders at one position were neighbours in time.
    """

    contender: Contender
    refused: tuple[int, ...] = ()
    ready: Ready | None = None
    batch: int | None = None
    passes: tuple[Pass, ...] = ()
    memory: Memory | None = None
    starts: Starts = Starts()
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The articles that were read, in numbers, and where they come from, in words.

    They were chosen out of ``common``, those that every contender reads, and these out of all that were ``cut``.
    """

    origin: str
    cut: int
    common: int
    articles: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where it ran. ``core`` is the one that everything was pinned to; None where the system cannot pin."""

    processor: str
    cores: int
    core: int | None
    memory_gb: float
    system: str
    features: tuple[str, ...]
    load: float
