"""The stages of reading, in order: plain callables of one type, each with a name and a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.attribution import make_claims
from reportedly.reading.certainty import judge_claims
from reportedly.reading.encoder import Model, run_windows
from reportedly.reading.figures import find_figures
from reportedly.reading.gazetteer import load_gazetteer
from reportedly.reading.ground import lay_ground
from reportedly.reading.holding import give_figures
from reportedly.reading.layout import find_paragraphs
from reportedly.reading.linking import Linked, Linker, link_runs, to_attribution
from reportedly.reading.names import make_names, settle_names
from reportedly.reading.pieces import Pieces, cut_pieces
from reportedly.reading.places import find_places, place_claims
from reportedly.reading.quotes import Quotation, find_quotations
from reportedly.reading.row_parts import RowParts
from reportedly.reading.silences import drop_silent, find_silences
from reportedly.reading.speakers import resolve, settle_source
from reportedly.reading.syntax import Grammar, ParsedWord, make_parse, parse_all
from reportedly.reading.tags import decode_tags, find_runs
from reportedly.reading.times import date_claims, find_moments
from reportedly.reading.workspace import WordStates, Workspace, judge_nothing
from reportedly.vocabulary import Report, Silence, Span

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
    parts = run_windows(model, pieces, model.reading_heads)
    outputs = {head: np.asarray(rows) for head, rows in parts.items() if head not in _WIDE}
    starts = find_starts(pieces, paragraphs)
    calibration = model.heads.get("calibration")
    linked = decode_links(parts, starts, model)
    names = make_names(outputs["names"], pieces, starts, model.heads["names"])
    sentences = find_sentences(outputs["sentence"], pieces, starts)
    return replace(
        workspace,
        paragraphs=paragraphs,
        quotations=quotations,
        sentences=sentences,
        names=settle_names(names, workspace.report.text),
        attributions=tuple(to_attribution(item, pieces, calibration) for item in linked),
        parse=make_parse(outputs, pieces, _grammar(model), sentences),
        factuality=_make_factuality(outputs, pieces),
        states=_make_states(parts, pieces),
    )


_WIDE = frozenset({"link", "states"})
"""Outputs that are asked for a few words only."""


def _make_factuality(outputs: dict[str, Floats], pieces: Pieces) -> Callable[[Span], float | None]:
    """What tells the factuality head's value for the word that a span begins in."""
    if "factuality" not in outputs or pieces.words == 0:
        return judge_nothing
    values, ends = outputs["factuality"][:, 0], pieces.ends

    def judge(span: Span) -> float | None:
        word = int(np.searchsorted(ends, span.start, side="right"))
        return round(float(values[word]), 3) if word < len(values) else None

    return judge


def _make_states(outputs: Mapping[str, RowParts], pieces: Pieces) -> WordStates | None:
    """The encoder's states of the text's words; None of a model that does not give them, or where there is no word."""
    if "states" not in outputs or pieces.words == 0:
        return None
    return WordStates(starts=pieces.starts, values=outputs["states"])


def lay_out(
    text: str, model: Model, paragraphs: tuple[Span, ...], quotations: tuple[Quotation, ...] | None = None
) -> Pieces:
    """The text in the model's word pieces."""
    marks = find_quotations(text, paragraphs) if quotations is None else quotations
    return cut_pieces(text, tokenizer=model.tokenizer, paragraphs=paragraphs, quotations=marks)


def parse(workspace: Workspace) -> tuple[ParsedWord, ...]:
    """All words of an encoded report with parts of speech and dependencies; heads are indices among them."""
    return parse_all(workspace.parse, workspace.sentences)


def find_starts(pieces: Pieces, paragraphs: tuple[Span, ...]) -> list[int]:
    """The first word of each paragraph, the first of all included."""
    marks = np.searchsorted(pieces.starts, [paragraph.start for paragraph in paragraphs])
    starts: list[int] = np.unique(np.append(marks[marks < pieces.words], 0)).tolist()
    return starts


def decode_links(outputs: Mapping[str, Floats | RowParts], starts: list[int], model: Model) -> list[Linked]:
    """Tag spans and the links between them, in words."""
    scores: Floats = np.asarray(outputs["attribution"])
    if len(scores) == 0:
        return []
    head = model.heads["attribution"]
    tags = decode_tags(scores, starts, head)
    certainty = _softmax(scores)[np.arange(len(tags)), tags]
    runs = find_runs(tags, head["tags"], starts)
    return link_runs(runs, certainty, outputs["link"], _linker(model))


@lru_cache(maxsize=4)
def _linker(model: Model) -> Linker:
    return Linker.of(model.heads["link"])


