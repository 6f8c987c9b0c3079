"""Reports that a person gave to the page, read one after the other in the background, with what became of each.

What was given lies in a folder of its own until it is read. A report is in the ledger whole or not at all: a server
that is killed has lost only what it had not read yet, and giving the same again adds nothing twice.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.documents import Failure
from reportedly.errors import ReportedlyError
from reportedly.keeping import add_files

if TYPE_CHECKING:
    from reportedly.ledger import Added
    from reportedly.web.desk import Desk

_MOST_KEPT = 50
"""Jobs that can still be looked at."""

_MOST_SHOWN = 500
"""Results of a job that are kept to be shown; of the rest the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one report: its name as given, its outcome ("failed" too), its id, and the reason of a failure."""

    name: str
    outcome: str
    report: str | None = None
    claims: int = 0
    message: str | None = None


@dataclass(slots=True, kw_only=True)
class Job:
    """Some inputs that are being read. ``state`` is ``waiting``, ``reading``, ``done`` or ``stopped`` (by an error)."""

    id: str
    names: tuple[str, ...]
    state: str = "waiting"
    done: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)
    fault: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "stopped")

    def take(self, result: Result) -> None:
        """Note what became of a report."""
        self.done += 1
        self.outcomes[result.outcome] = self.outcomes.get(result.outcome, 0) + 1
        if len(self.results) < _MOST_SHOWN:
            self.results.append(result)


class Jobs:
    """The jobs of one server, read in the order in which they came. Several threads may use it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def find(self, id: str) -> Job | None:
        """The job with that id, while it is kept."""
        with self._lock:
            return self._jobs.get(id)

    def list_open(self) -> tuple[Job, ...]:
        """Jobs of which something may still come."""
        with self._lock:
            return tuple(job for job in self._jobs.values() if not job.ended)

    def start(self, names: Sequence[str], fill: Callable[[Path], None], *, published: str | None = None) -> Job:
        """Read what ``fill`` puts into a folder, file by file in the order of their names there.

        ``names`` are what a person calls them. Raises whatever ``fill`` does.
        """
        folder = Path(tempfile.mkdtemp(prefix="reportedly-given-"))
        try:
            fill(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        job = Job(id=secrets.token_urlsafe(9), names=tuple(names))
        with self._lock:
            while len(self._jobs) >= _MOST_KEPT and next(iter(self._jobs.values())).ended:
                self._jobs.popitem(last=False)
            self._jobs[job.id] = job
        self._worker.submit(self._read, job, folder, published)
        return job

    def close(self) -> None:
        """Begin nothing new; what is being read ends with its report."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _read(self, job: Job, folder: Path, published: str | None) -> None:
        job.state = "reading"
        try:
            paths = sorted(folder.iterdir())
            for path, name in zip(paths, job.names, strict=True):
                for result in self._add(path, name, published):
                    job.take(result)
            job.state = "done"
        except ReportedlyError as error:
            job.fault, job.state = str(error), "stopped"
        except Exception:
            job.fault, job.state = (
                "Something went wrong while reading. What is listed here is in the ledger.",
                "stopped",
            )
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _add(self, path: Path, name: str, published: str | None) -> Iterator[Result]:
        for each in add_files(self._desk.ledger, self._desk.reader, [str(path)], published=published):
            yield _make_result(each, str(path), name)


def _make_result(result: Added | Failure, path: str, name: str) -> Result:
    if isinstance(result, Failure):
        return Result(name=result.input.replace(path, name), outcome="failed", message=result.message)
    return Result(name=name, outcome=result.outcome.value, report=result.report, claims=result.claims)
