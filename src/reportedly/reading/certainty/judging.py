"""Claims with their certainty, polarity, analytic confidence and the reporter's distance, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.reading.certainty.conditions import find_conditions
from reportedly.reading.certainty.confidence import TABLE as CONFIDENCE
from reportedly.reading.certainty.confidence import find_confidence
from reportedly.reading.certainty.distancing import TABLE as DISTANCING
from reportedly.reading.certainty.distancing import Distance, find_distancing
from reportedly.reading.certainty.glances import Glances, hedges_as_cue
from reportedly.reading.certainty.hedges import Sighting, find_hedges
from reportedly.reading.certainty.lexicon import CONDITIONAL, CUES, ICD, OPEN
from reportedly.reading.certainty.polarity import judge_polarity
from reportedly.reading.certainty.scales import STATED
from reportedly.reading.certainty.statements import Factuality, Statement, lay_statement
from reportedly.reading.ground import Ground
from reportedly.reading.syntax import Parse
from reportedly.vocabulary import AnalyticConfidence, Certainty, Claim, Phrase, Reason, Span

_FIELD = "certainty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with certainty, analytic confidence, distancing and polarity set, and why."""

    claim: Claim
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A certainty and why."""

    certainty: Certainty
    reasons: tuple[Reason, ...]


def judge_claims(claims: Sequence[Claim], ground: Ground, parse: Parse, factuality: Factuality) -> tuple[Judged, ...]:
    """The claims in their order. ``factuality`` is asked only where no table knows a claim's cue."""
    glances = Glances(ground.text)
    return tuple(_judge(lay_statement(claim, ground, parse), glances, factuality) for claim in claims)


def judge_certainty(statement: Statement) -> Likely | None:
    """How likely the words say that the main statement is; None for a question and where they do not say.

    A term of ICD 203 stands alone, then a number, then what else hedges; a condition counts where nothing else does.
    """
    if statement.asks:
        return None
    sightings = find_hedges(statement)
    for scale in (ICD, STATED):
        settled = [one for one in sightings if one.scale == scale]
        if settled:
            return _make_likely(_prefer_content(settled)[:1], statement.ground.text)
    if sightings:
        return _make_likely(_prefer_content(sightings), statement.ground.text)
    conditions = find_conditions(statement)
    return _make_conditional(conditions) if conditions else None


def _judge(statement: Statement, glances: Glances, factuality: Factuality) -> Judged:
    seen = [glances.at(sentence) for sentence in statement.sentences]
    likely = judge_certainty(statement) if any(one.hedges for one in seen) or _may_hedge(statement) else None
    sure = find_confidence(statement) if any(one.confidence for one in seen) else None
    held = judge_polarity(statement, factuality)
    distances = find_distancing(statement) if any(one.distance for one in seen) else ()
    text = statement.ground.text
    claim = replace(
        statement.claim,
        certainty=None if likely is None else likely.certainty,
        analytic_confidence=None if sure is None else sure[0],
        distancing=tuple(Phrase.of(text, distance.span) for distance in distances),
        polarity=held.polarity,
    )
    reasons = [*held.reasons, *(() if likely is None else likely.reasons), *_explain_distances(distances, text)]
    return Judged(claim=claim, reasons=(*reasons, *(() if sure is None else _explain_confidence(*sure))))


def _may_hedge(statement: Statement) -> bool:
    cue = statement.claim.cue
    return cue is not None and hedges_as_cue(cue.words.text.lower())


def _prefer_content(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Those that have a number first, those in the content before a verb of the cue; else in order."""
    return sorted(sightings, key=lambda one: (one.scale == OPEN, one.table == CUES))


def _make_likely(sightings: Sequence[Sighting], text: str) -> Likely:
    """The first sighting's range with the words of all."""
    first = sightings[0]
    certainty = Certainty(
        scale=first.scale, low=first.low, high=first.high, spans=tuple(sorted({one.span for one in sightings}))
    )
    return Likely(certainty=certainty, reasons=tuple(_explain(one, text) for one in sightings))


def _explain(sighting: Sighting, text: str) -> Reason:
    hedge = sighting.hedge
    words = text[sighting.span.start : sighting.span.end]
    if sighting.scale == OPEN:
        because = f'"{words}" leaves it open, and no publication gives it a number'
    else:
        turned = ", turned round by the negation" if sighting.negated else ""
        because = f'"{words}" stands for this range{turned} ({hedge.note})'
    return Reason(
        field=_FIELD,
        value=f"{sighting.scale} {sighting.low:g}-{sighting.high:g}",
        because=because,
        table=sighting.table,
        row=hedge.phrase,
        span=sighting.span,
    )


def _make_conditional(spans: tuple[Span, ...]) -> Likely:
    certainty = Certainty(scale=CONDITIONAL, low=0.0, high=1.0, spans=spans)
    because = "the main statement holds only under a condition"
    reason = Reason(field=_FIELD, value=f"{CONDITIONAL} 0-1", because=because, table="certainty_context.tsv",
                    row="condition", span=spans[0])  # fmt: skip
    return Likely(certainty=certainty, reasons=(reason,))


def _explain_distances(distances: Sequence[Distance], text: str) -> list[Reason]:
    return [
        Reason(
            field="distancing",
            value=text[one.span.start : one.span.end],
            because="words by which the reporter stands off",
            table=DISTANCING,
            row=one.phrase,
            span=one.span,
        )
        for one in distances
    ]


def _explain_confidence(sure: AnalyticConfidence, row: str) -> tuple[Reason, ...]:
    reason = Reason(
        field="analytic_confidence",
        value=sure.level,
        because="the words state confidence in the assessment, which is no likelihood",
        table=CONFIDENCE,
        row=row,
        span=sure.spans[0],
    )
    return (reason,)
