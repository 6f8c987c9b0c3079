"""Positions made by hand for tests of relations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.reconciliation.relations import relate
from reportedly.vocabulary import (
    Amount,
    FigureKind,
    Interval,
    Naming,
    Passage,
    Position,
    QuestionKind,
    Relation,
    SourceKind,
    Span,
    Topic,
)

DAY, NEXT_DAY, WEEK_LATER = "2025-03-03", "2025-03-04", "2025-03-10"


def count(low: float | None, high: float | None = None, **facts: Any) -> Amount:
    """A count: of one value, or from ``low`` to ``high`` with -1 for an open upper end."""
    top = low if high is None else None if high == -1 else high
    return Amount(**{"kind": FigureKind.COUNT, "low": low, "high": top, **facts})


def position(content: str, source: str = "The fire service", amount: Amount | None = None, **facts: Any) -> Position:
    """A position of an unnamed source, printed on ``DAY``; ``words`` are its figure's (the content without one)."""
    words = facts.pop("words", None) or content
    outlet = facts.pop("outlet", f"{source} Post")
    sentence = facts.pop("sentence", f"{source} said {content}." if source else f"{content}.")
    made = Position(
        id=facts.pop("id", f"{source}:{content}:{facts.get('published', DAY)}"),
        report=facts.pop("report", f"{outlet}:{content}:{facts.get('published', DAY)}"),
        kind=QuestionKind.HOW_MANY if amount is not None else QuestionKind.WHETHER,
        topic=facts.pop("topic", Topic(head="")),
        source=facts.pop("key", f"{outlet}:{source}:{content}:{facts.get('published', DAY)}"),
        source_name=facts.pop("name", None),
        source_words=source,
        source_kind=facts.pop("kind", SourceKind.GROUP),
        source_country=None,
        naming=facts.pop("naming", Naming.UNNAMED),
        words=Passage(spans=(Span(start=0, end=len(words)),), text=words),
        content=Passage(spans=(Span(start=0, end=len(content)),), text=content),
        claim="c" if source else None,
        amount=amount,
        outlet=outlet,
        published=facts.pop("published", DAY),
        sentence=sentence,
    )
    return replace(made, **facts)


def on(day: str) -> Interval:
    """The whole of a day."""
    return Interval(start=day, end=day)


def both_ways(one: Position, other: Position) -> Relation:
    """The relation of two positions, which is the same in kind and flags from either side."""
    there, back = relate(one, other), relate(other, one)
    assert (there.kind, there.flags) == (back.kind, back.flags)
    assert (there.position, there.other) == (back.other, back.position)
    return there
