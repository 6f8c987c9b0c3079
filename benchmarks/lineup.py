"""Who is measured: our reader and its peers, each with the commands that run it."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.contenders.reportedly_reader import ALONE
from benchmarks.contenders.spacy_pipeline import PACKAGE, PIPELINE, WITHOUT
from benchmarks.environment import Peers, Pipeline
from benchmarks.records import Contender

ROOT = Path(__file__).resolve().parent.parent
OURS, CLAIMS, BARE = "Reportedly", "Reportedly, claims alone", "spaCy pipeline"
PEER, SMALL, NO_NAMES = "textacy", "textacy on the small pipeline", "textacy without names"
ALL = (OURS, CLAIMS, PEER, SMALL, NO_NAMES, BARE)
YARDSTICKS = (PEER, SMALL)
"""Whose speed ours is held against; the first gives the table its column."""
BATCHES = (1, 8, 32, 128)
"""The batch sizes tried for the peers; spaCy's own default is 256, more than there are articles."""


def our_contenders() -> tuple[Contender, ...]:
    """Our reader in this interpreter's environment, whole and without the stages that come after claims and sources.

    From a cold start it runs through the command line, as a user would run it.
    """
    return (_ours(OURS), _ours(CLAIMS, (ALONE, "1")))


def _ours(name: str, *environment: tuple[str, str]) -> Contender:
    return Contender(
        name=name,
        command=(sys.executable, "-m", "benchmarks.contenders.reportedly_reader"),
        runs_on="its own model",
        found="claims, direct and indirect",
        bare=(sys.executable, "-c", "pass"),
        # `import reportedly` alone would load next to nothing.
        importing=(
            sys.executable,
            "-c",
            "from reportedly import Reader",
        ),
        first=(str(Path(sys.executable).with_name("reportedly")), "read", "{article}", "--json"),
        environment=(("PYTHONPATH", str(ROOT)), *environment),
    )


def peer_contenders(peers: Peers) -> tuple[Contender, ...]:
    """Quotations by textacy on two pipelines, the same without a component it needs not, the pipeline alone."""
    python = peers.python
    return (
        quotations(PEER, python, peers.main),
        quotations(SMALL, python, peers.small),
        quotations(NO_NAMES, python, peers.main, without="ner"),
        on_spacy(BARE, python, peers.main, module="spacy_pipeline", found="sentences"),
    )


def quotations(name: str, python: Path, pipeline: Pipeline, *, without: str = "") -> Contender:
    """Direct quotations by textacy on a pipeline without some of its components."""
    return on_spacy(name, python, pipeline, module="textacy_quotations", found="direct quotations", without=without)


def on_spacy(name: str, python: Path, pipeline: Pipeline, *, module: str, found: str, without: str = "") -> Contender:
    """One program on spaCy, in the peers' environment; ``without`` names the pipeline's components to leave out."""
    program = (str(python), "-m", f"benchmarks.contenders.{module}")
    library = module.partition("_")[0]
    return Contender(
        name=name,
        command=program,
        runs_on=f"{pipeline.name} less {without}" if without else pipeline.name,
        found=found,
        batches=BATCHES,
        bare=(str(python), "-c", "pass"),
        importing=(str(python), "-c", f"import {library}"),
        first=(*program, "--once", "{article}"),
        environment=(
            ("PYTHONPATH", str(ROOT)),
            (PIPELINE, pipeline.place),
            (PACKAGE, pipeline.package or ""),
            (WITHOUT, without),
        ),
        missing=pipeline.missing,
    )
