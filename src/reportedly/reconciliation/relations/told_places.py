"""Particulars of where it was: a street, a quarter, a spot."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.reconciliation.relations.apart import is_found_elsewhere
from reportedly.reconciliation.relations.told_values import LONGEST, SUFFIXES, Particular, find_classes, load_values

_STREET = re.compile(
    r"\b((?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z][\w’'-]*|\d{1,3}(?:st|nd|rd"
    r"|th))(?:\s+[A-Z][\w’'-]*){0,2}?)"
    r"\s+(Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Way|Circle|Parkway|Terrace"
    r"|Trail)\b\.?"
)


_BLOCK = re.compile(r"\b(\d{1,5})(?:(?:-|\s+)block\s+of\b|(?=\s+[A-Z]))")


_BLOCK_OF = re.compile(r"\b(\d{1,5})(?:-|\s+)block\s+of\b")


_NEAR_BLOCKS = 200


_HOOD = re.compile(r"\b(?:the|’s|'s)\s+((?:[A-Z][\w’'-]+\s+){1,4})(?:neighbou?rhood|district|section|borough|ward)\b")


_AT = re.compile(
    r"\b(in|on|at|inside|into|along|behind|outside|near|past|from|by|of)\s+(?:a|an|the|his|her|their|its|that)\s+"
    r"((?:[a-z’'-]+\s+){0,3}?[a-z]+)(?=\s+(?:in|on|at|of|near|where|when|and|who|with|after|before|around|a|outside"
    r"|off)\b|[.,;]|$)"
)


_INDOORS = frozenset({"home", "shop", "school", "hospital"})


_INTO = frozenset({"in", "on", "inside", "into", "along"})


_OUTSIDE = re.compile(r"\b(?:outside|outdoors)(?=[.,;]|$|\s+(?:when|while|and|with|after|before|on)\b)", re.IGNORECASE)


def compare_roads(left: str, right: str) -> Particular | None:
    """One name with another word for road; or two blocks, each the one that is named."""
    one, other = (_find_roads(text) for text in (left, right))
    if one and one == other and len(one) == 1:
        return _compare_blocks(left, right)
    if not one or not other or one & other:
        return None
    for name, kind in sorted(one):
        for theirs, their_kind in sorted(other):
            if name == theirs and kind != their_kind:
                return Particular(
                    "road",
                    f"{name.title()} {kind.title()} by one and {theirs.title()} {their_kind.title()} by the other",
                )
    blocks = [_BLOCK.findall(text) for text in (left, right)]
    if len(one) == len(other) == 1 and all(len(each) == 1 for each in blocks) and not is_found_elsewhere(left, right):
        (here,), (there,) = one, other
        return Particular(
            "road",
            f"{blocks[0][0]} {' '.join(here).title()} by one and {blocks[1][0]} {' '.join(there).title()} by the other",
        )
    return None


def _compare_blocks(left: str, right: str) -> Particular | None:
    """Two blocks of one road that lie some way from each other."""
    found = [_BLOCK_OF.findall(text) for text in (left, right)]
    if not all(len(each) == 1 for each in found):
        return None
    one, other = (int(each[0]) for each in found)
    return (
        Particular("road", f"block {one} by one and {other} by the other") if abs(one - other) > _NEAR_BLOCKS else None
    )


@lru_cache(maxsize=4096)
def _find_roads(text: str) -> frozenset[tuple[str, str]]:
    found = set()
    for each in _STREET.finditer(text[:LONGEST]):
        name = re.sub(r"^(?:[nsew]\.?|north|south|east|west)\s+", "", each.group(1).lower())
        kind = each.group(2).lower()
        found.add((name, SUFFIXES.get(kind, kind)))
    return frozenset(found)


def compare_hoods(left: str, right: str) -> Particular | None:
    """The quarter of a town that is named."""
    one, other = (frozenset(found.strip().lower() for found in _HOOD.findall(text)) for text in (left, right))
    if len(one) != 1 or len(other) != 1 or one & other:
        return None
    (here,), (there,) = one, other
    if here in there or there in here:
        return None
    return Particular("quarter", f"{here.title()} by one and {there.title()} by the other")


def compare_spots(left: str, right: str) -> Particular | None:
    """One act at two spots that are not near each other: in a shed, in the woods."""
    acts = find_classes("act", left) & find_classes("act", right)
    one, other = (_find_spots(text) for text in (left, right))
    if not acts or not one or not other:
        return None
    near = load_values("near")
    if any(here == there or f"{here} {there}" in near or f"{there} {here}" in near for here in one for there in other):
        return None
    return Particular(
        "spot", f"it was at a {', '.join(sorted(one))} by one and at a {', '.join(sorted(other))} by the other"
    )


@lru_cache(maxsize=4096)
def _find_spots(text: str) -> frozenset[str]:
    values = load_values("spot")
    spots: set[str] = set()
    for found in _AT.finditer(text[:LONGEST]):
        named = [values[word] for word in found.group(2).lower().split() if word in values]
        how = found.group(1).lower()
        outside = how in ("outside", "behind")
        if outside or how in _INTO or (how == "at" and not {*named} & _INDOORS):
            spots.update("outside" if outside and word in _INDOORS else word for word in named[-1:])
    if _OUTSIDE.search(text) is not None:
        spots.add("outside")
    return frozenset(spots)
