"""Whom a position is from, as a key: one person or body has one key in a report and, by name, across reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.identity.names import parse_body
from reportedly.reconciliation.naming import fold_body, fold_name, share_body
from reportedly.reconciliation.services import read_service
from reportedly.vocabulary import Claim, Naming, Position, Report, Source, SourceKind

_INDEFINITE = re.compile(r"\s*(?:an?|another|one|two|three|several|some|many|a few)\s", re.IGNORECASE)
_CITED = 3
"""Words of an unnamed source's phrase that tell it from another one of its report."""


def find_source_key(source: Source, report: Report) -> str:
    """The key of a claim's source: by name, else by entity or words within the report."""
    if source.naming is Naming.NAMED and source.name:
        fold = fold_name if source.kind is SourceKind.PERSON else fold_body
        return f"name:{fold(source.name)}"
    names = sorted(fold_name(member.name) for member in source.members if member.name)
    if names:
        return "name:" + "+".join(names)
    if source.entity is not None:
        return f"report:{report.id}:{source.entity}"
    words = " ".join(source.called.casefold().split())
    return f"report:{report.id}:{words}" if words else f"report:{report.id}:nobody"


def find_outlet_key(report: Report) -> str:
    """The key of the outlet's own voice; an agency's where the outlet is not known."""
    name = report.outlet or report.agency
    return f"outlet:{fold_name(name)}" if name else f"report:{report.id}:own"


def is_indefinite(words: str) -> bool:
    """Whether a source's phrase may be of any: "a detective", "several aides"; two such may be two."""
    return _INDEFINITE.match(words) is not None


def is_carried(claim: Claim, inner: Claim) -> bool:
    """Whether ``claim`` says no more than that ``inner`` is said: they share most of the words."""
    own = sum(span.end - span.start for span in claim.content.spans)
    taken = sum(span.end - span.start for span in (*inner.content.spans, *inner.source.words.spans))
    return taken >= 0.6 * own


def settle_bodies(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions on one question, or on a page of it, those of one body under one key; the same for any order.

    Of one event "HPD" are the Houston police, by the one full name on the question that the initials fit: where a
    second body has these letters, nobody knows which is meant. In one report "police" and "police" are one.
    """
    known = {**_find_full_names(positions), **_find_alike(positions)}
    return tuple(
        replace(each, source=known[each.source].source, source_name=known[each.source].source_name)
        if each.source in known
        else each
        for each in positions
    )


def _find_alike(positions: Iterable[Position]) -> Mapping[str, Position]:
    """By the key of a force without a name the first position whose source its report calls alike."""
    firsts: dict[tuple[str, str], Position] = {}
    found: dict[str, Position] = {}
    for each in sorted(filter(_is_bare_force, positions), key=lambda one: (one.source, one.id)):
        first = firsts.setdefault((each.report, fold_name(each.source_words)), each)
        if first.source != each.source:
            found[each.source] = first
    return found


def _is_bare_force(position: Position) -> bool:
    """Whether it is of "police" or "the detectives", not of "a detective": there may be two of these."""
    if position.source_name is not None or is_indefinite(position.source_words):
        return False
    return read_service(position.source_words, named=False) is not None


def _find_full_names(positions: Iterable[Position]) -> Mapping[str, Position]:
    """By the key of a body that goes by initials a position of the same body under its full name."""
    named = sorted(
        filter(_is_named_body, positions), key=lambda one: (len(one.source_name or ""), one.source_name, one.id)
    )
    bodies = {each.source: each for each in reversed(named)}
    short = {key for key, each in bodies.items() if parse_body(each.source_name or "").acronym is not None}
    fitting = {
        key: [bodies[full] for full in bodies.keys() - short if _are_one(bodies[full], bodies[key])] for key in short
    }
    return {key: found[0] for key, found in fitting.items() if len(found) == 1}


def _is_named_body(position: Position) -> bool:
    named = position.naming is Naming.NAMED and position.claim is not None and bool(position.source_name)
    return named and position.source_kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT)


def _are_one(full: Position, short: Position) -> bool:
    return share_body(full.source_name or "", short.source_name or "")
