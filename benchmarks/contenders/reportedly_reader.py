"""Our reader through the Python API, one report at a time: whole readings, or claims and their sources alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

from benchmarks.protocol import Loaded, Outcome, main

ALONE = "BENCHMARK_CLAIMS_ALONE"
"""Set for a run of the stages that find claims, without what later stages add to them."""


def load() -> Loaded:
    """The reader with its model loaded: a first short text is read, since loading may wait for it."""
    count, model = _count_claims() if os.environ.get(ALONE) else _count_whole()

    def run(articles: Sequence[str], batch: int) -> Outcome:
        return Outcome(found=sum(map(count, articles)))

    names = ("reportedly", "onnxruntime", "tokenizers", "numpy")
    return Loaded(run=run, versions={name: version(name) for name in names} | {"model": model})


def _count_whole() -> tuple[Callable[[str], int], str]:
    from reportedly import Reader

    reader = Reader()
    reading = reader.read("The mayor said the bridge would open on Friday.")
    return lambda article: len(reader.read(article).claims), _shorten(reading.reader.model)


def _count_claims() -> tuple[Callable[[str], int], str]:
    from reportedly.documents import make_report
    from reportedly.reading import load_model
    from reportedly.reading.stages import find_claims

    model = load_model(threads=1)

    def count(article: str) -> int:
        report = make_report(article, check_language=True, published=None, title=None, outlet=None, url=None)
        return len(find_claims(report, model).claims)

    count("The mayor said the bridge would open on Friday.")
    return count, _shorten(model.checksum)


def _shorten(checksum: str) -> str:
    return checksum.removeprefix("sha256:")[:12]


if __name__ == "__main__":
    sys.exit(main(load))
