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
WITHOUT = "BENCHMARK_WITHOUT"
"""The environment variable that names components to leave out, with commas between them."""


def load_pipeline() -> Any:
    """The pipeline that the driver chose."""
    import spacy

    return spacy.load(os.environ[PIPELINE], exclude=[name for name in os.environ.get(WITHOUT, "").split(",") if name])


def name_pipeline(pipeline: Any) -> dict[str, str]:
    """What ran, for the table: the pipeline's own name with its version, and spaCy's."""
    meta = pipeline.meta
    return {f"{meta['lang']}_{meta['name']}": str(meta["version"]), "spacy": version("spacy")}


def explain_pipeline(pipeline: Any) -> tuple[str, ...]:
    """What a reader has to know of a pipeline that is not a published one."""
    return (str(pipeline.meta["description"]),) if pipeline.meta["name"].endswith("stand_in") else ()


def load() -> Loaded:
    """The pipeline with all its components; a result is a sentence."""
    pipeline = load_pipeline()

    def run(articles: Sequence[str], batch: int) -> Outcome:
        parsed = pipeline.pipe(articles, batch_size=batch)
        return Outcome(found=sum(sum(1 for _ in document.sents) for document in parsed))

    return Loaded(run=run, versions=name_pipeline(pipeline), notes=explain_pipeline(pipeline))


if __name__ == "__main__":
    sys.exit(main(load))
