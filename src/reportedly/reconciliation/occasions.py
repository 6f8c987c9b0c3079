"""On what occasion words were said: a press conference, a fact sheet, an interview that several outlets share.

An occasion is read from the words around a cue ("told a news conference", "in a statement"). A sentence that only sets
the scene ("He spoke at the Pentagon beside his counterpart") gives its occasion to what those whom it names say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportedly.reconciliation.naming import share_name
from reportedly.reconciliation.scenes import Occasion, Scenes, find_scenes
from reportedly.vocabulary import Claim, Reading, SourceKind

__all__ = ["Occasion", "find_occasions", "share_occasion"]

_SPOKEN = frozenset({"conference", "interview", "hearing", "speech", "broadcast"})
"""Families of which all that a participant says that day may be part."""


def find_occasions(reading: Reading) -> Mapping[str, Occasion]:
    """The occasions of claims, by the claims' ids; a claim without one is absent: nothing tells."""
    scenes = find_scenes(reading)
    found: dict[str, Occasion] = {}
    for claim in reading.claims:
        beside = scenes.find_beside(claim)
        occasion = _complete(beside, claim) if beside is not None else _inherit(claim, scenes)
        if occasion is not None:
            found[claim.id] = occasion
    return found


def share_occasion(one: Occasion, other: Occasion) -> str | None:
    """Why the two are, or may well be, one occasion: one family, one day, one participant; None where they are two."""
    if one.family != other.family or not _days_meet(one, other):
        return None
    shared = next((name for name in one.who for theirs in other.who if share_name(name, theirs)), None)
    if shared is None:
        return None
    day = one.start or other.start
    return f"both were said on one occasion: {one.text} and {other.text}, {shared}" + (f", {day}" if day else "")


def _inherit(claim: Claim, scenes: Scenes) -> Occasion | None:
    """The one spoken occasion that the claim's source took part in by this report; None where there are several."""
    if claim.source.entity is None or claim.source.kind is not SourceKind.PERSON:
        return None  # "the Pentagon estimates" was not said where a man "spoke at the Pentagon"
    theirs = [each for each in scenes.by_entity.get(claim.source.entity, ()) if each.family in _SPOKEN]
    if len({occasion.family for occasion in theirs}) != 1:
        return None
    reason = f"the report has {claim.source.name or claim.source.called} speak on one occasion: “{theirs[0].text}”"
    return replace(_complete(theirs[0], claim), reason=reason)


def _complete(occasion: Occasion, claim: Claim) -> Occasion:
    """The occasion with the claim's own source and day."""
    own = claim.source.name or claim.source.called
    who = tuple(sorted({*occasion.who, *((own,) if own else ())}))
    if claim.said_on is None:
        return replace(occasion, who=who)
    start, end = claim.said_on.start, claim.said_on.end
    return replace(occasion, who=who, start=start and start[:10], end=end and end[:10])


def _days_meet(one: Occasion, other: Occasion) -> bool:
    """Whether the days may be one; an unknown end is open."""
    return not (_is_before(one, other) or _is_before(other, one))


def _is_before(one: Occasion, other: Occasion) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start
