"""Who is measured: our reader and its peers, each with the commands that run it."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.contenders.spacy_pipeline import PIPELINE, WITHOUT
from benchmarks.environment import Peers
from benchmarks.records import Contender

ROOT = Path(__file__).resolve().parent.parent
OURS, PEER, NO_NAMES, BARE = "Reportedly", "textacy", "textacy without names", "spaCy pipeline"
ALL = (OURS, PEER, NO_NAMES, BARE)
BATCHES = (1, 8, 32, 128)
"""The batch sizes tried for the peers; spaCy's own default is 256, more than there are articles."""


def our_contender() -> Contender:
    """Our reader in this interpreter's environment; from a cold start through the command line, as a user would."""
    return Contender(
        name=OURS,
        command=(sys.executable, "-m", "benchmarks.contenders.reportedly_reader"),
        found="claims, direct and indirect",
        bare=(sys.executable, "-c", "pass"),
        # `import reportedly` alone would load next to nothing.
        importing=(
            sys.executable,
            "-c",
            "from reportedly import Reader",
        ),
        first=(str(Path(sys.executable).with_name("reportedly")), "read", "{article}", "--json"),
        environment=(("PYTHONPATH", str(ROOT)),),
    )


def peer_contenders(peers: Peers) -> tuple[Contender, ...]:
    """The peers: direct quotations by textacy, the same without what textacy does not need, and the pipeline alone."""
    return (
        quotations(PEER, peers),
        quotations(NO_NAMES, peers, without="ner"),
        on_spacy(BARE, peers, module="spacy_pipeline", found="sentences", statement="import spacy"),
    )


def quotations(name: str, peers: Peers, *, without: str = "") -> Contender:
    """Direct quotations by textacy on a pipeline without some of its components."""
    return on_spacy(
        name,
        peers,
        module="textacy_quotations",
        found="direct quotations",
        statement="import textacy",
        without=without,
    )


def on_spacy(name: str, peers: Peers, *, module: str, found: str, statement: str, without: str = "") -> Contender:
    """One program on spaCy, in the peers' environment; ``without`` names the pipeline's components to leave out."""
    python = str(peers.python)
    program = (python, "-m", f"benchmarks.contenders.{module}")
    return Contender(
        name=name,
        command=program,
        found=found,
        batches=BATCHES,
        bare=(python, "-c", "pass"),
        importing=(python, "-c", statement),
        first=(*program, "--once", "{article}"),
        environment=(("PYTHONPATH", str(ROOT)), (PIPELINE, peers.pipeline), (WITHOUT, without)),
    )
