"""The bare spaCy pipeline: what every peer built on it pays before it does anything of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from benchmarks.protocol import Loaded, Outcome, main

PIPELINE = "BENCHMARK_PIPELINE"
"""The environment variable that names the pipeline: an installed package or a folder."""
PACKAGE = "BENCHMARK_PACKAGE"
"""The environment variable that names the package which brought the pipeline's folder; empty where none did."""
WITHOUT = "BENCHMARK_WITHOUT"
"""The environment variable that names components to leave out, with commas between them."""
ARITHMETIC = ("thinc", "blis", "numpy")
"""The libraries that do spaCy's arithmetic: their versions decide its speed too."""


def load_pipeline() -> Any:
    """The pipeline that the driver chose."""
    import spacy

    return spacy.load(os.environ[PIPELINE], exclude=[name for name in os.environ.get(WITHOUT, "").split(",") if name])


def name_pipeline(pipeline: Any) -> dict[str, str]:
    """What ran: the pipeline by its own account, the package that brought it, spaCy and its arithmetic."""
    meta, package = pipeline.meta, os.environ.get(PACKAGE)
    named = {f"{meta['lang']}_{meta['name']}": str(meta["version"])}
    if package:
        named[f"from {package}"] = version(package)
    return named | {name: version(name) for name in ("spacy", *ARITHMETIC)}


def load() -> Loaded:
    """The pipeline with all its components; a result is a sentence."""
    pipeline = load_pipeline()

    def run(articles: Sequence[str], batch: int) -> Outcome:
        parsed = pipeline.pipe(articles, batch_size=batch)
        return Outcome(found=sum(sum(1 for _ in document.sents) for document in parsed))

    return Loaded(run=run, versions=name_pipeline(pipeline))


if __name__ == "__main__":
    sys.exit(main(load))
