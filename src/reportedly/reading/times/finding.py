"""All time expressions of a report, with their values and the reasons for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.reading.ground import Ground
from reportedly.reading.times.expressions import Base, Expression
from reportedly.reading.times.guards import GUARDS
from reportedly.reading.times.joining import join
from reportedly.reading.times.matching import find_matches
from reportedly.reading.times.patterns import PATTERNS, load_grammar
from reportedly.reading.times.resolving import Outcome, resolve
from reportedly.reading.times.scene import Scene, set_scene
from reportedly.reading.times.special_rules import RULES
from reportedly.reading.times.tokens import Tokens, cut_tokens
from reportedly.vocabulary import Moment, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A moment and why it has its value."""

    moment: Moment
    reasons: tuple[Reason, ...]


def find_moments(ground: Ground, published: str | None, dateline_date: str | None = None) -> tuple[Found, ...]:
    """The moments of a report, in order of the text, with ids t1, t2, …

    ``published`` is an ISO date or date-time: what is said relative to the day of writing is counted from it, or, where
    it is None, from ``dateline_date``. Without either such an expression stays unresolved: its value is None or leaves
    out what is not known (``XXXX-WXX-3``), its start and end are None. A date that does not exist has no value.
    """
    tokens = cut_tokens(ground)
    expressions = join(read_expressions(tokens), tokens)
    scene = set_scene(tokens, expressions, published or dateline_date)
    return tuple(_describe(one, _take(one, scene), tokens, number) for number, one in enumerate(expressions, start=1))


def read_expressions(tokens: Tokens) -> Iterator[Expression]:
    """What the grammar finds, in order."""
    for match in find_matches(tokens, load_grammar(), GUARDS):
        yield from RULES[match.row.rule](match)


def _take(one: Expression, scene: Scene) -> Outcome:
    """Resolve one, and let the scene know of the day that it tells."""
    outcome = resolve(one, scene)
    if one.clock is not None and outcome.start is not None and "T" in outcome.start:
        scene.tell_clock(outcome.start, one.first)
    placed = outcome.placed
    if placed is not None and placed.period is not None and one.like is None:
        if placed.period.first is None:
            scene.forget()
        elif one.row != "overnight":
            scene.mention(
                placed.period.first, placed.period.precision, one.first, counted=placed.anchor == Base.PUBLISHED
            )
    return outcome


def _describe(one: Expression, outcome: Outcome, tokens: Tokens, number: int) -> Found:
    span = tokens.span(one.first, one.last)
    moment = Moment(
        id=f"t{number}",
        span=span,
        text=tokens.text[span.start : span.end],
        type=outcome.type,
        value=outcome.value,
        start=outcome.start,
        end=outcome.end,
        anchor=None if outcome.anchor is None else str(outcome.anchor),
    )
    reason = Reason(
        field="value",
        value=outcome.value or "unknown",
        because=outcome.because,
        table=PATTERNS,
        row=one.row,
        span=span,
    )
    return Found(moment=moment, reasons=(reason,))
