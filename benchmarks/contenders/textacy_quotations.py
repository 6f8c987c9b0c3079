"""Direct quotations by textacy on the spaCy pipeline: the nearest peer that is a library; far less than a reading."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any

from benchmarks.contenders.spacy_pipeline import load_pipeline, name_pipeline
from benchmarks.protocol import Loaded, Outcome, main

REFUSALS = (
    "where it counts an odd number of quotation marks, it raises an error once the pipeline has run, so that such an "
    "article takes nearly the time of one read; the apostrophe of a plural (“the workers’ union”) counts as a mark"
)


def count_quotations(document: Any) -> int | None:
    """How many quotations textacy finds; None where it refuses, as it does at an odd number of quotation marks."""
    from textacy.extract import direct_quotations

    try:
        return sum(1 for _ in direct_quotations(document))
    except ValueError:
        return None


def load() -> Loaded:
    """The pipeline with textacy's extraction after it; a result is a quotation with speaker and cue."""
    import_module("textacy.extract")  # here, so that its seconds count as loading and not as the first pass
    pipeline = load_pipeline()

    def run(articles: Sequence[str], batch: int) -> Outcome:
        counts = [count_quotations(document) for document in pipeline.pipe(articles, batch_size=batch)]
        refused = tuple(position for position, count in enumerate(counts) if count is None)
        return Outcome(found=sum(count or 0 for count in counts), refused=refused)

    versions = {"textacy": version("textacy"), **name_pipeline(pipeline)}
    return Loaded(run=run, versions=versions, refusals=REFUSALS)


if __name__ == "__main__":
    sys.exit(main(load))
