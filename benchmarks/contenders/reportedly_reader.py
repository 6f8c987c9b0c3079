"""Our reader, whole readings through the Python API, one report at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version

from benchmarks.protocol import Loaded, Outcome, main


def load() -> Loaded:
    """The reader with its model loaded: a first short text is read, since loading may wait for it."""
    from reportedly import Reader

    reader = Reader()
    reading = reader.read("The mayor said the bridge would open on Friday.")

    def run(articles: Sequence[str], batch: int) -> Outcome:
        return Outcome(found=sum(len(reader.read(article).claims) for article in articles))

    names = ("reportedly", "onnxruntime", "tokenizers", "numpy")
    model = {"model": reading.reader.model.removeprefix("sha256:")[:12]}
    return Loaded(run=run, versions={name: version(name) for name in names} | model)


if __name__ == "__main__":
    sys.exit(main(load))
