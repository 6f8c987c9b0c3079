"""The one composition root: documents in, readings out, in this process or over several."""

from __future__ import annotations

import functools
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, overload

from reportedly.config import Settings
from reportedly.documents import Failure, ReadOptions, make_report, read_documents
from reportedly.errors import InputError, ModelError
from reportedly.vocabulary import Explained, Reading, Reason, Report
from reportedly.workers import Died, count_cores, map_in_order, plan_work

if TYPE_CHECKING:
    from reportedly.identity.references import References

ReadReport = Callable[[Report], Reading]
"""What a loaded model does."""

LoadModel = Callable[[int], ReadReport]
"""Loads a model for a number of threads. Picklable, so a function at the top of a module."""

_Located = tuple[str, Report | Failure]
"""A report, or its failure, with the name of the input that it came from."""

_HERE = os.path.dirname(__file__)


def load_reading(threads: int) -> ReadReport:
    """The model that comes with the package. Raises ModelError."""
    from reportedly.reading import load_model, read_report

    return functools.partial(read_report, model=load_model(threads=threads))


class Reader:
    """Reads reports. The model is loaded at the first report, once in each process; a ``Reader`` may be kept for long.

    ``settings`` are the defaults where none are given. ``load`` puts another model in the place of the package's own.
    ``references`` are known entities, from ``load_references``: entities that are surely one of them get its id.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        load: LoadModel = load_reading,
        references: References | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.jobs, self.threads = plan_work(jobs=self.settings.jobs, threads=self.settings.threads, cores=count_cores())
        self._load = load
        self._references = references
        self._lock = threading.Lock()
        self._read: ReadReport | None = None

    def read(
        self,
        text: str,
        *,
        published: str | date | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """What ``text`` claims. ``published`` is a date, or a date-time with its offset, in ISO form or Python's own.

        Raises InputError for a text that cannot be read and for a ``published`` that is no date, ModelError where the
        weights cannot be loaded.
        """
        check = self.settings.check_language
        report = make_report(text, check_language=check, published=published, title=title, outlet=outlet, url=url)
        return self._link(self._read_here(report))

    def read_many(self, texts: Iterable[str | Report]) -> Iterator[Reading | Failure]:
        """A reading for each text or report, in order, each as soon as it is there; a failure where one cannot be read.

        Memory does not grow with their number. With several jobs a script must call this from under
        ``if __name__ == "__main__":``. Raises ModelError, and ReportedlyError where no process can be started.
        """
        return self._read_all(_locate_texts(texts, check_language=self.settings.check_language))

    def read_files(
        self,
        inputs: Sequence[str],
        *,
        published: str | None = None,
        format: str = "auto",
        stdin: BinaryIO | None = None,
    ) -> Iterator[Reading | Failure]:
        """As ``read_many``, for the reports in files and directories; ``-`` is standard input, as is no input at all.

        ``format`` is ``auto``, ``text``, ``html`` or ``jsonl``. ``published`` is the date of every one of them,
        whatever they say themselves. Raises SettingError for a format or a date that is none.
        """
        options = ReadOptions(
            published=published,
            format=format,
            max_bytes=self.settings.max_bytes,
            check_language=self.settings.check_language,
        )
        return self._read_all(_locate_documents(inputs or ["-"], options, stdin or sys.stdin.buffer))

    def _read_all(self, reports: Iterable[_Located]) -> Iterator[Reading | Failure]:
        if self.jobs == 1:
            for located in reports:
                yield self._link(_read_or_fail(located, read=self._read_here))
            return
        make = functools.partial(_make_worker, self._load, self.threads)
        for result in map_in_order(reports, make, jobs=self.jobs, threads=self.threads):
            yield _report_death(result) if isinstance(result, Died) else self._link(result)

    @overload
    def _link(self, result: Reading) -> Reading: ...

    @overload
    def _link(self, result: Reading | Failure) -> Reading | Failure: ...

    def _link(self, result: Reading | Failure) -> Reading | Failure:
        if self._references is None or isinstance(result, Failure):
            return result
        return link_entities(result, self._references).reading

    def _read_here(self, report: Report) -> Reading:
        with self._lock:
            if self._read is None:
                self._read = self._load(self.threads)
        return self._read(report)


def read(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Reading:
    """What one report claims, with a ``Reader`` of default settings that is kept for the next call: see there."""
    return _default_reader().read(text, published=published, title=title, outlet=outlet, url=url)


@functools.cache
def _default_reader() -> Reader:
    return Reader()


def link_entities(reading: Reading, references: References) -> Explained:
    """The reading with the ids of the entities that are surely one of the references, and why, or why not."""
    from reportedly.identity.profiles import make_profile
    from reportedly.identity.references import link_references

    linked, reasons = [], {}
    for entity in reading.entities:
        found = link_references(make_profile(entity, reading.report), references)
        linked.append(replace(entity, ids=tuple(dict([*entity.ids, *found.ids]).items())))
        known = ", ".join(f"{scheme} {id}" for scheme, id in found.ids) or "none"
        reasons[entity.id] = (Reason(field="ids", value=known, because=found.reason),)
    return Explained(reading=replace(reading, entities=tuple(linked)), reasons=reasons)


def explain_files(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    format: str = "auto",
    stdin: BinaryIO | None = None,
    references: References | None = None,
) -> Iterator[Explained | Failure]:
    """As ``Reader.read_files``, one report after the other, each reading with its reasons."""
    from reportedly.reading import explain_report, load_model

    options = ReadOptions(published=published, format=format)
    for name, report in _locate_documents(inputs or ["-"], options, stdin or sys.stdin.buffer):
        if isinstance(report, Failure):
            yield report
            continue
        try:
            explained = explain_report(report, load_model())
            yield explained if references is None else _explain_links(explained, references)
        except InputError as error:
            yield Failure(input=name, report=report.id, message=str(error))


def _explain_links(explained: Explained, references: References) -> Explained:
    linked = link_entities(explained.reading, references)
    reasons = {
        **explained.reasons,
        **{id: (*explained.reasons.get(id, ()), *more) for id, more in linked.reasons.items()},
    }
    return Explained(reading=linked.reading, reasons=reasons)


def _locate_texts(texts: Iterable[str | Report], *, check_language: bool) -> Iterator[_Located]:
    for number, text in enumerate(texts, start=1):
        name = f"text {number}"
        if isinstance(text, Report):
            yield name, text
            continue
        try:
            yield name, make_report(text, check_language=check_language)
        except InputError as error:
            yield name, Failure(input=name, report=None, message=str(error))


def _locate_documents(inputs: Sequence[str], options: ReadOptions, stdin: BinaryIO) -> Iterator[_Located]:
    for name in inputs:
        for report in read_documents([name], options, stdin=stdin):
            yield name, report


def _make_worker(load: LoadModel, threads: int) -> Callable[[_Located], Reading | Failure]:
    """What a process does with each report; runs in that process."""
    return functools.partial(_read_or_fail, read=load(threads))


def _read_or_fail(located: _Located, *, read: ReadReport) -> Reading | Failure:
    """One report's failure is its own: only a fault of the model, which would hit every report, is raised."""
    name, report = located
    if isinstance(report, Failure):
        return report
    try:
        return read(report)
    except ModelError:
        raise
    except InputError as error:
        message = str(error)
    except MemoryError:
        message = "there is not enough memory to read this report. Try fewer jobs, or split it."
    except Exception as error:
        message = _tell_fault(error)
    return Failure(input=name, report=report.id, message=message)


def _report_death(died: Died[_Located]) -> Failure:
    name, report = died.value
    message = f"the process that was reading this report {died.how}; the others were read on. Try it alone."
    return Failure(input=name, report=report.id if isinstance(report, Report) else report.report, message=message)


def _tell_fault(error: Exception) -> str:
    """A message for a fault of ours, with the place in our code that a bug report needs."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_HERE)]
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return (
        f"a fault of Reportedly, not of the report: {type(error).__name__}{place}: {error}. "
        "Please report it with this message."
    )
