"""Which places stand in which claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.vocabulary import Claim, Place


def place_claims(claims: Sequence[Claim], places: Sequence[Place]) -> tuple[Claim, ...]:
    """The claims, in their order, with the ids of the places that stand wholly in their content.

    ``places`` are those of the report in order of the text and apart. A claim without one has none: that something
    happened where the report was written is not said.
    """
    starts = [place.span.start for place in places]
    return tuple(_give_places(claim, _list_places(claim, places, starts)) for claim in claims)


def _give_places(claim: Claim, places: tuple[str, ...]) -> Claim:
    return claim if places == claim.places else replace(claim, places=places)


def _list_places(claim: Claim, places: Sequence[Place], starts: Sequence[int]) -> tuple[str, ...]:
    found = []
    for span in claim.content.spans:
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if places[index].span.within(span):
                found.append(places[index].id)
    return tuple(found)
