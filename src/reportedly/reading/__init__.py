"""Reports to readings. Nothing outside this package knows of pieces, tensors or tags."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportedly import __version__
from reportedly.reading.encoder import Model, load_model
from reportedly.reading.explaining import explain_claims, explain_entities, explain_places
from reportedly.reading.stages import EDITION, PUBLIC_STAGES, encode, parse, run_stages
from reportedly.reading.syntax import ParsedWord
from reportedly.reading.workspace import Attribution, Name, Workspace
from reportedly.vocabulary import Explained, ReaderStamp, Reading, Report, Span

__all__ = [
    "Attribution",
    "Model",
    "Name",
    "ParsedWord",
    "Tagged",
    "Workspace",
    "decode_text",
    "explain_report",
    "load_model",
    "read_report",
    "tag_text",
]


def read_report(report: Report, model: Model) -> Reading:
    """Read one report. The same report gives the same reading, whatever was read before it."""
    with _hold_collector():
        return _make_reading(run_stages(report, model), model)


def explain_report(report: Report, model: Model) -> Explained:
    """The same reading with the reasons for its claims, figures, times, places, entities and silences."""
    workspace = run_stages(report, model)
    reasons = {
        **workspace.reasons,
        **explain_claims(workspace),
        **explain_places(workspace),
        **explain_entities(workspace),
    }
    return Explained(reading=_make_reading(workspace, model), reasons=reasons)


@contextmanager
def _hold_collector() -> Iterator[None]:
    """Without Python's cyclic collector, which else searches what the stages have just made, a thirtieth of the time.

    What they leave behind has hardly a cycle and goes by counting references. A collector that somebody else has
    switched off stays off.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _make_reading(workspace: Workspace, model: Model) -> Reading:
    return Reading(
        report=workspace.report,
        reader=ReaderStamp(version=f"{__version__}+{EDITION}", model=model.checksum, stages=PUBLIC_STAGES),
        claims=workspace.claims,
        entities=workspace.entities,
        figures=workspace.figures,
        times=workspace.times,
        places=tuple(found.place for found in workspace.places),
        silences=workspace.silences,
        sentences=workspace.sentences,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What the heads say of a text before any rule."""

    names: tuple[Name, ...]
    sentences: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    words: tuple[ParsedWord, ...]


def tag_text(text: str, model: Model) -> Tagged:
    """Decoded heads for a bare text: for measuring the model apart from the rules."""
    workspace = encode(Workspace(report=Report(id="text", text=text)), model)
    return Tagged(
        names=workspace.names,
        sentences=workspace.sentences,
        attributions=workspace.attributions,
        words=parse(workspace),
    )


def decode_text(text: str, model: Model) -> tuple[Attribution, ...]:
    """The attributions that the model decodes in a bare text, before any rule."""
    return encode(Workspace(report=Report(id="text", text=text)), model).attributions
