"""A figure in the making: what the rules have settled of it, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.reading.figures.bounds import Bound, Limits
from reportedly.reading.figures.changes import Move
from reportedly.reading.figures.found import Found
from reportedly.reading.figures.references import Counted
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.values import Exact, finish
from reportedly.vocabulary import Counting, Figure, FigureKind, Passage, Reason, Span


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure at tokens ``[first, end)`` of its sentence."""

    first: int
    end: int
    kind: FigureKind
    limits: Limits
    unit: str | None = None
    counted: Counted | None = None
    move: Move | None = None
    counting: Counting | None = None
    scope: tuple[Span, ...] = ()
    as_of: str | None = None
    implied: bool = False
    bounds: tuple[Bound, ...] = ()
    reasons: list[Reason] = field(default_factory=list)

    def explain(
        self,
        name: str,
        value: object,
        because: str,
        *,
        table: str | None = None,
        row: str | None = None,
        span: Span | None = None,
    ) -> None:
        """Keep why a field has its value."""
        self.reasons.append(Reason(field=name, value=str(value), because=because, table=table, row=row, span=span))


def make_found(draft: Draft, tokens: Tokens, number: int) -> Found:
    """The figure of a draft, as number ``number`` of its report."""
    start, end = tokens.starts[draft.first], tokens.ends[draft.end - 1]
    low, high, low_open, high_open = order_limits(draft.limits)
    figure = Figure(
        id=f"f{number}",
        span=Span(start=start, end=end),
        text=tokens.text[start:end],
        kind=draft.kind,
        low=finish(low),
        high=finish(high),
        low_open=low_open,
        high_open=high_open,
        approximate=draft.limits.approximate,
        change=None if draft.move is None else draft.move.way,
        counting=draft.counting,
        unit=draft.unit,
        counts=None if draft.counted is None else draft.counted.text,
        counts_span=None if draft.counted is None else draft.counted.span,
        scope=Passage.of(tokens.text, draft.scope) if draft.scope else None,
        as_of=draft.as_of,
        implied=draft.implied,
    )
    return Found(figure=figure, reasons=tuple(draft.reasons))


def merge_sides(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts with "more than 100 but fewer than 300 prisoners" as one: a bare number and its other side."""
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        if last is not None and _are_sides(tokens, last, draft):
            low, high = (last, draft) if last.limits.low is not None else (draft, last)
            draft.first = last.first
            draft.limits = Limits(
                low.limits.low,
                high.limits.high,
                low.limits.low_open,
                high.limits.high_open,
                low.limits.approximate or high.limits.approximate,
            )
            draft.reasons[:0] = last.reasons
            merged.pop()
        merged.append(draft)
    return merged


def _are_sides(tokens: Tokens, last: Draft, draft: Draft) -> bool:
    """Whether two drafts are the two sides of one number, joined by "and", "but" or a comma."""
    if last.implied or draft.implied or last.counted is not None or (last.unit is not None and last.unit != draft.unit):
        return False
    joint = tokens.low[last.end : draft.first]
    if not joint or any(word not in (",", "and", "but") for word in joint):
        return False
    one, other = last.limits, draft.limits
    low, high = (one.low, other.high) if one.high is None else (other.low, one.high)
    sided = (one.low is None) == (other.high is None) and (one.high is None) == (other.low is None)
    return sided and (one.low is None) != (one.high is None) and low is not None and high is not None and low < high


def order_limits(limits: Limits) -> tuple[Exact | None, Exact | None, bool, bool]:
    """The bounds with the smaller one first ("between 5 and minus 10")."""
    low, high, low_open, high_open, _ = limits
    if low is not None and high is not None and low > high:
        return high, low, high_open, low_open
    return low, high, low_open, high_open
