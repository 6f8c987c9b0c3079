"""The stages of reading, in order: plain callables of one type, each with a name and a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.attribution import make_claims
from reportedly.reading.encoder import READING_HEADS, SYNTAX_HEADS, Model, run_heads
from reportedly.reading.entities import make_entities, make_names, name_sources, settle_names
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.linking import Linked, Linker, link_runs, to_attribution
from reportedly.reading.pieces import Pieces, cut_pieces
from reportedly.reading.quotes import Quotation, find_quotations
from reportedly.reading.syntax import ParsedWord, parse_words
from reportedly.reading.tags import decode_tags, find_runs
from reportedly.reading.workspace import Workspace
from reportedly.vocabulary import Report, Span

Floats: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of reading. ``version`` changes when its results do; ``public`` ones are named in a reading."""

    name: str
    version: int
    run: Callable[[Workspace, Model], Workspace]
    public: bool = True


def encode(workspace: Workspace, model: Model) -> Workspace:
    """Lay the report out, run the encoder once, decode its heads: names, sentences, attributions."""
    paragraphs = find_paragraphs(workspace.report.text)
    quotations = find_quotations(workspace.report.text, paragraphs)
    pieces = lay_out(workspace.report.text, model, paragraphs, quotations)
    outputs = run_heads(model, pieces, READING_HEADS)
    starts = find_starts(pieces, paragraphs)
    calibration = model.heads.get("calibration")
    linked = decode_links(outputs, starts, model)
    names = make_names(outputs["names"], pieces, starts, model.heads["names"])
    return replace(
        workspace,
        paragraphs=paragraphs,
        quotations=quotations,
        sentences=find_sentences(outputs["sentence"], pieces, starts),
        names=settle_names(names, workspace.report.text),
        attributions=tuple(to_attribution(item, pieces, calibration) for item in linked),
    )


def lay_out(
    text: str, model: Model, paragraphs: tuple[Span, ...], quotations: tuple[Quotation, ...] | None = None
) -> Pieces:
    """The text in the model's word pieces."""
    marks = find_quotations(text, paragraphs) if quotations is None else quotations
    return cut_pieces(text, tokenizer=model.tokenizer, paragraphs=paragraphs, quotations=marks)


def parse(text: str, model: Model) -> tuple[ParsedWord, ...]:
    """Words with parts of speech and dependencies, by the syntax heads of one more pass."""
    paragraphs = find_paragraphs(text)
    pieces = lay_out(text, model, paragraphs)
    outputs = run_heads(model, pieces, SYNTAX_HEADS)
    sentences = find_sentences(outputs["sentence"], pieces, find_starts(pieces, paragraphs))
    return parse_words(outputs, pieces, sentences, model.heads)


def find_starts(pieces: Pieces, paragraphs: tuple[Span, ...]) -> list[int]:
    """The first word of each paragraph, the first of all included."""
    marks = np.searchsorted(pieces.starts, [paragraph.start for paragraph in paragraphs])
    starts: list[int] = np.unique(np.append(marks[marks < pieces.words], 0)).tolist()
    return starts


def decode_links(outputs: dict[str, Floats], starts: list[int], model: Model) -> list[Linked]:
    """Tag spans and the links between them, in words."""
    scores = outputs["attribution"]
    if len(scores) == 0:
        return []
    head = model.heads["attribution"]
    tags = decode_tags(scores, starts, head)
    certainty = _softmax(scores)[np.arange(len(tags)), tags]
    runs = find_runs(tags, head["tags"], starts)
    return link_runs(runs, certainty, outputs["link"], _linker(model))


@lru_cache(maxsize=4)
def _linker_of(checksum: str, head: tuple[tuple[str, Any], ...]) -> Linker:
    return Linker.of({key: value if isinstance(value, int) else _lists(value) for key, value in head})


def _linker(model: Model) -> Linker:
    frozen = tuple((key, _tuples(value)) for key, value in model.heads["link"].items())
    return _linker_of(model.checksum, frozen)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _lists(value: Any) -> Any:
    return list(map(_lists, value)) if isinstance(value, tuple) else value


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = grown / grown.sum(1, keepdims=True)
    return result


def find_sentences(scores: Floats, pieces: Pieces, starts: list[int]) -> tuple[Span, ...]:
    """Sentences as spans: a paragraph's first word begins one, and so does a word that the head says does."""
    if pieces.words == 0:
        return ()
    begins = scores[:, 1] > scores[:, 0]
    begins[starts] = True
    first = np.flatnonzero(begins)
    last = np.append(first[1:], pieces.words) - 1
    return tuple(
        Span(start=int(start), end=int(end)) for start, end in zip(pieces.starts[first], pieces.ends[last], strict=True)
    )


def attribute(workspace: Workspace, model: Model) -> Workspace:
    """Claims out of the decoded attributions that are sure enough, by rule; each source described."""
    least = (model.heads.get("calibration") or {}).get("least", 0.0)
    sure = tuple(item for item in workspace.attributions if item.score >= least)
    return replace(workspace, claims=make_claims(replace(workspace, attributions=sure)))


def collect_entities(workspace: Workspace, model: Model) -> Workspace:
    """Entities out of the names, and the sources that are one of them."""
    entities = make_entities(workspace)
    return replace(workspace, entities=entities, claims=name_sources(workspace.claims, entities))


STAGES = (
    Stage(name="encoder", version=1, run=encode, public=False),
    Stage(name="attribution", version=1, run=attribute),
    Stage(name="entities", version=1, run=collect_entities),
)
"""What reading runs, in order. Sourcing is part of ``attribution``: a claim is made with its source described."""

PUBLIC_STAGES = ("attribution", "sourcing", "entities")


def run_stages(report: Report, model: Model) -> Workspace:
    """All stages over one report."""
    workspace = Workspace(report=report)
    for stage in STAGES:
        workspace = stage.run(workspace, model)
    return workspace
