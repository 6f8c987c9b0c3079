"""A position put together: who holds it, from which words, since when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from reportedly.reconciliation.questions.lexicon import load_doing_kinds
from reportedly.reconciliation.questions.sources import find_outlet_key, find_source_key
from reportedly.reconciliation.questions.surroundings import Surroundings
from reportedly.vocabulary import (
    Amount,
    Claim,
    Figure,
    Interval,
    Naming,
    Passage,
    Polarity,
    Position,
    QuestionKind,
    SourceKind,
    Stance,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a position says. ``turned``: negations in the words turn it round.

    ``settled``: the amount, none, has taken a denial in already ("denied that there were any").
    """

    kind: QuestionKind
    topic: Topic
    words: Passage
    content: Passage
    claim: Claim | None = None
    figure: Figure | None = None
    amount: Amount | None = None
    turned: bool = False
    settled: bool = False


def measure_figure(figure: Figure) -> Amount:
    """The amount that a figure states."""
    return Amount(
        kind=figure.kind,
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        approximate=figure.approximate,
        implied=figure.implied,
        unit=figure.unit,
        change=figure.change,
        counting=figure.counting,
    )


def assemble_position(draft: Draft, around: Surroundings) -> Position:
    """The position of ``draft`` in the reading that it was made from."""
    report, claim = around.reading.report, draft.claim
    source = claim.source if claim is not None else None
    return Position(
        id=_make_id(report.id, draft),
        report=report.id,
        kind=draft.kind,
        topic=draft.topic,
        source=find_source_key(source, report) if source is not None else find_outlet_key(report),
        source_name=source.name if source is not None else report.outlet or report.agency,
        source_words=source.called if source is not None else "",
        source_kind=source.kind if source is not None else SourceKind.MEDIA,
        source_country=source.country if source is not None else None,
        naming=source.naming if source is not None else Naming.NAMED,
        words=draft.words,
        content=draft.content,
        claim=claim.id if claim is not None else None,
        figure=draft.figure.id if draft.figure is not None else None,
        amount=draft.amount,
        polarity=_find_polarity(draft),
        stance=claim.stance if claim is not None else Stance.ASSERT,
        certainty=claim.certainty if claim is not None else None,
        hedged=claim is not None and (claim.certainty is not None or bool(claim.distancing)),
        outlet=report.outlet,
        as_of=_find_as_of(draft, around),
        said_on=claim.said_on if claim is not None else None,
        published=report.published,
        sentence=around.find_sentences(draft.content, claim),
        turned=draft.turned and draft.kind is QuestionKind.WHETHER,
        cue=" ".join(claim.cue.words.text.split()) if claim is not None and claim.cue is not None else "",
    )


def _find_polarity(draft: Draft) -> Polarity:
    held = draft.settled or draft.claim is None or draft.claim.polarity is Polarity.POSITIVE
    return Polarity.POSITIVE if held != draft.turned else Polarity.NEGATIVE


def _find_as_of(draft: Draft, around: Surroundings) -> Interval | None:
    """When the state holds: as the words say, or the time that is told of a state that lasts."""
    told = around.find_interval(draft.figure.as_of) if draft.figure is not None else None
    if told is None and any(load_doing_kinds().get(doing) == "state" for doing in draft.topic.doing):
        return draft.topic.when
    return told


def _make_id(report: str, draft: Draft) -> str:
    """From the report, the claim and the words; not from the figure's number, which shifts with what is found."""
    claim = draft.claim.id if draft.claim is not None else ""
    told = f"{report}|{draft.kind}|{claim}|{','.join(f'{span.start}-{span.end}' for span in draft.words.spans)}"
    return "q" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:15]
