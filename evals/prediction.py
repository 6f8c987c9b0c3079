"""Predictions, kept on disk so that scoring again is instant.

A prediction is kept under the model's checksum, the checksum of the code that reads, the layer and the checksum of the
text: change one of them and it is made anew. Three layers: ``decoded`` (the model's attributions before any rule),
``claims`` (after the rules) and ``tagged`` (names, sentences, words).
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from evals.own_sets import CertaintyRow
from evals.records import Attributed, Named, Tagged, Word
from reportedly.errors import InputError
from reportedly.vocabulary import Claim, Figure, Moment, Place, Reading, Report, Silence, Span

CACHE = Path(__file__).parents[1] / "build" / "evals"
"""Under ``build/``, which git ignores."""

KEPT = 6
"""How many versions of model and code keep their predictions."""

LAYERS = ("decoded", "claims", "tagged")

CHUNK = 8


class TextReader(Protocol):
    """What the measurement needs of a reader."""

    def decode(self, text: str) -> tuple[Attributed, ...]:
        """The model's attributions before the rules."""

    def claim(self, text: str) -> tuple[Attributed, ...]:
        """The claims of a reading, after the rules."""

    def tag(self, text: str) -> Tagged:
        """Names, sentences and words."""

    def date(self, text: str, published: str | None) -> Sequence[Moment]:
        """Time expressions."""

    def count(self, text: str) -> Sequence[Figure]:
        """Figures."""

    def judge(self, row: CertaintyRow) -> Claim | None:
        """The claim of a row of our own set with its certainty and the like."""

    def hush(self, row: CertaintyRow) -> Sequence[Silence]:
        """The silences of such a row."""

    def rate(self, text: str, span: Span) -> float | None:
        """The factuality of a word; None where there is none to tell."""

    def read(self, text: str, published: str | None = None, outlet: str | None = None) -> Reading:
        """A whole reading."""

    def read_report(self, report: Report) -> Reading:
        """A whole reading of a report that is made already."""

    def resolve(self, text: str, spans: Sequence[Span]) -> Sequence[Place]:
        """The places at these spans."""

    def locate(self, text: str) -> Sequence[Place]:
        """The places that are found."""


MakeReader = Callable[[], TextReader]
Outcome = dict[str, Any]
"""A prediction as JSON; a text that the reader refused has ``refused`` and nothing found."""


@dataclass(slots=True)
class Predictions:
    """The predictions of one reader, from disk or made now. ``version`` tells model and code apart from others.

    ``refused`` collects the messages of texts that the reader would not read: they score as read with nothing found.
    """

    make_reader: MakeReader
    version: str
    folder: Path = CACHE
    jobs: int = 1
    refused: list[str] = field(default_factory=list)
    _reader: TextReader | None = None

    def reader(self) -> TextReader:
        """The reader itself, for what is not kept on disk."""
        if self._reader is None:
            self._reader = self.make_reader()
        return self._reader

    def decode(self, texts: Sequence[str]) -> list[tuple[Attributed, ...]]:
        """The ``decoded`` layer of each text."""
        return [_load_attributions(outcome) for outcome in self._predict("decoded", texts)]

    def claim(self, texts: Sequence[str]) -> list[tuple[Attributed, ...]]:
        """The ``claims`` layer of each text."""
        return [_load_attributions(outcome) for outcome in self._predict("claims", texts)]

    def tag(self, texts: Sequence[str]) -> list[Tagged]:
        """The ``tagged`` layer of each text."""
        return [_load_tagged(outcome) for outcome in self._predict("tagged", texts)]

    def _predict(self, layer: str, texts: Sequence[str]) -> Iterator[Outcome]:
        missing = [text for text in dict.fromkeys(texts) if not self._place(layer, text).is_file()]
        for text, outcome in zip(missing, self._make(layer, missing), strict=True):
            _write(self._place(layer, text), outcome)
        for text in texts:
            outcome = json.loads(self._place(layer, text).read_text(encoding="utf-8"))
            if "refused" in outcome:
                self.refused.append(outcome["refused"])
            yield outcome

    def _make(self, layer: str, texts: Sequence[str]) -> Iterable[Outcome]:
        if self.jobs > 1 and len(texts) > CHUNK:
            return self._make_in_processes(layer, texts)
        return (read_text(self.reader(), layer, text) for text in texts)

    def _make_in_processes(self, layer: str, texts: Sequence[str]) -> Iterator[Outcome]:
        # Spawned, not forked: a forked copy of the run time's threads may hang.
        context = multiprocessing.get_context("spawn")
        with context.Pool(self.jobs, initializer=_start_process, initargs=(self.make_reader,)) as pool:
            yield from pool.imap(_read_in_process, ((layer, text) for text in texts), chunksize=CHUNK)

    def _place(self, layer: str, text: str) -> Path:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / self.version / layer / digest[:2] / f"{digest[2:32]}.json"


_process_reader: TextReader | None = None


def _start_process(make_reader: MakeReader) -> None:
    global _process_reader  # noqa: PLW0603 - a pool's initializer has no other place to leave the reader
    _process_reader = make_reader()


def _read_in_process(task: tuple[str, str]) -> Outcome:
    if _process_reader is None:
        raise RuntimeError("the process was not started with a reader")
    return read_text(_process_reader, *task)


def read_text(reader: TextReader, layer: str, text: str) -> Outcome:
    """One layer of one text as JSON."""
    try:
        if layer == "tagged":
            return asdict(reader.tag(text))
        attributions = reader.decode(text) if layer == "decoded" else reader.claim(text)
    except InputError as error:
        return {"refused": str(error)}
    return {"attributions": [asdict(attributed) for attributed in attributions]}


def _write(path: Path, outcome: Outcome) -> None:
    """Whole or not at all: a broken run leaves no half of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(outcome, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def _load_spans(items: Iterable[dict[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(**item) for item in items)


def _load_attributions(outcome: Outcome) -> tuple[Attributed, ...]:
    loaded = []
    for item in outcome.get("attributions", ()):
        spans = {kind: _load_spans(item[kind]) for kind in ("source", "cue", "content")}
        loaded.append(Attributed(**{**item, **spans}))
    return tuple(loaded)


def _load_tagged(outcome: Outcome) -> Tagged:
    return Tagged(
        names=tuple(Named(**{**item, "span": Span(**item["span"])}) for item in outcome.get("names", ())),
        sentences=_load_spans(outcome.get("sentences", ())),
        words=tuple(Word(**{**item, "span": Span(**item["span"])}) for item in outcome.get("words", ())),
    )


def checksum_files(paths: Iterable[Path]) -> str:
    """One checksum over names and bytes of files, twelve digits."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def prune_cache(folder: Path, version: str, kept: int = KEPT) -> None:
    """Forget the predictions of all but the latest versions; ``version`` itself always stays."""
    if not folder.is_dir():
        return
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != version]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[kept - 1 :]:
        print(f"forgetting the predictions of {path.name}", file=sys.stderr)
        shutil.rmtree(path)
