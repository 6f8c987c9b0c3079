"""Readings made by hand, of short local reports of our own, for the tests of stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.vocabulary import (
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Moment,
    Place,
    PlaceUse,
    ReaderStamp,
    Reading,
    Report,
    Span,
    TimeType,
)

STAMP = ReaderStamp(version="0", model="sha256:0", stages=())

HALLE = (9001, 51.48, 11.97)
OSTERODE = (9002, 51.73, 10.25)
LEER = (9003, 53.23, 7.45)

FIRE = (
    "A fire in a boathouse on Weidendamm Street in Osterode killed a rower on Saturday night, the fire service said. "
    "Ilka Brandstetter, 24, had gone back for her oars when the roof came down. Fire chief Otto Rehm said that the "
    "boathouse burnt for three hours."
)
AGAIN = (
    "The rower who died in the Osterode boathouse was Ilka Brandstetter, 24, a champion of the double scull. The fire "
    "broke out on Saturday on Weidendamm Street, where the club keeps its oars."
)
TRIAL = (
    "A court heard on Monday how a heater was left on among the varnish. Ilka Brandstetter, 24, died in the boathouse "
    "at Osterode on 6 June. The caretaker, Jonas Vollrath, 51, pleaded guilty."
)
ROBBERY = (
    "Two men robbed a jeweller on Kaiser Street in Osterode on Saturday, police said. They took forty rings and fled "
    "on a tandem. The jeweller, Franz Oelmann, 63, was not hurt."
)
STORM = (
    "A storm took the roof off the grain hall in Leer on Saturday. No one was hurt, the harbour office said, and the "
    "barley stayed dry under a tarpaulin that scouts had sewn."
)


def tell(
    text: str,
    *,
    id: str = "r1",
    title: str | None = None,
    published: str | None = "2021-06-06",
    people: Mapping[str, str | None] | None = None,
    ages: tuple[int, ...] = (),
    spots: Mapping[str, tuple[int, float, float]] | None = None,
    days: Mapping[str, str] | None = None,
    bodies: tuple[str, ...] = (),
) -> Reading:
    """A reading of ``text``: people with the office that they hold, spots by name, days by the words that name them."""
    return Reading(
        report=Report(id=id, text=text, title=title, published=published),
        reader=STAMP,
        entities=(*_name(text, people or {}), *_name_bodies(text, bodies)),
        figures=tuple(_age(text, age, number) for number, age in enumerate(ages)),
        places=tuple(_place(text, name, spot) for name, spot in (spots or {}).items()),
        times=tuple(_date(text, words, day) for words, day in (days or {}).items()),
    )


def find(text: str, words: str) -> Span:
    """Where ``words`` first stand."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _name(text: str, people: Mapping[str, str | None]) -> Iterator[Entity]:
    for number, (name, role) in enumerate(people.items()):
        span = find(text, name)
        yield Entity(id=f"e{number}", name=name, kind=EntityKind.PERSON, names=(span,), mentions=(span,), role=role)


def _name_bodies(text: str, bodies: tuple[str, ...]) -> Iterator[Entity]:
    for number, name in enumerate(bodies):
        span = find(text, name)
        yield Entity(id=f"b{number}", name=name, kind=EntityKind.ORGANIZATION, names=(span,), mentions=(span,))


def _age(text: str, age: int, number: int) -> Figure:
    span = find(text, str(age))
    return Figure(id=f"f{number}", span=span, text=str(age), kind=FigureKind.AGE, low=age, high=age)


def _place(text: str, name: str, spot: tuple[int, float, float]) -> Place:
    number, north, east = spot
    return Place(
        id=f"p{number}",
        span=find(text, name),
        text=name,
        name=name,
        geoname_id=number,
        latitude=north,
        longitude=east,
        country="DEU",
        feature="PPL",
        radius_km=5.0,
        use=PlaceUse.LITERAL,
    )


def _date(text: str, words: str, day: str) -> Moment:
    return Moment(id=f"t{words}", span=find(text, words), text=words, type=TimeType.DATE, value=day, start=day, end=day)


def tell_fire(id: str = "fire", published: str | None = "2021-06-06") -> Reading:
    """The first report of the fire."""
    return tell(
        FIRE,
        id=id,
        title="Rower dies in boathouse fire",
        published=published,
        people={"Ilka Brandstetter": None, "Otto Rehm": "Fire chief"},
        ages=(24,),
        spots={"Osterode": OSTERODE},
        days={"Saturday night": "2021-06-05"},
    )


def tell_again(id: str = "again") -> Reading:
    """Another outlet's report of the fire, a day later."""
    return tell(
        AGAIN,
        id=id,
        title="Dead rower was champion",
        published="2021-06-07",
        people={"Ilka Brandstetter": None},
        ages=(24,),
        spots={"Osterode": OSTERODE},
        days={"Saturday": "2021-06-05"},
    )


def tell_trial(id: str = "trial", published: str = "2021-09-13") -> Reading:
    """The trial, months later."""
    return tell(
        TRIAL,
        id=id,
        title="Caretaker pleads guilty over boathouse fire",
        published=published,
        people={"Ilka Brandstetter": None, "Jonas Vollrath": None},
        ages=(24, 51),
        spots={"Osterode": OSTERODE},
        days={"Monday": "2021-09-13", "6 June": "2021-06-06"},
    )


def tell_robbery(id: str = "robbery") -> Reading:
    """Another event in the same town, on the same day."""
    return tell(
        ROBBERY,
        id=id,
        title="Two flee on tandem after robbery",
        published="2021-06-06",
        people={"Franz Oelmann": None},
        ages=(63,),
        spots={"Osterode": OSTERODE},
        days={"Saturday": "2021-06-05"},
    )


def tell_storm(id: str = "storm") -> Reading:
    """Another event in another town, on the same day."""
    return tell(STORM, id=id, title="Storm unroofs grain hall", spots={"Leer": LEER}, days={"Saturday": "2021-06-05"})
