"""What is kept of a report to tell which story it is of, and how it is packed: about a kilobyte, for a database.

Judging two sketches needs no text, but a reason has to name what is the same, so names and words are kept as words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

Fields: TypeAlias = list[Any]
"""What stands in a packed sketch: numbers, words and lists of them, as JSON has them."""

WHOLE = 1000
"""The length of a sketch's terms as a vector, and of its head's."""

_FORM = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom a report names by two names or more.

    ``name`` is as written; ``folded`` the first and the last of its words in small letters, ``surname`` the last.
    ``age`` is 0 where it is not told. ``known``: known by an office or a title, so likely in other stories too.
    """

    name: str
    folded: str
    surname: str
    age: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that a report is about.

    ``radius`` says in kilometres how far around it the place reaches. ``wide``: a state, a province or a country, which
    holds many stories.
    """

    name: str
    geoname_id: int
    latitude: float
    longitude: float
    country: str
    radius: int
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a report is about. Days are ordinals of the proleptic Gregorian calendar, as ``date.toordinal`` has them.

    ``published`` is None where unknown. ``days`` are those on which something is told to have happened, the first told
    first; ``ages`` all ages told, ``ways`` streets and addresses, ``marks`` names of bodies and buildings, all as
    written; ``figures`` what is counted with its number ("3 victim"). ``terms`` weigh the words of the whole report,
    ``head`` those of its title and beginning, each as a vector of length ``WHOLE``.
    """

    published: int | None
    days: tuple[int, ...] = ()
    people: tuple[Person, ...] = ()
    ages: tuple[int, ...] = ()
    spots: tuple[Spot, ...] = ()
    ways: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    terms: Mapping[str, int]
    head: Mapping[str, int]


def pack_sketch(sketch: Sketch) -> bytes:
    """The sketch as bytes: the same for the same sketch, on every machine."""
    fields: Fields = [
        _FORM,
        sketch.published,
        sketch.days,
        [[each.name, each.folded, each.surname, each.age, int(each.known)] for each in sketch.people],
        sketch.ages,
        [
            [each.name, each.geoname_id, each.latitude, each.longitude, each.country, each.radius, int(each.wide)]
            for each in sketch.spots
        ],
        sketch.ways,
        sketch.marks,
        sketch.figures,
        " ".join(sketch.terms),
        list(sketch.terms.values()),
        " ".join(sketch.head),
        list(sketch.head.values()),
    ]
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def read_fields(packed: bytes) -> Fields:
    """The fields of a packed sketch, in the order of ``pack_sketch``. Raises ValueError for bytes of another form."""
    fields: Fields = _DECODER.decode(packed.decode("ascii"))
    if fields[0] != _FORM:
        raise ValueError(f"a sketch of form {fields[0]} cannot be read here, only {_FORM}")
    return fields


_DECODER = json.JSONDecoder()


@lru_cache(maxsize=128)
def unpack_sketch(packed: bytes) -> Sketch:
    """The sketch that ``pack_sketch`` packed. Raises ValueError for bytes of another form."""
    _, published, days, people, ages, spots, ways, marks, figures, terms, weights, head, head_weights = read_fields(
        packed
    )
    return Sketch(
        published=published,
        days=tuple(days),
        people=tuple(
            Person(name=name, folded=folded, surname=surname, age=age, known=bool(known))
            for name, folded, surname, age, known in people
        ),
        ages=tuple(ages),
        spots=tuple(
            Spot(
                name=name,
                geoname_id=number,
                latitude=lat,
                longitude=lon,
                country=country,
                radius=radius,
                wide=bool(wide),
            )
            for name, number, lat, lon, country, radius, wide in spots
        ),
        ways=tuple(ways),
        marks=tuple(marks),
        figures=tuple(figures),
        terms=dict(zip(terms.split(), weights, strict=True)),
        head=dict(zip(head.split(), head_weights, strict=True)),
    )
