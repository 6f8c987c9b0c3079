"""What a reading found in a text beside claims: who speaks, places, times, and what nobody would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.vocabulary import Reading
from reportedly.wording import tell_entity, tell_moment, tell_place, tell_silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time, a place, a speaker or a silence, as the text has them; ``kind`` and ``id`` are what explains it."""

    kind: str
    id: str
    told: str


def list_found(reading: Reading | None) -> dict[str, tuple[Found, ...]]:
    """What stands outside the claims, by the heading that it has on the page."""
    if reading is None:
        return {}
    silences = enumerate(reading.silences, start=1)
    said = {claim.source.entity for claim in reading.claims} | {
        member.entity for claim in reading.claims for member in claim.source.members
    }
    found = {
        "Not said": (Found(kind="silence", id=f"s{number}", told=tell_silence(each)) for number, each in silences),
        "Who speaks": (
            Found(kind="entity", id=each.id, told=tell_entity(each)) for each in reading.entities if each.id in said
        ),
        "Places": _keep_first(Found(kind="place", id=each.id, told=tell_place(each)) for each in reading.places),
        "Times": _keep_first(Found(kind="time", id=each.id, told=tell_moment(each)) for each in reading.times),
    }
    return {heading: tuple(each) for heading, each in found.items()}


def _keep_first(found: Iterable[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for each in found:
        first.setdefault(each.told, each)
    return tuple(first.values())