@lru_cache(maxsize=4)
def _grammar(model: Model) -> Grammar:
    return Grammar.of(model.heads)


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


def resolve_speakers(workspace: Workspace, model: Model) -> Workspace:
    """Who is spoken of: entities with all that refers to them, and the sources that are one of them."""
    resolved = resolve(workspace, ground=lay_ground(workspace))
    return replace(workspace, entities=resolved.entities, claims=resolved.claims, speakers=resolved)


def locate(workspace: Workspace, model: Model) -> Workspace:
    """Places with their points, and the places in each claim's words."""
    ground = lay_ground(workspace)
    found = find_places(ground, workspace.report, workspace.claims, workspace.parse, load_gazetteer())
    return replace(workspace, places=found, claims=place_claims(workspace.claims, tuple(one.place for one in found)))


def read_times(workspace: Workspace, model: Model) -> Workspace:
    """Time expressions, anchored; when each claim was said, and the times in its words."""
    report, ground = workspace.report, lay_ground(workspace)
    dated = report.dateline.date if report.dateline else None
    found = find_moments(ground, report.published, dated)
    times = tuple(one.moment for one in found)
    return replace(
        workspace,
        times=times,
        claims=date_claims(workspace.claims, times, ground, report.published),
        reasons={**workspace.reasons, **{one.moment.id: one.reasons for one in found}},
    )


def read_figures(workspace: Workspace, model: Model) -> Workspace:
    """Figures, each with the claim it belongs to; those outside any claim are the outlet's own."""
    found = find_figures(lay_ground(workspace), workspace.times, workspace.parse)
    figures, claims = give_figures(tuple(one.figure for one in found), workspace.claims)
    return replace(
        workspace,
        figures=figures,
        claims=claims,
        reasons={**workspace.reasons, **{one.figure.id: one.reasons for one in found}},
    )


def judge_certainty(workspace: Workspace, model: Model) -> Workspace:
    """How sure each source is by its words, whether it holds the content true, where the reporter stands off."""
    judged = judge_claims(workspace.claims, lay_ground(workspace), workspace.parse, workspace.factuality)
    return replace(
        workspace,
        claims=tuple(one.claim for one in judged),
        reasons={**workspace.reasons, **{one.claim.id: one.reasons for one in judged}},
    )


def read_silences(workspace: Workspace, model: Model) -> Workspace:
    """What nobody would say: who, and about what."""
    found = find_silences(lay_ground(workspace), workspace, workspace.parse)
    silences = tuple(_settle_silence(one.silence, workspace) for one in found)
    claims, figures = drop_silent(workspace.claims, workspace.figures, silences)
    return replace(
        workspace,
        claims=claims,
        figures=figures,
        silences=silences,
        reasons={**workspace.reasons, **{f"s{number}": one.reasons for number, one in enumerate(found, start=1)}},
    )


def _settle_silence(silence: Silence, workspace: Workspace) -> Silence:
    """The silence with its source as one of the report's entities."""
    if workspace.speakers is None:
        return silence
    return replace(silence, source=settle_source(silence.source, workspace.speakers.known)[0])


STAGES = (
    Stage(name="encoder", version=3, run=encode, public=False),
    Stage(name="attribution", version=3, run=attribute),
    Stage(name="entities", version=7, run=resolve_speakers),
    Stage(name="places", version=3, run=locate),
    Stage(name="times", version=3, run=read_times),
    Stage(name="figures", version=3, run=read_figures),
    Stage(name="certainty", version=1, run=judge_certainty),
    Stage(name="silences", version=2, run=read_silences),
)
"""What reading runs, in order. Sourcing is part of ``attribution``: a claim is made with its source described."""

EDITION = ".".join(str(stage.version) for stage in STAGES)
"""The versions of all stages: by which rules a reading was made. ``reportedly reread`` finds what older ones made."""

PUBLIC_STAGES = ("attribution", "sourcing", "entities", "places", "times", "figures", "certainty", "silences")


CLAIM_STAGES = STAGES[:2]
"""The stages that find claims and describe their sources; what a claim holds, and who and where, comes after them."""


def find_claims(report: Report, model: Model) -> Workspace:
    """The claims of one report with their sources, before the later stages: for measuring what those cost."""
    workspace = Workspace(report=report)
    for stage in CLAIM_STAGES:
        workspace = stage.run(workspace, model)
    return workspace


def run_stages(report: Report, model: Model) -> Workspace:
    """All stages over one report."""
    workspace = Workspace(report=report)
    for stage in STAGES:
        workspace = stage.run(workspace, model)
    return workspace
