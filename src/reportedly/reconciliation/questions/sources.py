"""Whom a position is from, as a key: one person or body has one key in a report and, by name, across reports."""

from __future__ import annotations

from reportedly.reconciliation.naming import fold_name
from reportedly.vocabulary import Claim, Naming, Report, Source

_CITED = 3
"""Words of an unnamed source's phrase that tell it from another one of its report."""


def find_source_key(source: Source, report: Report) -> str:
    """The key of a claim's source: by name, else by entity or words within the report."""
    if source.naming is Naming.NAMED and source.name:
        return f"name:{fold_name(source.name)}"
    names = sorted(fold_name(member.name) for member in source.members if member.name)
    if names:
        return "name:" + "+".join(names)
    if source.entity is not None:
        return f"report:{report.id}:{source.entity}"
    words = " ".join(source.words.text.casefold().split())
    return f"report:{report.id}:{words}" if words else f"report:{report.id}:nobody"


def find_outlet_key(report: Report) -> str:
    """The key of the outlet's own voice; an agency's where the outlet is not known."""
    name = report.outlet or report.agency
    return f"outlet:{fold_name(name)}" if name else f"report:{report.id}:own"


def is_carried(claim: Claim, inner: Claim) -> bool:
    """Whether ``claim`` says no more than that ``inner`` is said: they share most of the words."""
    own = sum(span.end - span.start for span in claim.content.spans)
    taken = sum(span.end - span.start for span in (*inner.content.spans, *inner.source.words.spans))
    return taken >= 0.6 * own
